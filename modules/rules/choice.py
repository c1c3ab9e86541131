"""Questions where one chooses: single, multiple, true or false. An answer is the list of chosen option ids."""

from collections.abc import Sequence

from modules.rules.question import Given, InvalidAnswer, Option, QuestionSpec, Scored, ids_of, share_of

TRUE, FALSE = "waar", "onwaar"  # option ids of a true-or-false question


def score_single(question: QuestionSpec, given: Given) -> Scored:
    """All points for the one correct option, else none. Raises InvalidAnswer unless exactly one is chosen."""
    chosen = chosen_options(question.options, given)
    if len(chosen) != 1:
        raise InvalidAnswer("one")
    return share_of(question, float(chosen[0].correct))


def score_multiple(question: QuestionSpec, given: Given) -> Scored:
    """Partial credit: (right - wrong) / number of correct options, never below 0. Raises InvalidAnswer on none."""
    chosen = chosen_options(question.options, given)
    if not chosen:
        raise InvalidAnswer("some")
    correct = sum(option.correct for option in question.options)
    right = sum(option.correct for option in chosen)
    return share_of(question, (right - (len(chosen) - right)) / correct)


def chosen_options(options: Sequence[Option], given: Given) -> list[Option]:
    """The options with these ids. Raises InvalidAnswer on an id that is not there."""
    known = {option.id: option for option in options}
    unique = ids_of(given)
    if any(each not in known for each in unique):
        raise InvalidAnswer("unknown")
    return [known[each] for each in unique]
