"""Many things at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections
from django.test import Client

from lms.models import Person

T = TypeVar("T")


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """Start all calls together and give their results in order; an exception in one of them is raised here."""
    start = Barrier(len(calls))

    def run(call: Callable[[], T]) -> T:
        try:
            start.wait(timeout=30)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [done.result() for done in [pool.submit(run, call) for call in calls]]


def tabs_of(person: Person, number: int) -> list[Client]:
    """So many tabs of one browser: they share the log-in."""
    first = Client()
    first.force_login(person.user)
    tabs = [first]
    for _ in range(number - 1):
        tab = Client()
        tab.cookies.load({name: morsel.value for name, morsel in first.cookies.items()})
        tabs.append(tab)
    return tabs
