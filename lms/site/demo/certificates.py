"""What can be earned with the module, and the first certificate."""

from certificates.models import Achievement
from certificates.services.issue import issue_for
from certificates.services.share import share
from certificates.services.versions import keep
from lms.site.demo import content_files
from lms.site.demo.pages import SitePages
from lms.site.demo.people import Cast
from modules.models import Module, Registration

ISSUER = "leerhuis-de-voorbeeldweg"


def make(cast: Cast, pages: SitePages) -> None:
    """Make the achievement when the module has none; issue and share the certificates that the file asks for."""
    module = Module.objects.get(pk=pages.module.translation_key)
    if not Achievement.objects.filter(module=module).exists():
        data = content_files.course()["module"]
        keep(
            Achievement(
                name=module.title,
                description=module.lead,
                criteria=data["criteria"],
                issuer=cast.organisations[ISSUER],
                module=module,
            )
        )
    for entry in cast.entries:
        if entry.get("state", {}).get("certificate"):
            person = cast.people[entry["email"]]
            run = Registration.objects.get(person=person, module=module, run=1)
            # Whoever has it already decides alone who sees it.
            if not run.awards.exists() and (award := issue_for(run.pk)):
                share(award=award, actor=person)
