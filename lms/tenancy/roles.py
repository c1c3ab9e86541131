"""The roles of the domain, and which of them somebody has today."""

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection, models
from django.utils import timezone
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
        user._lms_roles = _read(user.pk)
    roles: frozenset[str] = user._lms_roles
    return roles


def _read(user_id: Any) -> frozenset[str]:
    """One statement; its text is made once a day, since making it took longer than running it."""
    login = get_user_model()._meta.pk
    stand_in = _STAND_INS.get(login.get_internal_type())
    if stand_in is None:
        return frozenset(str(role) for role in _union(user_id))
    statement, parameters = _statement(connection.vendor, timezone.localdate(), tuple(_providers))
    mark, own = (login.get_db_prep_value(each, connection) for each in (stand_in, user_id))
    with connection.cursor() as cursor:
        cursor.execute(statement, [own if each == mark else each for each in parameters])
        return frozenset(role for (role,) in cursor.fetchall())


@lru_cache(maxsize=4)
def _statement(vendor: str, day: datetime.date, providers: tuple[RoleProvider, ...]) -> tuple[str, tuple]:
    """Text and parameters of the union for nobody; the arguments are what it depends on."""
    return _union(_STAND_INS[get_user_model()._meta.pk.get_internal_type()]).query.sql_with_params()


def _union(user_id: Any) -> models.QuerySet:
    sources = [provider(user_id).order_by() for provider in _providers]
    return sources[0].union(*sources[1:])


# Keys that no user has, per type of key; a host with another type of key gets the ORM.
_STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("AutoField", "BigAutoField", "IntegerField", "BigIntegerField"), -987654321),
    "UUIDField": UUID(int=2**128 - 1),
}
