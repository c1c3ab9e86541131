"""The public page of a module: what you learn and which steps there are."""

from typing import Any

from django.utils import translation

from modules.models import Module, ModulePage
from modules.outline import outline_of
from modules.services.follow import module_key


def public_context(page: ModulePage) -> dict[str, Any]:
    """Template variables: module (the row, None when not live), its outline, and the crumbs."""
    module = Module.objects.filter(pk=module_key(page), archived_at=None).first()
    outline = None
    if module is not None:
        language = page.locale.language_code
        # Finished HTML is kept per language, so it is made in the language that it is kept under.
        with translation.override(language):
            outline = outline_of(module.pk, module.content_version, language)
    return {"module": module, "outline": outline, "crumbs": _crumbs(page)}


def _crumbs(page: ModulePage) -> list[dict[str, str]]:
    """The page above, unless that is the home page: the brand in the header leads there."""
    parent = page.get_parent() if page.pk else None
    if parent is None or parent.depth <= 2 or not parent.live or not parent.url:
        return []
    return [{"label": parent.title, "url": parent.url}, {"label": page.title, "url": ""}]
