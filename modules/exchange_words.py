"""What could not be taken over from, or into, a file with questions: one Dutch sentence per code."""

from django.utils.translation import gettext as _

from modules.exchange import unreadable
from modules.rules.exchange import Note

_FILE_CODES = {"doctype", "big", "xml"}


def sentence(note: Note) -> str:
    """What it is and why."""
    if note.code in _FILE_CODES:
        return unreadable(note.code)
    return (_lost(note.code) if note.is_lost else _left_out(note.code)) % {"what": note.what}


def _lost(code: str) -> str:
    """Why a whole question is not there."""
    return {
        "answers": _("De antwoorden kunnen we niet lezen: ‘%(what)s’."),
        "braces": _("De accolades kloppen niet. Een vraag heeft één keer { en één keer }."),
        "declaration": _("Het bestand zegt niet welk antwoord bij deze vraag hoort."),
        "description": _("Dit is alleen tekst. Er wordt niets gevraagd."),
        "dynamic": _("Deze vraag verandert terwijl je antwoordt. Zulke vragen hebben we niet."),
        "double": _("Deze vraag staat al in de vragenbank."),
        "double_here": _("Deze vraag staat twee keer in het bestand."),
        "empty_option": _("Een antwoord heeft geen tekst. Misschien is het een plaatje."),
        "gaps": _("In GIFT past maar één gat per vraag."),
        "interaction": _("Deze soort vraag hebben we niet: %(what)s."),
        "interactions": _("Hier staan meer vragen in één: %(what)s. Maak er losse vragen van."),
        "invalid": _("Deze vraag klopt niet: %(what)s"),
        "kind": _("Deze soort vraag past niet in dit bestand."),
        "may_not": _("Je mag deze soort vraag niet maken."),
        "missing": _("Dit bestand ontbreekt in de zip."),
        "more_right": _("Meer dan één antwoord is goed, en je mag er maar één kiezen."),
        "no_item": _("Dit onderdeel is geen vraag: %(what)s."),
        "no_text": _("De vraag heeft geen tekst."),
        "none_right": _("Het bestand zegt niet welk antwoord goed is."),
        "number": _("Dit is geen getal: ‘%(what)s’."),
        "numbers": _("Hier moet je meer dan één getal invullen. Maak er losse vragen van."),
        "old_qti": _("Dit is QTI 1. Exporteer de vragen als QTI 2.1, 2.2 of 3."),
        "order": _("Niet alle stukken hebben een plek in de goede volgorde."),
        "pair": _("Dit paar is niet compleet: ‘%(what)s’."),
        "pairs": _("Bij de linkerkant hoort niet steeds precies één rechterkant."),
    }.get(code, _("Deze vraag kunnen we niet lezen."))


def _left_out(code: str) -> str:
    """Which part of a question is not there."""
    return {
        "all_or_nothing": _("Punten voor een deels goed antwoord: dat regel je bij ons in de toets."),
        "all_words": _("Bij ons kan een deelnemer elk woord aanwijzen, niet alleen de gemerkte."),
        "exact": _("Of hoofdletters en accenten meetellen, gaat niet mee."),
        "example": _("Het voorbeeldantwoord gaat niet mee: ‘%(what)s’"),
        "feedback": _("Deze uitleg gaat niet mee: ‘%(what)s’"),
        "gap_text": _("De lege regels in de tekst met gaten gaan niet mee."),
        "guidance": _("De aanwijzing voor het nakijken gaat niet mee: ‘%(what)s’"),
        "joined": _("Uitleg voor goed en fout staat nu bij elkaar, onder de vraag. Lees die na."),
        "layout": _("De opmaak is weg, de tekst is er nog."),
        "markdown": _("De opmaak met Markdown is nu gewone tekst. Lees die na."),
        "min_words": _("Het minimum van %(what)s woorden gaat niet mee."),
        "order_points": _("Halve punten gaan niet mee. In het bestand is de volgorde goed of fout."),
        "picture": _("Beeld, geluid of formule gaat niet mee: %(what)s"),
        "points": _("De %(what)s punten staan in een opmerking. Alleen Leerlijn leest die."),
        "processing": _("Deze vraag had eigen regels voor de punten. Bij ons gelden de gewone regels."),
        "rounded": _("Het aantal punten was %(what)s. Dat is nu een heel getal."),
        "rubric": _("Deze aanwijzing gaat niet mee: ‘%(what)s’"),
        "sign": _("Een teken met een eigen betekenis is vervangen: ‘%(what)s’"),
        "split": _("De tekst is lang. Het eerste deel staat nu bij ‘situatie’."),
        "star": _("Wat gezegd wordt bij elk ander antwoord, gaat niet mee: ‘%(what)s’"),
        "test": _("De toets zelf gaat niet mee, alleen de vragen: ‘%(what)s’"),
        "title": _("De titel gaat niet mee, een vraag heeft er geen: ‘%(what)s’"),
        "unit": _("De eenheid gaat niet mee: %(what)s."),
        "variable": _("Hier stond een waarde die wisselt: %(what)s. Vul die zelf in."),
        "weight": _("Het eigen aantal punten gaat niet mee bij: ‘%(what)s’"),
        "wrong_answer": _("Dit foute antwoord had geen uitleg en gaat niet mee: ‘%(what)s’"),
    }.get(code, _("Een deel gaat niet mee: ‘%(what)s’"))
