"""An open answer, judged by a person. An answer is a list with one text."""

from dataclasses import dataclass

from modules.rules.question import Given, InvalidAnswer, QuestionSpec, Scored, share_of, text_of

LIMIT = 10_000  # characters


@dataclass(frozen=True)
class OpenContent:
    """example: shown after answering. guidance: what the person who judges pays attention to; learners never see it."""

    min_words: int = 0
    example: str = ""
    guidance: str = ""


def score_open(question: QuestionSpec, given: Given) -> Scored:
    """Waits for a person. Raises InvalidAnswer when there is too little or too much text."""
    check_text(text_of(given), question.content.min_words)
    return Scored(None, float(question.points))


def judge_open(question: QuestionSpec, given: Given, share: float) -> Scored:
    """The points after judging. share: 0 to 1."""
    return share_of(question, share)


def check_text(text: str, min_words: int) -> None:
    """Raises InvalidAnswer when a written text is too short or too long."""
    if len(text.split()) < min_words:
        raise InvalidAnswer("short")
    if len(text) > LIMIT:
        raise InvalidAnswer("long")
