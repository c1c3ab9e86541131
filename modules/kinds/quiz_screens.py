"""The three screens of a quiz: a question, the explanation after an answer, the result of a try.

The page never holds which answer is right before it was given.
"""

from collections.abc import Mapping
from typing import Any

from modules.rules.scoring import QuestionSpec, QuizSpec

Answers = Mapping[int, tuple[float, float]]


def question_screen(quiz: QuizSpec, question: QuestionSpec | None, answers: Answers, number: int) -> dict[str, Any]:
    """The next open question of try `number`; without one there is only 'finish' left."""
    return {
        "screen": "question" if question else "finish",
        "question": question,
        "options": [{"id": option.id, "text": option.text} for option in question.options] if question else [],
        "number": number,
        **_place(quiz, question, answers, here="bezig"),
    }


def feedback_screen(quiz: QuizSpec, answer: Any, answers: Answers, number: int) -> dict[str, Any]:
    """The explanation with the answer that was given. `answers` and `number` are of the try going on now."""
    question = quiz.question(answer.question_id)
    given = set(answer.given)
    try_is_over = answer.number < number
    seen = {each.id: (0.0, 1.0) for each in quiz.questions} if try_is_over else answers
    return {
        "screen": "feedback",
        "question": question,
        "answer": answer,
        "is_correct": answer.points >= answer.max_points,
        "is_partly": 0 < answer.points < answer.max_points,
        "options": [
            {
                "text": option.text,
                "feedback": option.feedback,
                "correct": option.correct,
                "chosen": option.id in given,
            }
            for option in (question.options if question else ())
            if option.id in given or option.correct
        ],
        "is_last": try_is_over or all(each.id in answers for each in quiz.questions),
        **_place(quiz, question, seen, here="klaar"),
    }


def result_screen(quiz: QuizSpec, attempt: Any, *, tries_left: int) -> dict[str, Any]:
    """The outcome of a finished try. tries_left counts only when the quiz has a maximum."""
    return {
        "screen": "result",
        "attempt": attempt,
        "percentage": round((attempt.score or 0) * 100),
        "quiz": quiz,
        "may_retry": quiz.max_attempts == 0 or tries_left > 0,
        "tries_left": max(0, tries_left) if quiz.max_attempts else None,
        "rows": [
            {
                "text": question.text if (question := quiz.question(row["question"])) else "",
                "state": "klaar" if row["points"] >= row["max"] else "opnieuw",
                "points": row["points"],
                "max": row["max"],
            }
            for row in attempt.answers
        ],
    }


def _place(quiz: QuizSpec, question: QuestionSpec | None, answers: Answers, *, here: str) -> dict[str, Any]:
    ids = [each.id for each in quiz.questions]
    current = question.id if question else None
    return {
        "index": ids.index(current) + 1 if current in ids else len(ids),
        "total": len(ids),
        "stops": [here if each == current else "klaar" if each in answers else "open" for each in ids],
    }
