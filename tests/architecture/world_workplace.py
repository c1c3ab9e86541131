"""In the world: two learners with a workplace task, a meeting, a survey and a shared reflection."""

import re
import uuid
from typing import Any

from django.utils import timezone

from courses.models import EnrolmentRegistration
from lms.models import Person
from modules.models import Activity, Reflection, ReflectionShare, Registration, SurveyResponse
from modules.services.witness import make_link, token_for
from modules.services.workplace import Report, keep_reports
from tests.content import PublishedModule, published_module
from tests.content_workplace import OPEN, SUMMARISE, session_page, survey_page, workplace_page
from tests.factories import RegistrationFactory

KEY = uuid.UUID(int=6)


def extend(world: Any) -> None:
    """Add a module of its own, so that the finished runs of the world stay finished."""
    module = published_module(
        [workplace_page(witness_allowed=True), session_page(), survey_page()], title="Op het werk"
    )
    workplace, session, survey = module.activities
    world.values |= {"workplace": workplace.pk, "session": session.pk, "survey": survey.pk}
    for subject in ("learner", "other_learner"):
        run = _run(world, subject, module)
        remark = f"Praktijk-{subject}-kanarie"
        world.canaries[f"{subject}.practice"] = re.compile(re.escape(remark))
        world.values[f"{subject}.practice"] = run.uuid
        whom = {"registration": run.uuid, "user_id": run.person.user.pk, "activity": workplace.pk}
        keep_reports(**whom, reports={SUMMARISE: Report(timezone.localdate(), remark)}, ask=True)
        make_link(**whom, name="Kees Kijker", function="collega", key=KEY)
        world.values[f"{subject}.token"] = token_for(run.uuid, KEY)

    _shared(world)
    _opinions(world, survey)


def _shared(world: Any) -> None:
    reflection = Reflection.objects.get(registration__uuid=world.values["learner.registration"])
    share = ReflectionShare.objects.create(
        reflection=reflection, person=world.people["coach"], until=timezone.localdate(), created_at=timezone.now()
    )
    world.values["learner.share"] = share.uuid


def _opinions(world: Any, survey: Activity) -> None:
    opinion = "Mening-groep-kanarie"
    world.canaries["group.opinion"] = re.compile(re.escape(opinion))
    for _ in range(5):
        SurveyResponse.objects.create(
            activity=survey, group=world.values["cohort"], answers={OPEN: opinion}, released=True
        )


def _run(world: Any, subject: str, module: PublishedModule) -> Registration:
    person = Person.objects.get(pk=world.values[f"{subject}.person"])
    enrolment = person.enrolments.get()
    run = RegistrationFactory(person=person, module=module.module, organisation=enrolment.organisation)
    EnrolmentRegistration.objects.create(enrolment=enrolment, registration=run)
    return run
