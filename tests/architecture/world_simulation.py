"""A practised conversation of two learners, with words of their own."""

import re
from typing import TYPE_CHECKING

from django.utils import timezone

from modules.models import ModulePage, Registration, SimulationRun
from tests.content import add_step
from tests.content_simulation import simulation_page

if TYPE_CHECKING:
    from tests.architecture.world import World


def extend(world: "World") -> None:
    """Add a conversation to the first module; the learner and another one are in the middle of it."""
    module = ModulePage.objects.get(pk=world.values["module.page"])
    step = add_step(module, simulation_page(title="Een gesprek", required=False))
    world.values["simulation"] = step.translation_key
    for subject in ("learner", "other_learner"):
        words = f"Gezegd-{subject}-kanarie"
        said = {"turn": "begin", "turn_text": "Hallo?", "mood": "angry", "reply": "schrik", "reply_text": words}
        SimulationRun.objects.create(
            registration=Registration.objects.get(uuid=world.values[f"{subject}.registration"]),
            activity_id=step.translation_key,
            revision=1,
            place="brief",
            path=[said | {"key": "1", "points": {}, "feedback": ""}],
            content_version=1,
            started_at=timezone.now(),
            updated_at=timezone.now(),
        )
        world.canaries[f"{subject}.said"] = re.compile(words)
