"""Fixtures of this room."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def author(db: None) -> Client:
    """The browser of somebody who may do everything in the Wagtail admin."""
    user = get_user_model().objects.create_superuser(email="auteur@proef.example", password="een-lang-wachtwoord")
    client = Client()
    client.force_login(user)
    return client
