"""What nobody needs any more goes; what is in use, or on its way, stays."""

import datetime
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from lms import housekeeping
from media.models import PrivateFile
from media.services.orphans import remove_orphans
from media.storage import private_storage
from tests.factories import PersonFactory
from tests.media.files import PDF, begin, head, names_in_storage, purpose, send, whole

pytestmark = pytest.mark.django_db

LATER = datetime.timedelta(hours=25)


@pytest.fixture(autouse=True)
def _proef():
    with purpose():
        yield


@pytest.fixture
def client(client_of):
    return client_of(PersonFactory())


def age(**by: int) -> None:
    """Make all uploads so much older."""
    past = datetime.timedelta(**by)
    for file in PrivateFile.objects.all():
        completed = file.completed_at and file.completed_at - past
        PrivateFile.objects.filter(pk=file.pk).update(expires_at=file.expires_at - past, completed_at=completed)


def test_an_upload_that_was_not_finished_in_a_day_is_thrown_away(client):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:10])
    assert remove_orphans().total == 0
    age(hours=25)
    assert send(client, url, 10, PDF[10:]).status_code == 410
    assert len(remove_orphans().unfinished) == 1
    assert names_in_storage() == []
    assert head(client, url).status_code == 410
    assert remove_orphans().total == 0


def test_bytes_without_a_row_go_after_a_day_and_not_before(client):
    file = whole(client, PDF)
    for name in ("uploads/parts/x/0-a", "uploads/files/xx/y"):
        private_storage().save(name, ContentFile(b"los"))
    assert remove_orphans().loose == []
    PrivateFile.objects.update(completed_at=timezone.now() + LATER)
    assert remove_orphans(now=timezone.now() + LATER).loose == ["uploads/files/xx/y", "uploads/parts/x/0-a"]
    assert names_in_storage() == [file.content.name]


def test_other_files_in_the_private_storage_are_not_touched(client):
    private_storage().save("recordings/film.mp4", ContentFile(b"film"))
    remove_orphans(now=timezone.now() + 10 * LATER)
    assert private_storage().exists("recordings/film.mp4")


def test_a_file_that_nothing_refers_to_goes_after_a_day(client):
    whole(client, PDF)
    assert remove_orphans().total == 0
    age(hours=25)
    assert len(remove_orphans().unused) == 1
    assert PrivateFile.objects.get().state == "removed"
    assert names_in_storage() == []


def test_a_file_is_gone_on_its_retention_date_and_the_row_says_so(client):
    with purpose(retention_days=30):
        file = whole(client, PDF)
    assert file.retain_until == timezone.now().date() + datetime.timedelta(days=30)
    assert len(remove_orphans(now=timezone.now() + datetime.timedelta(days=31)).due) == 1
    file.refresh_from_db()
    assert (file.state, bool(file.content), file.name) == ("removed", False, "verslag.pdf")


def test_a_dry_run_only_says_what_would_go(client):
    begin(client, 10)
    whole(client, PDF)
    age(hours=25)
    out = StringIO()
    call_command("remove_orphan_files", dry_run=True, stdout=out)
    assert out.getvalue() == (
        "Would remove 1 unfinished uploads, 0 files that were due, 1 files without use and 0 loose names.\n"
    )
    assert len(names_in_storage()) == 1
    call_command("remove_orphan_files", stdout=out)
    assert "Removed 1 unfinished uploads" in out.getvalue()
    assert names_in_storage() == []


def test_housekeeping_does_it_every_day(client):
    begin(client, 10)
    age(hours=25)
    assert housekeeping.run_jobs()["orphan_files"] == 1
