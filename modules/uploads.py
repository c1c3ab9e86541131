"""What learners may send along with a piece of work or with proof of their own, as the media room asks it."""

from lms.models import Person
from media.models import PrivateFile
from media.purposes import Limits, Purpose, register_purpose
from modules import published, sql_page
from modules.kinds import registry
from modules.models import Activity, Piece
from modules.services import evidence_files
from modules.services.piece_files import PURPOSE, attach, may_open, read_target


def register() -> None:
    """Called by AppConfig.ready()."""
    register_purpose(Purpose(PURPOSE, limits=limits, may_open=may_open, on_complete=came_in))
    # For the owner alone, and kept as long as the evidence is.
    register_purpose(Purpose(evidence_files.PURPOSE, limits=evidence_files.limits, on_complete=evidence_files.came_in))


def limits(person: Person, target: str) -> Limits | None:
    """What the person may add to the activity now; None when it is not theirs, takes no files, or waits."""
    place = read_target(target)
    if place is None or person.user_id is None:
        return None
    registration, activity = place
    state = sql_page.run_state(registration, person.user_id)
    if state is None or state.closed_at is not None:
        return None
    row = Activity.objects.filter(pk=activity, module=state.module_id, archived_at=None).first()
    if row is None:
        return None
    try:
        content = published.content(activity, state.content_version, "nl")
    except published.NotPublished:
        return None
    found = registry.get(row.kind).file_limits(content)
    closed = Piece.objects.filter(
        registration=state.registration_id,
        activity=activity,
        answer=None,
        state__in=[Piece.State.WAITING, Piece.State.GOOD],
    )
    return None if found is None or closed.exists() else found


def came_in(file: PrivateFile) -> None:
    """A file is complete: it belongs to the draft. Raises Refused."""
    allowed = limits(file.owner, file.target)
    attach(file=file, max_files=allowed.max_files if allowed else 0)
