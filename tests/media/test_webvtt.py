"""WebVTT as strict as a browser should be, and every fault with the number of its line."""

import pytest

from media.messages import captions_fault
from media.rules.webvtt import Cue, InvalidWebVTT, normalise, parse

GOOD = {
    "plain": "WEBVTT\n\n00:00.000 --> 00:02.000\nHallo\n",
    "title": "WEBVTT - Gesprek aan de balie\n\n00:00.000 --> 00:02.000\nHallo\n",
    "hours": "WEBVTT\n\n01:00:00.000 --> 01:00:02.000\nHallo\n",
    "names": "WEBVTT\n\n1\n00:00.000 --> 00:02.000\nHallo\n\ntweede\n00:02.000 --> 00:03.000\nDag\n",
    "notes and styles": (
        "WEBVTT\nKind: captions\n\nNOTE gemaakt door een mens\nmet twee regels\n\nSTYLE\n::cue { color: white }\n\n"
        "REGION\nid:links\n\n00:00.000 --> 00:02.000\nHallo\n"
    ),
    "settings": "WEBVTT\n\n00:00.000 --> 00:02.000 line:0 position:20% align:start size:60%\nHallo\n",
    "tags": (
        "WEBVTT\n\n00:00.000 --> 00:02.000\n"
        "<v.luid Inwoner>Ik <i>wacht</i> <c.geel>al</c> <00:01.000>lang &lt; hier</v>\n"
    ),
    "two lines": "WEBVTT\n\n00:00.000 --> 00:02.000\nHallo\nDag\n",
    "windows": "\ufeffWEBVTT\r\n\r\n00:00.000 --> 00:02.000\r\nHallo\r\n",
    "at the same time": "WEBVTT\n\n00:00.000 --> 00:02.000\nHallo\n\n00:00.000 --> 00:02.000\nDag\n",
    "subrip": "1\n00:00:00,000 --> 00:00:02,000\nHallo\n\n2\n00:00:02,000 --> 00:00:03,000\nDag\n",
}

BAD = {
    "nothing": ("", 1, "empty"),
    "only spaces": ("  \n\n", 1, "empty"),
    "no header": ("00:00.000 --> 00:02.000\nHallo\n", 1, "header"),
    "header in small letters": ("webvtt\n\n00:00.000 --> 00:02.000\nHallo\n", 1, "header"),
    "header glued to text": ("WEBVTTx\n\n00:00.000 --> 00:02.000\nHallo\n", 1, "header"),
    "no empty line after the header": ("WEBVTT\n00:00.000 --> 00:02.000\nHallo\n", 2, "blank"),
    "comma in the time": ("WEBVTT\n\n00:00,000 --> 00:02,000\nHallo\n", 3, "time"),
    "seconds above 59": ("WEBVTT\n\n00:00.000 --> 00:75.000\nHallo\n", 3, "time"),
    "no thousandths": ("WEBVTT\n\n00:00 --> 00:02\nHallo\n", 3, "time"),
    "no end": ("WEBVTT\n\n00:00.000 -->\nHallo\n", 3, "time"),
    "no space around the arrow": ("WEBVTT\n\n00:00.000-->00:02.000\nHallo\n", 3, "time"),
    "end before the beginning": ("WEBVTT\n\n00:02.000 --> 00:01.000\nHallo\n", 3, "end"),
    "backwards": ("WEBVTT\n\n00:05.000 --> 00:06.000\nHallo\n\n00:01.000 --> 00:02.000\nDag\n", 6, "order"),
    "no text": ("WEBVTT\n\n00:00.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\nDag\n", 3, "text"),
    "text without a time": ("WEBVTT\n\nHallo daar\n", 3, "arrow"),
    "forgotten empty line": (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nHallo\n00:02.000 --> 00:03.000\nDag\n",
        5,
        "arrow",
    ),
    "unknown tag": ("WEBVTT\n\n00:00.000 --> 00:02.000\n<script>alert(1)</script>\n", 4, "tag"),
    "font of subrip": ("WEBVTT\n\n00:00.000 --> 00:02.000\n<font color=red>Hallo</font>\n", 4, "tag"),
    "open tag": ("WEBVTT\n\n00:00.000 --> 00:02.000\nmeer < dan\n", 4, "tag"),
    "unknown setting": ("WEBVTT\n\n00:00.000 --> 00:02.000 kleur:rood\nHallo\n", 3, "setting"),
    "no captions": ("WEBVTT\n\nNOTE niets\n", 4, "cues"),
    "html": ("<html><body>Niet gevonden</body></html>", 1, "header"),
    "too long": ("WEBVTT\n\n" + "x" * 500_000, 1, "long"),
}


@pytest.mark.parametrize("name", GOOD)
def test_good_captions(name: str):
    assert all(cue.text for cue in parse(normalise(GOOD[name])))


@pytest.mark.parametrize("name", BAD)
def test_bad_captions(name: str):
    text, line, reason = BAD[name]
    with pytest.raises(InvalidWebVTT) as caught:
        parse(normalise(text))
    assert (caught.value.line, caught.value.reason) == (line, reason)
    said = captions_fault(caught.value)
    assert said.startswith(f"Regel {line}: ")
    assert said.endswith(".")


def test_what_is_read():
    cues = parse(normalise("WEBVTT\n\n1\n00:01.500 --> 01:00:02.250 align:start\nHallo\nDag\n"))
    assert cues == [Cue(1.5, 3602.25, "Hallo\nDag")]


def test_subrip_becomes_webvtt():
    assert normalise(GOOD["subrip"]).startswith("WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nHallo")
