"""Content (Wagtail pages and the question bank) and records (plain rows that never point to pages)."""

from modules.models.assignment import AssignmentPage, PieceFile
from modules.models.desk import CannedRemark, PlannedMoment
from modules.models.outline import Activity, Module
from modules.models.pages import ActivityPage, ModulePage
from modules.models.pieces import Piece, Review, Rubric
from modules.models.presentation import PresentationPage
from modules.models.questions import MultipleChoiceQuestion, Question, SingleChoiceQuestion
from modules.models.quiz import QuizPage, QuizQuestion
from modules.models.reading import ReadingPage
from modules.models.records import Answer, Attempt, Completion, Registration
from modules.models.reflection import Reflection, ReflectionPage

__all__ = [
    "Activity",
    "ActivityPage",
    "Answer",
    "AssignmentPage",
    "Attempt",
    "CannedRemark",
    "Completion",
    "Module",
    "ModulePage",
    "MultipleChoiceQuestion",
    "Piece",
    "PieceFile",
    "PlannedMoment",
    "PresentationPage",
    "Question",
    "QuizPage",
    "QuizQuestion",
    "ReadingPage",
    "Reflection",
    "ReflectionPage",
    "Registration",
    "Review",
    "Rubric",
    "SingleChoiceQuestion",
]
