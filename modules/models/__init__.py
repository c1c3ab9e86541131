"""Content (Wagtail pages and the question bank) and records (plain rows that never point to pages)."""

from modules.models.outline import Activity, Module
from modules.models.pages import ActivityPage, ModulePage
from modules.models.pieces import Piece, Review, Rubric
from modules.models.questions import MultipleChoiceQuestion, Question, SingleChoiceQuestion
from modules.models.quiz import QuizPage, QuizQuestion
from modules.models.reading import ReadingPage
from modules.models.records import Answer, Attempt, Completion, Registration
from modules.models.reflection import Reflection, ReflectionPage
from modules.models.session import Attendance, AttendanceChange, SessionPage
from modules.models.sharing import ReflectionShare
from modules.models.survey import SurveyPage, SurveyResponse, SurveyTaken
from modules.models.workplace import ItemReport, Judgement, SignOff, WitnessLink, WorkplacePage

__all__ = [
    "Activity",
    "ActivityPage",
    "Answer",
    "Attempt",
    "Attendance",
    "AttendanceChange",
    "Completion",
    "ItemReport",
    "Judgement",
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
    "ReflectionShare",
    "Registration",
    "Review",
    "Rubric",
    "SessionPage",
    "SignOff",
    "SingleChoiceQuestion",
    "SurveyPage",
    "SurveyResponse",
    "SurveyTaken",
    "WitnessLink",
    "WorkplacePage",
]
