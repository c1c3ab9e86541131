"""Pages for the publishing gate: twenty with one fault each, and twenty that look like it and have none."""

from typing import Any

Block = tuple[str, Any]


def p(text: str) -> Block:
    return ("paragraph", f"<p>{text}</p>")


def h(text: str, level: int = 2) -> Block:
    return ("heading", {"text": text, "level": str(level)})


def table(cells: str, caption: str = "Openingstijden") -> Block:
    return ("table", {"caption": caption, "cells": cells, "names": True})


TEXT = p("Je neemt de telefoon op. Je noemt je naam en je vraagt wat je kunt doen.")

# What is wrong -> the blocks, and a word of the reason.
FAULTY: dict[str, tuple[list[Block], str]] = {
    "no blocks": ([], "leeg"),
    "empty paragraph": ([TEXT, p("")], "blok is leeg"),
    "empty heading": ([h(""), TEXT], "kop is leeg"),
    "heading jump at the start": ([h("Aan de balie", 3), TEXT], "tussenkop"),
    "the same heading twice": ([h("Luisteren"), TEXT, h("Luisteren"), TEXT], "twee keer"),
    "bold text as a heading": ([p("<b>Aan de balie</b>"), TEXT], "vette tekst"),
    "typed list": ([p("- je naam"), p("- je vraag")], "opsomming"),
    "a paragraph in capitals": ([TEXT, p("NOEM ALTIJD EERST JE EIGEN NAAM")], "hoofdletters"),
    "a heading in capitals": ([h("BELANGRIJKE INFORMATIE VOORAF"), TEXT], "hoofdletters"),
    "colour: the button": ([p("Klik op de groene knop om door te gaan.")], "kleur"),
    "colour: the text": ([p("De rode tekst moet je zeker lezen.")], "kleur"),
    "colour: marked": ([p("Wat fout is, staat in het rood aangegeven.")], "kleur"),
    "place: beside": ([p("Kijk naar het plaatje hiernaast en vertel wat je ziet.")], "telefoon"),
    "link: click here": ([p('Meer weten? <a href="https://www.rijksoverheid.nl">Klik hier</a>.')], "Klik hier"),
    "link: read more": ([p('Over paspoorten: <a href="https://www.rijksoverheid.nl">lees meer</a>.')], "lees meer"),
    "link: an address": ([p('Kijk op <a href="https://vng.nl/a">https://vng.nl/a</a>.')], "webadres"),
    "link: without words": ([p('Kijk op <a href="https://vng.nl"> </a>de website van de VNG.')], "zonder tekst"),
    "link: to nowhere": ([p('Lees <a href="#">de regels voor het paspoort</a>.')], "nergens"),
    "table without header": ([TEXT, table("maandag | |\ndinsdag | 9.00 | 17.00")], "geen kop"),
    "table without rows": ([TEXT, table("Dag | Open | Dicht")], "alleen koppen"),
    "table without a title": ([TEXT, table("Dag | Open\nmaandag | 9.00", "")], "geen titel"),
    "a word that is not explained": ([p("Vraag het [[onbekende woord]] na.")], "woordenlijst"),
    "colour in a callout": (
        [("callout", {"title": "Let op", "text": "<p>Vul alleen de gele velden in.</p>"})],
        "kleur",
    ),
    "colour in a checklist": (
        [TEXT, ("checklist", {"title": "Doe dit", "items": ["Vul de gele velden in."]})],
        "kleur",
    ),
    "vague link in what others read": (
        [TEXT, ("local", {"title": "Tijden", "question": "?", "fallback": '<p><a href="https://a.nl">hier</a></p>'})],
        "hier",
    ),
}

# What it looks like -> the blocks.
CLEAN: dict[str, list[Block]] = {
    "one paragraph": [TEXT],
    "headings two deep": [h("Luisteren"), TEXT, h("Aan de telefoon", 3), TEXT, h("Vragen"), TEXT],
    "the same sub-heading in two chapters": [
        h("Telefoon"),
        TEXT,
        h("Voorbeeld", 3),
        TEXT,
        h("Balie"),
        TEXT,
        h("Voorbeeld", 3),
        TEXT,
    ],
    "a red thread": [p("De rode draad in dit gesprek is aandacht.")],
    "a colour with the word that is there": [p("Klik op de groene knop ‘Opslaan’ onder het formulier.")],
    "a colour as a fact": [p("Het paspoort is rood en de identiteitskaart is blauw.")],
    "a green light": [p("Je krijgt groen licht van je teamleider.")],
    "a resident names a button": [
        TEXT,
        ("dialogue", {"turns": [{"who": "Inwoner", "text": "Ik zie alleen de groene knop.", "own": False}]}),
    ],
    "a quote with a colour": [TEXT, ("quote", {"text": "Ik keek naar de rode letters.", "who": "Sanne"})],
    "abbreviations in capitals": [p("Vraag naar het BSN. Het KCC gebruikt de BRP en DigiD.")],
    "an abbreviation as a heading": [h("LSD"), TEXT],
    "bold words in a sentence": [p("<b>Noem eerst je naam.</b> Daarna vraag je door.")],
    "a bold sentence": [p("<b>Noem altijd eerst je eigen naam.</b>")],
    "a real list": [("paragraph", "<ul><li>je naam</li><li>je vraag</li></ul>")],
    "a number at the start": [p("3 keer per week oefen je met een collega.")],
    "a dash in a sentence": [p("Luisteren - dat is meer dan stil zijn.")],
    "a link that says where it goes": [p('Lees <a href="https://vng.nl/paspoort">de regels voor het paspoort</a>.')],
    "a link to a page of the site": [p('Lees <a linktype="page" id="3">de uitleg over DigiD</a>.')],
    "the word here": [p("Hier begint het gesprek. Klik hier niet overheen.")],
    "a table": [TEXT, table("Dag | Open | Dicht\nmaandag | 9.00 | 17.00\ndinsdag | 9.00 | 20.00")],
    "a table with an empty corner": [TEXT, table(" | Balie | Telefoon\nmaandag | 9.00 | 8.00")],
    "left and right as facts": [p("Links van de ingang is de balie, rechts de lift.")],
    "what stands below": [p("Lees de tabel hieronder. Kies daarna je antwoord.")],
    "a place for the municipality": [
        TEXT,
        ("local", {"title": "Tijden", "question": "Wanneer ben je open?", "fallback": "<p>Kijk op je website.</p>"}),
    ],
}
