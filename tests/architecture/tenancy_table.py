"""Who gets what at which address: the one place that says it. A new address needs rows here.

A row is one address with one set of arguments, asked for with GET or POST by every role. It says who is let in, what
the others get, and which canaries (tests/architecture/world.py) each role sees. Everything that is not in `shows`
may not be on the page, except somebody's own name and e-mail address.
"""

from tests.architecture import (
    tenancy_certificates,
    tenancy_desk,
    tenancy_extratime,
    tenancy_offline,
    tenancy_portfolio,
    tenancy_reading,
    tenancy_sessions,
    tenancy_sharing,
    tenancy_simulation,
    tenancy_uploads,
    tenancy_video,
    tenancy_workplace,
)
from tests.architecture.rows import (
    ELSEWHERE,
    EVERYBODY,
    NOBODY,
    NOT_ALLOWED,
    NOT_FOUND,
    OK,
    SIGNED_IN,
    Row,
    to,
)

WORKSPACE = [
    Row("lms:start", then=ELSEWHERE),
    Row("lms:leren"),
    Row("lms:begeleiding", allow=frozenset({"trainer", "other_trainer", "coach", "team_leader"})),
    Row("lms:regie", allow=frozenset({"coordinator_a", "coordinator_b", "programme_coordinator"})),
    Row("lms:beoordeling", allow=frozenset({"assessor", "examination_board"})),
    Row("lms:profile"),
    Row("lms:access", shows={"learner": {"learner.access"}, "other_learner": {"other_learner.access"}}),
    Row("lms:resume", then=ELSEWHERE),
    Row("lms:theme", {"pk": "theme", "version": "theme.version"}, allow=EVERYBODY),
    Row("lms:theme", {"pk": "=0", "version": "=x"}, allow=EVERYBODY, then=NOT_FOUND),
    Row("lms:health", allow=EVERYBODY),
]

MODULES = [
    Row("lms_modules:start", {"module": "module"}, then=NOT_ALLOWED, anonymous=NOT_ALLOWED),
    Row("lms_modules:start", {"module": "other_module"}, post={}, then=ELSEWHERE, changes=False),
    Row(
        "lms_modules:module",
        {"registration": "learner.registration"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
    ),
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "reflection"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        shows={"learner": {"learner.reflection"}},
    ),
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "quiz"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        shows={"learner": {"learner.score"}},
    ),
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "reading"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
    ),
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "reflection"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        post={"tekst": "Iets heel anders dan eerst.", "actie": "afronden"},
        then=ELSEWHERE,
    ),
]

_RESET = {"uidb36": "=1", "key": "=1-a"}
# Of the learner who moved from A to B after the enrolment neither municipality sees the progress.
_ALL = ("learner.name", "other_learner.name", "mover.name")
COURSES = [
    Row(
        "lms_courses:board",
        {"cohort": "cohort"},
        allow=frozenset({"coordinator_a", "coordinator_b", "programme_coordinator"}),
        shows={
            "coordinator_a": {"learner.name"},
            "coordinator_b": {"other_learner.name"},
            "programme_coordinator": set(_ALL),
        },
    ),
    Row(
        "lms_courses:board",
        {"cohort": "other_cohort"},
        allow=frozenset({"coordinator_a", "coordinator_b"}),
        outcomes={"programme_coordinator": NOT_FOUND},
        shows={"coordinator_a": {"colleague.name"}, "coordinator_b": {"far_learner.name"}},
    ),
    # Asking for somebody, or for another municipality, does not show more.
    Row(
        "lms_courses:board",
        {"cohort": "cohort"},
        query={"naam": "=Jip"},
        allow=frozenset({"coordinator_a", "coordinator_b", "programme_coordinator"}),
        shows=to(["coordinator_b", "programme_coordinator"], "other_learner.name"),
    ),
    Row(
        "lms_courses:board",
        {"cohort": "cohort"},
        query={"gemeente": "=boukeveen"},
        allow=frozenset({"coordinator_a", "coordinator_b", "programme_coordinator"}),
        # A municipality of which somebody sees nobody is no filter: the own people stay.
        shows=to(["coordinator_b", "programme_coordinator"], "other_learner.name")
        | {"coordinator_a": {"learner.name"}},
    ),
    Row(
        "lms_courses:board_begeleiding",
        {"cohort": "cohort"},
        allow=frozenset({"trainer", "coach", "team_leader"}),
        outcomes={"other_trainer": NOT_FOUND},
        shows=to(["trainer", "coach"], *_ALL) | {"team_leader": {"learner.name"}},
    ),
    Row(
        "lms_courses:board_begeleiding",
        {"cohort": "other_cohort"},
        allow=frozenset({"other_trainer"}),
        outcomes=dict.fromkeys(["trainer", "coach", "team_leader"], NOT_FOUND),
        shows=to(["other_trainer"], "colleague.name", "far_learner.name"),
    ),
    Row(
        "lms_courses:board_beoordeling",
        {"cohort": "cohort"},
        allow=frozenset({"assessor"}),
        outcomes={"examination_board": NOT_FOUND},
        shows=to(["assessor"], *_ALL),
    ),
    Row(
        "lms_courses:board_beoordeling",
        {"cohort": "other_cohort"},
        allow=NOBODY,
        outcomes=dict.fromkeys(["assessor", "examination_board"], NOT_FOUND),
    ),
]

ACCOUNT = [
    Row("account_login", allow=EVERYBODY - SIGNED_IN, others=ELSEWHERE),
    Row("account_login", query={"next": "=/leren/"}, allow=EVERYBODY - SIGNED_IN, others=ELSEWHERE),
    Row("account_logout"),
    Row("account_reauthenticate"),
    Row("account_change_password"),
    Row("account_reset_password", allow=EVERYBODY),
    Row("account_reset_password_done", allow=EVERYBODY),
    Row("account_reset_password_from_key", _RESET, allow=EVERYBODY),
    Row("account_reset_password_from_key_done", allow=EVERYBODY),
    Row("account_inactive", allow=EVERYBODY),
    # The same page, whether somebody has that address or not; both send mail and change nothing.
    Row(
        "account_reset_password",
        post={"email": "post-learner@kanarie.example"},
        allow=EVERYBODY,
        then=ELSEWHERE,
        changes=False,
    ),
    Row(
        "account_reset_password",
        post={"email": "niemand@kanarie.example"},
        allow=EVERYBODY,
        then=ELSEWHERE,
        changes=False,
    ),
    Row("lms:language", {"code": "=en"}, allow=EVERYBODY, then=ELSEWHERE),
    Row("lms:language", {"code": "=xx"}, allow=EVERYBODY, then=NOT_FOUND),
]

PUBLIC = [
    Row("wagtail_serve", {"0": "module.path"}, allow=EVERYBODY),
    Row("wagtail_serve", {"0": "reading.path"}, allow=EVERYBODY, then=NOT_FOUND),
    Row("wagtail_serve", {"0": "quiz.path"}, allow=EVERYBODY, then=NOT_FOUND),
    Row("wagtail_serve", {"0": "reflection.path"}, allow=EVERYBODY, then=NOT_FOUND),
    Row("wagtailcore_login", allow=EVERYBODY),
    Row(
        "wagtailcore_authenticate_with_password",
        {"page_view_restriction_id": "=1", "page_id": "=1"},
        allow=EVERYBODY,
        then=NOT_FOUND,
    ),
    Row("wagtaildocs_authenticate_with_password", {"restriction_id": "=1"}, allow=EVERYBODY, then=NOT_FOUND),
    Row("wagtaildocs_serve", {"0": "=1", "1": "=a.pdf"}, allow=EVERYBODY, then=NOT_FOUND),
]

TABLE = [
    *WORKSPACE,
    *MODULES,
    *COURSES,
    *tenancy_certificates.ROWS,
    *tenancy_workplace.ROWS,
    *tenancy_sessions.ROWS,
    *tenancy_sharing.ROWS,
    *tenancy_reading.ROWS,
    *tenancy_extratime.ROWS,
    *ACCOUNT,
    *PUBLIC,
    *tenancy_uploads.ROWS,
    *tenancy_desk.ROWS,
    *tenancy_simulation.ROWS,
    *tenancy_video.ROWS,
    *tenancy_offline.ROWS,
    *tenancy_portfolio.ROWS,
]

# The author's door has hundreds of addresses and one rule, in test_admin_door.py. Only these open without the right
# to enter: pictures and texts of the interface, and Wagtail's own password pages, which are switched off.
ADMIN_PREFIX = "beheer/"
ADMIN_OPEN = {
    "wagtailadmin_sprite": OK,
    "wagtailadmin_javascript_catalog": OK,
    "wagtailadmin_password_reset": NOT_FOUND,
    "wagtailadmin_password_reset_done": NOT_FOUND,
    "wagtailadmin_password_reset_confirm": NOT_FOUND,
    "wagtailadmin_password_reset_complete": NOT_FOUND,
}
