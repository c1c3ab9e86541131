"""The site's WSGI application that stands still where a request's header X-Hold says, so that it can be killed there.

Values: 'request' (before the application sees it), the beginning of an SQL statement (right after it, inside the
transaction), 'signal' (after commit, before anybody is told) and 'reply' (when all is done but the reply).
"""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection

from lms.site.wsgi import application as site
from modules.signals import activity_completed

_held: set[str] = set()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serve the request, and hold it where it says."""
    hold = environ.get("HTTP_X_HOLD", "")
    if not hold:
        return site(environ, start_response)
    _held.add(hold)
    _stop_at("request")

    def after_statement(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.lstrip().startswith(hold):
            _stop_at(hold)
        return result

    with connection.execute_wrapper(after_statement):
        response = site(environ, start_response)
    _stop_at("reply")
    return response


def _stop_at(place: str) -> None:
    if place in _held:
        Path(os.environ["HELD_MARKER"]).write_text(place)
        time.sleep(600)


def _before_anybody_is_told(**kwargs: Any) -> None:
    _stop_at("signal")


activity_completed.connect(_before_anybody_is_told)
