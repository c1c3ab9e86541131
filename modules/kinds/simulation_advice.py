"""What is wrong with a conversation, said to its author."""

from django.utils.translation import gettext as _

from modules.rules.dialogue_map import Flaw


def message_of(flaw: Flaw) -> str:
    """One flaw in plain words, with what to do."""
    text = {
        "no-turn": _("Er is nog geen beurt. Maak een beurt van de inwoner: daar begint het gesprek."),
        "no-ending": _("Er is nog geen einde. Maak minstens één einde."),
        "no-name": _("Een beurt of einde heeft geen naam. Geef elk een korte naam."),
        "double-name": _("Twee beurten heten ‘%(name)s’. Geef elk een eigen naam."),
        "dead-end": _("‘%(name)s’ loopt dood: er is geen antwoord. Schrijf een antwoord of maak er een einde van."),
        "nowhere": _("Antwoord %(reply)s bij ‘%(name)s’ leidt nergens heen. Kies wat daarna komt."),
        "no-way-out": _("Vanaf ‘%(name)s’ kom je nooit bij een einde. Laat één antwoord naar een einde leiden."),
        "no-good-ending": _("De deelnemer is klaar bij een goed einde, maar geen weg leidt daarheen."),
        "score-too-high": _("Zoveel punten kan niemand halen in één gesprek. Verlaag het percentage of geef punten."),
        "unreachable": _("Niemand komt bij ‘%(name)s’. Laat een antwoord ernaartoe leiden, of haal het weg."),
        "criterion-never": _("Voor ‘%(name)s’ zijn nergens punten te halen."),
        "unknown-criterion": _("Punten voor een criterium dat er niet is: %(reply)s keer. Ze tellen niet mee."),
    }[flaw.code]
    return text % {"name": flaw.name, "reply": flaw.reply}
