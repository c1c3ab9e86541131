"""XML of strangers: no document type, no entities of its own, and bounds on size and depth.

Names are read in one way: 'qti-choice-interaction' of QTI 3 and 'choiceInteraction' of QTI 2 are the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from modules.rules.exchange import Unreadable

MOST_BYTES = 2_000_000
_MOST_DEPTH = 100
_MOST_NODES = 50_000


@dataclass
class Node:
    """An element. tag and names of attributes: without namespace, in camel case. parts: texts and elements in order."""

    tag: str
    attrs: dict[str, str]
    parts: "list[str | Node]" = field(default_factory=list)

    @property
    def children(self) -> "list[Node]":
        """The elements in it."""
        return [part for part in self.parts if isinstance(part, Node)]

    def walk(self) -> "Iterator[Node]":
        """It and all elements below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> "list[Node]":
        """All elements below it with one of these tags."""
        return [node for node in self.walk() if node.tag in tags and node is not self]

    def first(self, tag: str) -> "Node | None":
        """The first element below it with this tag."""
        return next(iter(self.all(tag)), None)

    @property
    def text(self) -> str:
        """All text in it, on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()


def read_xml(data: bytes) -> Node:
    """Read a document. Raises Unreadable: 'doctype', 'big' or 'xml'."""
    if len(data) > MOST_BYTES:
        raise Unreadable("big")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise error if isinstance(error, Unreadable) else Unreadable("xml") from None
    if reader.root is None:
        raise Unreadable("xml")
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._nodes = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def _doctype(self, *_args: Any) -> None:
        raise Unreadable("doctype")

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        self._nodes += 1
        if len(self._open) >= _MOST_DEPTH or self._nodes > _MOST_NODES:
            raise Unreadable("big")
        node = Node(_plain(name), {_plain(key): value for key, value in attrs.items()})
        if self._open:
            self._open[-1].parts.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _data(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)


def _plain(name: str) -> str:
    name = name.rpartition(" ")[2]
    if name.startswith("data-"):
        return name
    return re.sub(r"-([a-z])", lambda match: match.group(1).upper(), name.removeprefix("qti-"))
