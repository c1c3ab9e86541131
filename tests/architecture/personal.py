"""Which models of ours hold personal data: found by what they point to, so that a new one cannot be forgotten."""

from django.apps import apps
from django.db import models

from lms.models import Person

_APPS = ("lms", "lms_media", "lms_modules", "lms_courses", "lms_certificates")
_RECORDS = ("lms.Person", "lms_modules.Registration", "lms_courses.Enrolment")


def our_models() -> list[type[models.Model]]:
    """All models of the rooms; the reference site's are left out."""
    return [model for app in _APPS for model in apps.get_app_config(app).get_models()]


def personal_models() -> list[type[models.Model]]:
    """Person, and every model of ours with a foreign key to a person or to a person's records."""
    return [model for model in our_models() if model is Person or any(map(_is_link, model._meta.get_fields()))]


def _is_link(field: object) -> bool:
    return isinstance(field, models.ForeignKey) and field.related_model._meta.label in _RECORDS
