"""Work that must be done from time to time. Each room registers its jobs in AppConfig.ready().

Run by `manage.py housekeeping`: with `--every 60` beside the web server, or without from cron. A job must be able to
run twice at the same moment: two machines may both do housekeeping.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

logger = logging.getLogger("leerlijn.housekeeping")

Work = Callable[[], int]
_DAY = 86_400  # seconds


@dataclass(frozen=True)
class Job:
    """work: does it and returns how many things it did. daily: once a day is enough."""

    name: str
    work: Work
    daily: bool = False


_jobs: dict[str, Job] = {}


def register_job(name: str, work: Work, *, daily: bool = False) -> None:
    """Add a job; the same name again replaces it."""
    _jobs[name] = Job(name, work, daily)


def run_jobs() -> dict[str, int | None]:
    """Run what is due. Returns per job how much it did; None for a job that failed, which stops no other."""
    return {job.name: _run(job) for job in list(_jobs.values()) if _is_due(job)}


def register_own() -> None:
    """The jobs of this room, as far as the host has what they need."""
    if apps.is_installed("wagtail"):
        register_job("publish_scheduled", publish_scheduled)
    if apps.is_installed("django.contrib.sessions"):
        register_job("clear_sessions", clear_sessions, daily=True)


def publish_scheduled() -> int:
    """Publish and unpublish what authors set a time for; returns how many revisions were due."""
    from wagtail.models import Revision  # only where Wagtail is installed

    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).count()
    call_command("publish_scheduled")
    return due


def clear_sessions() -> int:
    """Throw away expired sessions; they are not counted, since where they live is a setting."""
    call_command("clearsessions")
    return 0


def _is_due(job: Job) -> bool:
    # The cache decides, so that processes which share one also share the day.
    return not job.daily or cache.add(f"lms:housekeeping:{job.name}:{timezone.localdate()}", 1, _DAY)


def _run(job: Job) -> int | None:
    try:
        count = job.work()
    except Exception:
        logger.exception("job failed", extra={"task": job.name})
        return None
    if count:
        logger.info("job done", extra={"task": job.name, "count": count})
    return count
