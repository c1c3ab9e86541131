"""Two coaches, two clicks, two witnesses at the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from modules.models import Completion, Registration, SignOff
from modules.services.signoff import Judged, sign_off
from modules.services.witness import confirm, make_link, token_for
from modules.services.workplace import Report, keep_reports
from tests.at_once import at_once
from tests.content_workplace import ASK_ON, SUMMARISE, workplace_page
from tests.modules.guided import guided, key

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = timezone.localdate()


def test_two_coaches_sign_the_last_two_items_together_and_the_step_is_done_once():
    task = guided(workplace_page())
    both = [(SUMMARISE, task.coach, key(1)), (ASK_ON, task.trainer, key(2))] * 4
    at_once(
        [
            partial(sign_off, **task.at, judged=Judged(item, "good", "", TODAY), by=by, key=form)
            for item, by, form in both
        ]
    )
    assert SignOff.objects.count() == 2
    assert Completion.objects.count() == 1
    assert Registration.objects.get(pk=task.registration.pk).done_count == 1


def test_a_link_that_is_confirmed_eight_times_at_once_signs_once():
    task = guided(workplace_page(witness_allowed=True))
    keep_reports(**task.own, reports={SUMMARISE: Report(TODAY), ASK_ON: Report(TODAY)})
    make = partial(make_link, **task.own, name="Kees Getuige", function="collega", key=key(1))
    assert len({link.pk for link in at_once([make] * 4)}) == 1
    judged = [Judged(item, "good", "", TODAY) for item in (SUMMARISE, ASK_ON)]
    token = token_for(task.registration.uuid, key(1))
    done = at_once([partial(confirm, token=token, judged=judged)] * 8)
    assert sorted(each.replay for each in done) == [False] + [True] * 7
    assert SignOff.objects.count() == 2
    assert Completion.objects.count() == 1
