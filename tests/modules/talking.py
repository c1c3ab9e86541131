"""A learner at a practised conversation, as a browser without JavaScript."""

import re

from django.urls import reverse

from modules.models import SimulationRun
from tests.content import published_module
from tests.content_simulation import simulation_page
from tests.factories import RegistrationFactory


class Talk:
    """The browser of a learner who begins; the conversation is that of tests.content_simulation."""

    def __init__(self, client_of, **fields):
        self.module = published_module([simulation_page(completed_by="good", **fields)])
        self.run = RegistrationFactory(module=self.module.module)
        self.client = client_of(self.run.person)
        self.url = reverse("lms_modules:activity", args=[self.run.uuid, self.module.activities[0].pk])

    def page(self, query=""):
        return self.client.get(self.url + query).content.decode()

    def form(self, page=None):
        """The hidden fields of the form on the screen."""
        main = (page or self.page()).split("<main", 1)[1]
        found = dict(re.findall(r'<input type="hidden" name="(sleutel|gesprek|stand)" value="([^"]*)"', main))
        return found

    def send(self, form, **fields):
        return self.client.post(self.url, form | fields, follow=True).content.decode()

    def say(self, *replies):
        for each in replies:
            page = self.send(self.form(), antwoord=each)
        return page


def said(number=1):
    return [step["reply"] for step in SimulationRun.objects.get(number=number).steps]
