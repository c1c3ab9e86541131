"""Template tags of the base theme: icons, statuses, progress, form fields and boxes with a body.

Everything that comes in is escaped; colour never stands alone, so a status always has a word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms, template
from django.core.paginator import Page, Paginator
from django.core.signals import setting_changed
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lms.form_look import errors_of, look_of
from lms.states import shape_of, word_for
from lms.workspace.kept import part

register = template.Library()

SPRITE = "lms/sprite.svg"
_SYMBOL = re.compile(r"[is](-[a-z0-9]+)+")
_ALERT_MARKS = {"": "info", "done": "klaar", "wait": "wacht", "attention": "aandacht", "stop": "ingetrokken"}


@register.simple_tag(takes_context=True)
def shell_part(context: Context, name: str, **extra: Any) -> SafeString:
    """Header or footer of the page: components/<name>.html, kept per language and place (lms.workspace.kept)."""
    template_name = f"lms/components/{name}.html"
    request, shell = context.get("request"), context.get("shell")
    if request is None or not shell:
        return render_to_string(template_name, context.flatten() | extra)
    return part(template_name, request, shell, **extra)


@register.simple_tag
def icon(name: str, sprite: str = SPRITE) -> SafeString:
    """A drawing beside a word, hidden from screen readers. A plug-in may name a sprite of its own."""
    return _svg("ll-icon", sprite, f"i-{name}")


@register.simple_tag
def shape(state: str) -> SafeString:
    """The shape of a status, hidden from screen readers: the word beside it says the same."""
    return _svg("ll-shape", SPRITE, f"s-{shape_of(state)}")


@register.simple_tag
def status(state: str, word: str = "", with_shape: bool = True) -> SafeString:
    """A status in a list: shape and word. Without a word the usual word for the state."""
    return _worded("ll-status", state, word, with_shape)


@register.simple_tag
def badge(state: str = "", word: str = "") -> SafeString:
    """A status that stands alone; with a word only, a label without status."""
    if not state:
        return format_html('<span class="ll-badge ll-badge--plain">{}</span>', word)
    return _worded("ll-badge", state, word, True)


@register.simple_tag
def station(state: str, here: bool = False) -> SafeString:
    """A stop on a line of steps; `here` is the place where the learner is, once per page."""
    look = "is-here" if here else f"is-{state}"
    return format_html('<span class="ll-station {}">{}</span>', look, shape(state))


@register.simple_tag
def stops(states: Iterable[str]) -> SafeString:
    """One small stop per step. Hidden from screen readers: put the count in words beside it."""
    dots = format_html_join("", '<i class="s-{}"></i>', ((shape_of(state),) for state in states))
    return format_html('<span class="ll-stops" aria-hidden="true">{}</span>', dots)


@register.simple_tag
def ll_field(field: BoundField, rows: bool = False, big: bool = False, mark_optional: bool = True) -> str:
    """One form field with label, help and error. rows: options as whole rows; big: a question of its own."""
    look = look_of(field, rows=rows, mark_optional=mark_optional)
    return render_to_string("lms/forms/field.html", {"look": look, "field": field, "big": big})


@register.inclusion_tag("lms/components/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """The list of errors on top of a form, with links to the fields; nothing when there are none."""
    return {"errors": errors_of(form)}


@dataclass(frozen=True)
class PageLink:
    label: str
    url: str = ""
    current: bool = False


@register.inclusion_tag("lms/components/pages.html", takes_context=True)
def pages(context: Context, page: Page, name: str = "pagina") -> dict[str, Any]:
    """Page numbers of a list; the other search terms in the address stay. Empty for one page."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)

    def url(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    links = []
    if page.has_previous():
        links.append(PageLink(_("Vorige"), url(page.previous_page_number())))
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if number == Paginator.ELLIPSIS:
            links.append(PageLink(str(number)))
        else:
            links.append(PageLink(str(number), url(int(number)), number == page.number))
    if page.has_next():
        links.append(PageLink(_("Volgende"), url(page.next_page_number())))
    return {"links": links if page.has_other_pages() else []}


@register.inclusion_tag("lms/components/table.html")
def table(
    id: str, caption: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]], first_is_head: bool = False
) -> dict[str, Any]:
    """Plain data with a caption; a row has as many cells as there are columns (else ValueError)."""
    cells = [list(zip(columns, row, strict=True)) for row in rows]
    return {"id": id, "caption": caption, "columns": columns, "rows": cells, "first_is_head": first_is_head}


@register.simple_block_tag
def alert(content: str, kind: str = "", title: str = "", role: str = "", level: int = 2) -> str:
    """A box that stays until solved. kind: '', done, wait, attention, stop; level: of the title's heading."""
    mark = icon("info") if not kind else shape(_ALERT_MARKS[kind])
    context = {"body": content, "kind": kind, "title": title, "role": role, "level": level, "mark": mark}
    return render_to_string("lms/components/alert.html", context)


@register.simple_block_tag
def more(content: str, summary: str, group: str = "", plain: bool = False, is_open: bool = False) -> str:
    """Detail that most people skip. group: of the ones with the same group one is open."""
    context = {"body": content, "summary": summary, "group": group, "plain": plain, "is_open": is_open}
    return render_to_string("lms/components/more.html", context)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> str:
    """Asks before something that cannot be undone; open it with components/dialog_button.html."""
    return render_to_string("lms/components/dialog.html", {"body": content, "id": id, "title": title})


def _worded(look: str, state: str, word: str, with_shape: bool) -> SafeString:
    mark = shape(state)
    text = word or word_for(state)
    return format_html('<span class="{} is-{}">{}{}</span>', look, state, mark if with_shape else "", text)


# A board shows a few hundred shapes, of two dozen kinds; the address of the sprite is half of the work.
@lru_cache(maxsize=256)
def _svg(look: str, sprite: str, symbol: str) -> SafeString:
    if not _SYMBOL.fullmatch(symbol):
        raise ValueError(f"Not the name of an icon or shape: {symbol[:40]!r}")
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        look,
        static(sprite),
        symbol,
    )


def _forget_addresses(*, setting: str, **kwargs: Any) -> None:
    """Tests change where static files are; a running site does not."""
    if setting in {"STATIC_URL", "STORAGES"}:
        _svg.cache_clear()


setting_changed.connect(_forget_addresses, dispatch_uid="lms.templatetags.lms")
