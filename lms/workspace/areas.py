"""The four areas behind a log-in. The fifth, /verificatie/, is public and comes with the certificates room."""

from django.utils.translation import gettext_lazy as _

from lms.tenancy.roles import Role
from lms.workspace.registry import Area, register_area, register_entry


def register_own() -> None:
    """Register the areas and their first menu entry."""
    register_area(
        Area(
            slug="leren",
            label=_("Mijn leren"),
            title=_("Mijn leren"),
            roles=None,
            order=10,
            empty_title=_("Er staat nog niets voor je klaar"),
            empty_text=_("Je ziet hier je modules zodra je bent ingeschreven. Vraag je coördinator wanneer je start."),
        )
    )
    register_area(
        Area(
            slug="begeleiding",
            label=_("Begeleiding"),
            title=_("Begeleiding"),
            roles=frozenset({Role.TRAINER, Role.COACH, Role.TEAM_LEADER}),
            order=20,
            empty_title=_("Je begeleidt nog niemand"),
            empty_text=_("Je ziet hier je groepen zodra je als trainer, coach of teamleider bent toegevoegd."),
        )
    )
    register_area(
        Area(
            slug="regie",
            label=_("Regie"),
            title=_("Groepen"),
            roles=frozenset({Role.COORDINATOR, Role.PROGRAMME_COORDINATOR}),
            order=30,
            empty_title=_("Er zijn nog geen groepen"),
            empty_text=_("Je ziet hier een groep zodra iemand van je gemeente of opleiding is ingeschreven."),
        )
    )
    register_area(
        Area(
            slug="beoordeling",
            label=_("Beoordeling"),
            title=_("Beoordeling"),
            roles=frozenset({Role.ASSESSOR, Role.EXAMINATION_BOARD}),
            order=40,
            empty_title=_("Er is nu niets te beoordelen"),
            empty_text=_("Je krijgt bericht als er iets voor je klaarstaat."),
        )
    )
    register_entry("leren", _("Mijn leren"), "lms:leren", order=10)
    register_entry("begeleiding", _("Begeleiding"), "lms:begeleiding", order=10)
    register_entry("regie", _("Groepen"), "lms:regie", order=10)
    register_entry("beoordeling", _("Beoordeling"), "lms:beoordeling", order=10)
