"""Rows for tests; pages are in tests/content.py. Names are plainly made up; everything can be overruled by keyword."""

import datetime
import uuid
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory.django import DjangoModelFactory

from certificates.models import Achievement, Award
from certificates.services.issue import issue_for
from courses.models import (
    Cohort,
    CohortRole,
    Enrolment,
    EnrolmentRegistration,
    Programme,
    ProgrammeModule,
    ProgrammeRole,
    SeatAllocation,
)
from lms.models import Membership, Organisation, Person, Team
from lms.models.person import sort_name_of
from lms.tenancy import Role
from modules.models import Activity, Module, Registration

PASSWORD = "een-lang-wachtwoord"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Proefstad {n}")
    slug = factory.Sequence(lambda n: f"proefstad-{n}")


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Telefonie {n}")


class UserFactory(DjangoModelFactory):
    """A log-in with the password `PASSWORD`."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"login{n}@proef.example")
    password = factory.django.Password(PASSWORD)


class PersonFactory(DjangoModelFactory):
    """A person with a log-in; `user=None` makes one without."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Robin Proef{n}")
    sort_name = factory.LazyAttribute(lambda person: sort_name_of(person.name))
    email = factory.Sequence(lambda n: f"robin{n}@proef.example")
    user = factory.SubFactory(UserFactory, email=factory.SelfAttribute("..email"))


class MembershipFactory(DjangoModelFactory):
    """A learner's membership that began long ago and holds until further notice."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.LEARNER
    valid_from = datetime.date(2024, 1, 1)


class ModuleFactory(DjangoModelFactory):
    """The plain row, without a page; see `published_module` for the real thing."""

    class Meta:
        model = Module

    id = factory.LazyFunction(uuid.uuid4)
    title = factory.Sequence(lambda n: f"Module {n}")
    content_version = 1


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    id = factory.LazyFunction(uuid.uuid4)
    module = factory.SubFactory(ModuleFactory)
    kind = "reading"
    title = factory.Sequence(lambda n: f"Activiteit {n}")
    position = factory.Sequence(lambda n: n)


class RegistrationFactory(DjangoModelFactory):
    """One run; `completed=True` makes it a finished one."""

    class Meta:
        model = Registration

    class Params:
        completed = factory.Trait(
            completed_at=factory.LazyFunction(timezone.now),
            completed_version=factory.SelfAttribute("module.content_version"),
        )

    person = factory.SubFactory(PersonFactory)
    module = factory.SubFactory(ModuleFactory)


class ProgrammeFactory(DjangoModelFactory):
    """A programme; `modules=[...]` puts module rows in it in that order."""

    class Meta:
        model = Programme
        skip_postgeneration_save = True

    id = factory.LazyFunction(uuid.uuid4)
    title = factory.Sequence(lambda n: f"Opleiding {n}")

    @factory.post_generation
    def modules(self, create: bool, extracted: list[Module] | None, **kwargs: Any) -> None:
        for position, module in enumerate(extracted or []):
            ProgrammeModule.objects.create(programme=self, module=module, position=position)


class CohortFactory(DjangoModelFactory):
    """A group; `organisations=[...]` gives each of them ten places."""

    class Meta:
        model = Cohort
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Groep {n}")
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(weeks=8))
    ends_on = factory.LazyAttribute(lambda cohort: cohort.starts_on + datetime.timedelta(weeks=40))

    @factory.post_generation
    def organisations(self, create: bool, extracted: list[Organisation] | None, **kwargs: Any) -> None:
        for organisation in extracted or []:
            SeatAllocation.objects.create(cohort=self, organisation=organisation, places=10)


class CohortRoleFactory(DjangoModelFactory):
    class Meta:
        model = CohortRole

    person = factory.SubFactory(PersonFactory)
    cohort = factory.SubFactory(CohortFactory)
    role = Role.TRAINER
    valid_from = datetime.date(2024, 1, 1)


class ProgrammeRoleFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeRole

    person = factory.SubFactory(PersonFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    role = Role.PROGRAMME_COORDINATOR
    valid_from = datetime.date(2024, 1, 1)


class EnrolmentFactory(DjangoModelFactory):
    """A learner in a cohort, with a registration for each module of its programme."""

    class Meta:
        model = Enrolment
        skip_postgeneration_save = True

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)

    @factory.post_generation
    def registrations(self, create: bool, extracted: list[Registration] | None, **kwargs: Any) -> None:
        if extracted is None:
            extracted = [
                RegistrationFactory(person=self.person, module=module, organisation=self.organisation)
                for module in self.cohort.programme.modules.order_by("programme_modules__position")
            ]
        for registration in extracted:
            EnrolmentRegistration.objects.create(enrolment=self, registration=registration)


class AchievementFactory(DjangoModelFactory):
    class Meta:
        model = Achievement

    name = factory.Sequence(lambda n: f"Certificaat {n}")
    criteria = "Je deed alle activiteiten van de module."
    issuer = factory.SubFactory(OrganisationFactory, kind=Organisation.Kind.TRAINING_PROVIDER)
    module = factory.SubFactory(ModuleFactory)


class AwardFactory(DjangoModelFactory):
    """An award as the room itself issues it; keywords such as `shared_at` are written over it afterwards."""

    class Meta:
        model = Award

    registration = factory.SubFactory(RegistrationFactory, completed=True)
    achievement = factory.SubFactory(AchievementFactory, module=factory.SelfAttribute("..registration.module"))

    @classmethod
    def _create(
        cls, model_class: type[Award], *, registration: Registration, achievement: Achievement, **fields: Any
    ) -> Award:
        award = issue_for(registration.pk)
        if award is None:
            raise ValueError("Nothing to award: the registration is not completed, or its achievement not active.")
        model_class.objects.filter(pk=award.pk).update(**fields)
        award.refresh_from_db()
        return award
