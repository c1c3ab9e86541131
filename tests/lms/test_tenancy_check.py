"""Nobody can forget the rule: a model that should be read through it, or that has no path, is found."""

from django.core.checks import run_checks

from lms.models import AccessEntry
from lms.tenancy import TenantQuerySet
from lms.tenancy.scopes import _paths
from tests.architecture.personal import personal_models

# Who gave a role or made a change is staff work; the row is reached through its cohort, programme or enrolment.
READ_OTHERWISE = {
    "lms.AuditEntry": "no screen; for the platform administrator in the database",
    "lms_courses.CohortRole": "read by the scope resolver, for the own user only",
    "lms_courses.ProgrammeRole": "read by the scope resolver, for the own user only",
    "lms_courses.EnrolmentRegistration": "a link between two rows that are both read through the rule",
}


def test_every_tenant_model_of_the_house_has_a_path():
    assert [error for error in run_checks() if error.id == "lms.E001"] == []


def test_a_tenant_model_that_forgot_its_paths_stops_the_start(monkeypatch):
    monkeypatch.delitem(_paths, AccessEntry)
    errors = [error for error in run_checks() if error.id == "lms.E001"]
    assert ["lms.AccessEntry" in error.msg for error in errors] == [True]


def test_every_model_that_is_about_a_person_is_read_through_the_rule():
    """A model with a foreign key to a person or a person's records has visible_to, or a reason on the list below."""
    without = {
        model._meta.label
        for model in personal_models()
        if not isinstance(model._default_manager.get_queryset(), TenantQuerySet)
    }
    assert without == READ_OTHERWISE.keys()
