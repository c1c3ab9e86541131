"""What the row of a conversation keeps: the words as they were said, whatever the author changes later."""

from typing import Any

from modules.rules.simulation import Ending, Outcome, Said


def step_of(said: Said, key: str) -> dict[str, Any]:
    """A step of a path. key: of the sending that said it."""
    return {
        "key": key,
        "turn": said.turn.id,
        "turn_text": said.turn.text,
        "mood": said.turn.mood,
        "reply": said.reply.id,
        "reply_text": said.reply.text,
        "points": dict(said.reply.points),
        "feedback": said.reply.feedback,
    }


def ending_of(ending: Ending) -> dict[str, str]:
    """The ending that was reached."""
    return {
        "id": ending.id,
        "title": ending.title,
        "text": ending.text,
        "quality": ending.quality,
        "words": ending.words,
    }


def heard_of(result: Outcome) -> list[dict[str, Any]]:
    """Per criterion the points, and the index of the reply that gave them."""
    return [
        {
            "criterion": each.criterion.id,
            "name": each.criterion.name,
            "points": each.points,
            "max": each.max_points,
            "step": each.step,
        }
        for each in result.heard
    ]
