"""The media room."""

from collections.abc import Iterator

import pytest

from media.storage import private_storage
from tests.media.files import names_in_storage


@pytest.fixture(autouse=True)
def _empty_storage() -> Iterator[None]:
    """The storage in memory outlives a test; what a test put into it does not."""
    _empty()
    yield
    _empty()


def _empty() -> None:
    for name in names_in_storage():
        private_storage().delete(name)
