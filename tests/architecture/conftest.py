"""The world of the tenancy tests, built once per module. Tests that use it carry the mark `django_db`."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.architecture.world import World, build_world


@pytest.fixture(scope="module")
def built_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    # The transaction of a test lies within this one, so that a test's changes are undone and the world stays.
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world: World, db: None) -> World:
    """The world as it was built; what a test changes is undone after it."""
    return built_world
