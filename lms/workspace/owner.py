"""An opaque mark for the logged-in user: what a browser keeps for somebody is bound to it."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def owner_of(request: HttpRequest) -> str:
    """The mark of who is logged in, '' for a visitor. Says nothing about the person."""
    user = getattr(request, "user", None)
    return _mark(str(user.pk), settings.SECRET_KEY) if user is not None and user.is_authenticated else ""


def owners_of(request: HttpRequest) -> list[str]:
    """The mark and the ones under earlier secret keys: a new secret does not make orphans of unsent answers."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    return [_mark(str(user.pk), secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


@lru_cache(maxsize=4096)
def _mark(user: str, secret: str) -> str:
    return salted_hmac("lms.owner", user, secret=secret, algorithm="sha256").hexdigest()[:32]
