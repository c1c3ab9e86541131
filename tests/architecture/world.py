"""Two municipalities, two cohorts of two programmes, and records that would be recognised wherever they leak.

Everything personal is a canary: a text that occurs nowhere else. A canary is named 'subject.kind', for example
'learner.reflection'. Subjects are the five learners; kinds are name, email, access, reflection, answer,
score and code.
"""

import datetime
import re
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from certificates.rules.code import grouped
from courses.models import Cohort, Enrolment
from lms.models import AccessEntry, Membership, Organisation, Person, Team, Theme
from lms.services.people import end_membership, grant_membership
from lms.tenancy import Role
from modules.models import Attempt, Completion, Registration
from tests.architecture import world_parts, world_reading
from tests.content import PublishedModule, home_page, published_module
from tests.factories import (
    AchievementFactory,
    AwardFactory,
    CohortFactory,
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    ProgrammeRoleFactory,
    TeamFactory,
)
from tests.records import learning_of

ANONYMOUS = "anonymous"
ROLES = (
    "learner",
    "other_learner",
    "trainer",
    "other_trainer",
    "coach",
    "team_leader",
    "coordinator_a",
    "coordinator_b",
    "programme_coordinator",
    "assessor",
    "examination_board",
    "author",
    "administrator",
    ANONYMOUS,
)
# First names are no canaries: a search for one finds the person without the question already holding the answer.
FIRST_NAMES = {"learner": "Roos", "other_learner": "Jip", "colleague": "Mees", "far_learner": "Saar", "mover": "Bo"}
LAST_NAMES = {
    "learner": "Roodborst",
    "other_learner": "Winterkoning",
    "colleague": "Goudvink",
    "far_learner": "Wulp",
    "mover": "Boerenzwaluw",
}
# Points out of MAX_POINTS; numbers that no page shows for another reason.
POINTS = {"learner": 6211, "other_learner": 6323, "colleague": 6437, "far_learner": 6553, "mover": 6667}
MAX_POINTS = 9173


@dataclass
class World:
    """people: role -> person. canaries: 'subject.kind' -> pattern. values: what an argument of an address may be."""

    people: dict[str, Person] = field(default_factory=dict)
    canaries: dict[str, re.Pattern[str]] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """A fresh browser in which that role is logged in."""
        client = Client(raise_request_exception=False)
        if role != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client

    def canaries_in(self, text: str) -> set[str]:
        """Names of the canaries that occur in a text."""
        return {name for name, canary in self.canaries.items() if canary.search(text)}


def build_world() -> World:
    """Make everything, in the database that is open now."""
    world = World()
    a = OrganisationFactory(name="Aaldrecht", slug="aaldrecht")
    b = OrganisationFactory(name="Boukeveen", slug="boukeveen")
    team, next_door = TeamFactory(organisation=a, name="Telefonie"), TeamFactory(organisation=a, name="Balie")
    home_page()
    ours, theirs = published_module(title="Luisteren"), published_module(title="Samenvatten")
    first, second = _cohort("Groep 1", ours, a, b), _cohort("Groep 2", theirs, a, b)
    for module in (ours, theirs):
        AchievementFactory(module=module.module)
    _learner(world, "learner", first, a, team, ours)
    _learner(world, "other_learner", first, b, None, ours)
    _learner(world, "colleague", second, a, next_door, theirs)
    _learner(world, "far_learner", second, b, None, theirs)
    # Enrolled on behalf of A, and since today with B.
    _learner(world, "mover", first, a, team, ours)
    mover = Membership.objects.get(pk=world.values["mover.membership"])
    end_membership(membership=mover, last_day=timezone.localdate() - datetime.timedelta(days=1))
    grant_membership(person=mover.person, organisation=b)
    _staff(world, a, b, team, first, second)
    _values(world, a, ours, theirs, first, second)
    for part in world_parts.PARTS:
        part.extend(world)
    # Last: what publishes a step of the module reads its slots again.
    world_reading.extend(world, a)
    for role, person in world.people.items():
        client = Client()
        client.force_login(person.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        world.sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return world


def _cohort(name: str, module: PublishedModule, *organisations: Organisation) -> Cohort:
    return CohortFactory(
        name=name, programme=ProgrammeFactory(modules=[module.module]), organisations=list(organisations)
    )


def _learner(
    world: World, subject: str, cohort: Cohort, organisation: Organisation, team: Team | None, module: PublishedModule
) -> None:
    """A learner who finished the whole module, was scored, wrote a reflection and got a certificate."""
    name = f"{FIRST_NAMES[subject]} {LAST_NAMES[subject]}"
    person = PersonFactory(name=name, email=f"post-{subject}@kanarie.example")
    MembershipFactory(person=person, organisation=organisation, team=team)
    enrolment: Enrolment = EnrolmentFactory(cohort=cohort, person=person, organisation=organisation)
    registration: Registration = enrolment.enrolment_registrations.get().registration
    reading, quiz, reflection = module.activities
    texts = {"answer": f"antwoord-{subject}-kanarie", "reflection": f"Wat ik dacht, {subject}-kanarie."}
    texts["access"] = f"Inzage-{subject}-kanarie"
    AccessEntry.objects.create(actor_name="Sam Medewerker", subject=person, what=texts["access"])
    points = {"points": POINTS[subject], "max_points": MAX_POINTS}
    question = module.steps[1].quiz_questions.get().question
    attempt = learning_of(
        registration, activity=quiz, question=question, answer=texts["answer"], reflection=texts["reflection"], **points
    )
    Attempt.objects.filter(pk=attempt.pk).update(
        answers=[{"question": question.pk, "revision": None, "points": points["points"], "max": MAX_POINTS}]
    )
    registration.reflections.update(activity=reflection)
    done = {"attempt": attempt, "content_version": 1, "created_at": attempt.created_at}
    for activity in (reading, reflection):
        Completion.objects.create(registration=registration, activity=activity, **done)
    counters = {"done_count": 3, "done_required": 3, "completed_at": attempt.created_at, "completed_version": 1}
    Registration.objects.filter(pk=registration.pk).update(**counters)
    # Only the first learner showed the certificate to others.
    shared_at = attempt.created_at if subject == "learner" else None
    award = AwardFactory(registration=registration, achievement=module.module.achievements.get(), shared_at=shared_at)
    texts |= {"name": LAST_NAMES[subject], "email": person.email}
    patterns = {kind: re.escape(text) for kind, text in texts.items()}
    patterns |= {"score": _score(POINTS[subject]), "code": f"{award.code}|{grouped(award.code)}"}
    world.canaries |= {f"{subject}.{kind}": re.compile(pattern) for kind, pattern in patterns.items()}
    world.values |= {
        f"{subject}.registration": registration.uuid,
        f"{subject}.award": award.uuid,
        f"{subject}.code": award.code,
        f"{subject}.person": person.pk,
        f"{subject}.user": person.user.pk,
        f"{subject}.membership": person.memberships.get().pk,
    }
    if subject in ROLES:
        world.people[subject] = person


def _score(points: int) -> str:
    """The points or the percentage, and not some digits in a key or an address."""
    return rf"(?<![\w-])({points}(?![\w-])|{round(100 * points / MAX_POINTS)}(\s|&nbsp;)?%)"


def _staff(world: World, a: Organisation, b: Organisation, team: Team, first: Cohort, second: Cohort) -> None:
    def member(organisation: Organisation, role: Role, **fields: object) -> Person:
        return MembershipFactory(person__name="Sam Medewerker", organisation=organisation, role=role, **fields).person

    def in_cohort(cohort: Cohort, role: Role) -> Person:
        return CohortRoleFactory(person=PersonFactory(name="Sam Medewerker"), cohort=cohort, role=role).person

    world.people |= {
        "trainer": in_cohort(first, Role.TRAINER),
        "other_trainer": in_cohort(second, Role.TRAINER),
        "coach": in_cohort(first, Role.COACH),
        "assessor": in_cohort(first, Role.ASSESSOR),
        "team_leader": member(a, Role.TEAM_LEADER, team=team),
        "coordinator_a": member(a, Role.COORDINATOR),
        "coordinator_b": member(b, Role.COORDINATOR),
        "programme_coordinator": ProgrammeRoleFactory(
            person=PersonFactory(name="Sam Medewerker"), programme=first.programme
        ).person,
        "examination_board": member(OrganisationFactory(name="School", kind="school"), Role.EXAMINATION_BOARD),
        "author": member(a, Role.AUTHOR),
        "administrator": PersonFactory(name="Sam Medewerker", user__is_superuser=True, user__is_staff=True),
    }
    world.people["author"].user.groups.add(_authors())


def _authors() -> Group:
    """What a trainer who writes may do in the admin: all pages, documents, images and questions."""
    group = Group.objects.create(name="Auteurs van de wereld")
    ours = Permission.objects.filter(content_type__app_label="lms_modules", codename__endswith="question")
    group.permissions.add(Permission.objects.get(codename="access_admin"), *ours)
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for model in ("image", "document"):
        for action in ("add", "change", "choose"):
            permission = Permission.objects.get(codename=f"{action}_{model}")
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
    return group


def _values(
    world: World, a: Organisation, ours: PublishedModule, theirs: PublishedModule, first: Cohort, second: Cohort
) -> None:
    theme = Theme.objects.create(name="Huisstijl", is_active=True)
    Organisation.objects.filter(pk=a.pk).update(theme=theme)
    steps = dict(zip(("reading", "quiz", "reflection"), ours.steps, strict=True))
    world.values |= {
        "theme": theme.pk,
        "theme.version": theme.version,
        "cohort": first.uuid,
        "other_cohort": second.uuid,
        "module": ours.module.pk,
        "other_module": theirs.module.pk,
        "module.page": ours.page.pk,
        "quiz.page": ours.steps[1].pk,
        "module.path": ours.page.url_path.removeprefix(home_page().url_path),
        "question": ours.steps[1].quiz_questions.get().question_id,
        **{step: page.translation_key for step, page in steps.items()},
        **{f"{step}.path": page.url_path.removeprefix(home_page().url_path) for step, page in steps.items()},
    }
