"""Permissions on learning records, and where the records hang."""

from typing import Any

from django.db.models import QuerySet

from lms.tenancy import Permission, Role, declare, declare_paths, register_scope

_STAFF = [
    Role.COORDINATOR,
    Role.PROGRAMME_COORDINATOR,
    Role.TRAINER,
    Role.COACH,
    Role.TEAM_LEADER,
    Role.ASSESSOR,
]

# Only roles that see a group as a whole: out of the answers of a part those of the rest could be worked out.
_SURVEYORS = [Role.TRAINER, Role.PROGRAMME_COORDINATOR]
_REVIEWERS = [Role.TRAINER, Role.COACH, Role.ASSESSOR]

declare("registration.view", "How far somebody is in a module: done, busy, not started", own=True, roles=_STAFF)
declare("attempt.view", "Scores of tries", own=True, roles=[Role.TRAINER])
declare("watched.view", "How much somebody played of a recording", own=True, roles=[Role.TRAINER])
declare("piece.view", "What somebody handed in, and the feedback on it", own=True, roles=_REVIEWERS)
declare("piece.review", "Judge what somebody handed in", roles=_REVIEWERS)
declare("signoff.sign", "Sign off what somebody did at work", roles=[Role.TRAINER, Role.COACH])
declare("attendance.record", "Say who was at a meeting", roles=[Role.TRAINER])
declare("survey.results", "Answers to a survey of a whole group, five or more at a time", roles=_SURVEYORS)
declare("evidence.view", "What somebody keeps in the own portfolio", own=True)
declare("moment.plan", "Plan when somebody presents, and who judges it", roles=[Role.TRAINER])
declare("remark.use", "The sentences that I keep for feedback", own=True)
declare("simulation.view", "What somebody said in a practised conversation", own=True)
declare("answer.view", "What somebody answered", own=True)
declare("accommodation.view", "Who has extra time, and why", own=True, roles=[Role.COORDINATOR])
declare("accommodation.change", "Give somebody extra time", roles=[Role.COORDINATOR])
declare("reflection.view", "What somebody wrote for the own eyes", own=True)
declare("reflection.shared", "What somebody wrote and shared with me by name")
declare("local.write", "Texts of a municipality in central pages", roles=[Role.COORDINATOR, Role.AUTHOR])


def declare_tenancy() -> None:
    """Say where the records hang. Upper rooms add their dimensions (a cohort, a programme)."""
    from lms.models.person import belongs, belongs_on_behalf, belongs_to_team
    from modules.models import (
        Accommodation,
        Answer,
        Attempt,
        Attendance,
        AttendanceChange,
        AttendanceEvidence,
        CannedRemark,
        Completion,
        Evidence,
        ExternalEvidence,
        FileEvidence,
        ItemReport,
        LocalInsert,
        ObservationEvidence,
        Piece,
        PieceFile,
        PlannedMoment,
        Reflection,
        ReflectionShare,
        ReflectionText,
        Registration,
        Review,
        SignOff,
        SimulationRun,
        SurveyTaken,
        TextEvidence,
        Try,
        Watched,
        WitnessLink,
    )

    declare_paths(
        Registration, person="person", organisation=belongs_on_behalf("person_id"), team=belongs_to_team("person_id")
    )
    for model in (Attempt, Completion):
        declare_paths(
            model,
            person="registration__person",
            organisation=belongs_on_behalf("registration__person_id", "registration__organisation"),
            team=belongs_to_team("registration__person_id"),
        )
    declare_paths(Answer, person="registration__person")
    for own in (Watched, Reflection, ReflectionText, SimulationRun):
        declare_paths(own, person="registration__person")
    # No municipality and no team: only who guides the group reads the work itself.
    declare_paths(Piece, person="registration__person")
    declare_paths(PieceFile, person="piece__registration__person")
    declare_paths(Review, person="piece__registration__person")
    for model in (ItemReport, SignOff, WitnessLink, Attendance, AttendanceChange, SurveyTaken):
        declare_paths(model, person="registration__person")
    # Whoever judged the work reads it there; what somebody keeps of it is the learner's alone.
    for kept in (Evidence, FileEvidence, TextEvidence, ObservationEvidence, AttendanceEvidence, ExternalEvidence):
        declare_paths(kept, person="owner")
    # Being named is no role: nobody reads a reflection for being somebody's trainer or team leader.
    register_scope("named", _named)
    declare_paths(ReflectionShare, person="reflection__registration__person", named="person")
    declare_paths(LocalInsert, organisation="organisation", author_organisation="organisation")
    declare_paths(PlannedMoment, person="registration__person")
    declare_paths(CannedRemark, person="person")
    declare_paths(Try, person="registration__person")
    declare_paths(
        Accommodation,
        person="person",
        organisation=lambda keys: belongs(person="person_id", organisation__in=keys),
    )


def _named(user: Any, permission: Permission) -> QuerySet | None:
    from lms.models import Person

    return Person.objects.filter(user_id=user.pk).values("pk") if permission.name == "reflection.shared" else None
