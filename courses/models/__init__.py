"""Programme pages and rows, cohorts over municipalities, roles in them, enrolments."""

from courses.models.cohort import Cohort, SeatAllocation
from courses.models.enrolment import Enrolment, EnrolmentRegistration
from courses.models.pages import ProgrammeIndexPage, ProgrammePage, ProgrammePageModule
from courses.models.programme import Programme, ProgrammeModule
from courses.models.roles import CohortRole, ProgrammeRole

__all__ = [
    "Cohort",
    "CohortRole",
    "Enrolment",
    "EnrolmentRegistration",
    "Programme",
    "ProgrammeIndexPage",
    "ProgrammeModule",
    "ProgrammePage",
    "ProgrammePageModule",
    "ProgrammeRole",
    "SeatAllocation",
]
