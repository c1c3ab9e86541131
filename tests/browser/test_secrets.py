"""Before an answer came in, nothing that reaches the browser says what is right: no page, no JSON, no storage."""

import pytest
from playwright.sync_api import Page, Response

from modules.models import Answer, Question
from tests.browser.outbox import everything, outbox, with_worker
from tests.browser.secrets import SECRETS, TELLING, Secret
from tests.content import published_module, quiz_page
from tests.factories import RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Ears:
    """Every text that the browser gets, scripts and stylesheets apart."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("response", self._listen)

    def _listen(self, response: Response) -> None:
        kind, without_body = response.request.resource_type, response.status in {204, 301, 302, 304}
        ours = "/static/" in response.url or response.url.endswith("sw.js")
        if kind in {"document", "fetch", "xhr", "other"} and not ours and not without_body:
            self.heard.append(f"{response.url}\n{response.text()}")


def found_in(text: str, secret: Secret) -> list[str]:
    return [marker for marker in (*secret.markers, *TELLING) if marker.lower() in text.lower()]


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.name)
def test_what_is_right_cannot_be_read_before_answering(page_at, log_in, secret):
    module = published_module([quiz_page(questions=[secret.question()])], title="Luisteren")
    run = RegistrationFactory(module=module.module)
    address = f"/leren/{run.uuid}/{module.activities[0].pk}/"
    page = page_at(1280)
    ears = Ears(page)
    log_in(page, run.person.user)
    for path in ("/leren/", f"/leren/{run.uuid}/", address, f"{address}?opnieuw=1", f"{address}?uitslag=1", address):
        page.goto(path)
    with_worker(page)
    # A form that is refused, by the script and by the page.
    refused = page.evaluate(
        """async () => {
          const form = document.querySelector("form[data-keep]");
          const token = form.elements.csrfmiddlewaretoken.value;
          const owner = document.querySelector("meta[name=leerlijn-offline]").content.split(" ")[0];
          const headers = {"X-CSRFToken": token, "Leerlijn-Verzending": "nu", "Leerlijn-Eigenaar": owner};
          const body = new URLSearchParams({vraag: form.elements.vraag.value});
          return (await fetch(form.action, {method: "POST", headers, body})).text();
        }"""
    )
    assert "refused" in refused
    # Without a connection the answer is kept: what was given, never what is right.
    page.context.set_offline(True)
    secret.answer(page)
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_role("heading", name="Nog niet verstuurd").wait_for()
    assert len(outbox(page)) == 1
    page.reload()
    page.get_by_role("heading", name="Nog niet verstuurd").wait_for()
    before = "\n".join([*ears.heard, refused, everything(page), page.content()])
    assert module.steps[0].title in before, "the ears are deaf"
    assert not Answer.objects.exists()
    assert found_in(before, secret) == []

    page.context.set_offline(False)
    page.get_by_role("link", name="Ga verder").click()
    page.get_by_role("heading", name="Wat je koos").wait_for()
    assert set(secret.markers) <= set(found_in(page.content(), secret)), "the markers are not what the answer shows"
    # The explanation was seen, and is not kept: a second try begins without it.
    assert not [marker for marker in secret.markers if marker in everything(page)]


def test_every_kind_of_question_is_in_the_list():
    kinds = {each.kind for each in _subclasses(Question) if getattr(each, "kind", "") and not each._meta.abstract}
    listed = {secret.name for secret in SECRETS}
    assert kinds <= listed, "Add these kinds to tests/browser/secrets.py: " + ", ".join(sorted(kinds - listed))


def _subclasses(model: type) -> set[type]:
    return {model} | {deeper for each in model.__subclasses__() for deeper in _subclasses(each)}
