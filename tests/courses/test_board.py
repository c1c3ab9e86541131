"""The board shows each member of staff the right people, and how far they are: never how well."""

import datetime
import re
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Cohort, Enrolment
from courses.services.enrol import stop
from lms.models import AccessEntry, Organisation, Person
from lms.services.people import end_membership, grant_membership
from lms.tenancy import Role
from modules.models import Reflection, Registration
from tests.courses.groups import group_of, learner_in, module_with
from tests.factories import (
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeRoleFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db


@dataclass
class Region:
    """Two municipalities with people in two groups of two programmes."""

    a: Organisation
    b: Organisation
    first: Cohort
    second: Cohort


@pytest.fixture
def region() -> Region:
    a = OrganisationFactory(name="Aaldrecht", slug="aaldrecht")
    b = OrganisationFactory(name="Boukeveen", slug="boukeveen")
    region = Region(a, b, group_of(a, b, name="Groep één"), group_of(a, b, name="Groep twee"))
    learner_in(region.first, a, "Roos Roodborst", done=3)
    learner_in(region.first, a, "Mees Merel", done=1, silent=30)
    learner_in(region.first, b, "Jip Winterkoning", done=1, begun=1)
    learner_in(region.second, a, "Saar Goudvink")
    learner_in(region.second, b, "Teun Wulp")
    return region


def coordinator_of(organisation: Organisation) -> Person:
    return MembershipFactory(organisation=organisation, role=Role.COORDINATOR).person


def trainer_of(cohort: Cohort) -> Person:
    return CohortRoleFactory(cohort=cohort).person


def programme_coordinator_of(cohort: Cohort) -> Person:
    return ProgrammeRoleFactory(programme=cohort.programme).person


@pytest.fixture
def board(client_of):
    """board(person, cohort, area, **filters) is the response."""

    def open_board(person: Person, cohort: Cohort, area: str = "regie", **query):
        name = "lms_courses:board" if area == "regie" else f"lms_courses:board_{area}"
        return client_of(person).get(reverse(name, args=[cohort.uuid]), query)

    return open_board


def names(response) -> list[str]:
    return re.findall(r'll-board__name">([^<]+)<', response.content.decode())


def text(response) -> str:
    """The words of the page, without tags and double spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace(" ,", ",").replace(" .", ".")


# Who sees whom


def test_a_coordinator_sees_the_own_people_in_rows_totals_filter_and_title(region, board):
    response = board(coordinator_of(region.a), region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst"]
    assert "Je ziet de deelnemers van gemeente Aaldrecht." in text(response)
    assert "2 deelnemers, van wie 1 achter, 0 op schema en 1 klaar." in text(response)
    assert "Boukeveen" not in text(response)
    assert 'name="gemeente"' not in response.content.decode()


@pytest.mark.parametrize(
    "query", [{"gemeente": "boukeveen"}, {"naam": "Jip"}, {"naam": "Wulp"}, {"tempo": "op-schema"}]
)
def test_no_filter_shows_a_coordinator_more_people(region, board, query):
    response = board(coordinator_of(region.a), region.first, **query)
    assert set(names(response)) <= {"Mees Merel", "Roos Roodborst"}
    assert "2 deelnemers, van wie 1 achter, 0 op schema en 1 klaar." in text(response)
    assert not {"Winterkoning", "Boukeveen"} & set(text(response).split())


def test_a_programme_coordinator_sees_everybody_in_the_own_programme_and_no_other(region, board):
    coordinator = programme_coordinator_of(region.first)
    response = board(coordinator, region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle twee gemeenten." in text(response)
    assert "3 deelnemers, van wie 1 achter, 1 op schema en 1 klaar. Nog niet begonnen: 0." in text(response)
    assert board(coordinator, region.second).status_code == 404


@pytest.mark.parametrize(
    ("role", "area"),
    [(Role.TRAINER, "begeleiding"), (Role.COACH, "begeleiding"), (Role.ASSESSOR, "beoordeling")],
)
def test_staff_of_a_group_see_that_group_and_no_other(region, board, role, area):
    person = CohortRoleFactory(cohort=region.first, role=role).person
    response = board(person, region.first, area)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle deelnemers van deze groep." in text(response)
    assert board(person, region.second, area).status_code == 404


def test_a_trainer_who_was_trainer_until_yesterday_sees_nothing(region, board):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    trainer = CohortRoleFactory(cohort=region.second).person
    CohortRoleFactory(cohort=region.first, person=trainer, valid_until=yesterday)
    assert board(trainer, region.first, "begeleiding").status_code == 404


def test_a_team_leader_sees_the_own_team(region, board):
    phone, counter = TeamFactory(organisation=region.a), TeamFactory(organisation=region.a)
    learner_in(region.first, region.a, "Kim Kauw", team=phone, done=1)
    learner_in(region.first, region.a, "Lot Lijster", team=counter, done=1)
    leader = MembershipFactory(organisation=region.a, role=Role.TEAM_LEADER, team=phone).person
    response = board(leader, region.first, "begeleiding")
    assert names(response) == ["Kim Kauw"]
    assert "Je ziet de deelnemers van je eigen team." in text(response)
    assert "1 deelnemer, van wie 0 achter, 1 op schema en 0 klaar." in text(response)
    assert board(leader, region.second, "begeleiding").status_code == 404


def test_who_moved_is_no_longer_seen_by_the_old_municipality_nor_by_the_new_one(region, board):
    mover = Person.objects.get(name="Mees Merel")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    end_membership(membership=mover.memberships.get(), last_day=yesterday)
    grant_membership(person=mover, organisation=region.b)
    assert names(board(coordinator_of(region.a), region.first)) == ["Roos Roodborst"]
    assert names(board(coordinator_of(region.b), region.first)) == ["Jip Winterkoning"]
    assert "Mees Merel" in names(board(programme_coordinator_of(region.first), region.first))


def test_who_stopped_is_no_longer_on_the_board(region, board):
    stop(enrolment=Enrolment.objects.get(person__name="Mees Merel"), reason="", actor=None)
    assert names(board(coordinator_of(region.a), region.first)) == ["Roos Roodborst"]


def test_a_group_without_places_of_the_own_municipality_does_not_exist_for_its_coordinator(region, board):
    far = group_of(region.b)
    learner_in(far, region.b)
    assert board(coordinator_of(region.a), far).status_code == 404


@pytest.mark.parametrize("area", ["regie", "begeleiding", "beoordeling"])
def test_a_learner_does_not_come_in(region, board, area):
    learner = EnrolmentFactory(cohort=region.first, person=PersonFactory(), organisation=region.a).person
    assert board(learner, region.first, area).status_code == 403


def test_a_trainer_does_not_come_in_through_the_door_of_coordinators(region, board):
    assert board(trainer_of(region.first), region.first, "regie").status_code == 403


def test_somebody_with_two_roles_sees_everybody_once(region, board):
    person = coordinator_of(region.a)
    CohortRoleFactory(person=person, cohort=region.first)
    ProgrammeRoleFactory(person=person, programme=region.first.programme)
    response = board(person, region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle twee gemeenten." in text(response)


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
    for secret in ("alleen voor mijzelf", "4321", "43", "0,43"):
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
