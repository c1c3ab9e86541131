"""What keeps a page from being published."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault. field: name of the form field. message: what is wrong and what to do. block: id in a StreamField."""

    field: str
    message: str
    block: str = ""
