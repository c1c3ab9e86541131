"""How somebody wants to read on this device: larger text, more rest. A cookie, so that visitors have it too."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "leerlijn_lezen"
SIZES = ("gewoon", "groot", "grootst")
_YEAR = 31_536_000


@dataclass(frozen=True)
class Comfort:
    """size: one of SIZES. calm: less decoration, no motion, more room. keep_pages: readable without connection."""

    size: str = "gewoon"
    calm: bool = False
    keep_pages: bool = True

    @property
    def is_usual(self) -> bool:
        """Whether the page looks as it does for everybody."""
        return self.size == SIZES[0] and not self.calm


def comfort_of(request: HttpRequest) -> Comfort:
    """What the visitor chose on this device; whatever the cookie holds, something usable."""
    size, _, rest = request.COOKIES.get(COOKIE, "").partition(".")
    words = rest.split(".")
    return Comfort(
        size=size if size in SIZES else SIZES[0],
        calm="rust" in words,
        keep_pages="niet-bewaren" not in words,
    )


def keep_comfort(response: HttpResponse, comfort: Comfort) -> None:
    """Remember the choice for a year."""
    words = [comfort.size, *(["rust"] if comfort.calm else []), *([] if comfort.keep_pages else ["niet-bewaren"])]
    response.set_cookie(
        COOKIE,
        ".".join(words),
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
