"""What this room adds to the Wagtail admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from lms.models import Membership, Person
from lms.viewsets import OrganisationsGroup, PlatformAdministratorPolicy

# Before anything looks a policy up: Wagtail would otherwise make one of its own, per model permission.
for model in (Person, Membership):
    register_permission_policy(model, PlatformAdministratorPolicy(model))


@hooks.register("register_admin_viewset")
def organisations() -> OrganisationsGroup:
    """The menu 'Organisaties'."""
    return OrganisationsGroup()
