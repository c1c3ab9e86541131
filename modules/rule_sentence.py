"""A module's completion rule as a sentence, for its author and for learners."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from modules.kinds import registry
from modules.rules.completion import Part, PartState, RuleStep, part_states


def sentence_of(parts: Sequence[Part], steps: Sequence[RuleStep]) -> str:
    """'Je bent klaar met: alle leespagina's, 4 van 5 bijeenkomsten.' Without parts the plain rule."""
    if not parts:
        return _("Je bent klaar als alle verplichte stappen klaar zijn.")
    demands = ", ".join(demand(state) for state in part_states(parts, steps, (), {}))
    return _("Je bent klaar met: %(demands)s.") % {"demands": demands}


def demand(state: PartState) -> str:
    """One demand in words: 'elke toets met minstens 70 %'."""
    words = {"what": _plural(state.part.kind), "needed": state.needed, "total": state.total}
    if state.part.need is None:
        text = _("alle %(what)s") % words
    elif state.needed < state.total:
        text = _("%(needed)s van %(total)s %(what)s") % words
    elif state.needed == 1:
        text = _("alle %(what)s") % words  # '1 toetsen' is no Dutch, and the only one is all there are
    else:
        text = _("%(needed)s %(what)s") % words
    if state.part.min_score is not None:
        text = _("%(demand)s met minstens %(score)s %%") % {"demand": text, "score": state.part.min_score}
    return text


def _plural(kind: str) -> str:
    if not kind:
        return _("stappen")
    try:
        found = registry.get(kind)
    except registry.UnknownKind:
        return kind
    return str(found.plural or found.label).lower()
