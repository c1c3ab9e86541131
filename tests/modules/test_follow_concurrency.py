"""An author changes a module while learners answer and colleagues publish: no count goes wrong. PostgreSQL only."""

from collections.abc import Callable
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from modules.models import Module, ReadingPage
from modules.services.attempts import finish
from modules.services.registrations import register
from tests.content import published_module, reading_page
from tests.factories import PersonFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="one writer at a time on SQLite: nothing to see"),
]


class Worker(Thread):
    """A thread that closes its connection and keeps its error."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._work()
        except BaseException as error:
            self.error = error
        finally:
            connection.close()

    def done(self) -> None:
        self.join(20)
        assert not self.is_alive()
        if self.error:
            raise self.error


def test_an_answer_that_is_under_way_is_counted():
    module = published_module([reading_page(), reading_page(), reading_page()])
    person = PersonFactory()
    registration = register(person=person, module=module.module)
    answered, commit = Event(), Event()

    def learn() -> None:
        with transaction.atomic():
            finish(
                registration=registration.uuid,
                user_id=person.user_id,
                activity=module.steps[0].translation_key,
                key=uuid4(),
            )
            answered.set()
            assert commit.wait(20)

    learner = Worker(learn)
    assert answered.wait(20)
    author = Worker(lambda: ReadingPage.objects.get(pk=module.steps[2].pk).unpublish())
    author.join(0.5)
    assert author.is_alive(), "the recount waits for the answer"
    commit.set()
    learner.done()
    author.done()
    registration.refresh_from_db()

    assert (registration.done_count, registration.done_required) == (1, 1)


def test_authors_who_publish_at_the_same_time_leave_right_counts():
    module = published_module([reading_page(minutes=1) for _ in range(4)])
    before = Module.objects.get().content_version

    def change(pk: int) -> Callable[[], None]:
        def work() -> None:
            page = ReadingPage.objects.get(pk=pk)
            page.minutes, page.required = 10, False
            page.save_revision().publish()

        return work

    for worker in [Worker(change(step.pk)) for step in module.steps]:
        worker.done()
    row = Module.objects.get()

    assert (row.activity_count, row.required_count, row.minutes) == (4, 0, 40)
    assert row.content_version == before + 4
