"""What can be earned, and what was awarded."""

from certificates.models.achievement import Achievement
from certificates.models.award import Award, DamagedSnapshot, RevocationKind

__all__ = ["Achievement", "Award", "DamagedSnapshot", "RevocationKind"]
