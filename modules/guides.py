"""Who guides a learner. The room above that knows groups says so; without one a learner has no guides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True)
class Guide:
    """Somebody with a role in the learner's group. role: as a learner reads it ('trainer')."""

    person_id: int
    uuid: UUID
    name: str
    role: str | Promise


GuideProvider = Callable[[int], Sequence[Guide]]
_providers: list[GuideProvider] = []


def register_guides(provider: GuideProvider) -> None:
    """Add a source: a function from the key of a registration to the people who guide it today."""
    if provider not in _providers:
        _providers.append(provider)


def guides_of(registration_id: int) -> list[Guide]:
    """Everybody who guides this run, each once, in the order of the sources."""
    found: dict[int, Guide] = {}
    for provider in _providers:
        for guide in provider(registration_id):
            found.setdefault(guide.person_id, guide)
    return list(found.values())
