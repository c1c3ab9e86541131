"""Log-in of the reference site: takes the user that came with the session."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject


class JoinedUserMiddleware(AuthenticationMiddleware):
    """Django's middleware without its statement for the user; anything unusual goes Django's own way."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))  # type: ignore[assignment]


def _user_of(request: HttpRequest) -> Any:
    if not hasattr(request, "_cached_user"):
        request._cached_user = _joined_user(request) or auth.get_user(request)  # type: ignore[attr-defined]
    return request._cached_user  # type: ignore[attr-defined]


def _joined_user(request: HttpRequest) -> Any:
    session = request.session
    key, backend = session.get(auth.SESSION_KEY), session.get(auth.BACKEND_SESSION_KEY)
    user = getattr(session, "joined_user", None)
    if user is None or str(user.pk) != key or not user.is_active or backend not in settings.AUTHENTICATION_BACKENDS:
        return None
    # A changed password ends the session; django.contrib.auth.get_user also knows about rotated secret keys.
    kept = session.get(auth.HASH_SESSION_KEY, "")
    return user if constant_time_compare(kept, user.get_session_auth_hash()) else None
