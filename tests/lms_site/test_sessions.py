"""The session store with its user in one statement is as safe as Django's."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from lms.site.models import Session
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return reverse("lms:profile")


def test_session_and_user_take_one_statement(client_of, django_assert_num_queries):
    client = client_of(PersonFactory())
    with django_assert_num_queries(1):
        client.get(reverse("lms:resume"))  # asks who is there, and nothing else


def test_the_joined_user_has_the_same_values_as_one_from_the_orm(client_of, page):
    person = PersonFactory()
    joined = client_of(person).get(page).wsgi_request.user
    user = get_user_model().objects.get(pk=person.user_id)
    for field in user._meta.concrete_fields:
        assert getattr(joined, field.attname) == getattr(user, field.attname), field.name


def test_a_changed_password_a_locked_account_and_an_old_session_log_out(client_of, page):
    for change in (
        lambda user: user.set_password("een-ander-wachtwoord") or user.save(),
        lambda user: setattr(user, "is_active", False) or user.save(),
        lambda user: Session.objects.filter(user=user).update(
            expire_date=timezone.now() - datetime.timedelta(seconds=1)
        ),
        lambda user: Session.objects.filter(user=user).delete(),
        lambda user: user.delete(),
    ):
        person = PersonFactory()
        client = client_of(person)
        assert client.get(page).status_code == 200
        change(person.user)
        assert client.get(page).status_code == 302


def test_logging_out_ends_the_session_for_good(client_of, page):
    client = client_of(PersonFactory())
    cookie = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = cookie
    assert client.get(page).status_code == 302
