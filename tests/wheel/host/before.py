"""The host's life before Leerlijn: users and a page of its own."""

import django

django.setup()

from accounts.models import User  # noqa: E402
from home.models import HomePage  # noqa: E402
from wagtail.models import Page  # noqa: E402

User.objects.create_superuser("beheer@host.example", "een-lang-wachtwoord", first_name="Bo", last_name="Host")
User.objects.create_user(
    "sam@host.example", "een-lang-wachtwoord", first_name="Sam", last_name="Host", favourite_counter="balie 3"
)
home = HomePage.objects.get()
home.title = "De site van de host"
home.save_revision().publish()
home.add_child(instance=Page(title="Over ons", slug="over-ons"))
