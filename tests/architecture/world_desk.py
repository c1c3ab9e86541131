"""Work of the first learner that waits, a draft about it by the trainer, and a presentation that is planned."""

import datetime
import re
import uuid
from typing import TYPE_CHECKING

from django.utils import timezone

from modules.models import Activity, ModulePage, Piece, PlannedMoment, Registration, Review
from tests.content import add_step
from tests.content_desk import presentation_page

if TYPE_CHECKING:
    from tests.architecture.world import World


def extend(world: "World") -> None:
    """Add the values learner.piece and presentation, and the canaries of what was written."""
    registration = Registration.objects.get(uuid=world.values["learner.registration"])
    step = add_step(ModulePage.objects.get(pk=world.values["module.page"]), presentation_page(title="Mijn plan"))
    now = timezone.now()
    work, draft = "inzending-learner-kanarie", "concept-learner-kanarie"
    common = {"registration": registration, "content_version": 1, "state": Piece.State.WAITING}
    reading = Activity.objects.get(pk=world.values["reading"])
    piece = Piece.objects.create(**common, activity=reading, key=uuid.uuid4(), text=work, handed_in_at=now)
    Review.objects.create(piece=piece, reviewer=world.people["trainer"], text=draft)
    ahead = now + datetime.timedelta(days=3)
    presentation = Activity.objects.get(pk=step.translation_key)
    PlannedMoment.objects.create(
        registration=registration,
        activity=presentation,
        piece=Piece.objects.create(**common, activity=presentation, key=uuid.uuid4(), handed_in_at=ahead),
        starts_at=ahead,
        place="Zaal 1",
        first_assessor=world.people["trainer"],
        second_assessor=world.people["assessor"],
    )
    world.values |= {"learner.piece": piece.pk, "presentation": presentation.pk}
    world.canaries |= {"learner.piece": re.compile(work), "learner.draft": re.compile(draft)}
