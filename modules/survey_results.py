"""What a trainer reads of a survey: per question a conclusion, a drawing and the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from modules.charts import BarChart, bar_chart
from modules.rules.survey import LEVELS, Bar, Tally


@dataclass(frozen=True)
class Result:
    """claim: the conclusion in one sentence. chart: None for an open question and for too few answers."""

    tally: Tally
    claim: str
    chart: BarChart | None = None

    @property
    def description(self) -> str:
        """The drawing in words."""
        parts = ", ".join(f"{bar.label}: {bar.count}" for bar in self.tally.bars)
        return _("Staafdiagram. %(parts)s.") % {"parts": parts}


def results(tallies: Sequence[Tally]) -> list[Result]:
    """One per question, in the order of the survey."""
    return [_result(_with_ends(each)) for each in tallies]


def rows_for_file(tallies: Sequence[Tally]) -> list[list[str]]:
    """Question, answer, number: as in the table. Open answers have no number."""
    rows = [[_("vraag"), _("antwoord"), _("aantal")]]
    for each in tallies:
        rows += [[each.question.text, bar.label, str(bar.count)] for bar in _with_ends(each).bars]
        rows += [[each.question.text, text, ""] for text in each.texts]
    return rows


def _with_ends(tally: Tally) -> Tally:
    """A scale says at its ends what they mean."""
    question = tally.question
    if question.kind != "scale":
        return tally
    ends = {LEVELS[0]: question.low, LEVELS[-1]: question.high}
    bars = tuple(replace(bar, label=f"{bar.label} {ends.get(bar.label, '')}".strip()) for bar in tally.bars)
    return replace(tally, bars=bars)


def _result(tally: Tally) -> Result:
    if not tally.bars and not tally.texts:
        return Result(tally, _("Nog geen 5 antwoorden op deze vraag"))
    if tally.question.kind == "open":
        return Result(tally, _("%(number)s mensen schreven iets op") % {"number": tally.answered})
    claim = _scale_claim(tally) if tally.question.kind == "scale" else _choice_claim(tally.bars, tally.answered)
    return Result(tally, claim, bar_chart(tally.bars))


def _scale_claim(tally: Tally) -> str:
    low, high = (sum(bar.count for bar in part) for part in (tally.bars[:2], tally.bars[3:]))
    mean = number_format(tally.mean or 0, decimal_pos=1)
    numbers = {"high": high, "low": low, "all": tally.answered, "mean": mean}
    if high * 2 > tally.answered:
        return _("%(high)s van de %(all)s kiezen 4 of 5; gemiddeld is het %(mean)s") % numbers
    if low * 2 > tally.answered:
        return _("%(low)s van de %(all)s kiezen 1 of 2; gemiddeld is het %(mean)s") % numbers
    return _("De meningen lopen uiteen; gemiddeld is het %(mean)s van 5") % numbers


def _choice_claim(bars: Sequence[Bar], answered: int) -> str:
    most = max(bar.count for bar in bars)
    top = [bar.label for bar in bars if bar.count == most]
    if len(top) > 1:
        return _("Geen antwoord is het vaakst gekozen: %(answers)s staan gelijk") % {
            "answers": ", ".join(f"‘{label}’" for label in top)
        }
    return _("%(most)s van de %(all)s kiezen ‘%(answer)s’") % {"most": most, "all": answered, "answer": top[0]}
