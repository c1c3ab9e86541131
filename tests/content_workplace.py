"""Pages for tests: a workplace task, a meeting and a survey; not saved yet."""

from collections.abc import Sequence
from itertools import count

from modules.models import SessionPage, SurveyPage, WorkplacePage

_numbers = count(1)
SUMMARISE, ASK_ON = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
SCALE, CHOICE, OPEN = (f"3333333{number}-3333-4333-8333-333333333333" for number in range(3))
YES, NO = "44444440-4444-4444-8444-444444444444", "44444441-4444-4444-8444-444444444444"


def workplace_page(*, title: str = "", optional: Sequence[str] = (), **fields: object) -> WorkplacePage:
    """Two items, `SUMMARISE` and `ASK_ON`. optional: ids of items that may be skipped."""
    texts = {SUMMARISE: "Vat een gesprek samen", ASK_ON: "Vraag door bij een klacht"}
    items = [
        {
            "type": "item",
            "id": key,
            "value": {"text": text, "how": "De klant zegt ja op de samenvatting.", "required": key not in optional},
        }
        for key, text in texts.items()
    ]
    fields.setdefault("instruction", "<p>Voer twee gesprekken terwijl iemand meekijkt.</p>")
    return WorkplacePage(title=title or f"Praktijk {next(_numbers)}", items=items, **fields)


def session_page(*, title: str = "", **fields: object) -> SessionPage:
    """A meeting on site."""
    fields.setdefault("programme", "<p>We oefenen drie gesprekken.</p>")
    return SessionPage(title=title or f"Bijeenkomst {next(_numbers)}", **fields)


def survey_page(*, title: str = "", **fields: object) -> SurveyPage:
    """Three questions: `SCALE`, `CHOICE` (with options `YES` and `NO`) and `OPEN`, of which the last may stay empty."""
    options = [{"type": "item", "id": YES, "value": "Ja"}, {"type": "item", "id": NO, "value": "Nee"}]
    questions = [
        {
            "type": "scale",
            "id": SCALE,
            "value": {"text": "Ik kan dit gebruiken in mijn werk", "low": "helemaal niet", "high": "heel goed"}
            | {"required": True},
        },
        {
            "type": "choice",
            "id": CHOICE,
            "value": {"text": "Zou je dit aanraden?", "options": options, "required": True},
        },
        {"type": "open", "id": OPEN, "value": {"text": "Wat kan beter?", "required": False}},
    ]
    return SurveyPage(title=title or f"Enquête {next(_numbers)}", questions=questions, **fields)
