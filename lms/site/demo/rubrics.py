"""The rubrics that the demo judges with, published."""

from typing import Any

from lms.site.demo import content_files
from modules.models import Rubric


def titles() -> list[str]:
    """Of all rubrics of the demo."""
    return [data["title"] for data in content_files.practice()["rubrics"]]


def rubric(title: str) -> Rubric:
    """The rubric with this title; made when there is none."""
    found = Rubric.objects.filter(title=title).first()
    if found is not None:
        return found
    data = next(each for each in content_files.practice()["rubrics"] if each["title"] == title)
    criteria = [("criterion", _criterion(each, data["levels"])) for each in data["criteria"]]
    made = Rubric(title=title, channel=data["channel"], criteria=criteria, live=False)
    made.full_clean()
    made.save()
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def _criterion(data: dict[str, Any], labels: list[str]) -> dict[str, Any]:
    levels = [
        {"label": label, "points": points, "description": text}
        for points, (label, text) in enumerate(zip(labels, data["levels"], strict=True))
    ]
    return {"name": data["name"], "description": data["description"], "levels": levels}
