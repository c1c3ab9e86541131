"""Talking to the person at the terminal: one line per step, one sentence when something is missing."""

import sys
from typing import NoReturn


def say(text: str) -> None:
    """Print one line of progress at once, also when the output is a pipe."""
    print(f"  {text}", flush=True)


def stop(sentence: str) -> NoReturn:
    """End the program with exit code 1 and one sentence that says what to do."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(1)
