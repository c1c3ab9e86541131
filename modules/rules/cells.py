"""A table typed or pasted as text."""


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the header first. Cells stand between tabs (pasted from Word or Excel) or bars.

    Short rows are filled up and long ones kept, so that nothing is lost; empty lines do not count.
    """
    lines = [line for line in text.splitlines() if line.strip(" \t|")]
    rows = [_cells(line) for line in lines if not _is_ruler(line)]
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _cells(line: str) -> tuple[str, ...]:
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    line = line.strip()
    # Bars at both ends, as in '| maandag | open |', are the border and no cells.
    if len(line) > 1 and line.startswith("|") and line.endswith("|"):
        line = line[1:-1]
    return tuple(cell.strip() for cell in line.split("|"))


def _is_ruler(line: str) -> bool:
    """The line under the header that some programs write: |---|---|."""
    return "-" in line and not line.strip("|-: \t")
