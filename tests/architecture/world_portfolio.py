"""In the world: two learners with something in the portfolio; of the first also a note and a file."""

import re
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.utils import timezone

from media.models import PrivateFile
from modules.models import ExternalEvidence, Registration
from modules.services.evidence_files import PURPOSE
from tests.content_portfolio import text_evidence

if TYPE_CHECKING:
    from tests.architecture.world import World


def extend(world: "World") -> None:
    """Add the values learner.evidence and learner.proof, and canaries in title, note and file."""
    other = Registration.objects.get(uuid=world.values["other_learner.registration"]).person
    text_evidence(other, title="Portfolio-other_learner-kanarie")
    learner = Registration.objects.get(uuid=world.values["learner.registration"]).person
    texts = {
        "kept": "Portfolio-learner-kanarie",
        "note": "toelichting-learner-kanarie",
        "proof": "bewijs-learner-kanarie",
    }
    file = PrivateFile(
        owner=learner,
        purpose=PURPOSE,
        name=f"{texts['proof']}.txt",
        size=len(texts["proof"]),
        offset=len(texts["proof"]),
        state="complete",
        content_type="text/plain",
        sha256="0" * 64,
        completed_at=timezone.now(),
        expires_at=timezone.now(),
    )
    file.content.save(f"uploads/files/xx/{file.uuid}", ContentFile(texts["proof"].encode()), save=False)
    file.save()
    kept = ExternalEvidence.objects.create(
        owner=learner,
        kind="external",
        title=texts["kept"],
        note=texts["note"],
        issuer="School",
        happened_on=timezone.localdate(),
        source_key="external:kanarie",
        file=file,
    )
    world.values |= {"learner.evidence": kept.uuid, "learner.proof": file.uuid}
    world.canaries |= {f"learner.{kind}": re.compile(text) for kind, text in texts.items()}
    world.canaries["other_learner.kept"] = re.compile("Portfolio-other_learner-kanarie")
