"""The QR code in the page."""

import re

import segno

from certificates.rules.qr import draw

TEXT = "https://leerlijn.example/verificatie/2345-6789-ABCD-EFGH-JKMN/"


def test_the_path_covers_exactly_the_dark_modules():
    matrix = segno.make_qr(TEXT, error="m").matrix
    dark = {(x, y) for y, row in enumerate(matrix) for x, value in enumerate(row) if value}
    drawn = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", draw(TEXT).path):
        drawn |= {(int(x) + step, int(y)) for step in range(int(width))}
    assert drawn == dark


def test_there_is_a_white_edge_of_four_modules():
    side = len(segno.make_qr(TEXT, error="m").matrix)
    assert draw(TEXT).view_box == f"-4 -4 {side + 8} {side + 8}"
