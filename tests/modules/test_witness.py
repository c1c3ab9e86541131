"""A witness without account: a link that works once, is kept only as a hash, and shows no more than it must."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from modules.models import Completion, SignOff, WitnessLink
from modules.services.witness import LinkGone, TooManyLinks, confirm, make_link, token_for
from modules.services.workplace import Report, keep_reports
from tests.content_workplace import ASK_ON, SUMMARISE, workplace_page
from tests.modules.guided import Guided, guided, key

TODAY = timezone.localdate()
WITNESS = {"name": "Kees de Getuige", "function": "collega balie"}
YES = {f"oordeel-{SUMMARISE}": "good", f"oordeel-{ASK_ON}": "good"}


@pytest.fixture
def task(db: None) -> Guided:
    task = guided(workplace_page(title="Samenvatten aan de balie", witness_allowed=True))
    keep_reports(**task.own, reports={SUMMARISE: Report(TODAY, "privé-opmerking"), ASK_ON: Report(TODAY)})
    return task


def link_of(task: Guided, number: int = 1, **fields: object) -> tuple[WitnessLink, str]:
    link = make_link(**task.own, **WITNESS, key=key(number), **fields)
    return link, f"/getuige/{token_for(task.registration.uuid, key(number))}/"


def test_the_learner_makes_a_link_and_sees_it_this_once(client_of, task):
    learner = client_of(task.learner)
    sent = {"actie": "getuige", "naam": "Kees de Getuige", "functie": "collega balie", "sleutel": str(key(7))}
    sent |= {"gedaan": [SUMMARISE, ASK_ON], f"datum-{SUMMARISE}": str(TODAY), f"datum-{ASK_ON}": str(TODAY)}
    page = learner.post(task.url, sent, follow=True).content.decode()
    token = token_for(task.registration.uuid, key(7))
    assert f"http://testserver/getuige/{token}/" in page
    assert token not in learner.get(task.url).content.decode()
    assert learner.post(task.url, sent).status_code == 302
    assert WitnessLink.objects.count() == 1


def test_the_database_does_not_hold_the_token(task):
    link, url = link_of(task)
    stored = " ".join(str(value) for value in WitnessLink.objects.filter(pk=link.pk).values_list().get())
    assert url.split("/")[2] not in stored
    assert str(key(1)) not in stored


def test_looking_changes_nothing_and_confirming_works_once(client, task):
    _link, url = link_of(task)
    before = list(WitnessLink.objects.values_list())
    for _ in range(3):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
    assert list(WitnessLink.objects.values_list()) == before
    assert client.post(url, YES).headers["Location"] == "/getuige/bedankt/"
    assert Completion.objects.count() == 1
    assert {row.signed_name for row in SignOff.objects.all()} == {"Kees de Getuige, collega balie"}
    assert client.get(url).status_code == 410
    assert client.post(url, YES | {f"oordeel-{ASK_ON}": "again"}).headers["Location"] == "/getuige/bedankt/"
    assert SignOff.objects.count() == 2


def test_the_page_shows_the_name_the_task_and_the_items_and_nothing_else(client, task):
    _link, url = link_of(task)
    response = client.get(url)
    page = response.content.decode()
    for shown in ("Noor Voorbeeld", "Samenvatten aan de balie", "Vat een gesprek samen", "Kees de Getuige"):
        assert shown in page
    for hidden in ("privé-opmerking", task.learner.email, "Ruben Kijker", task.registration.module.title):
        assert hidden not in page
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_an_item_without_an_answer_is_asked_for_and_the_link_stays(client, task):
    _link, url = link_of(task)
    response = client.post(url, {f"oordeel-{SUMMARISE}": "good", "opmerking": "Mooi gedaan"})
    assert response.status_code == 422
    assert "Kies ‘Ja’ of ‘Nee’ bij: Vraag door bij een klacht" in response.content.decode()
    assert "Mooi gedaan" in response.content.decode()
    assert client.post(url, YES).status_code == 302


def test_a_no_goes_back_to_the_learner_with_the_remark(client, client_of, task):
    _link, url = link_of(task)
    client.post(url, YES | {f"oordeel-{ASK_ON}": "again", "opmerking": "Ik was er niet bij."})
    page = client_of(task.learner).get(task.url).content.decode()
    assert "Ik was er niet bij." in page
    assert "Bevestigd als getuige." in page
    assert not Completion.objects.exists()


@pytest.mark.parametrize("how", ["old", "withdrawn", "unknown", "closed"])
def test_a_link_that_does_not_work_says_what_to_do(client, client_of, task, how):
    link, url = link_of(task, now=timezone.now() - datetime.timedelta(days=15) if how == "old" else None)
    if how == "withdrawn":
        client_of(task.learner).post(task.url, {"actie": "intrekken", "link": str(link.pk)})
    if how == "unknown":
        url = "/getuige/zomaar-iets/"
    if how == "closed":
        type(task.registration).objects.filter(pk=task.registration.pk).update(closed_at=timezone.now())
    for response in (client.get(url), client.post(url, YES)):
        assert response.status_code == 410
        assert "Vraag dan een nieuwe link" in response.content.decode()
    assert not SignOff.objects.exists()


def test_the_learner_cannot_be_the_own_witness(client_of, task):
    _link, url = link_of(task)
    assert client_of(task.learner).post(url, YES).status_code == 403
    assert not SignOff.objects.exists()


def test_a_form_from_another_site_is_refused(task):
    _link, url = link_of(task)
    assert Client(enforce_csrf_checks=True).post(url, YES).status_code == 403


def test_a_task_without_witnesses_makes_no_link(client_of, db):
    task = guided(workplace_page())
    sent = {
        "gedaan": SUMMARISE,
        f"datum-{SUMMARISE}": str(TODAY),
        "actie": "getuige",
        "naam": "Kees",
        "functie": "hulp",
    }
    client_of(task.learner).post(task.url, sent)
    assert not WitnessLink.objects.exists()


def test_five_links_at_a_time(task):
    for number in range(5):
        link_of(task, number)
    link_of(task, 4)  # the same form again
    with pytest.raises(TooManyLinks):
        link_of(task, 5)


def test_an_address_that_asks_too_often_has_to_wait(client, task, monkeypatch):
    monkeypatch.setattr("modules.views.witness.MOST", 2)
    _link, url = link_of(task)
    assert [client.get(url).status_code for _ in range(4)] == [200, 200, 429, 429]


def test_a_made_up_token_confirms_nothing(db):
    with pytest.raises(LinkGone):
        confirm(token="zomaar", judged=[])
