"""Content (Wagtail pages and the question bank) and records (plain rows that never point to pages)."""

from modules.models.outline import Activity, Module
from modules.models.pages import ActivityPage, ModulePage
from modules.models.pieces import Piece, Review, Rubric
from modules.models.questions import MultipleChoiceQuestion, Question, SingleChoiceQuestion
from modules.models.quiz import QuizPage, QuizQuestion
from modules.models.reading import ReadingPage
from modules.models.records import Answer, Attempt, Completion, Registration
from modules.models.reflection import Reflection, ReflectionPage
from modules.models.reflection_texts import ReflectionText

__all__ = [
    "Activity",
    "ActivityPage",
    "Answer",
    "Attempt",
    "Completion",
    "Module",
    "ModulePage",
    "MultipleChoiceQuestion",
    "Piece",
    "Question",
    "QuizPage",
    "QuizQuestion",
    "ReadingPage",
    "Reflection",
    "ReflectionPage",
    "ReflectionText",
    "Registration",
    "Review",
    "Rubric",
    "SingleChoiceQuestion",
]
