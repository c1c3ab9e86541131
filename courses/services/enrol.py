"""Putting people in groups and taking them out."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Cohort, Enrolment, EnrolmentRegistration, SeatAllocation
from lms.models import Organisation, Person
from lms.services.audit import record_change
from modules.models import Module, Registration
from modules.services.registrations import register


class NoPlaceLeft(ValidationError):
    """The organisation has no (more) places in the group. The message is for the screen."""


class EnrolledElsewhere(ValidationError):
    """The person takes part in the group already, on behalf of another organisation."""


@transaction.atomic
def enrol(*, cohort: Cohort, person: Person, organisation: Organisation, actor: Person | None = None) -> Enrolment:
    """Put a person in a group on behalf of an organisation, with a run of each module of the programme.

    Idempotent; somebody who stopped takes part again. Raises NoPlaceLeft and EnrolledElsewhere; then nothing is
    written.
    """
    # The allocation serialises enrolments on behalf of one organisation, so that two cannot take the last place.
    seats = SeatAllocation.objects.select_for_update().filter(cohort=cohort, organisation=organisation).first()
    _one_at_a_time(person)
    enrolment, created = Enrolment.objects.get_or_create(
        cohort=cohort, person=person, defaults={"organisation": organisation, "created_by": actor}
    )
    if not created and enrolment.stopped_on is None:
        if enrolment.organisation_id != organisation.pk:
            raise EnrolledElsewhere(_("Deze persoon zit al in deze groep, namens een andere organisatie."))
        give_runs(enrolment)
        return enrolment
    if not created:
        enrolment.organisation, enrolment.stopped_on, enrolment.stop_reason = organisation, None, ""
        enrolment.save(update_fields=["organisation", "stopped_on", "stop_reason"])
        _runs_of(enrolment).filter(completed_at=None).update(closed_at=None)
    _check_places(cohort, organisation, seats.places if seats else 0)
    give_runs(enrolment)
    record_change(
        actor=actor,
        action="enrolment.made" if created else "enrolment.resumed",
        obj=enrolment,
        organisation=organisation,
        data={"cohort": cohort.pk, "person": person.pk},
    )
    return enrolment


@transaction.atomic
def stop(*, enrolment: Enrolment, reason: str, actor: Person | None) -> None:
    """End somebody's part in a group from today; what was learned stays. Doing it twice changes nothing.

    Runs that are not finished are closed, unless the module is open to everybody.
    """
    stopped = Enrolment.objects.filter(pk=enrolment.pk, stopped_on=None).update(
        stopped_on=timezone.localdate(), stop_reason=reason
    )
    enrolment.refresh_from_db()
    if not stopped:
        return
    _runs_of(enrolment).filter(completed_at=None, closed_at=None, module__open_to_all=False).update(
        closed_at=timezone.now()
    )
    record_change(
        actor=actor,
        action="enrolment.stopped",
        obj=enrolment,
        organisation=enrolment.organisation,
        data={"cohort": enrolment.cohort_id, "person": enrolment.person_id, "reason": reason},
    )


def fill_registrations(cohort: Cohort) -> int:
    """Give everybody in a group that has not ended a run of each module that the programme got later. Idempotent.

    One short transaction per learner, so that answers are not kept waiting. Returns the number of new runs.
    """
    made = 0
    for enrolment in cohort.enrolments.without_a_run(cohort.programme, timezone.localdate()):
        with transaction.atomic():
            _one_at_a_time(enrolment.person_id)
            made += give_runs(enrolment)
    return made


def give_runs(enrolment: Enrolment) -> int:
    """Link a run of each module of the programme to the enrolment; call it under the person's lock.

    A run that the learner began without a group counts for this one. A run of another group does not: then a new
    one is made. Returns the number of new links.
    """
    linked = set(_runs_of(enrolment).values_list("module_id", flat=True))
    missing = [module for module in _modules_of(enrolment.cohort) if module.pk not in linked]
    for module in missing:
        EnrolmentRegistration.objects.create(enrolment=enrolment, registration=_free_run(enrolment, module))
    return len(missing)


def _free_run(enrolment: Enrolment, module: Module) -> Registration:
    runs = Registration.objects.filter(person=enrolment.person_id, module=module)
    own = runs.open().filter(enrolment_link=None).order_by("-run").first()
    if own is None:
        number = (runs.aggregate(last=Max("run"))["last"] or 0) + 1
        return register(
            person=enrolment.person,
            module=module,
            organisation=enrolment.organisation,
            run=number,
            starts_on=enrolment.cohort.starts_on,
        )
    own.organisation = own.organisation or enrolment.organisation
    own.starts_on = own.starts_on or enrolment.cohort.starts_on
    own.save(update_fields=["organisation", "starts_on"])
    return own


def _modules_of(cohort: Cohort) -> list[Module]:
    return list(
        Module.objects.filter(programme_modules__programme=cohort.programme_id, archived_at=None).order_by(
            "programme_modules__position"
        )
    )


def _runs_of(enrolment: Enrolment) -> "QuerySet[Registration]":
    return Registration.objects.filter(enrolment_link__enrolment=enrolment)


def _one_at_a_time(person: Person | int) -> None:
    """Which run is still free is found by a read, so one person's enrolments wait for each other."""
    key = person.pk if isinstance(person, Person) else person
    Person.objects.select_for_update().get(pk=key)


def _check_places(cohort: Cohort, organisation: Organisation, places: int) -> None:
    taken = cohort.enrolments.active().filter(organisation=organisation).count()
    if taken <= places:
        return
    who = {"organisation": organisation.full_name, "cohort": cohort.name, "places": places}
    if not places:
        raise NoPlaceLeft(_("%(organisation)s heeft geen plaatsen in %(cohort)s.") % who, code="no_places")
    text = ngettext(
        "%(organisation)s heeft %(places)d plaats in %(cohort)s en die is bezet.",
        "%(organisation)s heeft %(places)d plaatsen in %(cohort)s en die zijn allemaal bezet.",
        places,
    )
    raise NoPlaceLeft(text % who, code="places_taken")
