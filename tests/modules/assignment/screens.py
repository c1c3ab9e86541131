"""What a learner does on the screen of an assignment."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client


def screen(browser: Client, url: str) -> str:
    """Main part of the page."""
    return browser.get(url).content.decode().split("<main", 1)[1]


def send(browser: Client, url: str, action: str = "inleveren", **fields: Any) -> HttpResponse:
    """Send the form; the page that it leads to."""
    fields.setdefault("sleutel", str(uuid4()))
    return browser.post(url, {"actie": action, **fields}, follow=True)
