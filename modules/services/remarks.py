"""The sentences that a trainer keeps for feedback."""

from django.db import transaction

from lms.models import Person
from modules.models import CannedRemark

MOST = 60  # sentences per person


class TooMany(Exception):
    """Somebody has MOST sentences already."""


@transaction.atomic
def keep_remark(*, person: Person, title: str, text: str) -> None:
    """Keep a sentence under a name; the same name again gives it another text. Raises TooMany."""
    known = CannedRemark.objects.filter(person=person)
    if known.count() >= MOST and not known.filter(title=title).exists():
        raise TooMany
    CannedRemark.objects.bulk_create(
        [CannedRemark(person=person, title=title, text=text)],
        update_conflicts=True,
        unique_fields=["person", "title"],
        update_fields=["text"],
    )


def drop_remark(*, person: Person, key: int) -> bool:
    """Throw one of the own sentences away; False when it was gone."""
    removed, _ = CannedRemark.objects.filter(person=person, pk=key).delete()
    return bool(removed)
