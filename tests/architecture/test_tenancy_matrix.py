"""Every address of the site x every role: what each gets, and whose personal data is on the page."""

import pytest

from tests.architecture.asking import Watch, ask, fingerprints, outcome_of, path_of, text_of
from tests.architecture.rows import OK, Row
from tests.architecture.tenancy_table import ADMIN_PREFIX, TABLE
from tests.architecture.urls import addresses
from tests.architecture.world import ROLES, World

pytestmark = pytest.mark.django_db

# The one table that a look may add to: who opened whose record.
LOOKING_WRITES = {"lms.AccessEntry"}


@pytest.fixture(scope="module")
def before(built_world: World, django_db_blocker) -> dict[str, str]:
    with django_db_blocker.unblock():
        return fingerprints()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.label)
def test_every_role_gets_what_the_table_says(world: World, before: dict[str, str], row: Row, role: str):
    with Watch(before) as watch:
        response = ask(world, row, role)
    outcome = outcome_of(response)
    assert outcome == row.outcome(role), f"{role} gets {outcome} at {path_of(world, row)}"
    seen, expected = world.canaries_in(text_of(response)), row.shows.get(role, set())
    too_much = seen - expected - {f"{role}.name", f"{role}.email"}
    assert not too_much, f"{role} sees what the table does not allow: {sorted(too_much)}"
    assert expected <= seen, f"{role} does not see what the table promises: {sorted(expected - seen)}"
    changed = watch.changed
    if row.post is None:
        assert not changed - LOOKING_WRITES, f"a GET by {role} changed {sorted(changed)}"
    elif role in row.allow and row.changes:
        assert changed, f"the POST by {role} changed nothing: does the row send the right fields?"
    else:
        assert not changed, f"a POST by {role} changed {sorted(changed)}"


@pytest.mark.parametrize("row", [row for row in TABLE if row.post is None], ids=lambda row: row.label)
def test_an_empty_form_of_a_role_that_is_not_let_in_changes_nothing(world: World, before: dict[str, str], row: Row):
    """Also where the table has no row for POST: a view that forgets to look at the method is found here."""
    for role in ROLES:
        if role in row.allow:
            continue
        with Watch(before) as watch:
            outcome = outcome_of(world.client(role).post(path_of(world, row)))
        assert outcome != OK, f"{role} may post to {path_of(world, row)}"
        assert not watch.changed, f"an empty POST by {role} changed {sorted(watch.changed)}"


def test_the_table_knows_every_address():
    known = {row.url for row in TABLE}
    unknown = [
        f"{address.name} ({address.route})"
        for address in addresses()
        if not address.route.startswith(ADMIN_PREFIX) and address.name not in known
    ]
    assert not unknown, (
        "These addresses are not in tests/architecture/tenancy_table.py. Add at least one row for each: who is let "
        f"in, what the others get, and which canaries each role sees. {unknown}"
    )


def test_the_table_holds_no_address_that_is_gone():
    existing = {address.name for address in addresses()}
    gone = sorted({row.url for row in TABLE} - existing)
    assert not gone, f"Remove these rows from tests/architecture/tenancy_table.py: {gone}"


def test_every_canary_is_seen_by_somebody(world: World):
    """A canary that no page ever shows may be misspelt, and would not be found where it leaks."""
    shown = set().union(*(names for row in TABLE for names in row.shows.values()))
    own = {f"{role}.{kind}" for role in ROLES for kind in ("name", "email")}
    never = {name for name in world.canaries if name not in shown | own}
    assert not {name for name in never if name.endswith(".name")}
    assert "learner.reflection" in shown
    assert "learner.score" in shown
