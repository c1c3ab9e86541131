"""What the public sees of a module: its page, and nothing of the steps."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sites.requests import RequestSite
from django.test import Client
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from modules.models import ActivityPage, ModulePage, Registration
from modules.templatetags.lms_modules import rich
from tests.content import home_page, published_module, reading_page
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def get(page: Page, client: Client | None = None):
    return (client or Client()).get(page.url)


def test_the_page_of_a_module_tells_what_you_learn_and_which_steps_there_are():
    steps = [reading_page(title="De eerste <zin>", minutes=1), reading_page(title="Doorvragen", required=False)]
    module = published_module(
        steps, title="Luisteren", lead="Je leert luisteren.", outcomes="<p>Je hoort <b>de vraag</b>.</p>"
    )
    html = get(module.page).content.decode()

    assert "<h1>Luisteren</h1>" in html
    assert "Je leert luisteren." in html
    assert "Je hoort <b>de vraag</b>." in html
    assert "De eerste &lt;zin&gt;" in html
    assert "1 minuut" in html
    assert "mag je overslaan" in html
    assert "ongeveer 11 minuten" in html
    assert "Je coördinator schrijft je in" in html
    assert "Start deze module" not in html


def test_a_module_that_is_open_can_be_started():
    module = published_module(["reading"], open_to_all=True)
    start = reverse("lms_modules:start", args=[module.page.translation_key])
    person = PersonFactory()
    client = Client()
    client.force_login(person.user)

    assert f'<form method="post" action="{start}">' in get(module.page).content.decode()
    assert f'<form method="post" action="{start}">' in get(module.page, client).content.decode()

    response = client.post(start)

    assert response.url == reverse("lms_modules:module", args=[Registration.objects.get(person=person).uuid])


def test_an_alias_starts_the_module_that_it_shows():
    module = published_module(["reading"], open_to_all=True)
    shelf = home_page().add_child(instance=Page(title="Map", slug="map"))
    alias = module.page.create_alias(recursive=True, parent=shelf)

    assert reverse("lms_modules:start", args=[module.page.translation_key]) in get(alias).content.decode()


def test_the_crumbs_lead_to_the_page_above_but_not_to_the_home_page():
    shelf = home_page().add_child(instance=Page(title="Opleidingen", slug="opleidingen"))
    below = published_module(["reading"], parent=shelf)
    top = published_module(["reading"])

    assert f'<a href="{shelf.url}">Opleidingen</a>' in get(below.page).content.decode()
    assert "Kruimelpad" not in get(top.page).content.decode()


def test_an_english_page_speaks_english_of_its_steps_without_spoiling_the_dutch_one():
    module = published_module([reading_page(title="Lezen")], title="Luisteren")
    english = Locale.objects.create(language_code="en")
    home_page().copy_for_translation(english).save_revision().publish()
    page = module.page.copy_for_translation(english)
    step = module.steps[0].copy_for_translation(english)
    for each, title in ((page, "Listening"), (step, "Reading")):
        each.title = title
        each.save_revision().publish()
    page = ModulePage.objects.get(pk=page.pk)

    html = Client(headers={"accept-language": "en"}).get(page.url).content.decode()

    assert "<h1>Listening</h1>" in html
    assert "Reading" in html
    assert "Lezen" in get(module.page).content.decode()


def test_nobody_can_open_the_page_of_a_step():
    module = published_module(["reading", "quiz", "reflection"])
    staff = Client()
    staff.force_login(get_user_model().objects.create_superuser(email="auteur@proef.example", password="x" * 12))

    for step in module.steps:
        path = f"{module.page.url}{step.slug}/"
        assert Client().get(path).status_code == 404
        assert staff.get(path).status_code == 404
        assert step.url is None
        assert step.full_url is None


def test_the_sitemap_has_modules_and_no_steps(rf):
    module = published_module(["reading"])
    request = rf.get("/", HTTP_HOST="localhost")
    urls = Sitemap(request).get_urls(site=RequestSite(request), protocol="http")
    locations = [row["location"] for row in urls]

    assert any(module.page.slug in each for each in locations)
    assert not any(module.steps[0].slug in each for each in locations)


def test_search_without_steps_is_what_the_manual_says():
    published_module([reading_page(title="Zeldzaamwoord")], title="Zeldzaamwoord")
    found = Page.objects.live().not_type(ActivityPage).search("Zeldzaamwoord")

    assert [type(page.specific) for page in found] == [ModulePage]


def test_rich_text_keeps_only_the_allowed_tags():
    text = (
        '<p data-block-key="a">Zie <a href="https://voorbeeld.example" onclick="x()">hier</a><script>x()</script></p>'
    )

    assert rich(RichText(text)) == '<p>Zie <a href="https://voorbeeld.example">hier</a>x()</p>'
    assert rich("") == ""
