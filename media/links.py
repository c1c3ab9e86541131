"""Links to protected files: signed, for a while, and of use only to the person they were made for."""

from typing import Any

from django.conf import settings
from django.core import signing

_SALT = "media.links"
AUTHORS = "auteurs"  # the audience of a preview: whoever may enter the admin


class BadLink(ValueError):
    """Changed on the way, of somebody else, or too old."""


def lifetime() -> int:
    """Seconds that a link works: long enough for a film with a lunch in it. LEERLIJN["MEDIA_LINK_SECONDS"]."""
    return int(getattr(settings, "LEERLIJN", {}).get("MEDIA_LINK_SECONDS", 6 * 3600))


def make_token(subject: str, user_id: Any) -> str:
    """For the address of a file. subject: what it is ('recording:12'). user_id None: for authors, in a preview."""
    audience = AUTHORS if user_id is None else str(user_id)
    return signing.dumps([subject, audience], salt=_SALT)


def read_token(token: str, user: Any) -> str:
    """The subject of a link that this user may follow. Raises BadLink."""
    try:
        subject, audience = signing.loads(token, salt=_SALT, max_age=lifetime())
    except (signing.BadSignature, ValueError):
        raise BadLink from None
    if not user.is_authenticated:
        raise BadLink
    if audience == AUTHORS:
        if not user.has_perm("wagtailadmin.access_admin"):
            raise BadLink
    elif audience != str(user.pk):
        raise BadLink
    return subject
