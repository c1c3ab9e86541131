"""Evidence for tests."""

import datetime
from itertools import count
from uuid import uuid4

from django.utils import timezone

from lms.models import Person
from modules.models import Evidence, TextEvidence

_numbers = count(1)


def text_evidence(owner: Person, *, title: str = "", text: str = "Ik vatte samen.", **fields: object) -> Evidence:
    """A text in somebody's portfolio, as if it was kept from a piece."""
    number = next(_numbers)
    fields.setdefault("happened_on", timezone.localdate() - datetime.timedelta(days=number % 300))
    made: Evidence = TextEvidence.objects.create(
        owner=owner, kind="text", title=title or f"Werk {number}", text=text, source_key=f"proef:{uuid4()}", **fields
    )
    return made
