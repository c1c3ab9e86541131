"""The site's start page, the programme and its modules, through Wagtail's own way of publishing."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from courses.models import ProgrammeIndexPage, ProgrammePage, ProgrammePageModule
from lms.site.demo import content_files
from lms.site.demo.steps import step
from modules.models import GlossaryTerm, ModulePage
from modules.rules.glossary import key_of

INDEX_SLUG = "opleidingen"


@dataclass(frozen=True)
class SitePages:
    index: ProgrammeIndexPage
    programme: ProgrammePage
    module: ModulePage
    practice: ModulePage


def make() -> SitePages:
    """Make and publish what is missing. What is there stays as it is: an author may have changed it."""
    data = content_files.course()
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    index = _index()
    programme, _ = _child(index, _programme_page(data["programme"]))
    _words()
    modules = [_module(programme, each["module"]) for each in (data, content_files.practice())]
    return SitePages(index, programme, *modules)


def _module(programme: ProgrammePage, data: dict[str, Any]) -> ModulePage:
    """A module with its steps; it becomes a part of the programme when it is made."""
    module, is_new = _child(programme, _module_page(data))
    if is_new:
        for activity in data["activities"]:
            _child(module, step(activity))
        programme.refresh_from_db()
        programme.programme_modules.add(
            ProgrammePageModule(module_page_id=module.pk, sort_order=programme.programme_modules.count())
        )
        programme.save_revision().publish()
    return module


def _words() -> None:
    """The words of the list that the lessons use. A word that an author has explained already stays as it is."""
    for data in content_files.practice()["glossary"]:
        if not GlossaryTerm.objects.filter(key=key_of(data["name"])).exists():
            GlossaryTerm.objects.create(name=data["name"], explanation=data["explanation"])


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
    return ModulePage(
        title=data["title"],
        slug=data["slug"],
        lead=data["lead"],
        outcomes=f"<ul>{outcomes}</ul>",
        open_to_all=data.get("open_to_all", False),
        rule=[("part", {"kind": "", "need": None, "min_score": None, **part}) for part in data.get("rule", [])],
    )
