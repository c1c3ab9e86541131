"""What the tests of the board share."""

import pytest
from django.urls import reverse

from courses.models import Cohort
from lms.models import Person
from tests.courses.groups import group_of, learner_in
from tests.courses.region import Region
from tests.factories import (
    OrganisationFactory,
)


@pytest.fixture
def region() -> Region:
    a = OrganisationFactory(name="Aaldrecht", slug="aaldrecht")
    b = OrganisationFactory(name="Boukeveen", slug="boukeveen")
    region = Region(a, b, group_of(a, b, name="Groep één"), group_of(a, b, name="Groep twee"))
    learner_in(region.first, a, "Roos Roodborst", done=3)
    learner_in(region.first, a, "Mees Merel", done=1, silent=30)
    learner_in(region.first, b, "Jip Winterkoning", done=1, begun=1)
    learner_in(region.second, a, "Saar Goudvink")
    learner_in(region.second, b, "Teun Wulp")
    return region


@pytest.fixture
def board(client_of):
    """board(person, cohort, area, **filters) is the response."""

    def open_board(person: Person, cohort: Cohort, area: str = "regie", **query):
        name = "lms_courses:board" if area == "regie" else f"lms_courses:board_{area}"
        return client_of(person).get(reverse(name, args=[cohort.uuid]), query)

    return open_board
