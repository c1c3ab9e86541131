"""The site's start page, the programme and its first module, through Wagtail's own way of publishing."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from courses.models import ProgrammeIndexPage, ProgrammePage, ProgrammePageModule
from lms.site.demo import content_files
from lms.site.demo.steps import step
from modules.models import ModulePage

INDEX_SLUG = "opleidingen"


@dataclass(frozen=True)
class SitePages:
    index: ProgrammeIndexPage
    programme: ProgrammePage
    module: ModulePage


def make() -> SitePages:
    """Make and publish what is missing. What is there stays as it is: an author may have changed it."""
    data = content_files.course()
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    index = _index()
    programme, is_new = _child(index, _programme_page(data["programme"]))
    if is_new:
        module, _ = _child(programme, _module_page(data["module"]))
        for activity in data["module"]["activities"]:
            _child(module, step(activity))
        programme.programme_modules.add(ProgrammePageModule(module_page_id=module.pk))
        programme.save_revision().publish()
    slug = data["module"]["slug"]
    return SitePages(index, programme, ModulePage.objects.child_of(programme).get(slug=slug))


def _index() -> ProgrammeIndexPage:
    """The catalogue is what a visitor sees first, instead of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    lead = "Leer in je eigen tempo, samen met collega's van andere gemeenten."
    page, _ = _child(root, ProgrammeIndexPage(title="Opleidingen", slug=INDEX_SLUG, lead=lead))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        Site.objects.create(hostname="localhost", is_default_site=True, site_name="Leerlijn", root_page=page)
    elif is_welcome_page(site.root_page):
        welcome = site.root_page
        site.root_page, site.site_name = page, "Leerlijn"
        site.save()
        welcome.delete()
    return page


def is_welcome_page(page: Page) -> bool:
    """Whether this is the page that Wagtail itself makes, untouched."""
    return type(page.specific) is Page and page.slug == "home" and page.is_leaf() and page.latest_revision_id is None


def _child(parent: Page, page: Any) -> tuple[Any, bool]:
    """The child with this slug; made and published when there is none. Returns it with whether it is new."""
    found = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if found is not None:
        return found, False
    page.live, page.locale = False, Locale.get_default()
    # add_child counts on the parent's number of children in memory.
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page, True


def _programme_page(data: dict[str, Any]) -> ProgrammePage:
    return ProgrammePage(
        title=data["title"],
        slug=data["slug"],
        lead=data["summary"],
        goal=f"<p>{data['goal']}</p><p>{data['recognition']}</p>",
        audience=data["for_whom"],
        level=data["level"],
        study_load=f"{data['duration']}, ongeveer {data['hours_per_week']} uur per week",
    )


def _module_page(data: dict[str, Any]) -> ModulePage:
    outcomes = "".join(f"<li>{outcome}</li>" for outcome in data["outcomes"])
    return ModulePage(title=data["title"], slug=data["slug"], lead=data["lead"], outcomes=f"<ul>{outcomes}</ul>")
