"""The only importer of bleach: one allow-list for the whole house."""

import bleach
from django.utils.safestring import SafeString, mark_safe

_TEXT_TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "strong",
        "sub",
        "sup",
        "ul",
    }
)
_TEXT_ATTRIBUTES = {"a": ["href", "title", "lang"], "abbr": ["title"], "*": ["lang"]}
_PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})


def clean_html(html: str) -> SafeString:
    """Rich text with an allow-list of tags; anything else is removed, its text stays. Safe to put in a page."""
    return mark_safe(  # noqa: S308  (cleaned one line above)
        bleach.clean(
            html,
            tags=_TEXT_TAGS,
            attributes=_TEXT_ATTRIBUTES,
            protocols=_PROTOCOLS,
            strip=True,
            strip_comments=True,
        )
    )
