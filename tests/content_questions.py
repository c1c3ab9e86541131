"""Published questions of every kind, for tests. Each has a right answer that is known and never on its own screen."""

import io
import struct
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from modules.models import (
    FillQuestion,
    ListeningQuestion,
    MatchQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
    TrueFalseQuestion,
    WordsQuestion,
)


def published(question: Question) -> Question:
    """Check, save and publish."""
    question.live = False
    question.full_clean()
    question.save()
    question.save_revision().publish()
    return type(question).objects.get(pk=question.pk)


def stream(*blocks: tuple[str, str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks of (kind, id, value), as a stream stores them."""
    return [{"type": kind, "id": key, "value": value} for kind, key, value in blocks]


def true_false(text: str = "Een klacht is een cadeau.", **fields: Any) -> TrueFalseQuestion:
    return published(TrueFalseQuestion(text=text, is_true=True, feedback_false="UITLEG-onwaar", **fields))


def order(text: str = "Hoe verloopt een gesprek?", **fields: Any) -> OrderQuestion:
    """The ids of the parts, in the right order: eerst, dan, toen, laatst."""
    parts = [("eerst", "Begroeten"), ("dan", "Luisteren"), ("toen", "Samenvatten"), ("laatst", "Afspreken")]
    blocks = stream(*(("part", key, {"text": word, "feedback": ""}) for key, word in parts))
    return published(OrderQuestion(text=text, parts=blocks, **fields))


def match(text: str = "Wat hoort bij elkaar?", **fields: Any) -> MatchQuestion:
    """Pairs p1 to p3 and a distractor d1."""
    pairs = [("p1", "Boos", "Harde stem"), ("p2", "Bang", "Korte adem"), ("p3", "Blij", "Lach in de stem")]
    blocks = stream(
        *(("pair", key, {"left": left, "right": right, "feedback": "UITLEG-paar"}) for key, left, right in pairs),
        ("distractor", "d1", {"text": "Zucht"}),
    )
    return published(MatchQuestion(text=text, pairs=blocks, **fields))


def fill(text: str = "Maak de zin af.", **fields: Any) -> FillQuestion:
    """Two gaps: gat1 (kennismaken, or voorstellen) and gat2 (één)."""
    fields.setdefault("body", "Fijn om te [kennismaken|voorstellen]. Ik heb nog [één] vraag.")
    hints = stream(("hint", "h1", {"text": "begroeten", "feedback": "UITLEG-begroeten"}))
    return published(FillQuestion(text=text, hints=hints, **fields))


def number(text: str = "Hoeveel kost een paspoort?", **fields: Any) -> NumberQuestion:
    """Right is 83,87 within 0,50; half the points within 5."""
    values = {"answer": Decimal("83.87"), "tolerance": Decimal("0.5"), "half_tolerance": Decimal(5), "unit": "euro"}
    return published(NumberQuestion(text=text, too_high="UITLEG-hoog", **values | fields))


def words(text: str = "Waaruit spreekt gevoel?", **fields: Any) -> WordsQuestion:
    """Right are w3 (woedend), w9 (het) and w11 (beu)."""
    fields.setdefault("body", "Ik ben [woedend] over die brief.\nIk ben [het] echt [beu].")
    return published(WordsQuestion(text=text, **fields))


def open_answer(text: str = "Wat zeg je tegen mevrouw?", **fields: Any) -> OpenQuestion:
    values = {"min_words": 3, "example": "VOORBEELD-open in drie woorden", "guidance": "LEIDRAAD-open"}
    return published(OpenQuestion(text=text, **values | fields))


def listening(text: str = "Welk gevoel hoor je het sterkst?", **fields: Any) -> ListeningQuestion:
    """Right are the feeling g2 (bang) and the sentence z1."""
    emotions = [("g1", "Boos", False, "harde stem"), ("g2", "Bang", True, "adem kort"), ("g3", "Blij", False, "")]
    replies = [("z1", "Ik hoor dat u schrikt.", True), ("z2", "Dat staat op de website.", False)]
    question = ListeningQuestion(
        text=text,
        transcript="‘Straks ben ik te laat’ (haalt diep adem)",
        example="VOORBEELD-zin die erkent",
        emotions=stream(
            *(
                ("option", key, {"text": word, "correct": right, "feedback": "UITLEG-gevoel", "hint": hint})
                for key, word, right, hint in emotions
            )
        ),
        replies=stream(
            *(("option", key, {"text": word, "correct": right, "feedback": ""}) for key, word, right in replies)
        ),
        **fields,
    )
    question.audio = ContentFile(wav(), name="boos-of-bang.wav")
    return published(question)


def wav(samples: int = 800) -> bytes:
    """A tenth of a second of silence."""
    data = b"\x80" * samples
    content = io.BytesIO()
    content.write(b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt ")
    content.write(struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8))
    content.write(b"data" + struct.pack("<I", len(data)) + data)
    return content.getvalue()
