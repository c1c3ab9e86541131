"""Extra time in quizzes of a learner of municipality A, and of one of B."""

import re
from typing import Any

from lms.models import Person
from modules.models import Accommodation


def extend(world: Any) -> None:
    """Add the extra time, its reason as a canary, and the addresses of the people."""
    for subject in ("learner", "other_learner"):
        person = Person.objects.get(pk=world.values[f"{subject}.person"])
        reason = f"Afspraak-{subject}-kanarie"
        Accommodation.objects.create(person=person, extra_percent=25, reason=reason)
        world.values[f"{subject}.uuid"] = person.uuid
        world.canaries[f"{subject}.extra_time"] = re.compile(re.escape(reason))
