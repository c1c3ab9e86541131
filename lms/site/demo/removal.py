"""Taking the demo data away again, with everything that hangs on it, in an order that the database accepts."""

from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Workflow

from certificates.models import Achievement, Award
from courses.models import Cohort, CohortRole, Enrolment, Programme, ProgrammeIndexPage, ProgrammePage, ProgrammeRole
from lms.models import AuditEntry, Membership, Organisation, Person, Team, Theme
from lms.site.demo import Say, authors, content_files, rubrics
from lms.site.demo.pages import INDEX_SLUG
from lms.site.demo.people import THEMES
from media.models import PrivateFile, Recording
from modules.models import (
    Accommodation,
    Activity,
    Answer,
    Attempt,
    Attendance,
    AttendanceChange,
    CannedRemark,
    Completion,
    GlossaryTerm,
    ItemReport,
    LocalInsert,
    LocalSlot,
    Module,
    ModulePage,
    Piece,
    PieceFile,
    PlannedMoment,
    Question,
    QuizPage,
    Reflection,
    ReflectionShare,
    ReflectionText,
    Registration,
    Review,
    Rubric,
    SecondReaderTask,
    SignOff,
    SimulationRun,
    SurveyResponse,
    SurveyTaken,
    Try,
    VideoPage,
    Watched,
    WitnessLink,
)
from modules.rules.glossary import key_of

# What hangs on a run, and by which field; what refers to another of these comes before it.
_ON_A_RUN: tuple[tuple[Any, str], ...] = (
    (PieceFile, "piece__registration"),
    (Review, "piece__registration"),
    (PlannedMoment, "registration"),
    (Piece, "registration"),
    (SignOff, "registration"),
    (ItemReport, "registration"),
    (WitnessLink, "registration"),
    (AttendanceChange, "registration"),
    (Attendance, "registration"),
    (SurveyTaken, "registration"),
    (ReflectionShare, "reflection__registration"),
    (ReflectionText, "registration"),
    (Reflection, "registration"),
    (SimulationRun, "registration"),
    (Watched, "registration"),
    (Try, "registration"),
    (Completion, "registration"),
    (Attempt, "registration"),
    (Answer, "registration"),
)


def remove(say: Say) -> None:
    """Remove what load made. An organisation that something else uses by now stays, and is named."""
    people = Person.objects.filter(email__in=[entry["email"] for entry in content_files.people()["people"]])
    pages = _pages()
    modules = Module.objects.filter(pk__in=[page.translation_key for page in pages if isinstance(page, ModulePage)])
    programmes = Programme.objects.filter(
        pk__in=[page.translation_key for page in pages if isinstance(page, ProgrammePage)]
    )
    _records(people, modules, programmes)
    _content(pages, modules, programmes)
    _people(people, say)


def _records(people: QuerySet, modules: QuerySet, programmes: QuerySet) -> None:
    runs = Registration.objects.filter(Q(person__in=people) | Q(module__in=modules))
    _wipe(Award.objects.filter(Q(registration__in=runs) | Q(person__in=people)))
    _wipe(Achievement.objects.filter(module__in=modules))
    _wipe(Enrolment.objects.filter(Q(person__in=people) | Q(cohort__programme__in=programmes)))
    _wipe(CohortRole.objects.filter(cohort__programme__in=programmes))
    _wipe(ProgrammeRole.objects.filter(programme__in=programmes))
    _wipe(Cohort.objects.filter(programme__in=programmes))
    for model, run in _ON_A_RUN:
        _wipe(model.objects.filter(**{f"{run}__in": runs}))
    _wipe(Review.objects.filter(reviewer__in=people))
    _wipe(runs)
    _wipe(SurveyResponse.objects.filter(activity__module__in=modules))
    _wipe(LocalInsert.objects.filter(Q(slot__activity__module__in=modules) | Q(updated_by__in=people)))
    LocalSlot.objects.filter(activity__module__in=modules).delete()
    _wipe(CannedRemark.objects.filter(person__in=people))
    _wipe(Accommodation.objects.filter(Q(person__in=people) | Q(granted_by__in=people)))
    _files(PrivateFile.objects.filter(owner__in=people, piece_files=None))


def _files(files: QuerySet) -> None:
    """The rows at once; the bytes when the rest is gone too."""
    gone = list(files)
    for file in gone:
        transaction.on_commit(partial(_take_bytes, file), robust=True)
    _wipe(files)


def _take_bytes(file: PrivateFile) -> None:
    if file.content.name:
        file.content.storage.delete(file.content.name)


def _content(pages: list[Any], modules: QuerySet, programmes: QuerySet) -> None:
    asked = Question.objects.filter(quiz_questions__page__in=[page.pk for page in pages if isinstance(page, QuizPage)])
    questions = [question.pk for question in asked.distinct()]
    heard = [page.recording_id for page in pages if isinstance(page, VideoPage)]
    index = ProgrammeIndexPage.objects.filter(slug=INDEX_SLUG).first()
    for page in index.get_children().filter(pk__in=[page.pk for page in pages]) if index else ():
        page.specific.delete()
    for recording in Recording.objects.filter(pk__in=heard, video_pages=None):
        recording.delete()
    for question in Question.objects.filter(pk__in=questions, quiz_questions=None):
        question.delete()  # one by one: each subtype has a table of its own
    for rubric in Rubric.objects.filter(title__in=rubrics.titles()).exclude(pk__in=Review.objects.values("rubric")):
        rubric.delete()
    get_document_model().objects.filter(title=content_files.practice()["attachment"]["title"]).delete()
    GlossaryTerm.objects.filter(
        key__in=[key_of(each["name"]) for each in content_files.practice()["glossary"]]
    ).delete()
    programmes.delete()
    Activity.objects.filter(module__in=modules).delete()
    modules.delete()


def _people(people: QuerySet, say: Say) -> None:
    data = content_files.people()
    organisations = Organisation.objects.filter(slug__in=[entry["slug"] for entry in data["organisations"]])
    _wipe(Membership.objects.filter(Q(person__in=people) | Q(organisation__in=organisations)))
    _wipe(people)
    get_user_model()._default_manager.filter(email__in=[entry["email"] for entry in data["people"]]).delete()
    for organisation in organisations:
        try:
            Team.objects.filter(organisation=organisation).delete()
            organisation.delete()
        except ProtectedError:
            say(f"kept {organisation}: something that is not demo data uses it")
    Theme.objects.filter(name__in=THEMES.values(), organisations=None).delete()
    Workflow.objects.filter(name=authors.READING_ALONG).delete()
    SecondReaderTask.objects.filter(name=authors.READING_ALONG).delete()
    Group.objects.filter(name=authors.NAME).delete()


def _pages() -> list[Any]:
    """The demo programme's pages in every language, with all that stands below them."""
    slug = content_files.course()["programme"]["slug"]
    found: list[Any] = []
    for page in ProgrammePage.objects.filter(slug=slug):
        for each in (page, *page.get_translations()):
            found += each.get_descendants(inclusive=True).specific()
    return found


def _wipe(rows: QuerySet) -> None:
    """Delete rows and the lines of the audit log about them."""
    keys = [str(key) for key in rows.values_list("pk", flat=True)]
    AuditEntry.objects.filter(object_type=rows.model._meta.label, object_id__in=keys).delete()
    rows.model._base_manager.filter(pk__in=keys).delete()
