"""When a word gets another explanation, pages that were finished before are made again."""

from django.db.models import F

from modules.models import Activity, Module


def follow_glossary() -> int:
    """Raise the version of every module with a page to read. Returns how many.

    Which pages mark the word is not kept: words change now and then, and making pages again is cheap.
    """
    modules = Activity.objects.filter(kind="reading", archived_at=None).values("module_id")
    return Module.objects.filter(pk__in=modules).update(content_version=F("content_version") + 1)
