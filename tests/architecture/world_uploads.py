"""A file that the first learner handed in and one that is on its way, both with a canary in name and contents."""

import re
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.utils import timezone

from media.models import PrivateFile
from modules.models import Activity, PieceFile, Registration
from modules.services.piece_files import PURPOSE
from tests.content_assignment import piece_of

if TYPE_CHECKING:
    from tests.architecture.world import World


def extend(world: "World") -> None:
    """Add the files of 'learner': the values learner.file and learner.upload, and the canary of both."""
    registration = Registration.objects.get(uuid=world.values["learner.registration"])
    canary, now = "bestand-learner-kanarie", timezone.now()
    common = {
        "owner": registration.person,
        "purpose": PURPOSE,
        "target": f"{registration.uuid}/{world.values['reading']}",
        "name": f"{canary}.txt",
        "size": len(canary),
        "expires_at": now.replace(year=now.year + 1),
    }
    file = PrivateFile(
        **common, state="complete", offset=len(canary), content_type="text/plain", sha256="0" * 64, completed_at=now
    )
    file.content.save(f"uploads/files/xx/{file.uuid}", ContentFile(canary.encode()), save=False)
    file.save()
    activity = Activity.objects.get(pk=world.values["reading"])
    piece = piece_of(registration, activity.pk, state="good", decided_at=now)
    PieceFile.objects.create(piece=piece, file=file)
    world.values |= {"learner.file": file.uuid, "learner.upload": PrivateFile.objects.create(**common).uuid}
    world.canaries["learner.file"] = re.compile(canary)
