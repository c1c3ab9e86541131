"""The publishing gate: what keeps a page from being published, in words, with the place to mend it.

Asked by the editor's form (modules.forms_page), by `publish()` of our pages, and by a bulk publication. A draft is
never held back.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.kinds import registry
from modules.passages import passages_of
from modules.rules.gate import Fault, Problem, faults_in

_WHY = {
    "heading.empty": gettext_lazy("Deze kop is leeg. Schrijf een kop of haal hem weg."),
    "heading.jump": gettext_lazy(
        "‘%(what)s’ is een tussenkop, maar er staat geen kop boven. Maak er een gewone kop van."
    ),
    "heading.twice": gettext_lazy("De kop ‘%(what)s’ staat er twee keer. Geef elk stuk een eigen kop."),
    "heading.fake": gettext_lazy("‘%(what)s’ lijkt een kop, maar is vette tekst. Maak er een kopblok van."),
    "capitals": gettext_lazy("‘%(what)s’ staat helemaal in hoofdletters. Dat leest lastig. Gebruik gewone letters."),
    "text.empty": gettext_lazy("Dit blok is leeg. Schrijf iets of haal het weg."),
    "list.fake": gettext_lazy(
        "‘%(what)s’ lijkt een opsomming. Gebruik de knop voor een lijst, dan klopt het voorlezen."
    ),
    "link.empty": gettext_lazy("Er staat een link zonder tekst. Schrijf waar de link heen gaat."),
    "link.vague": gettext_lazy("De link ‘%(what)s’ zegt niet waar die heen gaat. Schrijf dat in de link zelf."),
    "link.address": gettext_lazy("De link ‘%(what)s’ is een webadres. Schrijf in woorden waar de link heen gaat."),
    "link.nowhere": gettext_lazy("De link ‘%(what)s’ gaat nergens heen. Kies een pagina of een adres."),
    "colour": gettext_lazy("‘%(what)s’: niet iedereen ziet die kleur. Noem ook een woord dat er staat."),
    "place": gettext_lazy("‘%(what)s’: op een telefoon staat dat ergens anders. Noem wat er staat."),
    "picture.bare": gettext_lazy(
        "Deze afbeelding heeft geen beschrijving. Schrijf wat je ziet, of kies dat het versiering is."
    ),
    "picture.file_name": gettext_lazy("‘%(what)s’ is de naam van een bestand. Schrijf wat je op de afbeelding ziet."),
    "table.caption": gettext_lazy("Deze tabel heeft geen titel. Schrijf wat er in de tabel staat."),
    "table.header": gettext_lazy("Een kolom van deze tabel heeft geen kop. Vul de eerste rij helemaal in."),
    "table.empty": gettext_lazy("Deze tabel heeft alleen koppen. Voeg een rij toe."),
    "file.name": gettext_lazy("De bijlage heet ‘%(what)s’. Geef hem een naam die zegt wat erin staat."),
    "file.only": gettext_lazy("Deze stap is alleen een bijlage. Schrijf het belangrijkste ook op de pagina zelf."),
}


class PublishRefused(ValidationError, PermissionDenied):
    """The gate says no. findings: why. The Wagtail admin treats it as something that may not be done."""

    def __init__(self, findings: "list[Finding]") -> None:
        super().__init__([finding.message for finding in findings])
        self.findings = findings


@dataclass(frozen=True)
class Finding:
    """A problem with where to mend it. url: of the editor, with an anchor; only an anchor on the page itself."""

    message: str
    field: str
    block: str
    url: str


def findings_for(page: Any) -> list[Finding]:
    """What keeps this version of a page (specific; may be unsaved) from being published; of a module its steps too."""
    own = [Finding(each.message, each.field, each.block, _anchor(each, page)) for each in problems_of(page)]
    return [*own, *(_of_steps(page) if not getattr(page, "kind", "") and page.pk else [])]


def problems_of(page: Any) -> list[Problem]:
    """What is wrong with the page alone: what holds for every page, then what its kind says."""
    found = [Problem(fault.field, _say(fault), fault.block) for fault in faults_in(passages_of(page))]
    if name := getattr(page, "kind", ""):
        found += registry.get(name).problems(page)
    return list(dict.fromkeys(found))


def check(page: Any) -> None:
    """Raise PublishRefused when this version of the page may not be published."""
    if findings := findings_for(page):
        raise PublishRefused(findings)


def _of_steps(module: Any) -> list[Finding]:
    """The steps that are seen with the module: those that are live, as they are live."""
    found = []
    for step in module.get_children().live().specific():
        if getattr(step, "kind", ""):
            said = _("Stap ‘%(title)s’: %(message)s")
            found += [
                Finding(
                    said % {"title": step.title, "message": each.message}, "", "", edit_url(step) + _anchor(each, step)
                )
                for each in problems_of(step)
            ]
    return found


def edit_url(page: Any) -> str:
    """Address of the page's editor; '' where there is no Wagtail admin."""
    try:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    except NoReverseMatch:
        return ""


def _anchor(problem: Problem, page: Any) -> str:
    """Wagtail gives each block of a stream, each field and each inline panel an id of its own."""
    if problem.block:
        return f"#block-{problem.block}-section"
    if not problem.field:
        return ""
    is_rows = any(each.name == problem.field and each.one_to_many for each in page._meta.get_fields())
    return f"#id_{problem.field}-FORMS" if is_rows else f"#id_{problem.field}-label"


def _say(fault: Fault) -> str:
    return str(_WHY[fault.code]) % {"what": fault.what}
