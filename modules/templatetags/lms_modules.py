"""Template filters of this room."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText, expand_db_html

from lms.html import clean_html
from modules.duration import minutes_in_words
from modules.rules.cells import rows_of

register = template.Library()


@register.filter
def rich(text: RichText | str) -> SafeString:
    """Rich text of an author, a block's value or a field, as HTML with only the allowed tags."""
    return clean_html(expand_db_html(text.source if isinstance(text, RichText) else text or ""))


@register.filter
def kind_and_size(document: Any) -> str:
    """'(PDF, 1,2 MB)': what somebody gets who opens a document. The size is left out when the file is gone."""
    kind = document.file_extension.upper()
    size = document.get_file_size()
    return f"({kind}, {filesizeformat(size)})" if size else f"({kind})"


register.filter("duration", minutes_in_words)
register.filter("table_rows", rows_of)


@register.filter
def posted(given: Mapping[str, list[str]], name: str) -> str:
    """What was typed in a field of a form that is shown again: `{{ given|posted:name }}`."""
    values = given.get(name) if given else None
    return values[0] if values else ""
