"""Completing modules that have a rule of their own; the plain rule stands in the SQL of an answer."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max

from modules.models import Activity, Attempt, Completion, Module, Registration
from modules.rules.completion import Part, RuleStep, is_fulfilled


def completes_by_rule(registration_id: int, module_id: UUID, now: datetime.datetime) -> bool:
    """Whether this run fulfils the rule now and did not before; then it is completed. Call under the run's lock."""
    module = Module.objects.get(pk=module_id)
    return bool(complete_those_who_fulfil(module, [registration_id], now))


def complete_those_who_fulfil(module: Module, registration_ids: Iterable[int], now: datetime.datetime) -> list[int]:
    """Complete the runs among these that fulfil the module's rule and were not complete. Returns which.

    Three statements for any number of runs, and one that writes.
    """
    keys = list(registration_ids)
    parts = [Part.from_data(part) for part in module.rule]
    steps = [
        RuleStep(*row)
        for row in Activity.objects.filter(module=module, archived_at=None).values_list("pk", "kind", "required")
    ]
    done: dict[int, set[UUID]] = {}
    completions = Completion.objects.filter(registration__in=keys).values_list("registration_id", "activity_id")
    for run, activity in completions:
        done.setdefault(run, set()).add(activity)
    best: dict[int, dict[UUID, float | None]] = {}
    scores = Attempt.objects.filter(registration__in=keys).order_by().values_list("registration_id", "activity_id")
    for run, activity, score in scores.annotate(best=Max("score")):
        best.setdefault(run, {})[activity] = score
    ready = [run for run in keys if is_fulfilled(parts, steps, done.get(run, ()), best.get(run, {}))]
    return _complete(ready, module, now)


def _complete(keys: list[int], module: Module, now: datetime.datetime) -> list[int]:
    if not keys:
        return []
    new = list(Registration.objects.filter(pk__in=keys, completed_at=None).values_list("pk", flat=True))
    Registration.objects.filter(pk__in=new).update(completed_at=now, completed_version=module.content_version)
    return new
