"""From an activity in the TOML file to a page, with its questions in the bank."""

from collections.abc import Callable
from typing import Any

from lms.site.demo import content_files, sound
from modules.models import (
    ActivityPage,
    MultipleChoiceQuestion,
    QuizPage,
    QuizQuestion,
    ReadingPage,
    ReflectionPage,
    SimulationPage,
    SingleChoiceQuestion,
    VideoPage,
)

_QUESTIONS = {"single": SingleChoiceQuestion, "multiple": MultipleChoiceQuestion}
_RESIDENT = ("Meneer ", "Mevrouw ", "Inwoner")


def step(data: dict[str, Any]) -> ActivityPage:
    """The page of one activity, not saved yet; its questions are saved and published."""
    shared = {key: data[key] for key in ("title", "slug", "intro", "minutes", "required")}
    shared["chapter"] = data.get("chapter", "")
    return _STEPS[data["kind"]](data, shared)


def _reading(data: dict[str, Any], shared: dict[str, Any]) -> ReadingPage:
    return ReadingPage(body=[(block["type"], _BLOCKS[block["type"]](block)) for block in data["body"]], **shared)


def _reflection(data: dict[str, Any], shared: dict[str, Any]) -> ReflectionPage:
    prompt = f"<p>{data['prompt']}</p>"
    return ReflectionPage(prompt=prompt, hint=data["hint"], min_words=data["min_words"], **shared)


def _quiz(data: dict[str, Any], shared: dict[str, Any]) -> QuizPage:
    page = QuizPage(pass_mark=data["pass_mark"], max_attempts=data["max_attempts"], **shared)
    for order, question in enumerate(data["questions"]):
        page.quiz_questions.add(QuizQuestion(question=_question(question), sort_order=order))
    return page


def _simulation(data: dict[str, Any], shared: dict[str, Any]) -> SimulationPage:
    talk = content_files.dialogue(data["dialogue"])
    places = [("turn", _talk_turn(turn)) for turn in talk["turns"]]
    places += [("ending", {"words": "", **ending}) for ending in talk["endings"]]
    own = {
        key: talk[key] for key in ("resident", "channel", "opening", "completed_by", "pass_mark", "feedback_at_once")
    }
    criteria = [("criterion", criterion) for criterion in talk["criteria"]]
    return SimulationPage(own_criteria=criteria, turns=places, **own, **shared)


def _talk_turn(turn: dict[str, Any]) -> dict[str, Any]:
    replies = [
        {
            "text": reply["text"],
            "to": reply["to"],
            "points": [{"criterion": name, "points": number} for name, number in reply.get("points", {}).items()],
            "feedback": reply.get("feedback", ""),
        }
        for reply in turn["replies"]
    ]
    return {"name": turn["name"], "mood": turn["mood"], "text": turn["text"], "audio": None, "replies": replies}


def _video(data: dict[str, Any], shared: dict[str, Any]) -> VideoPage:
    return VideoPage(recording=sound.recording(data["recording"]), needed=data["needed"], **shared)


_STEPS: dict[str, Callable[[dict[str, Any], dict[str, Any]], ActivityPage]] = {
    "reading": _reading,
    "quiz": _quiz,
    "reflection": _reflection,
    "simulation": _simulation,
    "video": _video,
}


def _question(data: dict[str, Any]) -> SingleChoiceQuestion | MultipleChoiceQuestion:
    options = [
        ("option", {"text": each["text"], "correct": each["correct"], "feedback": each.get("feedback", "")})
        for each in data["options"]
    ]
    question = _QUESTIONS[data["type"]](
        text=data["text"],
        case=data.get("lead", ""),
        explanation=data.get("explanation", ""),
        options=options,
        live=False,
    )
    question.full_clean()
    question.save()
    question.save_revision().publish()
    return question


def _turn(turn: dict[str, Any]) -> dict[str, Any]:
    return {"who": turn["who"], "text": turn["text"], "own": not turn["who"].startswith(_RESIDENT)}


_BLOCKS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "heading": lambda block: {"text": block["text"], "level": str(block["level"])},
    "paragraph": lambda block: block["html"],
    "quote": lambda block: {"text": block["text"], "who": block["who"]},
    "dialogue": lambda block: {"turns": [_turn(turn) for turn in block["turns"]]},
    "callout": lambda block: {"title": block["title"], "text": f"<p>{block['text']}</p>"},
    "accordion": lambda block: {"title": block["title"], "text": block["html"]},
    "checklist": lambda block: {"title": block["title"], "items": block["items"]},
    "table": lambda block: {"caption": block["caption"], "cells": block["cells"], "names": True},
    "local": lambda block: {"title": block["title"], "question": block["question"], "fallback": block["html"]},
}
