"""What a row of the tenancy table says: one address, asked for by every role, and what each gets."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.architecture.world import ANONYMOUS, ROLES

# Outcomes: a status, LOGIN (a redirect to the log-in page) or ELSEWHERE (any other redirect).
OK, UNPROCESSABLE, FORBIDDEN, NOT_FOUND, NOT_ALLOWED = "200", "422", "403", "404", "405"
LOGIN, ELSEWHERE = "log-in", "redirect"

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {ANONYMOUS}
LEARNERS = frozenset({"learner", "other_learner"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """url: name for reverse(). args: argument -> value of the world ('cohort') or a literal ('=abc').

    query: the same for what follows the path. post: fields of a POST (None: a GET).
    allow: roles that are let in, with outcome `then`; the others get `others`, visitors `anonymous`,
    unless `outcomes` says otherwise for a role.
    shows: role -> names of canaries. changes: whether the POST of an allowed role changes rows.
    """

    url: str
    args: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    allow: frozenset[str] = SIGNED_IN
    then: str = OK
    others: str = FORBIDDEN
    anonymous: str = LOGIN
    outcomes: dict[str, str] = field(default_factory=dict)
    shows: dict[str, set[str]] = field(default_factory=dict)
    post: dict[str, str] | None = None
    changes: bool = True

    def outcome(self, role: str) -> str:
        """What this role gets."""
        if role in self.outcomes:
            return self.outcomes[role]
        if role in self.allow:
            return self.then
        return self.anonymous if role == ANONYMOUS else self.others

    @property
    def label(self) -> str:
        """For the name of the test: method, address and arguments."""
        method = "GET" if self.post is None else "POST"
        return " ".join([method, self.url, *self.args.values(), *self.query.values()])


def to(roles: Iterable[str], *canaries: str) -> dict[str, set[str]]:
    """For `shows`: these roles see these canaries."""
    return {role: set(canaries) for role in roles}
