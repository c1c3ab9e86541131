"""Demo data: a programme with two modules, eight municipalities and made-up people in different states.

`load(say)` makes what is not there yet and leaves the rest alone; `wipe(say)` takes away what load made, with every
record that hangs on it. The texts and people stand in content/*.toml.
"""

from collections.abc import Callable

from django.db import transaction

Say = Callable[[str], None]


@transaction.atomic
def load(say: Say) -> None:
    """Make all demo data, or nothing. Doing it twice changes nothing."""
    from lms.site.demo import authors, certificates, cohort, pages, people, practice, records  # models must be ready

    say("organisations, teams and people")
    cast = people.make()
    say("pages and questions")
    site_pages = pages.make()
    authors.make(cast, site_pages.index)
    say("cohort and enrolments")
    group = cohort.make(cast, site_pages)
    say("what learners did")
    records.make(cast, group)
    practice.make(cast, group)
    say("certificates")
    certificates.make(cast, site_pages)


@transaction.atomic
def wipe(say: Say) -> None:
    """Remove all demo data, or nothing."""
    from lms.site.demo.removal import remove  # models must be ready

    say("removing the demo data")
    remove(say)
