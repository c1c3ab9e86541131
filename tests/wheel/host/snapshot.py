"""Print every user, page and site of the host as JSON, to hold before and after against each other."""

import sys

import django

django.setup()

from accounts.models import User  # noqa: E402
from django.core import serializers  # noqa: E402
from home.models import HomePage  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

rows = [row for model in (User, Page, HomePage, Site) for row in model._base_manager.order_by("pk")]
sys.stdout.write(serializers.serialize("json", rows, indent=1))
