"""Real Wagtail pages for tests: a published module with its activities and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from modules.models import (
    Activity,
    ActivityPage,
    Module,
    ModulePage,
    MultipleChoiceQuestion,
    QuizPage,
    QuizQuestion,
    ReadingPage,
    ReflectionPage,
    SingleChoiceQuestion,
)
from modules.models.questions import ChoiceQuestion

_numbers = count(1)


@dataclass
class PublishedModule:
    """A module as an author published it: its page, the pages of its steps in order, and the rows that follow."""

    page: ModulePage
    steps: list[ActivityPage]

    @cached_property
    def module(self) -> Module:
        return Module.objects.get(pk=self.page.translation_key)

    @cached_property
    def activities(self) -> list[Activity]:
        """The rows of the steps, in the order of the steps."""
        rows = Activity.objects.in_bulk([step.translation_key for step in self.steps])
        return [rows[step.translation_key] for step in self.steps]


def home_page() -> Page:
    """The site's home page. Tests that flush the database take Wagtail's first pages with it: then made anew."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is not None:
        return site.root_page
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    home = root.add_child(instance=Page(title="Welkom", slug="home", locale=locale))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def published_module(
    activities: Sequence[str | ActivityPage] = ("reading", "quiz", "reflection"),
    *,
    title: str = "",
    parent: Page | None = None,
    **fields: object,
) -> PublishedModule:
    """Make and publish a module page with its steps.

    An activity is the name of a kind ('reading', 'quiz', 'reflection') or a page from one of the functions below.
    """
    title = title or f"Module {next(_numbers)}"
    parent = parent or home_page()
    page = parent.add_child(instance=ModulePage(title=title, live=False, locale=parent.locale, **fields))
    page.save_revision().publish()
    for activity in activities:
        add_step(page, activity)
    steps = [step.specific for step in ActivityPage.objects.child_of(page).order_by("path")]
    return PublishedModule(ModulePage.objects.get(pk=page.pk), steps)


def add_step(page: ModulePage, activity: str | ActivityPage) -> ActivityPage:
    """Add one step at the end of the module and publish it."""
    step = _BUILDERS[activity]() if isinstance(activity, str) else activity
    step.live, step.locale = False, page.locale
    page.refresh_from_db()
    page.add_child(instance=step)
    step.save_revision().publish()
    return step


def reading_page(*, title: str = "", text: str = "Zo luister je goed.", **fields: object) -> ReadingPage:
    """A page to read with one paragraph; not saved yet."""
    body = [("paragraph", f"<p>{text}</p>")]
    return ReadingPage(title=title or f"Lezen {next(_numbers)}", body=body, **fields)


def quiz_page(
    *, title: str = "", questions: Sequence[ChoiceQuestion] | None = None, pass_mark: int = 60, **fields: object
) -> QuizPage:
    """A quiz with questions of the bank (one single choice when left out); not saved yet."""
    page = QuizPage(title=title or f"Toets {next(_numbers)}", pass_mark=pass_mark, **fields)
    for order, question in enumerate([single_choice()] if questions is None else questions):
        page.quiz_questions.add(QuizQuestion(question=question, sort_order=order))
    return page


def reflection_page(*, title: str = "", min_words: int = 3, **fields: object) -> ReflectionPage:
    """A prompt to write about; not saved yet."""
    fields.setdefault("prompt", "<p>Wat nam je mee uit dit gesprek?</p>")
    return ReflectionPage(title=title or f"Reflectie {next(_numbers)}", min_words=min_words, **fields)


def single_choice(
    text: str = "Wat doe je eerst?", *, right: str = "Luisteren", wrong: Sequence[str] = ("Ophangen",)
) -> SingleChoiceQuestion:
    """A published question with one correct answer. The ids of the options are 'goed', 'fout1', 'fout2', ..."""
    question = SingleChoiceQuestion(text=text, options=_options([right], wrong), live=False)
    return _publish(question)


def multiple_choice(
    text: str = "Wat helpt?",
    *,
    right: Sequence[str] = ("Samenvatten", "Doorvragen"),
    wrong: Sequence[str] = ("Zuchten",),
) -> MultipleChoiceQuestion:
    """A published question with several correct answers: 'goed1', 'goed2', ..., 'fout1', ..."""
    question = MultipleChoiceQuestion(text=text, options=_options(right, wrong), live=False)
    return _publish(question)


_BUILDERS = {"reading": reading_page, "quiz": quiz_page, "reflection": reflection_page}


def _options(right: Sequence[str], wrong: Sequence[str]) -> list[dict[str, object]]:
    good = [(text, True, "goed" if len(right) == 1 else f"goed{number}") for number, text in enumerate(right, 1)]
    bad = [(text, False, f"fout{number}") for number, text in enumerate(wrong, 1)]
    return [
        {"type": "option", "id": key, "value": {"text": text, "correct": correct, "feedback": ""}}
        for text, correct, key in [*good, *bad]
    ]


def _publish(question: ChoiceQuestion) -> ChoiceQuestion:
    question.full_clean()
    question.save()
    question.save_revision().publish()
    return question
