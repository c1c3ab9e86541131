"""Permissions on what this room holds."""

from lms.tenancy.permissions import declare
from lms.tenancy.roles import Role

declare(
    "person.view",
    "Name and organisation of a person",
    own=True,
    roles=[
        Role.COORDINATOR,
        Role.PROGRAMME_COORDINATOR,
        Role.TRAINER,
        Role.COACH,
        Role.TEAM_LEADER,
        Role.ASSESSOR,
    ],
)
declare("access.view", "Who opened my record", own=True)
