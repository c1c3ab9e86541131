"""What one try asks: all questions of the quiz, or those that were drawn when it began, each in its version then."""

import datetime
from dataclasses import dataclass, replace
from uuid import UUID

from wagtail.models import Revision

from modules import sql_tries
from modules.question_kinds import registry
from modules.rules.question import QuestionSpec
from modules.rules.scoring import QuizSpec

# An answer may be this late: it was on its way, or a slow telephone needed a moment.
GRACE = datetime.timedelta(seconds=30)


@dataclass(frozen=True)
class TryPlan:
    """questions: in the order of asking. begun: whether there is a row. deadline: None when no time runs."""

    questions: tuple[QuestionSpec, ...]
    begun: bool = False
    deadline: datetime.datetime | None = None

    def question(self, question_id: int) -> QuestionSpec | None:
        """The question with this id, if this try asks it."""
        return next((each for each in self.questions if each.id == question_id), None)

    def is_over(self, now: datetime.datetime) -> bool:
        """Whether the time is up."""
        return self.deadline is not None and now > self.deadline + GRACE


def plan_of(registration_id: int, activity: UUID, quiz: QuizSpec, number: int) -> TryPlan:
    """What this try asks; one statement for a quiz whose tries begin with a row, else none.

    A try that did not begin yet asks nothing. Who was in the middle of an earlier version has a row too.
    """
    if not quiz.keeps_tries and not quiz.has_kept:
        return TryPlan(quiz.questions)
    begun = sql_tries.begun_try(registration_id, activity, number)
    if begun is None:
        return TryPlan(() if quiz.keeps_tries else quiz.questions)
    found = (question_at(quiz, question, revision) for question, revision in begun.questions)
    return TryPlan(tuple(each for each in found if each is not None), True, begun.deadline)


def question_at(quiz: QuizSpec, question: int, revision: int | None) -> QuestionSpec | None:
    """A question as it was in that revision, also when the author changed it since or took it from the quiz.

    None when it is gone altogether.
    """
    spec = quiz.question(question)
    if revision is None or (spec is not None and spec.revision == revision):
        return spec
    row = Revision.objects.filter(pk=revision).first()
    if row is None or row.content_object is None:
        return spec
    return replace(registry.spec_of(row.as_object()), revision=revision)
