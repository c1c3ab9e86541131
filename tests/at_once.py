"""Many things at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError
from typing import Any, TypeVar

from django.db import connection, connections
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


def crossing(calls: Sequence[Callable[[], T]], after: str, patience: float = 2) -> list[T]:
    """Like at_once, and each call stands still after its first statement that begins with `after` until all are there.

    Where a lock keeps the others from getting there, the first goes on after `patience` seconds.
    """
    meeting = Barrier(len(calls))

    def wait(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.lstrip().startswith(after):
            with suppress(BrokenBarrierError):
                meeting.wait(patience)
        return result

    def slowly(call: Callable[[], T]) -> T:
        with connection.execute_wrapper(wait):
            return call()

    return at_once([partial(slowly, call) for call in calls])


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
