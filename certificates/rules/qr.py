"""A QR code as the path of an SVG: no picture file, no inline style."""

from dataclasses import dataclass

import segno

# White around the code, in modules: what ISO/IEC 18004 asks for.
_QUIET = 4


@dataclass(frozen=True)
class QrDrawing:
    """view_box and path of an svg element; one unit is one module."""

    view_box: str
    path: str


def draw(text: str) -> QrDrawing:
    """The QR code of a text, with error correction M (15 % may be damaged)."""
    matrix = segno.make_qr(text, error="m").matrix
    side = len(matrix) + 2 * _QUIET
    return QrDrawing(
        view_box=f"{-_QUIET} {-_QUIET} {side} {side}",
        path="".join(_row(number, row) for number, row in enumerate(matrix)),
    )


def _row(y: int, row: bytes | bytearray) -> str:
    """One rectangle per run of dark modules."""
    runs: list[str] = []
    start: int | None = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            start = None
    return "".join(runs)
