"""The roles of the domain, and which of them somebody has today."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    LEARNER = "learner", _("deelnemer")
    TRAINER = "trainer", _("trainer")
    COACH = "coach", _("coach")
    TEAM_LEADER = "team_leader", _("teamleider")
    COORDINATOR = "coordinator", _("gemeentecoördinator")
    PROGRAMME_COORDINATOR = "programme_coordinator", _("opleidingscoördinator")
    ASSESSOR = "assessor", _("assessor")
    EXAMINATION_BOARD = "examination_board", _("examencommissie")
    AUTHOR = "author", _("auteur")


RoleProvider = Callable[[int], models.QuerySet]
_providers: list[RoleProvider] = []


def register_role_provider(provider: RoleProvider) -> None:
    """Add a source of roles: a function from a user's key to the roles that user has today.

    The roles are a QuerySet of one value (`values_list("role", flat=True)`): all sources are read in one statement.
    """
    if provider not in _providers:
        _providers.append(provider)


def roles_of(user: Any) -> frozenset[str]:
    """All roles of a user today, from every source; read once per request (kept on the user object)."""
    if not getattr(user, "is_authenticated", False):
        return frozenset()
    if not hasattr(user, "_lms_roles"):
        sources = [provider(user.pk).order_by() for provider in _providers]
        user._lms_roles = frozenset(str(role) for role in sources[0].union(*sources[1:]))
    roles: frozenset[str] = user._lms_roles
    return roles
