"""Several confirmations of one file at the same moment, of one author or of two: every question comes in once."""

from functools import partial

import pytest
from django.contrib.contenttypes.models import ContentType

from modules.models import Question
from modules.rules.gift import read_gift
from modules.services.bank import import_questions
from tests.at_once import crossing
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)

GIFT = "Wat doe je eerst? {=Luisteren ~Ophangen}\n\nVul in: dat is {=fijn}."


def test_confirmations_at_the_same_moment_add_every_question_once():
    authors = [PersonFactory(user__is_superuser=True).user for _ in range(3)]
    ContentType.objects.get_for_model(Question)
    parsed = read_gift(GIFT)
    calls = [partial(import_questions, parsed, user=author) for author in authors]
    added = crossing(calls, after='SELECT "lms_modules_question"')
    assert sorted(len(each.questions) for each in added) == [0, 0, 2]
    assert Question.objects.count() == 2
