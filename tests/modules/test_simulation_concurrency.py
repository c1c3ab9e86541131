"""Real threads on a real database: however many tabs speak at once, one sentence is said and one try recorded."""

from functools import partial
from uuid import uuid4

import pytest

from modules.models import Attempt, Completion, SimulationRun
from tests.at_once import at_once, tabs_of
from tests.modules.talking import Talk

pytestmark = pytest.mark.django_db(transaction=True)

TABS = 6


def test_many_tabs_begin_at_once_and_one_sentence_is_said(client_of):
    talk = Talk(client_of)
    form = talk.form()
    calls = [
        partial(tab.post, talk.url, form | {"sleutel": str(uuid4()), "antwoord": reply}, follow=True)
        for tab, reply in zip(tabs_of(talk.run.person, TABS), ["schrik", "regels"] * (TABS // 2), strict=True)
    ]
    assert {page.status_code for page in at_once(calls)} == {200}
    run = SimulationRun.objects.get()
    assert (len(run.path), run.revision) == (1, 1)


def test_the_last_sentence_from_many_tabs_is_one_attempt_and_one_completion(client_of):
    talk = Talk(client_of)
    talk.say("schrik")
    form = talk.form() | {"antwoord": "vat"}
    pages = at_once([partial(tab.post, talk.url, form, follow=True) for tab in tabs_of(talk.run.person, TABS)])
    assert all("Hij is geholpen" in page.content.decode() for page in pages)
    assert (Attempt.objects.count(), Completion.objects.count(), SimulationRun.objects.count()) == (1, 1, 1)
    talk.run.refresh_from_db()
    assert talk.run.done_count == 1


def test_going_back_and_speaking_at_once_leave_one_path(client_of):
    talk = Talk(client_of)
    talk.say("regels")
    form = talk.form()
    first, second = tabs_of(talk.run.person, 2)
    at_once(
        [
            partial(first.post, talk.url, form | {"actie": "terug"}),
            partial(second.post, talk.url, form | {"antwoord": "sorry", "sleutel": str(uuid4())}),
        ]
    )
    run = SimulationRun.objects.get()
    assert run.revision == 2
    assert [step["reply"] for step in run.steps] in ([], ["regels", "sorry"])
