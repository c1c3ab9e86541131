"""The SQL of the board holds against the rule in Python and against the ORM."""

import datetime
import itertools

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from courses.models import Enrolment, EnrolmentRegistration
from courses.rules.pace import Situation, Word, pace_of
from courses.sql import NOT_BEGUN, Count, Learners, Narrowed
from modules.models import Registration
from tests.courses.groups import group_of, learner_in, module_with
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

SILENT = [None, 0, 13, 14, 20, 21, 40]
ENROLLED = [0, 13, 14]


@pytest.fixture
def town():
    return OrganisationFactory(name="Aaldrecht", slug="aaldrecht")


@pytest.fixture
def other_town():
    return OrganisationFactory(name="Boukeveen", slug="boukeveen")


def learners(cohort, **options) -> Learners:
    return Learners(Enrolment.objects.active().filter(cohort=cohort), **options)


def names(cohort, narrowed=None, *, limit: int = 50, offset: int = 0) -> list[str]:
    return [row.name for row in learners(cohort).page(narrowed or Narrowed(), limit=limit, offset=offset)]


def by_the_rule(enrolment: Enrolment, today: datetime.date) -> Word:
    """The slow way: everything of one learner through the ORM."""
    runs = list(
        Registration.objects.filter(
            enrolment_link__enrolment=enrolment,
            module__programme_modules__programme=enrolment.cohort.programme,
            module__archived_at=None,
            module__activity_count__gt=0,
        )
    )
    moments = Registration.objects.filter(enrolment_link__enrolment=enrolment, last_activity_at__isnull=False)
    last = max((timezone.localdate(run.last_activity_at) for run in moments), default=None)
    unfinished = sum(run.completed_at is None for run in runs)
    enrolled_on = timezone.localdate(enrolment.created_at)
    return pace_of(Situation(len(runs), unfinished, last, enrolment.cohort.starts_on, enrolled_on), today).word


@pytest.mark.parametrize("weeks", [-1, 0, 2, 8])
@pytest.mark.parametrize("modules", [1, 2])
def test_counts_and_filter_say_what_the_rule_says(town, weeks, modules):
    cohort = group_of(town, modules=[module_with(2) for _ in range(modules)], weeks=weeks)
    for silent, enrolled, done in itertools.product(SILENT, ENROLLED, [0, 2]):
        if not (silent is None and done):
            learner_in(cohort, town, silent=silent, enrolled=enrolled, done=done)
    today = timezone.localdate()
    expected: dict[Word, list[int]] = {word: [] for word in Word}
    for enrolment in Enrolment.objects.select_related("cohort__programme"):
        expected[by_the_rule(enrolment, today)].append(enrolment.pk)
    assert sum(bool(keys) for keys in expected.values()) >= (1 if weeks < 2 else 2)
    for word, keys in expected.items():
        found = learners(cohort).page(Narrowed(pace=word.value), limit=500)
        assert sorted(row.enrolment_id for row in found) == sorted(keys), word
    (count,) = learners(cohort).by_organisation(Narrowed())
    assert count.count.learners == Enrolment.objects.count()
    assert (count.count.behind, count.count.done) == (len(expected[Word.BEHIND]), len(expected[Word.DONE]))
    assert learners(cohort).by_cohort() == {cohort.pk: count.count}


def test_a_row_carries_what_the_rule_needs(town):
    first, second = module_with(2), module_with(1)
    cohort = group_of(town, modules=[first, second])
    enrolment = learner_in(cohort, town, "Roos Roodborst", done=2, silent=4)
    (row,) = learners(cohort, module=second.pk).page(Narrowed(), limit=5)
    assert (row.name, row.organisation, row.person_id) == ("Roos Roodborst", "Aaldrecht", enrolment.person_id)
    assert row.registration_id == Registration.objects.get(module=second).pk
    assert (row.modules, row.unfinished) == (2, 1)
    assert row.last_active == Registration.objects.get(module=first).last_activity_at
    assert row.enrolled_at == Enrolment.objects.get().created_at


def test_modules_that_are_archived_empty_or_taken_out_keep_nobody_from_done(town):
    finished, archived, empty, taken_out = module_with(1), module_with(2), module_with(0), module_with(2)
    cohort = group_of(town, modules=[finished, archived, empty, taken_out])
    learner_in(cohort, town, done=1)
    archived.archived_at = timezone.now()
    archived.save()
    cohort.programme.programme_modules.filter(module=taken_out).delete()
    assert EnrolmentRegistration.objects.count() == 4
    assert learners(cohort).by_cohort()[cohort.pk].done == 1


def test_who_is_behind_stands_on_top_longest_silent_first_then_by_name(town):
    cohort = group_of(town)
    learner_in(cohort, town, "Bo van den Aap", done=1, silent=1)
    learner_in(cohort, town, "Aysel Zeeman", done=1, silent=22)
    learner_in(cohort, town, "Lot Kers", silent=None)
    learner_in(cohort, town, "Carlijn Boom", done=3, silent=40)
    learner_in(cohort, town, "Dilan Adder", done=1, silent=30)
    assert names(cohort) == ["Lot Kers", "Dilan Adder", "Aysel Zeeman", "Bo van den Aap", "Carlijn Boom"]


def test_pages_follow_each_other_without_a_gap_or_a_double(town):
    cohort = group_of(town)
    for number in range(7):
        learner_in(cohort, town, "Robin Zelfdenaam", done=number % 2)
    seen = [row.enrolment_id for start in (0, 3, 6) for row in learners(cohort).page(Narrowed(), limit=3, offset=start)]
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("proef", ["Fatima van der Proef", "PROEF Jansen"]),
        ("VAN DER", ["Fatima van der Proef"]),
        ("%", ["Jip 100% Zeker"]),
        ("_", []),
        ("!", []),
        ("'", ["Kim d'Hondt"]),
    ],
)
def test_a_name_is_found_by_any_part_of_it_and_signs_mean_themselves(town, typed, found):
    cohort = group_of(town)
    for name in ("Fatima van der Proef", "PROEF Jansen", "Jip 100% Zeker", "Kim d'Hondt"):
        learner_in(cohort, town, name)
    assert sorted(names(cohort, Narrowed(name=typed))) == sorted(found)
    (count,) = learners(cohort).by_organisation(Narrowed(name=typed))
    assert count.matches == len(found)
    assert count.count.learners == 4


def test_counts_are_told_per_organisation_and_filters_go_together(town, other_town):
    cohort = group_of(town, other_town)
    learner_in(cohort, town, "Roos Roodborst", done=1, silent=30)
    learner_in(cohort, town, "Roos Merel", done=3)
    learner_in(cohort, other_town, "Roos Wulp")
    asked = Narrowed(name="roos", organisation="aaldrecht", pace="achter")
    counts = learners(cohort).by_organisation(asked)
    assert [(each.slug, each.matches) for each in counts] == [("aaldrecht", 1), ("boukeveen", 1)]
    assert [each.count for each in counts] == [Count(2, 1, 1, 0), Count(1, 1, 0, 1)]
    assert names(cohort, asked) == ["Roos Roodborst"]
    assert names(cohort, Narrowed(pace=NOT_BEGUN)) == ["Roos Wulp"]


def test_nobody_is_counted_for_who_may_see_nobody(town):
    cohort = group_of(town)
    learner_in(cohort, town)
    nobody = Learners(Enrolment.objects.visible_to(AnonymousUser(), "enrolment.view"))
    assert nobody.page(Narrowed(), limit=5) == []
    assert nobody.by_organisation(Narrowed()) == []
    assert nobody.by_cohort() == {}
