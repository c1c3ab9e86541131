"""One made-up learner on the way through a module, through the same services as the screens."""

import datetime
from typing import Any
from uuid import UUID, uuid5

from lms.models import Person
from lms.site.demo import content_files
from modules import published
from modules.kinds.simulation_screens import example_run
from modules.models import Activity, Registration
from modules.question_kinds import registry
from modules.rules.question import Given, QuestionSpec
from modules.services import attempts, simulations, watching
from modules.services.reflections import save_draft

_KEYS = UUID("5f0c6a52-6f0e-4b8e-9a0b-3d1f0f7a2c11")
_PAUSE = datetime.timedelta(days=3, hours=2)  # between two activities of one learner
MINUTE = datetime.timedelta(minutes=1)


class Learner:
    """A run of one person. number: tells people apart, so that not everybody makes the same mistakes."""

    def __init__(self, run: Registration, person: Person, number: int) -> None:
        self.run, self.number = run, number
        self.whom: dict[str, Any] = {"registration": run.uuid, "user_id": person.user_id}

    def catch_up(self, steps: dict[str, Activity], state: dict[str, Any], last: datetime.datetime) -> None:
        """Do the steps (by slug, in order) until the one of the state, and perhaps answer some questions of another.

        last: when the last of it was done.
        """
        slugs = list(steps)
        done = slugs[: slugs.index(state["until"]) + 1] if "until" in state else []
        todo = [*done, *([state["busy_with"]] if "busy_with" in state else [])]
        moments = [last - _PAUSE * (len(todo) - 1 - index) for index in range(len(todo))]
        for slug, moment in zip(todo, moments, strict=True):
            if slug in done:
                self.do(steps[slug], slug, moment)
            else:
                self.answer(steps[slug], moment, first=state["answered"])
        if moments:
            Registration.objects.filter(pk=self.run.pk).update(started_at=moments[0] - 10 * MINUTE)

    def do(self, activity: Activity, slug: str, moment: datetime.datetime) -> None:
        """Finish one activity that nobody else has a say in."""
        if activity.kind == "quiz":
            self.answer(activity, moment)
        elif activity.kind == "simulation":
            self.talk(activity, moment)
        elif activity.kind == "video":
            self.listen(activity, moment)
        else:
            if activity.kind == "reflection":
                save_draft(**self.whom, activity=activity.pk, text=content_files.reflections()[slug])
            attempts.finish(**self.whom, activity=activity.pk, key=self.key(activity), now=moment)

    def answer(
        self, activity: Activity, moment: datetime.datetime, *, first: int | None = None, words: str = ""
    ) -> None:
        """Answer the first so many questions of a quiz (None: all), at most one of them wrong. words: of open ones."""
        quiz = self._published(activity)
        slip = self.number % (len(quiz.questions) + 2)  # some learners make no mistake
        for index, question in enumerate(quiz.questions[:first]):
            attempts.answer_question(
                **self.whom,
                activity=activity.pk,
                question=question.id,
                given=[words] if question.kind == "open" else _given(question, right=index != slip),
                key=self.key(activity, question.id),
                now=moment + index * MINUTE,
            )

    def talk(self, activity: Activity, moment: datetime.datetime) -> None:
        """Have a conversation that ends well."""
        example = example_run(self._published(activity))
        for index, step in enumerate(example.steps if example else ()):
            simulations.say(
                **self.whom,
                activity=activity.pk,
                number=1,
                revision=index,
                reply=step["reply"],
                key=self.key(activity, index),
                now=moment + index * MINUTE,
            )

    def listen(self, activity: Activity, moment: datetime.datetime) -> None:
        """Play a whole recording."""
        length = self._published(activity).recording.duration
        watching.report_played(
            **self.whom,
            activity=activity.pk,
            ranges=[[0, length]],
            position=length,
            opened_at=moment - datetime.timedelta(seconds=length) - MINUTE,
            now=moment,
        )

    def key(self, activity: Activity, part: int = 0) -> UUID:
        """The key that a browser would make up; the same at each loading."""
        return uuid5(_KEYS, f"{self.run.uuid}/{activity.pk}/{part}")

    def _published(self, activity: Activity) -> Any:
        return published.content(activity.pk, self.run.module.content_version, "nl")


def _given(question: QuestionSpec, *, right: bool) -> Given:
    """A mistake is only made where one chooses, and in an order."""
    good = registry.get(question.kind).right_answer(question)
    if right:
        return good
    if question.kind == "order" and isinstance(good, list):
        return [*good[1:], good[0]]
    return [next(option.id for option in question.options if not option.correct)] if question.options else good
