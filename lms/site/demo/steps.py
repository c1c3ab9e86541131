"""From an activity in the TOML file to a page, with its questions in the bank."""

from collections.abc import Callable
from typing import Any

from lms.site.demo import content_files, documents, sound
from lms.site.demo.questions import question
from lms.site.demo.rubrics import rubric
from modules.models import (
    ActivityPage,
    AssignmentPage,
    PresentationPage,
    QuizPage,
    QuizQuestion,
    ReadingPage,
    ReflectionPage,
    SessionPage,
    SimulationPage,
    SurveyPage,
    VideoPage,
    WorkplacePage,
)

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
    for order, each in enumerate(data["questions"]):
        page.quiz_questions.add(QuizQuestion(question=question(each), sort_order=order))
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


def _assignment(data: dict[str, Any], shared: dict[str, Any]) -> AssignmentPage:
    own = {key: data[key] for key in ("task", "example", "min_words", "max_files", "max_megabytes")}
    return AssignmentPage(
        checklist=data["checklist"].strip(),
        asks_documents=data["documents"],
        rubric=rubric(data["rubric"]),
        **own,
        **shared,
    )


def _workplace(data: dict[str, Any], shared: dict[str, Any]) -> WorkplacePage:
    items = [("item", item) for item in data["items"]]
    own = {key: data[key] for key in ("instruction", "witness_allowed")}
    return WorkplacePage(items=items, **own, **shared)


def _session(data: dict[str, Any], shared: dict[str, Any]) -> SessionPage:
    return SessionPage(**{key: data[key] for key in ("programme", "preparation", "directions")}, **shared)


def _presentation(data: dict[str, Any], shared: dict[str, Any]) -> PresentationPage:
    own = {key: data[key] for key in ("task", "presentation_minutes", "reviewers_needed")}
    return PresentationPage(rubric=rubric(data["rubric"]), **own, **shared)


def _survey(data: dict[str, Any], shared: dict[str, Any]) -> SurveyPage:
    questions = [
        (each["type"], {"required": each["type"] != "open", **_SCALE.get(each["type"], {}), **_without_type(each)})
        for each in data["questions"]
    ]
    return SurveyPage(explanation=data["explanation"], questions=questions, **shared)


def _without_type(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "type"}


_SCALE = {"scale": {"low": "helemaal niet mee eens", "high": "helemaal mee eens"}}

_STEPS: dict[str, Callable[[dict[str, Any], dict[str, Any]], ActivityPage]] = {
    "reading": _reading,
    "quiz": _quiz,
    "reflection": _reflection,
    "simulation": _simulation,
    "video": _video,
    "assignment": _assignment,
    "workplace": _workplace,
    "session": _session,
    "presentation": _presentation,
    "survey": _survey,
}


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
    "attachment": lambda block: {"title": block["title"], "document": documents.attachment()},
}
