"""Verification by anybody: no log-in, no script, no cookie, nothing written, one query.

Unknown codes are not counted yet: a limit per address comes with the rate limits of the site. Until then 94 random
bits make guessing hopeless, and an answer costs one indexed read.
"""

import logging
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates.models import Award, DamagedSnapshot, RevocationKind
from certificates.rules.code import Parsed, Problem, grouped, parse
from certificates.rules.contents import Contents, UnreadableContents
from certificates.rules.validity import Status
from certificates.views.public_page import chosen_language, public_page, public_shell
from certificates.views.typing_errors import explain, verdict_line

logger = logging.getLogger("leerlijn.certificates")

_ABOUT_THE_PERSON = frozenset({RevocationKind.CONDITIONS, RevocationKind.OTHER})


@require_safe
@public_page
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code. `?code=` leads to the address of the answer, or says what is wrong with the code."""
    if "code" not in request.GET:
        return _render(request, "start.html", {})
    parsed = parse(request.GET["code"])
    if parsed.problem is not None:
        return _typing_error(request, parsed)
    language = chosen_language(request)
    query = {"taal": language} if language else None
    return redirect(reverse("lms_certificates:verify_code", args=[grouped(parsed.code)], query=query))


@require_safe
@public_page
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """The answer for one code. Always 200: it is an answer, and some networks replace a 404 by a page of their own.

    A code that was never issued and a certificate that is not shared give the same bytes.
    """
    parsed = parse(code)
    if parsed.problem is not None:
        return _typing_error(request, parsed)
    award = Award.objects.for_verification().filter(code=parsed.code).first()
    contents = _contents(award)
    if award is None or contents is None:
        return _render(request, "unknown.html", {"value": parsed.typed})
    return _render(
        request,
        "revoked.html" if award.status == Status.REVOKED else "award.html",
        {
            "award": award,
            "contents": contents,
            "status": award.status.value,
            "code": parsed.typed,
            "issuer": award.achievement.issuer,
            "today": timezone.localdate(),
            "about_person": award.revocation_kind in _ABOUT_THE_PERSON,
        },
    )


def _contents(award: Award | None) -> Contents | None:
    if award is None:
        return None
    try:
        return award.contents
    except (DamagedSnapshot, UnreadableContents):
        # Never call something valid whose bytes are not the ones that were issued.
        logger.exception("award damaged", extra={"event": "award.damaged"})
        return None


def _typing_error(request: HttpRequest, parsed: Parsed) -> HttpResponse:
    context = {"value": parsed.typed, "error": explain(parsed), "line": verdict_line(parsed)}
    return _render(request, "start.html" if parsed.problem is Problem.EMPTY else "typing_error.html", context)


def _render(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    shared = {"shell": public_shell(request), "now": timezone.localtime(), "language": chosen_language(request)}
    return render(request, f"lms_certificates/verify/{template}", {**context, **shared})
