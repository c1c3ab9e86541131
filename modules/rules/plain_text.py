"""Text from a plain text box as simple HTML: paragraphs, lists and links."""

import re
from html import escape
from itertools import groupby

_ITEM = re.compile(r"\s*[-*•]\s+(.*)")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(.*)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)’”]")


def html_of(text: str) -> str:
    """An empty line begins a paragraph; lines that begin with '-' or '1.' are a list; addresses become links.

    Everything else is escaped: the text holds no HTML.
    """
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip())
    return "".join(_block(block.strip("\n")) for block in blocks if block.strip())


def _block(block: str) -> str:
    parts = []
    for kind, lines in groupby(block.split("\n"), key=_kind):
        if kind == "p":
            parts.append(f"<p>{'<br>'.join(_inline(line.strip()) for line in lines)}</p>")
        else:
            pattern = _ITEM if kind == "ul" else _NUMBERED
            items = (match.group(1) for line in lines if (match := pattern.match(line)))
            parts.append(f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>")
    return "".join(parts)


def _kind(line: str) -> str:
    return "ul" if _ITEM.match(line) else "ol" if _NUMBERED.match(line) else "p"


def _inline(text: str) -> str:
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        address = escape(match.group())
        parts += [escape(text[at : match.start()]), f'<a href="{address}">{address}</a>']
        at = match.end()
    return "".join([*parts, escape(text[at:])])
