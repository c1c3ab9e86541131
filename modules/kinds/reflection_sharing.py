"""The part of the reflection's screen where the writer chooses who may read it."""

import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from modules.guides import guides_of
from modules.kinds.base import Submitted, Visit
from modules.models import Reflection, ReflectionShare
from modules.services.sharing import LONGEST, NotAGuide, share_reflection, stop_sharing

USUAL = datetime.timedelta(days=14)
ACTIONS = frozenset({"delen", "stoppen"})


def sharing_context(visit: Visit, written: Reflection | None) -> dict[str, Any]:
    """Who reads it now, and whom the writer can still choose."""
    shares = list(ReflectionShare.objects.open().filter(reflection=written).select_related("person")) if written else []
    readers = {share.person_id for share in shares}
    guides = guides_of(visit.registration_id) if written and written.text else []
    today = timezone.localdate()
    return {
        "shares": shares,
        "guides": [guide for guide in guides if guide.person_id not in readers],
        "until": today + USUAL,
        "today": today,
        "latest": today + LONGEST,
    }


def submit_sharing(visit: Visit, form: QueryDict) -> Submitted:
    """Share, or stop it. May raise RunNotFound."""
    whom: dict[str, Any] = {
        "registration": visit.registration,
        "user_id": visit.user_id,
        "activity": visit.activity,
    }
    if form.get("actie") == "stoppen":
        share = _uuid(form.get("deling", ""))
        if share is not None:
            stop_sharing(**whom, share=share)
        return Submitted(to="?bewaard=1", message=_("Gestopt. Deze persoon kan je tekst niet meer lezen."))
    person, until = _uuid(form.get("met", "")), _day(form.get("tot", ""))
    errors = {}
    if person is None:
        errors["met"] = _("Kies met wie je je tekst deelt.")
    if until is None:
        errors["tot"] = _("Kies een dag vanaf vandaag, hoogstens een jaar vooruit.")
    if person is None or until is None:
        return Submitted(errors=errors)
    try:
        made = share_reflection(**whom, person=person, until=until)
    except NotAGuide:
        return Submitted(errors={"met": _("Deze persoon begeleidt je niet meer. Kies iemand anders.")})
    values = {"name": made.person.name, "day": date_format(until, "j F Y")}
    return Submitted(to="?bewaard=1", message=_("Gedeeld. %(name)s kan je tekst lezen tot en met %(day)s.") % values)


def _day(text: str) -> datetime.date | None:
    try:
        day = parse_date(text.strip())
    except ValueError:
        return None
    today = timezone.localdate()
    return day if day is not None and today <= day <= today + LONGEST else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
