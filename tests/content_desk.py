"""Rubrics and presentations for tests."""

from collections.abc import Sequence
from itertools import count

from modules.models import PresentationPage, Rubric

_numbers = count(1)
LEVELS = ("Nog niet", "Deels", "Goed", "Sterk")


def rubric(
    *criteria: str,
    title: str = "",
    levels: Sequence[str] = LEVELS,
    descriptions: Sequence[str] = (),
    publish: bool = True,
) -> Rubric:
    """A published rubric; the ids of its criteria are 'k1', 'k2', ... and levels are worth 0, 1, 2, ... points."""
    names = criteria or ("Vat samen in eigen woorden", "Controleert of het klopt")
    blocks = [
        {
            "type": "criterion",
            "id": f"k{number}",
            "value": {
                "name": name,
                "description": descriptions[number - 1] if descriptions else "",
                "levels": [
                    {"label": label, "points": points, "description": ""} for points, label in enumerate(levels)
                ],
            },
        }
        for number, name in enumerate(names, 1)
    ]
    made = Rubric(title=title or f"Kader {next(_numbers)}", criteria=blocks, live=False)
    made.full_clean()
    made.save()
    revision = made.save_revision()
    if publish:
        revision.publish()
    made.refresh_from_db()
    return made


def presentation_page(*, title: str = "", judged_with: Rubric | None = None, **fields: object) -> PresentationPage:
    """A presentation with a rubric; not saved yet."""
    fields.setdefault("task", "<p>Vertel wat je leerde van drie gesprekken.</p>")
    return PresentationPage(title=title or f"Presentatie {next(_numbers)}", rubric=judged_with or rubric(), **fields)
