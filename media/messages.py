"""Faults in captions, chapters and files, in words that tell an author what to do."""

from django.utils.translation import gettext as _

from media.rules.chapters import InvalidChapters
from media.rules.containers import NotPlayable
from media.rules.webvtt import InvalidWebVTT


def captions_fault(error: InvalidWebVTT) -> str:
    """Says which line of the captions is wrong and how it should be."""
    why = {
        "empty": _("Het bestand is leeg."),
        "long": _("Het bestand is te lang voor ondertiteling."),
        "header": _("De eerste regel moet WEBVTT zijn."),
        "blank": _("Laat na WEBVTT eerst een regel leeg."),
        "arrow": _("Hier hoort een tijd te staan, zoals 00:01.000 --> 00:04.000."),
        "time": _("Deze tijd klopt niet. Schrijf minuten:seconden.duizendsten, zoals 00:01.000."),
        "order": _("Deze tijd ligt voor de vorige. Zet de stukken op volgorde."),
        "end": _("Het einde moet na het begin liggen."),
        "text": _("Onder deze tijd staat geen tekst."),
        "tag": _("Dit teken kan hier niet: %(part)s. Schrijf &lt; als je een ‘kleiner dan’ bedoelt."),
        "setting": _("Dit kent een browser niet: %(part)s."),
        "cues": _("Er staat geen enkel stuk ondertiteling in."),
    }[error.reason] % {"part": error.part}
    return _("Regel %(line)s: %(why)s") % {"line": error.line, "why": why}


def chapters_fault(error: InvalidChapters) -> str:
    """Says which line of the chapters is wrong and how it should be."""
    why = {
        "form": _("Schrijf eerst de tijd en dan de titel, zoals: 1:20 De vraag achter de vraag."),
        "order": _("Deze tijd ligt niet na de vorige."),
        "late": _("Deze tijd ligt na het einde van de opname."),
        "long": _("De titel is te lang."),
    }[error.reason]
    return _("Regel %(line)s: %(why)s") % {"line": error.line, "why": why}


def file_fault(error: NotPlayable) -> str:
    """Says why a file cannot be used."""
    return {
        "unknown": _(
            "Dit bestand is geen video of audio die een browser afspeelt. Gebruik mp4, webm, mp3, m4a of wav."
        ),
        "broken": _("Dit bestand is niet heel. Sla de opname opnieuw op en probeer het nog een keer."),
        "quicktime": _("Dit is een QuickTime-bestand (mov). Sla de video op als mp4."),
        "matroska": _("Dit is een mkv-bestand. Sla de video op als mp4 of webm."),
    }[error.reason]
