"""Listen to a fragment, name the feeling, choose the sentence that acknowledges it, and write one's own.

An answer is {'gevoel': emotion id, 'zin': reply id, 'eigen': own sentence}.
"""

from dataclasses import dataclass

from modules.rules.choice import chosen_options
from modules.rules.open import check_text
from modules.rules.question import Given, InvalidAnswer, Option, QuestionSpec, Scored, share_of

EMOTION, REPLY, OWN = "gevoel", "zin", "eigen"


@dataclass(frozen=True)
class ListeningContent:
    """audio: address of the fragment ('' in a preview without one). transcript: what is said, and how.

    judged: whether a person gives points for the own sentence; else it is only compared with the example.
    """

    audio: str
    transcript: str
    emotions: tuple[Option, ...]
    replies: tuple[Option, ...]
    prompt: str = ""
    example: str = ""
    min_words: int = 3
    judged: bool = False


def score_listening(question: QuestionSpec, given: Given) -> Scored:
    """Half for the feeling and half for the sentence; when a person judges the own sentence too, it waits."""
    emotion, reply = _parts(question, given)
    if question.content.judged:
        return Scored(None, float(question.points))
    return share_of(question, (emotion + reply) / 2)


def judge_listening(question: QuestionSpec, given: Given, share: float) -> Scored:
    """A third for the feeling, a third for the chosen and a third for the own sentence. share: 0 to 1, of the own."""
    emotion, reply = _parts(question, given)
    return share_of(question, (emotion + reply + share) / 3)


def _parts(question: QuestionSpec, given: Given) -> tuple[float, float]:
    content: ListeningContent = question.content
    if not isinstance(given, dict):
        raise InvalidAnswer("unknown")
    scores = []
    for name, options in ((EMOTION, content.emotions), (REPLY, content.replies)):
        if not given.get(name):
            raise InvalidAnswer(name)
        scores.append(float(chosen_options(options, [given[name]])[0].correct))
    check_text(given.get(OWN, "").strip(), content.min_words)
    return scores[0], scores[1]
