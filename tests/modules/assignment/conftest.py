"""A published assignment and a learner who does it."""

import pytest
from django.urls import reverse

from tests.content import published_module
from tests.content_assignment import assignment_page
from tests.factories import RegistrationFactory


@pytest.fixture
def module():
    return published_module([assignment_page(title="Samenvatten", min_words=3)], title="Luisteren")


@pytest.fixture
def run(module):
    return RegistrationFactory(module=module.module)


@pytest.fixture
def browser(client_of, run):
    return client_of(run.person)


@pytest.fixture
def url(run, module) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, module.steps[0].translation_key])


@pytest.fixture
def target(run, module) -> str:
    return f"{run.uuid}/{module.steps[0].translation_key}"
