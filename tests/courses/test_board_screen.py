"""The board: what stands on it, filters, pages, and who can read that they were looked at."""

import re

import pytest
from django.utils import timezone

from lms.models import AccessEntry
from modules.models import Reflection, Registration
from tests.courses.groups import group_of, learner_in, module_with
from tests.courses.region import coordinator_of, names, programme_coordinator_of, text, trainer_of

pytestmark = pytest.mark.django_db

# What stands on it


def test_each_step_is_done_busy_or_not_begun_and_steps_are_counted(region, board):
    learner_in(region.first, region.b, "Kim Kauw", done=0, begun=2)
    html = board(programme_coordinator_of(region.first), region.first).content.decode()
    rows = dict(re.findall(r'll-board__name">([^<]+)<(.*?)</tr>', html, re.DOTALL))
    states = {name: re.findall(r'<td class="is-(\w+)" data-nr', row) for name, row in rows.items()}
    assert states == {
        "Roos Roodborst": ["klaar", "klaar", "klaar"],
        "Mees Merel": ["klaar", "open", "open"],
        "Jip Winterkoning": ["klaar", "bezig", "open"],
        "Kim Kauw": ["bezig", "bezig", "open"],
    }
    assert "1 van 3" in rows["Jip Winterkoning"]
    assert "30 dagen niets gedaan" in rows["Mees Merel"]
    assert re.findall(r'll-board__nr">(\d)</b> (Stap \d)', html) == [("1", "Stap 1"), ("2", "Stap 2"), ("3", "Stap 3")]


def test_scores_answers_and_reflections_are_not_on_the_board(region, board):
    run = Registration.objects.get(person__name="Jip Winterkoning")
    step = run.module.activities.first()
    Reflection.objects.create(registration=run, activity=step, text="Dit is alleen voor mijzelf.")
    html = board(trainer_of(region.first), region.first, "begeleiding").content.decode()
    assert "Jip Winterkoning" in html
    for secret in ("alleen voor mijzelf", "4321", "43 %", "43%"):
        assert secret not in re.sub(r"<[^>]+>", " ", html)


def test_names_are_text_and_not_markup(region, board):
    learner_in(region.first, region.a, "<b>Vet</b> & Zn #NAME#", done=1)
    html = board(coordinator_of(region.a), region.first).content.decode()
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; Zn #NAME#</b>" in html


def test_who_needs_attention_is_named_on_top_with_the_reason(region, board):
    learner_in(region.first, region.b, "Kim Kauw")
    page = text(board(programme_coordinator_of(region.first), region.first))
    assert "Kim Kauw, Boukeveen Nog niet begonnen. Dat kan al 8 weken." in page
    assert "Mees Merel, Aaldrecht 30 dagen niets gedaan, voor het laatst op" in page
    assert page.index("Kim Kauw") < page.index("Mees Merel")
    filtered = text(board(programme_coordinator_of(region.first), region.first, naam="Kauw"))
    assert "Wie heeft aandacht nodig" not in filtered


def test_a_programme_with_two_modules_has_a_tab_for_each(region, board):
    modules = [module_with(2, title="Luisteren"), module_with(1, title="Schrijven")]
    cohort = group_of(region.a, modules=modules)
    learner_in(cohort, region.a, "Kim Kauw", done=2)
    coordinator = coordinator_of(region.a)
    first = board(coordinator, cohort)
    assert "2 van 2" in text(first)
    assert "1 op schema en 0 klaar" in text(first)
    second = board(coordinator, cohort, module=str(modules[1].pk), naam="kim")
    assert "0 van 1" in text(second)
    assert f"?naam=kim&amp;module={modules[0].pk}" in second.content.decode()
    for nonsense in ("x", "00000000-0000-0000-0000-000000000000", str(module_with(1).pk)):
        assert "2 van 2" in text(board(coordinator, cohort, module=nonsense))


def test_archived_steps_are_no_column(region, board):
    region.first.programme.modules.get().activities.filter(position=1).update(archived_at=timezone.now())
    html = board(coordinator_of(region.a), region.first).content.decode()
    assert re.findall(r'll-board__nr">(\d)</b> (Stap \d)', html) == [("1", "Stap 1"), ("2", "Stap 3")]


# Filters and empty places


def test_filters_narrow_the_rows_and_not_the_totals(region, board):
    coordinator = programme_coordinator_of(region.first)
    response = board(coordinator, region.first, gemeente="boukeveen")
    assert names(response) == ["Jip Winterkoning"]
    assert "3 deelnemers, van wie 1 achter" in text(response)
    assert "Met dit filter zie je er 1." in text(response)
    assert names(board(coordinator, region.first, tempo="klaar")) == ["Roos Roodborst"]
    assert names(board(coordinator, region.first, tempo="onzin", gemeente="onzin", naam=" ")) == [
        "Mees Merel",
        "Roos Roodborst",
        "Jip Winterkoning",
    ]


def test_an_empty_result_offers_to_remove_one_filter(region, board):
    response = board(programme_coordinator_of(region.first), region.first, naam="Jansen", tempo="achter")
    html = response.content.decode()
    assert names(response) == []
    assert "Geen deelnemer met ‘Jansen’ bij dit tempo" in html
    links = dict(re.findall(r'href="[^"]*?(\?[^"]*)?">(Wis [^<]+)<', html))
    assert links == {"?tempo=achter": "Wis ‘Jansen’", "?naam=Jansen": "Wis ‘Loopt achter’", "": "Wis alles"}


def test_a_group_without_learners_says_so(region, board):
    empty = group_of(region.a)
    response = board(coordinator_of(region.a), empty)
    assert response.status_code == 200
    assert "Je ziet hier nog niemand" in text(response)


def test_a_programme_without_steps_says_so(region, board):
    cohort = group_of(region.a, modules=[module_with(0)])
    learner_in(cohort, region.a)
    assert "Er staat nog niets in deze opleiding" in text(board(coordinator_of(region.a), cohort))


def test_pages_of_fifty_follow_each_other(region, board):
    cohort = group_of(region.a)
    for _ in range(53):
        learner_in(cohort, region.a)
    coordinator = coordinator_of(region.a)
    first, second = board(coordinator, cohort), board(coordinator, cohort, pagina="2")
    assert (len(names(first)), len(names(second))) == (50, 3)
    assert not set(names(first)) & set(names(second))
    assert names(board(coordinator, cohort, pagina="99")) == names(second)
    assert names(board(coordinator, cohort, pagina="x")) == names(first)


# Who looked


def test_everybody_shown_can_read_who_looked_and_where(region, board):
    coordinator = coordinator_of(region.a)
    board(coordinator, region.first)
    entries = AccessEntry.objects.values_list("actor", "subject__name", "what")
    assert sorted(entries) == [
        (coordinator.pk, "Mees Merel", "Voortgang in Groep één"),
        (coordinator.pk, "Roos Roodborst", "Voortgang in Groep één"),
    ]


def test_who_is_not_shown_was_not_looked_at(region, board):
    board(programme_coordinator_of(region.first), region.first, naam="roos")
    assert list(AccessEntry.objects.values_list("subject__name", flat=True)) == ["Roos Roodborst"]
    board(coordinator_of(region.b), region.first, naam="roos")
    assert AccessEntry.objects.count() == 1
    board(trainer_of(region.second), region.first, "begeleiding")
    assert AccessEntry.objects.count() == 1
