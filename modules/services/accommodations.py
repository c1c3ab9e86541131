"""Extra time for people who need it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from lms.models import Person
from lms.services.audit import record_change
from modules.models import Accommodation


@transaction.atomic
def grant_extra_time(*, person: Person, extra_percent: int, reason: str, granted_by: Person | None) -> Accommodation:
    """Give somebody extra time in every try that begins from now on; ends what the person had before.

    extra_percent: 1 to 200. granted_by: a coordinator of the person's municipality; None for the platform itself.
    The same once more changes nothing. Raises ValidationError and PermissionDenied.
    """
    _check(person, granted_by)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    held = Accommodation.objects.filter(person=person, ended_at=None)
    same = held.filter(extra_percent=extra_percent, reason=reason, granted_by=granted_by).first()
    if same is not None:
        return same
    held.update(ended_at=timezone.now())
    accommodation = Accommodation(person=person, extra_percent=extra_percent, reason=reason, granted_by=granted_by)
    accommodation.full_clean()
    accommodation.save()
    record_change(actor=granted_by, action="accommodation.granted", obj=accommodation)
    return accommodation


@transaction.atomic
def end_extra_time(*, person: Person, ended_by: Person | None) -> bool:
    """No extra time from now on; a try that is going on keeps its deadline. False when there was none.

    Raises PermissionDenied.
    """
    _check(person, ended_by)
    open_ones = Accommodation.objects.select_for_update(no_key=True).filter(person=person, ended_at=None)
    accommodation = open_ones.first()
    if accommodation is None:
        return False
    open_ones.update(ended_at=timezone.now())
    record_change(actor=ended_by, action="accommodation.ended", obj=accommodation)
    return True


def extra_percent_of(person_id: int) -> int:
    """How much extra time the person has now, in percent; 0 for none."""
    open_ones = Accommodation.objects.filter(person=person_id, ended_at=None)
    return open_ones.values_list("extra_percent", flat=True).first() or 0


def _check(person: Person, by: Person | None) -> None:
    if by is not None and not Person.objects.visible_to(by.user, "accommodation.change").filter(pk=person.pk).exists():
        raise PermissionDenied
