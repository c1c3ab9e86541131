"""The part of the outbox that stands in the <head> of every page. docs/offline.md"""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.workspace.context import Shell

register = template.Library()

# Stand in the finished HTML for what differs per person.
_OWNERS, _KEEP = "__owners__", "__keep__"


@register.simple_tag
def offline_head(shell: Shell) -> SafeString:
    """Whose browser this is, the script and its words; made once per language, since it is on every page."""
    owners, keep = escape(shell.owners), "ja" if shell.comfort.keep_pages else "nee"
    frame = _frame(get_language() or "", settings.STATIC_URL, shell.login_url, bool(owners))
    return mark_safe(frame.replace(_OWNERS, owners).replace(_KEEP, keep))  # noqa: S308  (escaped above)


@lru_cache(maxsize=16)
def _frame(language: str, static_url: str, login_url: str, signed_in: bool) -> str:
    context = {"owners": _OWNERS, "keep": _KEEP, "login_url": login_url, "signed_in": signed_in}
    return render_to_string("lms_modules/components/offline_frame.html", context)
