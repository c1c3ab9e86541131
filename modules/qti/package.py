"""A package of QTI items (a zip with a manifest), or one item on its own. Nothing is ever unpacked to disk."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from modules.qti.read import read_item
from modules.qti.xml import MOST_BYTES, Node, read_xml
from modules.rules.exchange import Found, Note, Notebook, NotTaken, Parsed, Unreadable
from modules.rules.question import QuestionSpec

MANIFEST = "imsmanifest.xml"
MOST_MEMBERS = 3000
MOST_UNPACKED = 60_000_000  # bytes that are read, all items together


@dataclass(frozen=True)
class _Entry:
    """An item in a package. tags: keywords of the manifest."""

    name: str
    tags: tuple[str, ...] = ()


def read_qti(data: bytes, name: str = "") -> Parsed:
    """All items of a package, or of one XML file. Raises Unreadable when it is neither."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _read_package(data)
    found, notes = _read(read_xml(data), _Entry(name or "bestand"))
    return Parsed("QTI", tuple(found), tuple(notes))


def _read_package(data: bytes) -> Parsed:
    found, notes = [], []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            box = _Box(package)
            for entry in _entries(box):
                some, more = _read_member(box, entry)
                found += some
                notes += more
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Unreadable("zip") from None
    return Parsed("QTI", tuple(found), tuple(notes))


class _Box:
    """Reads members of a zip within bounds. Raises Unreadable: 'zip_big'; KeyError when there is no such member."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self.names = [each.filename for each in package.infolist() if not each.is_dir()]
        self._left = MOST_UNPACKED
        if len(self.names) > MOST_MEMBERS:
            raise Unreadable("zip_big")

    def read(self, name: str) -> bytes:
        """The content of a member; reads no more than is allowed, whatever the zip says of its size."""
        with self._package.open(name) as member:
            content = member.read(MOST_BYTES + 1)
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable("zip_big")
        return content


def _entries(box: _Box) -> Iterator[_Entry]:
    manifests = sorted((n for n in box.names if posixpath.basename(n) == MANIFEST), key=lambda n: n.count("/"))
    if not manifests:
        names = [name for name in box.names if name.lower().endswith(".xml")]
        if not names:
            raise Unreadable("no_items")
        yield from (_Entry(name) for name in names)
        return
    folder = posixpath.dirname(manifests[0])
    for resource in read_xml(box.read(manifests[0])).all("resource"):
        kind, href = resource.attrs.get("type", ""), unquote(resource.attrs.get("href", ""))
        if "item" in kind or "test" in kind or "section" in kind:
            name = posixpath.normpath(posixpath.join(folder, href))
            yield _Entry(name, tuple(dict.fromkeys(node.text for node in resource.all("keyword") if node.text)))


def _read_member(box: _Box, entry: _Entry) -> tuple[list[Found], list[Note]]:
    book = Notebook(entry.name, posixpath.basename(entry.name))
    try:
        content = box.read(entry.name)
    except KeyError:
        book.add("missing", entry.name, lost=True)
        return [], book.notes
    try:
        root = read_xml(content)
    except Unreadable as error:
        book.add(str(error), entry.name, lost=True)
        return [], book.notes
    return _read(root, entry)


def _read(root: Node, entry: _Entry) -> tuple[list[Found], list[Note]]:
    book = Notebook(entry.name, root.attrs.get("title", "") or posixpath.basename(entry.name))
    try:
        if root.tag == "assessmentItem":
            spec = read_item(root, book)
            return [Found(QuestionSpec(**vars(spec) | {"tags": entry.tags}), entry.name)], book.notes
        if root.tag in ("assessmentTest", "assessmentSection"):
            book.add("test", root.attrs.get("title", ""))
        elif root.tag == "questestinterop":
            raise NotTaken("old_qti")
        elif root.tag != "manifest":
            raise NotTaken("no_item", root.tag)
    except NotTaken as reason:
        book.add(reason.code, reason.what, lost=True)
    return [], book.notes
