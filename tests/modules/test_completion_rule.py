"""A module's own rule: 'all reading, 1 of 2 reflections, every quiz with at least 70 %'."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from modules.authoring import rule_sentence
from modules.models import ModulePage, Registration
from modules.rules.completion import Part, RuleStep, is_fulfilled, part_states
from modules.services.attempts import complete_for, finish
from modules.signals import module_completed
from tests.content import add_step, published_module, quiz_page, reading_page, reflection_page
from tests.factories import RegistrationFactory

A, B, C, D = (UUID(int=number) for number in range(1, 5))
STEPS = [
    RuleStep(A, "reading", True),
    RuleStep(B, "reading", False),
    RuleStep(C, "session", True),
    RuleStep(D, "session", False),
]


@pytest.mark.parametrize(
    ("part", "done", "best", "expected"),
    [
        (Part("reading"), {A}, {}, True),  # B may be skipped
        (Part("reading"), {B}, {}, False),
        (Part("session", need=1), {D}, {}, True),
        (Part("session", need=2), {D}, {}, False),
        (Part("session", need=9), {C, D}, {}, True),  # more than there are is all there are
        (Part("reading", min_score=70), {A}, {A: 0.69}, False),
        (Part("reading", min_score=70), {A}, {A: 0.7}, True),
        (Part("reading", min_score=70), {A}, {}, False),
        (Part("reading", min_score=70), set(), {A: 1.0}, False),  # a score without completion
        (Part("quiz"), {A, B, C, D}, {}, False),  # about nothing at all
        (Part(), {A, C}, {}, True),
    ],
)
def test_a_demand(part, done, best, expected):
    assert is_fulfilled([part], STEPS, done, best) is expected


def test_a_demand_tells_what_is_missing():
    (state,) = part_states([Part("session", need=1)], STEPS, {A}, {})
    assert (state.done, state.needed, state.total, state.missing) == (0, 1, 2, (C, D))


def _module(**fields):
    """All quizzes with 70 %, and one of two reflections."""
    steps = [
        reading_page(title="Een"),
        quiz_page(title="Toets"),
        reflection_page(title="R1"),
        reflection_page(title="R2"),
    ]
    rule = [
        ("part", {"kind": "quiz", "need": None, "min_score": 70}),
        ("part", {"kind": "reflection", "need": 1, "min_score": None}),
    ]
    return published_module(steps, rule=rule, **fields)


@pytest.mark.django_db
def test_the_rule_decides_when_a_run_is_complete(django_capture_on_commit_callbacks):
    module, heard = _module(), []
    module_completed.connect(lambda **kwargs: heard.append(kwargs["registration_id"]), weak=False)
    _reading, quiz, reflection, _other = module.activities
    run = RegistrationFactory(module=module.module)
    whom = {"registration_id": run.pk, "now": None}
    with django_capture_on_commit_callbacks(execute=True):
        complete_for(**whom, activity=quiz.pk, key=uuid4(), score=0.6, passed=True)
        finish(registration=run.uuid, user_id=run.person.user_id, activity=reflection.pk, key=uuid4())
    run.refresh_from_db()
    assert (run.completed_at, heard) == (None, [])
    # The step was completed before; now the score is enough.
    with django_capture_on_commit_callbacks(execute=True):
        complete_for(**whom, activity=quiz.pk, key=uuid4(), number=2, score=0.8, passed=True)
    run.refresh_from_db()
    assert run.completed_at is not None
    assert run.completed_version == run.module.content_version
    assert heard == [run.pk]


@pytest.mark.django_db
def test_a_rule_that_becomes_easier_completes_those_who_now_fulfil_it():
    module = _module()
    runs = [RegistrationFactory(module=module.module) for _ in range(2)]
    quiz = module.activities[1]
    complete_for(registration_id=runs[0].pk, activity=quiz.pk, key=uuid4(), score=0.9)
    page = ModulePage.objects.get(pk=module.page.pk)
    page.rule = [("part", {"kind": "quiz", "need": None, "min_score": 70})]
    page.save_revision().publish()
    completed = dict(Registration.objects.values_list("pk", "completed_at"))
    assert completed[runs[0].pk] is not None
    assert completed[runs[1].pk] is None


@pytest.mark.django_db
def test_the_rule_is_one_sentence_for_author_and_learner(client_of):
    module = _module()
    assert rule_sentence(module.page) == ("Je bent klaar met: alle toetsen met minstens 70 %, 1 van 2 reflecties.")
    run = RegistrationFactory(module=module.module)
    complete_for(registration_id=run.pk, activity=module.activities[2].pk, key=uuid4())
    page = client_of(run.person).get(reverse("lms_modules:module", args=[run.uuid])).content.decode()
    assert "alle toetsen met minstens 70 %" in page
    assert "0 van 1 klaar" in page
    assert "Voor ‘alle toetsen met minstens 70 %’ telt nog niet mee:" in page
    assert "Voor ‘1 van 2 reflecties’" not in page


@pytest.mark.django_db
def test_a_copy_keeps_where_it_came_from():
    original = published_module(["reading"])
    copy = original.page.copy(recursive=True, update_attrs={"title": "Kopie", "slug": "kopie"})
    copied = ModulePage.objects.get(pk=copy.pk)
    step = copied.get_children().get().specific
    assert copied.origin == original.page.translation_key
    assert step.origin == original.steps[0].translation_key
    step.save_revision().publish()
    step.refresh_from_db()
    assert step.origin == original.steps[0].translation_key, "publishing the copy does not lose it"
    add_step(copied, "reading")
    fresh = copied.get_children().last().specific
    assert fresh.origin is None
