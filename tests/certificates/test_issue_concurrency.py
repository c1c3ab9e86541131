"""Many workers at the same moment, with real threads and a real database file or server."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from certificates.models import Achievement, Award
from certificates.services.issue import issue_due, issue_for
from certificates.services.versions import keep
from lms.models import AuditEntry
from tests.certificates import awards
from tests.factories import AchievementFactory

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 8


@pytest.fixture(autouse=True)
def _shared_database() -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("Threads share no SQLite database in memory: set TEST_SQLITE to a file, or DATABASE_URL.")


def at_once(work: Callable[[], object], times: int = WORKERS) -> list[object]:
    """Run the work in threads that start together. Returns the results; an exception is a result too."""
    results: list[object] = []
    start = threading.Barrier(times)

    def run() -> None:
        try:
            start.wait()
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_workers_that_issue_the_same_award_all_get_the_one_that_was_made():
    run = awards.completed_run(awards.achievement())
    results = at_once(lambda: issue_for(run.pk))
    assert results == [Award.objects.get()] * WORKERS
    assert AuditEntry.objects.filter(action="award.issued").count() == 1


def test_sweeps_that_run_together_issue_each_award_once():
    kind = awards.achievement()
    runs = [awards.completed_run(kind) for _ in range(10)]
    results = at_once(issue_due, times=4)
    assert not [result for result in results if isinstance(result, Exception)]
    assert Award.objects.count() == len(runs)
    assert AuditEntry.objects.filter(action="award.issued").count() == len(runs)


def test_an_award_never_rests_on_a_text_that_changed_while_it_was_made():
    kind = awards.achievement(name="Eerste tekst")
    runs = iter([awards.completed_run(kind).pk for _ in range(4)])
    lock = threading.Lock()

    def issue_or_change() -> object:
        with lock:
            key = next(runs, None)
        if key is not None:
            return issue_for(key)
        edited = Achievement.objects.get(pk=kind.pk)
        edited.name = "Tweede tekst"
        return edited.save()

    at_once(issue_or_change)
    name = Achievement.objects.get(pk=kind.pk).name
    assert {award.contents.achievement.name for award in Award.objects.all()} == {name}


def test_two_new_versions_at_once_leave_one_active():
    kind = awards.achievement()
    results = at_once(lambda: keep(AchievementFactory.build(module=kind.module, issuer=kind.issuer)), times=3)
    assert not [result for result in results if isinstance(result, Exception)]
    versions = Achievement.objects.filter(module=kind.module)
    assert sorted(versions.values_list("version", flat=True)) == [1, 2, 3, 4]
    assert versions.active().count() == 1
