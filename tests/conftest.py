"""What every test may use."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lms.models import Person

# The goals count statements that ask or write something, not the borders of a transaction.
_BORDERS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")


@pytest.fixture(autouse=True)
def _clean_start() -> Iterator[None]:
    """Each test starts in Dutch and with an empty cache, whatever the one before it left."""
    cache.clear()
    with translation.override("nl"):
        yield


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """client_of(person) is a browser in which that person is logged in."""

    def log_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return log_in


@pytest.fixture
def assert_max_queries() -> Callable[[int], AbstractContextManager[list[str]]]:
    """`with assert_max_queries(10):` fails with all statements when there were more; gives the list of them."""

    @contextmanager
    def at_most(number: int) -> Iterator[list[str]]:
        statements: list[str] = []
        with CaptureQueriesContext(connection) as captured:
            yield statements
        statements += [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(_BORDERS)]
        if len(statements) > number:
            listing = "\n".join(f"{line}. {' '.join(sql.split())[:300]}" for line, sql in enumerate(statements, 1))
            pytest.fail(f"{len(statements)} statements, at most {number} allowed:\n{listing}", pytrace=False)

    return at_most
