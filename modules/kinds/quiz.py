"""Quiz: one question at a time, scored on the server, with an explanation after each answer."""

from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules import sql
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.kinds.quiz_screens import feedback_screen, question_screen, result_screen
from modules.models import Answer, Attempt, Question, QuizPage
from modules.rules.scoring import InvalidAnswer, Option, QuestionSpec, QuizSpec
from modules.services.attempts import answer_question, finish_quiz


class Quiz(ActivityKind[QuizSpec]):
    """Questions of the bank; done with the first try that reaches the pass mark."""

    name = "quiz"
    label = gettext_lazy("Toets")
    plural = gettext_lazy("toetsen")
    icon = "toets"
    template = "lms_modules/activity/quiz.html"

    def publish(self, page: QuizPage) -> QuizSpec:
        placed = [each.question_id for each in page.quiz_questions.all()]
        live = Question.objects.filter(live=True).in_bulk(placed)  # a statement per kind, not per question
        return QuizSpec(
            questions=tuple(spec_of(live[pk]) for pk in placed if pk in live),
            pass_mark=page.pass_mark,
            max_attempts=page.max_attempts,
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        quiz: QuizSpec = visit.published.content
        number, answers = sql.current_try(visit.registration_id, visit.activity)
        key = _uuid_or_none(visit.query.get("antwoord", ""))
        if key and (answer := _own(Answer, visit).filter(key=key).first()):
            return feedback_screen(quiz, answer, answers, number)
        asked = [question for question in quiz.questions if question.id not in answers]
        begun = bool(answers) or "opnieuw" in visit.query
        last = _own(Attempt, visit).order_by("-number", "-pk").first() if number > 1 else None
        used_up = 0 < quiz.max_attempts < number
        if last and (used_up or not begun):
            return result_screen(quiz, last, tries_left=quiz.max_attempts - number + 1)
        return question_screen(quiz, asked[0] if asked else None, answers, number)

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
            "language": visit.language,
        }
        if form.get("actie") == "afronden":
            finish_quiz(**whom)
            return Submitted(to="?uitslag=1")
        try:
            answered = answer_question(
                **whom,
                question=_int(form.get("vraag", "")),
                given=form.getlist("antwoord"),
                number=_int(form.get("poging", "")) or None,
                key=key,
            )
        except InvalidAnswer as error:
            return Submitted(errors={"antwoord": _explain(str(error))})
        message = "" if answered.counts else _("Deze vraag had je al beantwoord. Je eerste antwoord telt.")
        return Submitted(to=f"?antwoord={key}", message=message)

    def preview_context(self, content: QuizSpec, done: bool) -> dict[str, Any]:
        if done:
            everything = sum(question.points for question in content.questions)
            passed = Attempt(score=1, points=everything, max_points=everything, passed=True)
            return result_screen(content, passed, tries_left=1)
        return question_screen(content, next(iter(content.questions), None), {}, 1)


def spec_of(question: Any) -> QuestionSpec:
    """What the scorer and the screens need of a question (the live version of any subtype with options)."""
    return QuestionSpec(
        id=question.pk,
        revision=question.live_revision_id,
        kind=question.kind,
        text=question.text,
        case=question.case,
        explanation=question.explanation,
        points=question.points,
        options=tuple(
            Option(
                id=option.id,
                text=option.value["text"],
                correct=option.value["correct"],
                feedback=option.value["feedback"] or "",
            )
            for option in question.options
        ),
    )


def _explain(problem: str) -> str:
    return {
        "one": _("Kies één antwoord."),
        "some": _("Kies minstens één antwoord."),
    }.get(problem, _("Deze vraag is net veranderd. Lees de vraag nog een keer en kies opnieuw."))


def _own(model: Any, visit: Visit) -> Any:
    return model.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity)


def _uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


kind = Quiz()
