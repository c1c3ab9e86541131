"""Counters of registrations after a module changed: set-based, for ten learners and for ten thousand."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from modules import signals
from modules.models import Completion, Module, Registration
from modules.services.rule import complete_those_who_fulfil

# More than this many learners at once are left to whoever looks at the rows from time to time (modules.signals):
# an author should not wait until a thousand certificates are made.
ANNOUNCE_AT_MOST = 100


def recount(module: Module) -> None:
    """Count again what every learner of the module did, and complete the runs that now fulfil it.

    Only live activities count. A run that was completed stays completed, also when the module grows.
    Call inside atomic().
    """
    runs = Registration.objects.filter(module=module)
    # The lock comes in a statement of its own: a count in the statement that waits for an answer of a learner
    # would not see that answer.
    list(runs.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    live = Completion.objects.filter(registration=OuterRef("pk"), activity__module=module, activity__archived_at=None)
    runs.update(done_count=_number_of(live), done_required=_number_of(live.filter(activity__required=True)))
    _complete(module)


def _complete(module: Module) -> None:
    """The rule of `modules.rules.progress.is_complete` on the kept counts."""
    open_runs = Registration.objects.open().filter(module=module, completed_at=None)
    if module.has_rule:
        now, runs = timezone.now(), list(open_runs.values_list("pk", flat=True))
        new = [run for some in batched(runs, 500) for run in complete_those_who_fulfil(module, some, now)]
        transaction.on_commit(lambda: _announce(new[:ANNOUNCE_AT_MOST]), robust=True)
        return
    if module.required_count:
        fulfilled = open_runs.filter(done_required__gte=module.required_count)
    elif module.activity_count:
        fulfilled = open_runs.filter(done_count__gte=module.activity_count)
    else:
        return
    keys = list(fulfilled.values_list("pk", flat=True))
    Registration.objects.filter(pk__in=Subquery(fulfilled.values("pk"))).update(
        completed_at=timezone.now(), completed_version=module.content_version
    )
    transaction.on_commit(lambda: _announce(keys[:ANNOUNCE_AT_MOST]), robust=True)


def batched(keys: list[int], size: int) -> Iterator[list[int]]:
    """The keys in lists of at most `size`: SQLite takes a limited number of values in a statement."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _announce(keys: list[int]) -> None:
    for key in keys:
        signals.module_completed.send_robust(sender=None, registration_id=key)


def _number_of(completions: QuerySet[Completion]) -> Coalesce:
    counted = completions.order_by().values("registration").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
