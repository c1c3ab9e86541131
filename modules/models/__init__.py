"""Content (Wagtail pages and the question bank) and records (plain rows that never point to pages)."""

from modules.models.assignment import AssignmentPage, PieceFile
from modules.models.desk import CannedRemark, PlannedMoment
from modules.models.evidence import (
    AttendanceEvidence,
    Evidence,
    ExternalEvidence,
    FileEvidence,
    ObservationEvidence,
    TextEvidence,
)
from modules.models.glossary import GlossaryTerm
from modules.models.listening import ListeningQuestion
from modules.models.local import LocalInsert, LocalSlot
from modules.models.outline import Activity, Module
from modules.models.pages import ActivityPage, ModulePage
from modules.models.pieces import Piece, Review, Rubric
from modules.models.presentation import PresentationPage
from modules.models.question_types import (
    FillQuestion,
    MatchQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    TrueFalseQuestion,
    WordsQuestion,
)
from modules.models.questions import MultipleChoiceQuestion, Question, QuestionTag, SingleChoiceQuestion
from modules.models.quiz import QuizDraw, QuizPage, QuizQuestion
from modules.models.reading import ReadingPage
from modules.models.records import Answer, Attempt, Completion, Registration
from modules.models.reflection import Reflection, ReflectionPage
from modules.models.reflection_texts import ReflectionText
from modules.models.second_reader import SecondReaderTask
from modules.models.session import Attendance, AttendanceChange, SessionPage
from modules.models.sharing import ReflectionShare
from modules.models.simulation import SimulationPage, SimulationRun
from modules.models.survey import SurveyPage, SurveyResponse, SurveyTaken
from modules.models.tries import Accommodation, Try
from modules.models.video import VideoPage, Watched
from modules.models.workplace import ItemReport, Judgement, SignOff, WitnessLink, WorkplacePage

__all__ = [
    "Accommodation",
    "Activity",
    "ActivityPage",
    "Answer",
    "AssignmentPage",
    "Attempt",
    "Attendance",
    "AttendanceChange",
    "AttendanceEvidence",
    "CannedRemark",
    "Completion",
    "Evidence",
    "ExternalEvidence",
    "FileEvidence",
    "FillQuestion",
    "GlossaryTerm",
    "ItemReport",
    "Judgement",
    "ListeningQuestion",
    "LocalInsert",
    "LocalSlot",
    "MatchQuestion",
    "Module",
    "ModulePage",
    "MultipleChoiceQuestion",
    "NumberQuestion",
    "ObservationEvidence",
    "OpenQuestion",
    "OrderQuestion",
    "Piece",
    "PieceFile",
    "PlannedMoment",
    "PresentationPage",
    "Question",
    "QuestionTag",
    "QuizDraw",
    "QuizPage",
    "QuizQuestion",
    "ReadingPage",
    "Reflection",
    "ReflectionPage",
    "ReflectionShare",
    "ReflectionText",
    "Registration",
    "Review",
    "Rubric",
    "SecondReaderTask",
    "SessionPage",
    "SignOff",
    "SimulationPage",
    "SimulationRun",
    "SingleChoiceQuestion",
    "SurveyPage",
    "SurveyResponse",
    "SurveyTaken",
    "TextEvidence",
    "TrueFalseQuestion",
    "Try",
    "VideoPage",
    "Watched",
    "WitnessLink",
    "WordsQuestion",
    "WorkplacePage",
]
