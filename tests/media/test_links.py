"""Signed links: for one person, for a while, and not to be changed."""

from unittest import mock

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from media.checks import private_files_are_private
from media.links import BadLink, lifetime, make_token, read_token
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_its_owner_may_follow_it():
    user = UserFactory()
    assert read_token(make_token("recording:12", user.pk), user) == "recording:12"


def test_nobody_else_may():
    token = make_token("recording:12", UserFactory().pk)
    for other in (UserFactory(), AnonymousUser()):
        with pytest.raises(BadLink):
            read_token(token, other)


def test_a_changed_link_is_refused():
    user = UserFactory()
    token = make_token("recording:12", user.pk)
    payload, _, rest = token.partition(":")
    for forged in (token[:-1], "x" + token, "", payload, f"{payload}A:{rest}", "é:é:é"):
        with pytest.raises(BadLink):
            read_token(forged, user)


def test_an_old_link_is_refused():
    user = UserFactory()
    with mock.patch("django.core.signing.time.time", return_value=1_000_000.0):
        token = make_token("recording:12", user.pk)
    with mock.patch("django.core.signing.time.time", return_value=1_000_000.0 + lifetime() - 5):
        assert read_token(token, user)
    with mock.patch("django.core.signing.time.time", return_value=1_000_000.0 + lifetime() + 5), pytest.raises(BadLink):
        read_token(token, user)


def test_a_preview_is_for_authors():
    token = make_token("recording:12", None)
    author, learner = UserFactory(), UserFactory()
    author.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert read_token(token, author)
    with pytest.raises(BadLink):
        read_token(token, learner)


def test_a_private_storage_in_the_open_is_reported(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    backend = "django.core.files.storage.FileSystemStorage"
    for place, errors in ((tmp_path, 1), (tmp_path / "private", 1), (tmp_path.parent / "private", 0)):
        settings.STORAGES = {**settings.STORAGES, "private": {"BACKEND": backend, "OPTIONS": {"location": place}}}
        assert len(private_files_are_private()) == errors
    settings.STORAGES = {name: value for name, value in settings.STORAGES.items() if name != "private"}
    assert private_files_are_private() == []
