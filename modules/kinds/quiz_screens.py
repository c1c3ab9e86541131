"""The screens of a quiz: its beginning, a question, the explanation after an answer, the end and the result of a try.

The page never holds which answer is right before it was given.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from modules.question_kinds import registry
from modules.question_kinds.base import Scope
from modules.rules.question import QuestionSpec
from modules.rules.scoring import QuizSpec
from modules.tries import question_at

Answers = Mapping[int, tuple[float | None, float]]


def may_review(quiz: QuizSpec, answer: Any, number: int) -> bool:
    """Whether the explanation of an answer may be seen now. number: of the try that is going on."""
    return quiz.feedback == "each" or (quiz.feedback == "end" and answer.number < number)


def start_screen(quiz: QuizSpec, *, number: int, extra_percent: int) -> dict[str, Any]:
    """Before a try in which questions are drawn or time runs: what is coming."""
    listed = len(quiz.listed)
    drawn = sum(min(draw.number, len(draw.pool)) for draw in quiz.draws)
    minutes = quiz.time_limit * (100 + extra_percent) / 100
    return {
        "screen": "start",
        "number": number,
        "quiz": quiz,
        "asked": min(quiz.draw_listed or listed, listed) + drawn,
        "minutes": int(minutes) if minutes == int(minutes) else round(minutes, 1),
        "extra_percent": extra_percent,
    }


def question_screen(
    questions: Sequence[QuestionSpec], question: QuestionSpec, answers: Answers, scope: Scope
) -> dict[str, Any]:
    """The next open question of the try."""
    kind = registry.get(question.kind)
    return {
        "screen": "question",
        "question": question,
        "kind": kind,
        "number": scope.number,
        **kind.form_context(question, scope),
        **_place(questions, question.id, answers, here="bezig"),
    }


def finish_screen(questions: Sequence[QuestionSpec], answers: Answers, *, time_is_up: bool) -> dict[str, Any]:
    """Nothing is left to answer: a person has to judge something, or the result can be asked for."""
    waiting = [question for question in questions if question.id in answers and answers[question.id][0] is None]
    return {
        "screen": "waiting" if waiting else "finish",
        "waiting": [question.text for question in waiting],
        "time_is_up": time_is_up,
        **_place(questions, None, answers, here=""),
    }


def feedback_screen(
    quiz: QuizSpec, questions: Sequence[QuestionSpec], answer: Any, answers: Answers, number: int
) -> dict[str, Any]:
    """The explanation with the answer that was given. `questions`, `answers` and `number`: of the try going on now."""
    question = question_at(quiz, answer.question_id, answer.question_revision)
    try_is_over = answer.number < number
    seen: Collection[int] = {each.id for each in questions} if try_is_over else answers
    context = {
        "screen": "feedback",
        "question": question,
        "answer": answer,
        "waits": answer.points is None,
        "is_correct": answer.points is not None and answer.points >= answer.max_points,
        "is_partly": answer.points is not None and 0 < answer.points < answer.max_points,
        "is_last": try_is_over or all(each.id in answers for each in questions),
        **_place(questions, answer.question_id, seen, here="klaar"),
    }
    if question:
        kind = registry.get(question.kind)
        context |= {"kind": kind, **kind.feedback_context(question, answer.given)}
    return context


def result_screen(quiz: QuizSpec, attempt: Any, given: Iterable[Any], *, tries_left: int) -> dict[str, Any]:
    """The outcome of a finished try. given: its answers, for a look back; none when it is not allowed.

    tries_left counts only when the quiz has a maximum.
    """
    keys = {answer.question_id: answer.key for answer in given}
    return {
        "screen": "result",
        "attempt": attempt,
        "percentage": round((attempt.score or 0) * 100),
        "quiz": quiz,
        "may_retry": quiz.max_attempts == 0 or tries_left > 0,
        "tries_left": max(0, tries_left) if quiz.max_attempts else None,
        "rows": [_row(quiz, row, keys) for row in attempt.answers],
    }


def _row(quiz: QuizSpec, row: Mapping[str, Any], keys: Mapping[int, Any]) -> dict[str, Any]:
    # The text of today where the quiz still asks it: an old version costs a look in the revisions for each question.
    question = quiz.question(row["question"]) or question_at(quiz, row["question"], row.get("revision"))
    return {
        "text": question.text if question else "",
        "state": "klaar" if row["points"] >= row["max"] else "opnieuw",
        "points": row["points"],
        "max": row["max"],
        "key": keys.get(row["question"]),
    }


def _place(
    questions: Sequence[QuestionSpec], current: int | None, answered: Collection[int], *, here: str
) -> dict[str, Any]:
    ids = [each.id for each in questions]
    return {
        "index": ids.index(current) + 1 if current in ids else len(ids),
        "total": len(ids),
        "stops": [here if each == current else "klaar" if each in answered else "open" for each in ids],
    }
