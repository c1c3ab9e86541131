"""What the README promises: an author publishes a module, and a user of the host logs in and does it."""

import uuid

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.staticfiles import finders  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from home.models import HomePage  # noqa: E402
from wagtail.models import Page  # noqa: E402

from modules.models import Completion, Module, ModulePage, ReadingPage, Registration  # noqa: E402

settings.ALLOWED_HOSTS = ["testserver"]


def publish_module():
    """A module with one reading page under the host's home page."""
    parent = Page.objects.get(pk=HomePage.objects.get().pk)
    page = parent.add_child(instance=ModulePage(title="Luisteren aan de balie", slug="luisteren", open_to_all=True))
    page.save_revision().publish()
    body = [("paragraph", "<p>Eerst luisteren, dan pas typen.</p>")]
    step = page.add_child(instance=ReadingPage(title="Goed luisteren", slug="goed", body=body))
    step.save_revision().publish()
    return page, step


def expect(response, text):
    """End with an error when the page is not 200 or does not hold the text."""
    content = response.content.decode()
    if response.status_code != 200 or text not in content:
        raise SystemExit(f"{response.request['PATH_INFO']}: {response.status_code}, without '{text}':\n{content}")
    return content


def main():
    """The journey of one learner; ends with an error at the first step that is not as promised."""
    page, step = publish_module()
    client = Client()
    expect(client.get("/"), "De site van de host")
    expect(client.get(page.url), "Luisteren aan de balie")
    login = client.get(reverse("lms:leren"), follow=True)
    client.post(login.request["PATH_INFO"], {"username": "sam@host.example", "password": "een-lang-wachtwoord"})

    start = reverse("lms_modules:start", args=[page.translation_key])
    expect(client.get(page.url), f'action="{start}"')
    expect(client.post(start, follow=True), "Goed luisteren")

    registration = Registration.objects.get(person__user__email="sam@host.example")
    activity = reverse("lms_modules:activity", args=[registration.uuid, step.translation_key])
    expect(client.get(activity), "Eerst luisteren, dan pas typen.")
    expect(client.post(activity, {"sleutel": str(uuid.uuid4())}, follow=True), "Luisteren aan de balie")
    expect(client.get(reverse("lms:leren")), "Luisteren aan de balie")

    if Completion.objects.filter(registration=registration).count() != 1:
        raise SystemExit("The learner read the page and there is no completion")
    if not Module.objects.get(pk=page.translation_key).registrations.get().completed_at:
        raise SystemExit("The only activity is done and the module is not")
    for name in ("lms/leerlijn.css", "lms/vendor/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2"):
        if not finders.find(name):
            raise SystemExit(f"{name} is not in the wheel")


main()
