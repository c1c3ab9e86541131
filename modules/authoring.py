"""What the editor tells an author about a module as it stands, drafts included."""

from modules.models import ActivityPage, ModulePage
from modules.rule_sentence import sentence_of
from modules.rules.completion import Part, RuleStep


def rule_sentence(page: ModulePage) -> str:
    """The completion rule in words, with the steps that the module has now, published or not."""
    parts = [Part.from_data(part.value) for part in page.rule]
    steps = ActivityPage.objects.child_of(page).specific(defer=True) if page.pk else []
    return sentence_of(parts, [RuleStep(step.translation_key, step.kind, step.required) for step in steps])
