"""Work for the task worker."""

from django_tasks import task

from certificates.services.issue import issue_for


@task()
def issue_award(registration_id: int) -> str | None:
    """Issue the award of a completed run; safe to run twice. Returns the award's uuid, None for nothing to award."""
    award = issue_for(registration_id)
    return str(award.uuid) if award else None
