"""Asking an address as a role, and what came of it."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from wagtail.models import Page

from modules.models import Question
from tests.architecture.personal import our_models
from tests.architecture.rows import ELSEWHERE, LOGIN, Row
from tests.architecture.world import World


def ask(world: World, row: Row, role: str) -> HttpResponse:
    """Send the row's request as this role."""
    client, path = world.client(role), path_of(world, row)
    return client.get(path) if row.post is None else client.post(path, row.post)


def path_of(world: World, row: Row) -> str:
    """The address of a row: the arguments come from the world, or stand in the table as a literal after '='."""
    values = {name: _value(world, value) for name, value in row.args.items()}
    # Patterns that are regular expressions take their arguments by place.
    places = [values.pop(name) for name in sorted(values) if name.isdecimal()]
    query = {name: _value(world, value) for name, value in row.query.items()}
    return reverse(row.url, args=places, kwargs=values, query=query)


def _value(world: World, value: str) -> object:
    return value.removeprefix("=") if value.startswith("=") else world.values[value]


def outcome_of(response: HttpResponse) -> str:
    """The status, or where a redirect leads: to the log-in page or elsewhere."""
    if response.status_code not in (301, 302):
        return str(response.status_code)
    return LOGIN if response.headers["Location"].startswith(resolve_url(settings.LOGIN_URL)) else ELSEWHERE


def text_of(response: HttpResponse) -> str:
    """All that reaches the browser: headers and body."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{dict(response.headers)}\n{body.decode(errors='replace')}"


def fingerprints() -> dict[str, str]:
    """Label of each table with records of ours, and of the log-ins -> hash of all its rows. Content is left out."""
    models = [get_user_model(), *our_models()]
    return {model._meta.label: _fingerprint(model) for model in models if not issubclass(model, (Page, Question))}


def _fingerprint(model: type[Model]) -> str:
    rows = model._base_manager.order_by("pk").values_list()
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()


class Watch:
    """`with Watch(before) as watch:` ... `watch.changed` are the tables whose rows became others in between.

    Rows are only read when a statement wrote anything at all; most requests do not.
    """

    def __init__(self, before: dict[str, str]) -> None:
        self.before = before
        self.changed: set[str] = set()
        self._wrote = False

    def __enter__(self) -> "Watch":
        self._wrapper = connection.execute_wrapper(self._look)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *exception: Any) -> None:
        self._wrapper.__exit__(*exception)
        if self._wrote:
            now = fingerprints()
            self.changed = {label for label, rows in now.items() if rows != self.before[label]}

    def _look(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self._wrote |= not sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE"))
        return execute(sql, params, many, context)
