"""What an assignment asks, and whether somebody's work has all of it."""

from dataclasses import dataclass

from modules.rules.rubric import RubricSpec


@dataclass(frozen=True)
class Asked:
    """task_html, example_html: safe HTML. groups: kinds of files, of media.rules.file_types; none: no files."""

    task_html: str
    checklist: tuple[str, ...] = ()
    example_html: str = ""
    text: bool = True
    min_words: int = 0
    groups: frozenset[str] = frozenset()
    files_needed: int = 0
    max_files: int = 3
    max_bytes: int = 50 * 1024 * 1024
    graded: bool = True
    rubric: RubricSpec | None = None


def missing(asked: Asked, *, words: int, files: int) -> list[str]:
    """Fields that need more before it can be handed in: 'tekst', 'bestanden'. Nothing at all is never enough."""
    short = []
    if asked.text and words < (asked.min_words or (0 if files else 1)):
        short.append("tekst")
    if asked.groups and files < (asked.files_needed or (0 if asked.text else 1)):
        short.append("bestanden")
    return short
