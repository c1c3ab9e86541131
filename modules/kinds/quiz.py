"""Quiz: one question at a time, scored on the server, with an explanation when the author wants it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules import sql
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.kinds.quiz_screens import (
    feedback_screen,
    finish_screen,
    may_review,
    question_screen,
    result_screen,
    start_screen,
)
from modules.models import Answer, Attempt, Piece, Question, QuestionTag, QuizPage, Try
from modules.question_kinds import registry as question_kinds
from modules.question_kinds.base import Scope
from modules.quiz_statistics import rows_of
from modules.rules.draw import Draw
from modules.rules.gate import Problem
from modules.rules.scoring import InvalidAnswer, QuizSpec
from modules.services.accommodations import extra_percent_of
from modules.services.attempts import RunNotFound, answer_question, finish_quiz
from modules.services.grading import piece_decided
from modules.services.tries import begin_try
from modules.tries import TryPlan, plan_of


class Quiz(ActivityKind[QuizSpec]):
    """Questions of the bank; done with the first try that reaches the pass mark."""

    name = "quiz"
    label = gettext_lazy("Toets")
    plural = gettext_lazy("toetsen")
    icon = "toets"
    template = "lms_modules/activity/quiz.html"
    piece_template = "lms_modules/components/quiz_piece.html"
    results_template = "lms_modules/desk/quiz_statistics.html"

    def publish(self, page: QuizPage) -> QuizSpec:
        listed = [each.question_id for each in page.quiz_questions.all()]
        draws = list(page.draws.all())
        pools = _pools([draw.tag_id for draw in draws])
        wanted = list(dict.fromkeys([*listed, *(pk for draw in draws for pk in pools[draw.tag_id])]))
        live = Question.objects.filter(live=True).in_bulk(wanted)  # a statement per kind, not per question
        # Kept per language, so made in it: 'waar' and 'niet waar' are words of ours.
        with translation.override(page.locale.language_code):
            questions = tuple(question_kinds.spec_of(live[pk]) for pk in wanted if pk in live)
        return QuizSpec(
            questions=questions,
            pass_mark=page.pass_mark,
            max_attempts=page.max_attempts,
            draw_listed=page.draw_listed,
            draws=tuple(_draw(draw.number, [pk for pk in pools[draw.tag_id] if pk in live], listed) for draw in draws),
            time_limit=page.time_limit,
            shuffle_questions=page.shuffle_questions,
            shuffle_options=page.shuffle_options,
            feedback=page.feedback,
            partial=page.partial,
            has_kept=Try.objects.filter(activity=page.translation_key).exists(),
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        quiz: QuizSpec = visit.published.content
        number, answers = sql.current_try(visit.registration_id, visit.activity)
        plan = plan_of(visit.registration_id, visit.activity, quiz, number)
        scope = _scope(visit, number)
        questions = plan.questions
        if quiz.shuffle_questions and not quiz.keeps_tries:
            questions = tuple(scope.shuffled(0, [(str(each.id), each) for each in questions]))
        key = _uuid_or_none(visit.query.get("antwoord", ""))
        answer = _own(Answer, visit).filter(key=key).first() if key else None
        if answer and may_review(quiz, answer, number):
            return feedback_screen(quiz, questions, answer, answers, number)
        last = _own(Attempt, visit).order_by("-number", "-pk").first() if number > 1 else None
        used_up = 0 < quiz.max_attempts < number
        begun = bool(answers) or plan.begun or "opnieuw" in visit.query
        if last and (used_up or not begun):
            given = _own(Answer, visit).filter(number=last.number, counts=True) if quiz.feedback != "never" else []
            return result_screen(quiz, last, list(given), tries_left=quiz.max_attempts - number + 1)
        if quiz.keeps_tries and not plan.begun:
            extra = extra_percent_of(visit.person_id) if quiz.time_limit else 0
            return start_screen(quiz, number=number, extra_percent=extra)
        left = [question for question in questions if question.id not in answers]
        over = plan.is_over(timezone.now())
        if over or not left:
            return finish_screen(questions, answers, time_is_up=over)
        return question_screen(questions, left[0], answers, scope) | _time(plan)

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
            "language": visit.language,
        }
        if form.get("actie") == "beginnen":
            begin_try(**whom)
            return Submitted(to="?opnieuw=1")
        if form.get("actie") == "afronden":
            finish_quiz(**whom)
            return Submitted(to="?uitslag=1")
        return self._answer(visit, form, key, whom)

    def _answer(self, visit: Visit, form: QueryDict, key: UUID, whom: dict[str, Any]) -> Submitted:
        quiz: QuizSpec = visit.published.content
        question, number = _int(form.get("vraag", "")), _int(form.get("poging", ""))
        plan = plan_of(visit.registration_id, visit.activity, quiz, number) if number else TryPlan(())
        spec = plan.question(question) or quiz.question(question)
        if spec is None:
            raise RunNotFound
        kind = question_kinds.get(spec.kind)
        try:
            given = kind.parse(spec, form, _scope(visit, number))
            answered = answer_question(**whom, question=spec.id, given=given, number=number or None, key=key)
        except InvalidAnswer as error:
            return Submitted(errors={"antwoord": kind.explain(str(error))})
        message = ""
        if answered.too_late:
            message = _("De tijd was om. Dit laatste antwoord telt niet mee. We hebben het wel bewaard.")
        elif not answered.counts:
            message = _("Deze vraag had je al beantwoord. Je eerste antwoord telt.")
        if quiz.feedback == "each" and not answered.too_late:
            return Submitted(to=f"?antwoord={key}", message=message, replay=answered.replay)
        further = "?uitslag=1" if answered.finished else "?opnieuw=1"
        return Submitted(to=further, message=message, replay=answered.replay)

    def piece_decided(self, piece: Piece, good: bool) -> None:
        piece_decided(piece, good)

    def results_context(self, activity: UUID, registration_ids: Sequence[int]) -> dict[str, Any]:
        return {"rows": rows_of(activity, registration_ids)}

    def rule(self, content: QuizSpec) -> str:
        return _("Klaar als je %(mark)s %% van de punten haalt.") % {"mark": content.pass_mark}

    def problems(self, page: QuizPage) -> list[Problem]:
        if self.publish(page).questions:
            return []
        return [Problem("quiz_questions", _("Er staat nog geen gepubliceerde vraag in deze toets. Kies er een."))]

    def preview_context(self, content: QuizSpec, done: bool) -> dict[str, Any]:
        if done:
            everything = sum(question.points for question in content.questions)
            passed = Attempt(score=1, points=everything, max_points=everything, passed=True)
            return result_screen(content, passed, [], tries_left=1)
        if not content.questions:
            return finish_screen((), {}, time_is_up=False)
        nobody = Scope(UUID(int=0), UUID(int=0), 1, content.shuffle_options)
        return question_screen(content.questions, content.questions[0], {}, nobody)


def _pools(tags: list[int]) -> dict[int, list[int]]:
    """Ids of the questions with each of the tags, in the order of the bank."""
    pools: dict[int, list[int]] = defaultdict(list)
    if tags:
        rows = QuestionTag.objects.filter(tag__in=tags).order_by("content_object")
        for tag, question in rows.values_list("tag", "content_object"):
            pools[tag].append(question)
    return pools


def _draw(number: int, pool: list[int], listed: list[int]) -> Draw:
    return Draw(number, tuple(pool), only=tuple(pk for pk in pool if pk not in listed))


def _scope(visit: Visit, number: int) -> Scope:
    return Scope(visit.registration, visit.activity, number, visit.published.content.shuffle_options)


def _time(plan: TryPlan) -> dict[str, Any]:
    return {"deadline": plan.deadline}


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
