"""Reading the learner's form of a workplace task."""

import datetime
from collections.abc import Sequence

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from modules.rules.workplace import WorkItem
from modules.services.workplace import Report

LONGEST = 2000  # characters of a remark
OLDEST = datetime.timedelta(days=2 * 366)


def read_day(text: str) -> datetime.date | None:
    """The day typed as year-month-day; None when it is no day, lies in the future or is long ago."""
    try:
        day = parse_date(text.strip())
    except ValueError:
        return None
    today = timezone.localdate()
    return day if day is not None and today - OLDEST <= day <= today else None


def parse_reports(form: QueryDict, items: Sequence[WorkItem]) -> tuple[dict[str, Report], dict[str, str]]:
    """(item -> report of what is ticked, field -> error)."""
    reports, errors = {}, {}
    ticked = set(form.getlist("gedaan"))
    for item in items:
        if item.id not in ticked:
            continue
        day, remark = read_day(form.get(f"datum-{item.id}", "")), form.get(f"opmerking-{item.id}", "").strip()
        if day is None:
            errors[f"datum-{item.id}"] = _("Vul de dag in waarop je dit deed. Dat is vandaag of eerder.")
        if len(remark) > LONGEST:
            errors[f"opmerking-{item.id}"] = _("Je opmerking is te lang. Maak hem korter dan 2.000 tekens.")
        reports[item.id] = Report(done_on=day or timezone.localdate(), remark=remark)
    return reports, errors


def parse_witness(form: QueryDict) -> tuple[dict[str, str], dict[str, str]]:
    """(name and function of the witness, field -> error)."""
    witness = {name: " ".join(form.get(name, "").split()) for name in ("naam", "functie")}
    errors = {}
    if not 2 <= len(witness["naam"]) <= 120:
        errors["naam"] = _("Vul de voornaam en achternaam van je getuige in.")
    if not 2 <= len(witness["functie"]) <= 120:
        errors["functie"] = _("Vul in wat je getuige doet op het werk. Bijvoorbeeld: collega balie.")
    return witness, errors
