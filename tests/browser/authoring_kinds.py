"""One step of each kind, made in the Wagtail admin; MAKERS are in the order of the module."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser import authoring_steps as bank
from tests.browser.admin_form import (
    add_block,
    add_item,
    choose,
    fill,
    items,
    named,
    number,
    pick_kind,
    picture,
    publish,
    section,
    select,
    tick,
    write,
)

START = "Waarom luisteren werkt"
QUIZ = "Herken het gevoel"
LISTEN = "Hoor het gevoel"
CONVERSATION = "Bel met meneer Denkbeeld"
ASSIGNMENT = "Vat een eigen gesprek samen"
WORKPLACE = "Samenvatten aan de lijn"
MEETING = "Oefenen met een acteur"
PRESENTATION = "Laat horen wat je leerde"
REFLECTION = "Wat neem je mee?"
SURVEY = "Wat vond je ervan?"
REPLIES = "Wat de deelnemer kan antwoorden"
SECOND_REPLY = "Ik leg u eerst de regels uit."
GOOD_REPLY = "U schrikt van die brief. Klopt dat?"


def reading(page: Page) -> None:
    _begin(page, "Leespagina", START, "Wie luistert, is sneller klaar.")
    fill(page, "Nieuw hoofdstuk", "Begrijpen")
    text = section(page, "Activiteit")
    fill(add_block(text, "Kop"), "Kop", "Eerst horen, dan helpen")
    write(add_block(text, "Tekst"), "Een inwoner die zich gehoord voelt, vertelt sneller wat er is.")
    callout = add_block(text, "Let op")
    fill(callout, "Titel", "Probeer dit vandaag")
    write(callout, "Wacht twee tellen voordat je antwoordt.")
    picture(page, "author-reading", "Activiteit")
    publish(page)


def video(page: Page) -> None:
    _begin(page, "Video of audio", LISTEN, "Luister naar een gesprek van een paar tellen.")
    choose(page, "Kies een opname", bank.RECORDING)
    publish(page)


def quiz(page: Page) -> None:
    _begin(page, "Toets", QUIZ, "Twee vragen over wat je hoort.")
    for question in (bank.CHOICE, bank.OPEN):
        page.get_by_role("button", name="Voeg vraag toe").click()
        choose(page, "Kies vraag", question)
    number(page, "Geslaagd vanaf (procent)", 70)
    picture(page, "author-quiz", "Doel")
    publish(page)


def simulation(page: Page) -> None:
    _begin(page, "Gesprek oefenen", CONVERSATION, "Hij kreeg een brief en schrikt.")
    fill(page, "Naam van de inwoner", "Meneer Denkbeeld")
    choose(page, "Kies beoordelingskader", bank.RUBRIC)
    talk = section(page, "Gesprek")
    for name, ends, title, text in (
        ("Geholpen", "goed", "Hij is geholpen", "Je noemde zijn gevoel. Daarna kon hij vragen wat hij wilde weten."),
        ("Opgehangen", "niet goed", "Hij hing op", "Hij hoorde alleen regels. Noem eerst wat je hoort."),
    ):
        ending = add_block(talk, "Einde")
        fill(ending, "Naam van dit einde", name)
        select(ending, "Hoe loopt het af", ends)
        fill(ending, "Titel van het einde", title)
        fill(ending, "Wat de deelnemer leest", text)
    turn = add_block(talk, "Beurt van de inwoner")
    fill(turn, "Naam van deze beurt", "Schrikt van de brief")
    fill(turn, "Wat de inwoner zegt", "Wat is dit voor brief? Moet ik nu betalen?")
    _reply(
        items(turn, REPLIES).first,
        GOOD_REPLY,
        "Geholpen",
        "Je noemt het gevoel en je vraagt of het klopt.",
        *bank.CRITERIA,
    )
    _reply(add_item(turn, REPLIES), SECOND_REPLY, "Opgehangen", "Hij hoort je nog niet: hij schrikt.")
    select(page, "Klaar", "bij een goed einde")
    page.get_by_text("Het gesprek is rond").wait_for()
    picture(page, "author-simulation", "De kaart van het gesprek")
    publish(page)


def _reply(reply: Locator, says: str, to: str, why: str, *shows: str) -> None:
    fill(reply, "Wat de deelnemer zegt", says)
    leads = reply.get_by_role("combobox", name=named("Daarna komt"))
    leads.locator("option", has_text=to).wait_for(state="attached")
    leads.select_option(label=to)
    fill(reply, "Uitleg bij deze zin", why)
    for criterion in shows:
        point = add_item(reply, "Wat je hierin hoort")
        heard = point.get_by_role("combobox", name=named("Criterium"))
        heard.locator("option", has_text=criterion).wait_for(state="attached")
        heard.select_option(label=criterion)


def assignment(page: Page) -> None:
    _begin(page, "Opdracht", ASSIGNMENT, "Kies een gesprek van deze week.")
    fill(page, "Nieuw hoofdstuk", "Oefenen op je werk")
    write(
        section(page, "Opdracht"), "Vat een gesprek van deze week samen. Schrijf op wat je zei en wat de inwoner zei."
    )
    fill(page, "Waar je op let", "Noem geen namen.\nZeg of de inwoner ja zei.")
    number(page, "Minstens zoveel woorden", 5)
    choose(page, "Kies beoordelingskader", bank.RUBRIC)
    publish(page)


def workplace(page: Page) -> None:
    _begin(page, "Praktijkopdracht", WORKPLACE, "Doe dit met iemand die meeluistert.")
    write(section(page, "Opdracht"), "Vraag een collega of je coach om mee te luisteren.")
    item = add_block(section(page, "Onderdelen"))
    fill(item, "Wat doe je", "Vat een gesprek samen")
    fill(item, "Zo zie je dat het goed is", "De inwoner zegt ja op de samenvatting.")
    publish(page)


def meeting(page: Page) -> None:
    _begin(page, "Bijeenkomst", MEETING, "Je oefent twee gesprekken.")
    write(section(page, "Wat je gaat doen"), "Je oefent in tweetallen met een acteur.")
    publish(page)


def presentation(page: Page) -> None:
    _begin(page, "Presentatie", PRESENTATION, "Tien minuten, met een eigen gesprek.")
    write(section(page, "Wat de deelnemer voorbereidt"), "Kies een gesprek en laat horen wat je anders deed.")
    choose(page, "Kies beoordelingskader", bank.RUBRIC)
    publish(page)


def reflection(page: Page) -> None:
    _begin(page, "Reflectie", REFLECTION, "Alleen jij leest dit.")
    fill(page, "Nieuw hoofdstuk", "Terugkijken")
    write(section(page, "Activiteit"), "Wat ga je morgen anders doen?")
    number(page, "Minstens zoveel woorden", 3)
    publish(page)


def survey(page: Page) -> None:
    _begin(page, "Enquête", SURVEY, "Drie tellen werk.")
    questions = section(page, "Vragen")
    fill(add_block(questions, "Schaal van 1 tot 5"), "Vraag of stelling", "Ik kan dit morgen gebruiken.")
    last = add_block(questions, "Open vraag")
    fill(last, "Vraag", "Wat kan beter?")
    tick(last, "Verplicht", on=False)
    publish(page)


def _begin(page: Page, kind: str, title: str, intro: str) -> None:
    """From the list of steps of the module to an empty form of that kind."""
    page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
    if kind == "Leespagina":
        picture(page, "author-kinds", height=900)
    pick_kind(page, kind)
    fill(page, "Titel", title)
    fill(page, "Inleiding", intro)


MAKERS: tuple[Callable[[Page], None], ...] = (
    reading,
    video,
    quiz,
    simulation,
    assignment,
    workplace,
    meeting,
    presentation,
    reflection,
    survey,
)
