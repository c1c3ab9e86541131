"""Permissions on awards."""

from lms.tenancy import Role, declare, declare_paths

declare(
    "award.view",
    "That somebody has a certificate",
    own=True,
    roles=[Role.PROGRAMME_COORDINATOR, Role.COORDINATOR],
)
declare("award.revoke", "Withdraw a certificate", roles=[Role.PROGRAMME_COORDINATOR])


def declare_tenancy() -> None:
    """An award hangs on its holder and on the registration it came from."""
    from certificates.models import Award
    from lms.models.person import belongs_on_behalf

    declare_paths(
        Award,
        person="person",
        organisation=belongs_on_behalf("person_id", "registration__organisation"),
        programme="registration__enrolment_link__enrolment__cohort__programme",
    )
