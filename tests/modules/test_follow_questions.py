"""A question belongs to every module that asks it: publishing it raises their versions."""

import pytest
from wagtail.signals import published

from modules.models import Question
from tests.content import published_module, quiz_page, single_choice
from tests.modules.authoring import version

pytestmark = pytest.mark.django_db


def test_publishing_a_question_raises_the_version_of_every_module_that_asks_it():
    question = single_choice()
    first = published_module([quiz_page(questions=[question])])
    second = published_module([quiz_page(questions=[question]), quiz_page(questions=[question])])
    third = published_module([quiz_page()])
    before = [version(each.module) for each in (first, second, third)]

    Question.objects.get(pk=question.pk).save_revision().publish()

    assert [version(each.module) for each in (first, second, third)] == [before[0] + 1, before[1] + 1, before[2]]

    Question.objects.get(pk=question.pk).unpublish()

    assert version(first.module) == before[0] + 2


def test_a_draft_of_a_question_raises_nothing():
    question = single_choice()
    module = published_module([quiz_page(questions=[question])])
    before = version(module.module)

    Question.objects.get(pk=question.pk).save_revision()

    assert version(module.module) == before


def test_a_question_and_the_versions_change_in_one_transaction():
    question = single_choice("Oud")
    module = published_module([quiz_page(questions=[question])])
    before = version(module.module)
    question.text = "Nieuw"
    revision = question.save_revision()

    def fails(**kwargs: object) -> None:
        raise RuntimeError("the last receiver of the signal")

    published.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            revision.publish()
    finally:
        published.disconnect(fails)

    assert Question.objects.get(pk=question.pk).text == "Oud"
    assert version(module.module) == before
