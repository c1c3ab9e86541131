"""Structured logs, one JSON object a line, without personal data: no names, addresses, bodies or query strings."""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("leerlijn.request")

_EXTRA = ("request_id", "method", "route", "status", "milliseconds", "event", "task", "count")


class JSONFormatter(logging.Formatter):
    """Formats a record as JSON with a fixed list of fields; anything else in `extra` is dropped."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        entry = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": _without_address(record.getMessage(), request),
            "request_id": getattr(request, "request_id", None),
        }
        entry.update({name: getattr(record, name) for name in _EXTRA if hasattr(record, name)})
        if record.exc_info and record.exc_info[1]:
            entry["exception"] = _without_values(record.exc_info[1])
        return json.dumps(
            {name: value for name, value in entry.items() if value is not None}, default=str, ensure_ascii=False
        )


def _without_address(message: str, request: Any) -> str:
    """Django puts the address into its messages, which may hold a code or what somebody typed."""
    path = getattr(request, "path", "")
    return message.replace(path, _route(request)) if len(path) > 1 else message


def _without_values(error: BaseException) -> str:
    """Where it happened and what kind of error, of each error in the chain. Their texts quote values of rows."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        parts.insert(0, "".join(traceback.format_tb(seen.__traceback__)) + type(seen).__qualname__)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n\n".join(parts)


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.route if match else "-"


class RequestLogMiddleware:
    """Gives a request an id and logs its route (the pattern, not the address), status and duration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request.request_id = uuid.uuid4().hex[:8].upper()  # type: ignore[attr-defined]
        response = self.get_response(request)
        logger.info(
            "request",
            extra={
                "request_id": request.request_id,  # type: ignore[attr-defined]
                "method": request.method,
                "route": _route(request),
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return response
