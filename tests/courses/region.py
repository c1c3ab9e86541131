"""Two municipalities whose people follow two groups, for the tests of the board."""

import re
from dataclasses import dataclass

from courses.models import Cohort
from lms.models import Organisation, Person
from lms.tenancy import Role
from tests.factories import (
    CohortRoleFactory,
    MembershipFactory,
    ProgrammeRoleFactory,
)


@dataclass
class Region:
    """Two municipalities with people in two groups of two programmes."""

    a: Organisation
    b: Organisation
    first: Cohort
    second: Cohort


def coordinator_of(organisation: Organisation) -> Person:
    return MembershipFactory(organisation=organisation, role=Role.COORDINATOR).person


def trainer_of(cohort: Cohort) -> Person:
    return CohortRoleFactory(cohort=cohort).person


def programme_coordinator_of(cohort: Cohort) -> Person:
    return ProgrammeRoleFactory(programme=cohort.programme).person


def names(response) -> list[str]:
    return re.findall(r'll-board__name">([^<]+)<', response.content.decode())


def text(response) -> str:
    """The words of the page, without tags and double spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace(" ,", ",").replace(" .", ".")
