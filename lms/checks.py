"""System checks that keep an installation safe."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

_LOCAL_CACHES = ("locmem.LocMemCache", "dummy.DummyCache")


@register(Tags.security)
def sessions_not_in_local_memory(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Sessions in a per-process cache survive log-out in the other processes."""
    if settings.SESSION_ENGINE not in (
        "django.contrib.sessions.backends.cache",
        "django.contrib.sessions.backends.cached_db",
    ):
        return []
    backend = settings.CACHES.get(getattr(settings, "SESSION_CACHE_ALIAS", "default"), {}).get("BACKEND", "")
    if not backend.endswith(_LOCAL_CACHES):
        return []
    return [
        Error(
            "Sessions are kept in a cache that each process has for itself: who logs out in one process stays "
            "logged in in the others.",
            hint="Use 'django.contrib.sessions.backends.db', or set CACHE_URL to Redis.",
            id="lms.E002",
        )
    ]


@register(Tags.database, databases=True)
def sqlite_takes_write_lock_first(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Warning]:
    """Without IMMEDIATE half of the simultaneous answers fail with 'database is locked'."""
    found = []
    for alias in databases or []:
        config = settings.DATABASES[alias]
        if not config["ENGINE"].endswith("sqlite3"):
            continue
        options = config.get("OPTIONS", {})
        if options.get("transaction_mode") != "IMMEDIATE" or "wal" not in str(options.get("init_command", "")).lower():
            found.append(
                Warning(
                    f"Database '{alias}' is SQLite without WAL and IMMEDIATE transactions: answers of learners "
                    "who work at the same time can fail.",
                    hint='OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 20, '
                    '"init_command": "PRAGMA journal_mode=WAL;"}',
                    id="lms.W003",
                )
            )
    return found


@register(Tags.models)
def personal_data_has_paths(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A model that is read through visible_to and declares no path shows nothing to anybody: forgotten."""
    from django.apps import apps

    from lms.tenancy import TenantQuerySet
    from lms.tenancy.scopes import has_paths

    return [
        Error(
            f"{model._meta.label} uses TenantQuerySet and declares no tenancy paths.",
            hint="Call lms.tenancy.declare_paths() in the app's ready().",
            id="lms.E001",
        )
        for model in apps.get_models()
        if isinstance(model._default_manager.get_queryset(), TenantQuerySet) and not has_paths(model)
    ]
