"""People, organisations and what is kept about who did and who saw what."""

from lms.models.audit import AccessEntry, AuditEntry
from lms.models.organisation import Organisation, Team
from lms.models.person import Membership, Person
from lms.models.theme import Theme

__all__ = ["AccessEntry", "AuditEntry", "Membership", "Organisation", "Person", "Team", "Theme"]
