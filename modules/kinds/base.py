"""What a kind of activity is. docs/new-activity-kind.md walks through one from beginning to end."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from media.purposes import Limits
from modules.rules.gate import Problem

if TYPE_CHECKING:
    from modules.published import Published
    from modules.rules.evidence import Draft
    from modules.rules.rubric import RubricSpec
    from modules.sql_page import RunState

C = TypeVar("C")


@dataclass(frozen=True)
class Visit:
    """A learner at an activity. url: of the activity; module_url: of the outline. done: moment of completion.

    organisation_id: on whose behalf the run is; None for an own one. files: that came with the form.
    """

    registration: UUID
    registration_id: int
    user_id: Any
    person_id: int
    organisation_id: int | None
    activity: UUID
    published: "Published"
    language: str
    url: str
    module_url: str
    done: datetime | None
    state: "RunState | None" = None
    query: QueryDict = field(default_factory=QueryDict)
    files: MultiValueDict = field(default_factory=MultiValueDict)


@dataclass(frozen=True)
class Submitted:
    """What came of a form. Either errors (field -> message; nothing was written) or a place to go on.

    to: query string on the activity's own address ('?antwoord=...'), or '' for the outline of the module.
    message: said on the next page.
    data: for a script; answered as JSON instead of going on.
    replay: the key was known and nothing was written. spent: errors, but the key was used for what was kept.
    """

    errors: dict[str, str] = field(default_factory=dict)
    to: str = ""
    message: str = ""
    data: dict[str, Any] | None = None
    replay: bool = False
    spent: bool = False


class ActivityKind(ABC, Generic[C]):
    """One kind of activity. Subclass it in a small app, and call `register()` in AppConfig.ready()."""

    name: str  # in addresses, rows and page classes; never changes
    label: str | Promise  # beside the title: 'Lezen'
    plural: str | Promise = ""  # in the sentence of a rule: 'leespagina's'
    icon: str  # symbol in the sprite, without 'i-'
    template: str  # extends lms/focus.html or lms/base.html
    private = False  # others never see more than 'done'
    by_others = False  # done on a day, by what somebody else records: never the step to go on with
    result_headings: tuple[str | Promise, ...] = ()  # columns that this kind adds to the trainer's table and export
    results_template = ""  # a block above that table, with `results_context`
    piece_template = "lms_modules/components/piece.html"  # a piece of work on the desk: piece, activity, content
    asked_template = "lms_modules/components/asked.html"  # what was asked, on the desk: piece, activity, content

    def register(self) -> None:
        """Make the kind known. Raises ValueError when another kind has the name."""
        from modules.kinds import registry  # the registry needs this class first

        registry.register(self)

    @abstractmethod
    def publish(self, page: Any) -> C:
        """What learners see of a published page, the same for everybody: finished HTML or frozen dataclasses.

        Kept in memory per content version, so it may be slow; it must not hold the page itself.
        """

    @abstractmethod
    def context(self, visit: Visit) -> dict[str, Any]:
        """Template variables of the learner's screen (GET)."""

    @abstractmethod
    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        """Handle the learner's form (POST). key: the idempotency key of the form. May raise RunNotFound."""

    def preview_context(self, content: C, done: bool) -> dict[str, Any]:
        """Template variables for the author's preview, without a learner."""
        return {}

    def rule(self, content: C) -> str:
        """When the activity is done, as one sentence for the learner and for the author."""
        return ""

    def problems(self, page: Any) -> list[Problem]:
        """What keeps the page from being published, apart from what holds for every page. page may be unsaved."""
        return []

    def study_minutes(self, page: Any) -> int | None:
        """How long a learner is busy, estimated from the content; None when there is nothing to go by."""
        return None

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        """Registration -> a cell per heading of `result_headings`. Only what `attempt.view` allows."""
        return {}

    def results_context(self, activity: UUID, registration_ids: Sequence[int]) -> dict[str, Any]:
        """Variables of `results_template`."""
        return {}

    def file_limits(self, content: C) -> Limits | None:
        """Which files a learner may hand in here, and how many; None for none."""
        return None

    def piece_decided(self, piece: Any, good: bool) -> None:
        """Whoever had to look at a piece has; inside the transaction of the last review. Completes when good."""
        from modules.services.reviews import record_result  # services need the models first

        record_result(piece, good)

    def rubric(self, content: C) -> "RubricSpec | None":
        """The rubric with which a piece of this activity is judged; None without one."""
        return getattr(content, "rubric", None)

    def piece_evidence(self, piece: Any) -> "list[Draft]":
        """What a learner may keep in the portfolio of one piece: its text and its files; none before it is decided."""
        from modules.evidence import drafts_of  # needs the models, and they need this class

        return drafts_of(piece)

    def evidence_of(self, registration: Any, activity: Any) -> "list[Draft]":
        """What a learner may keep of the whole activity now; of the last version that was judged, or nothing."""
        from modules.evidence import last_decided

        piece = last_decided(registration.pk, activity.pk)
        return self.piece_evidence(piece) if piece else []
