"""Links with which a witness without account confirms, once.

The token follows from the form's key and the secret of the site, so that a retry gives the same link while the
database holds only its hash. Whoever reads the database cannot make a link out of it.
"""

import base64
import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from modules import sql
from modules.models import ItemReport, Judgement, WitnessLink
from modules.published import NotPublished
from modules.services.attempts import RunNotFound
from modules.services.signoff import Judged, record_witness

VALID = datetime.timedelta(days=14)
MOST_OPEN = 5  # links that are open at the same time for one task


class TooManyLinks(Exception):
    """So many links for one task are open that another one would only confuse."""


class LinkGone(LookupError):
    """No such link, or it was used, withdrawn or is too old. One error for all: a stranger learns nothing."""


@dataclass(frozen=True)
class Confirmed:
    """replay: this link was used before; nothing was written."""

    link: WitnessLink
    replay: bool = False


def token_for(registration: UUID, key: UUID) -> str:
    """The token of the link that this form of this run makes: 43 characters, 256 bits."""
    digest = salted_hmac("lms_modules.witness", f"{registration}:{key}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    name: str,
    function: str,
    key: UUID,
    now: datetime.datetime | None = None,
) -> WitnessLink:
    """A link about all items that the learner did and nobody found good yet. Sent twice it is one link.

    Raises RunNotFound, also when there is nothing to ask about, and TooManyLinks.
    """
    run = sql.lock_run(registration, user_id, activity)
    if run is None or run.kind != "workplace":
        raise RunNotFound
    moment = now or timezone.now()
    token_hash = hash_of(token_for(registration, key))
    mine = WitnessLink.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id)
    made = mine.filter(token_hash=token_hash).first()  # under the lock of the run
    if made is not None:
        return made
    if mine.usable(moment).count() >= MOST_OPEN:
        raise TooManyLinks
    reports = ItemReport.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id)
    items = list(reports.exclude(judged=Judgement.GOOD).order_by("pk").values_list("item", flat=True))
    if not items:
        raise RunNotFound
    return WitnessLink.objects.create(
        registration_id=run.registration_id,
        activity_id=run.activity_id,
        token_hash=token_hash,
        name=name,
        function=function,
        items=items,
        created_at=moment,
        expires_at=moment + VALID,
    )


@transaction.atomic
def withdraw_link(*, registration: UUID, user_id: Any, activity: UUID, link: int) -> None:
    """Stop a link at once. Raises RunNotFound."""
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    WitnessLink.objects.usable().filter(pk=link, registration_id=run.registration_id, activity_id=activity).update(
        withdrawn_at=timezone.now()
    )


def find_link(token: str) -> WitnessLink:
    """The link that somebody may still use. Reads only. Raises LinkGone."""
    found = (
        WitnessLink.objects.usable()
        .filter(token_hash=hash_of(token), registration__closed_at=None, activity__archived_at=None)
        .select_related("registration__person", "registration__module", "activity")
        .first()
    )
    if found is None:
        raise LinkGone
    return found


@transaction.atomic
def confirm(*, token: str, judged: Sequence[Judged], now: datetime.datetime | None = None) -> Confirmed:
    """Use up the link and sign off its items, both or neither. The second of two gets `replay`. Raises LinkGone."""
    moment = now or timezone.now()
    links = WitnessLink.objects.filter(token_hash=hash_of(token)).select_related("registration__person", "activity")
    link = links.first()
    if link is None or sql.lock_registration(link.registration_id, link.activity_id) is None:
        raise LinkGone
    if not links.usable(moment).update(used_at=moment):
        link.refresh_from_db(fields=["used_at"])
        if link.used_at is None:
            raise LinkGone
        return Confirmed(link, replay=True)
    try:
        record_witness(link=link, judged=[each for each in judged if each.item in link.items], now=moment)
    except (RunNotFound, NotPublished) as error:
        raise LinkGone from error
    return Confirmed(link)


def was_used(token: str) -> bool:
    """Whether this link was used up, so that a second click gets the same thanks as the first."""
    return WitnessLink.objects.filter(token_hash=hash_of(token), used_at__isnull=False).exists()
