"""Rubrics in the author's admin: written with a preview, published in versions, and not thrown away while in use."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from modules.models import Rubric
from modules.rubrics import spec_of
from tests.content import published_module
from tests.content_desk import presentation_page, rubric

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_lms_modules_rubric:{name}", args=args)


def filled_in(title: str) -> dict[str, str]:
    levels = [
        {"label": label, "points": str(points), "description": ""} for points, label in enumerate(("Deels", "Goed"))
    ]
    fields = {
        f"levels-{number}-value-{key}": value for number, each in enumerate(levels) for key, value in each.items()
    }
    for number in range(2):
        fields |= {f"levels-{number}-{key}": value for key, value in _of_list(number).items()}
    block = {"name": "Vat samen", "description": "", "levels-count": "2", **fields}
    return nested_form_data({"title": title, "channel": "", "criteria": streamfield([("criterion", block)])})


def _of_list(number: int) -> dict[str, str]:
    return {"deleted": "", "order": str(number), "type": "item", "id": ""}


def test_an_author_writes_and_publishes_a_rubric(author):
    response = author.post(url("add"), filled_in("Gesprek") | {"action-publish": "Publiceren"}, follow=True)
    assert response.status_code == 200
    made = spec_of(Rubric.objects.get())
    assert [level.label for level in made.criteria[0].levels] == ["Deels", "Goed"]
    assert made.revision
    assert "Gesprek" in author.get(url("list")).content.decode()


def test_the_preview_shows_what_a_trainer_fills_in_and_a_learner_reads(author):
    made = rubric("Luistert actief", title="Gesprek aan de balie")
    author.post(url("preview_on_edit", made.pk), filled_in("Gesprek aan de telefoon"))
    page = author.get(url("preview_on_edit", made.pk)).content.decode()
    assert "Gesprek aan de telefoon" in page
    assert "Zo leest een deelnemer het" in page


def test_a_rubric_in_use_stays_with_a_reason(author):
    used = rubric(title="Samenvatten")
    published_module([presentation_page(title="Mijn plan", judged_with=used)])
    page = author.post(url("delete", used.pk), follow=True).content.decode()
    assert "staat bij: Mijn plan" in page
    assert Rubric.objects.filter(pk=used.pk).exists()
