"""A limit on how often one address may ask for a page that needs no account. Kept in the cache."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's address. Behind our own proxies (their number is a setting) it stands in a header they add to."""
    proxies = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(passed) >= proxies:
        return passed[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def too_often(request: HttpRequest, what: str, *, number: int, seconds: int) -> bool:
    """Count this request; True when the address made more than `number` of them for `what` in the period."""
    key = f"lms-limit:{what}:{address_of(request)}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > number
    except ValueError:  # the period ended in between
        cache.add(key, 1, seconds)
        return False
