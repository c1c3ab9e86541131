"""A page taken apart into plain passages, for the publishing gate, the readability advice and the local inserts.

Goes through every field that an author writes, whatever the kind of the page: text, rich text and streams.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import ChoiceBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from modules.blocks import HeadingBlock
from modules.blocks_reading import AttachmentBlock, LocalBlock, TableBlock
from modules.rules.cells import rows_of
from modules.rules.gate import Passage

# Fields of every page that learners do not read as text of the step.
_NOT_READ = {"slug", "seo_title", "search_description", "draft_title", "url_path", "path", "chapter", "rule"}
# Words of somebody else: a resident may say 'de groene knop'.
_SAID = {"quote", "dialogue"}
# Plain text in other blocks may be anybody's, such as a turn of a conversation.
_OWN_WORDS = {"items"}
_HEADINGS = {"title"}


def passages_of(page: Any) -> list[Passage]:
    """Everything on a page that learners see, in the order of its fields. page: specific; may be unsaved."""
    title = Passage("heading", "title", text=page.title, level=1)
    return [title, *(passage for field in _own_fields(page) for passage in _of_field(field, page))]


def _own_fields(page: Any) -> Iterator[models.Field]:
    for field in page._meta.get_fields():
        is_text = isinstance(field, (models.CharField, models.TextField, StreamField)) and not field.choices
        if is_text and field.name not in _NOT_READ and field.editable and field.name != "title":
            yield field


def _of_field(field: Any, page: Any) -> Iterator[Passage]:
    value = getattr(page, field.name)
    if isinstance(field, StreamField):
        for child in value:
            yield from _of_block(child.block, child.block_type, child.value, field.name, str(child.id or ""))
    elif isinstance(field, RichTextField):
        if value:
            yield Passage("html", field.name, text=value)
    elif value:
        yield Passage("text", field.name, text=str(value))


def _of_block(block: Any, name: str, value: Any, field: str, key: str) -> Iterator[Passage]:
    """name: under which the block stands in its stream or structure."""
    where: dict[str, Any] = {"field": field, "block": key}
    if isinstance(value, AbstractImage):
        alt = getattr(value, "contextual_alt_text", None) or ""
        decorative = bool(getattr(value, "decorative", False))
        yield Passage("picture", text=alt, decorative=decorative, name=value.file.name or "", **where)
    elif isinstance(value, AbstractDocument):
        yield Passage("file", text=value.title, name=value.filename, **where)
    elif isinstance(block, TableBlock):
        yield Passage("table", text=value["caption"], rows=rows_of(value["cells"]), **where)
    elif isinstance(block, AttachmentBlock):
        if document := value["document"]:
            yield Passage("file", text=value["title"] or document.title, name=document.filename, **where)
    elif isinstance(block, HeadingBlock):
        yield Passage("heading", text=value["text"], level=int(value["level"] or 2), **where)
    elif isinstance(block, LocalBlock):
        yield Passage("html", text=value["fallback"].source, **where)
    elif name in _SAID:
        yield from (Passage("said", text=text, **where) for text in _texts(value))
    elif name == "turn" and isinstance(block, StructBlock):
        # A turn of a practised conversation; what may stay empty there is nobody's fault.
        yield from (Passage("said", text=text, **where) for text in _texts(value) if text.strip())
    elif isinstance(block, RichTextBlock) or isinstance(value, RichText):
        yield Passage("html", text=value.source if isinstance(value, RichText) else str(value or ""), **where)
    elif isinstance(block, StructBlock):
        for part, child in block.child_blocks.items():
            yield from _of_block(child, part, value[part], field, key)
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _of_block(block.child_block, name, item, field, key)
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _of_block(child.block, child.block_type, child.value, field, key)
    elif isinstance(value, str) and value and name not in _HEADINGS and not isinstance(block, ChoiceBlock):
        yield Passage("text" if name in _OWN_WORDS else "said", text=value, **where)


def _texts(value: Any) -> Iterator[str]:
    """The texts in a structure, however deep; names of speakers are short and do no harm."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "items"):
        for name, part in value.items():
            if name not in ("who", "own"):
                yield from _texts(part)
    elif isinstance(value, (list, tuple)) or hasattr(value, "bound_blocks"):
        for part in value:
            yield from _texts(part)
