"""Files with questions in and out: which format a file has, and every note about it in words."""

import base64
import binascii
import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from modules.qti.package import MOST_MEMBERS, MOST_UNPACKED, read_qti
from modules.qti.write import write_qti
from modules.qti.xml import MOST_BYTES
from modules.question_kinds import registry
from modules.question_kinds.registry import UnknownQuestionKind
from modules.rules.exchange import Note, Parsed, Unreadable, Written
from modules.rules.gift import read_gift, write_gift
from modules.rules.question import QuestionSpec

MOST_QUESTIONS = 500
MOST_KEPT = 1_500_000  # bytes of a file between the preview and the confirmation
WRITERS: dict[str, tuple[Callable[[Iterable[QuestionSpec]], Written], str, str]] = {
    "gift": (write_gift, "vragen.gift.txt", "text/plain; charset=utf-8"),
    "qti": (write_qti, "vragen-qti.zip", "application/zip"),
}


@dataclass(frozen=True)
class Upload:
    """A file as it goes from the preview to the confirmation: without pictures and sound."""

    name: str
    content: bytes

    def as_text(self) -> str:
        """For a hidden field. Raises Unreadable('kept') when it is too big to send along."""
        packed = base64.b64encode(zlib.compress(self.content)).decode()
        if len(packed) > MOST_KEPT:
            raise Unreadable("kept")
        return packed


def upload_of(name: str, content: bytes) -> Upload:
    """A file that was sent; of a zip only the XML is kept. Raises Unreadable."""
    name = posixpath.basename(name.replace("\\", "/"))[:100]
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return Upload(name, content)
    slim, left = io.BytesIO(), MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as full, zipfile.ZipFile(slim, "w", zipfile.ZIP_DEFLATED) as kept:
            members = [each for each in full.infolist() if each.filename.lower().endswith(".xml")]
            if len(members) > MOST_MEMBERS:
                raise Unreadable("zip_big")
            for member in members:
                with full.open(member) as opened:
                    data = opened.read(MOST_BYTES + 1)
                left -= len(data)
                if left < 0:
                    raise Unreadable("zip_big")
                kept.writestr(zipfile.ZipInfo(member.filename), data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Unreadable("zip") from None
    return Upload(name, slim.getvalue())


def upload_from_text(name: str, text: str) -> Upload:
    """The other way round than Upload.as_text. Raises Unreadable."""
    try:
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(text, validate=True), MOST_UNPACKED)
    except (binascii.Error, zlib.error, ValueError):
        raise Unreadable("text") from None
    return Upload(name[:100], content)


def read_file(upload: Upload) -> Parsed:
    """All questions of a file, GIFT or QTI. Raises Unreadable."""
    start = upload.content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if zipfile.is_zipfile(io.BytesIO(upload.content)) or (start == b"<" and _is_xml(upload.content)):
        parsed = read_qti(upload.content, upload.name)
    else:
        parsed = read_gift(_text_of(upload.content), (_("Waar"), _("Niet waar")))
    if not parsed.found and not parsed.notes:
        raise Unreadable("nothing")
    if len(parsed.found) > MOST_QUESTIONS:
        raise Unreadable("many")
    return parsed


def _is_xml(content: bytes) -> bool:
    """A GIFT file may begin with HTML; QTI begins with a declaration or names its own elements."""
    head = content[:2000].replace(b"\x00", b"")
    return b"<?xml" in head or b"ssessmentItem" in head or b"qti-" in head or b"<!DOCTYPE" in head


def _text_of(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise Unreadable("text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def write_file(name: str, questions: Iterable[object]) -> Written:
    """Questions of the bank as a file. name: 'gift' or 'qti'."""
    specs, unknown = [], []
    for question in questions:
        try:
            specs.append(_spec(question))
        except UnknownQuestionKind:
            unknown.append(Note(str(question.pk), str(question)[:80], "kind", is_lost=True))  # type: ignore[attr-defined]
    written = WRITERS[name][0](specs)
    return Written(written.content, written.questions, (*written.notes, *unknown))


def _spec(question: object) -> QuestionSpec:
    spec = registry.spec_of(question)
    tags = tuple(question.tags.names())  # type: ignore[attr-defined]
    return QuestionSpec(**vars(spec) | {"tags": tags})


def unreadable(code: str) -> str:
    """Why a file cannot be read, and what to do."""
    return {
        "doctype": _("Dit bestand heeft een DOCTYPE. Dat laten we niet toe, voor de veiligheid."),
        "big": _("Dit bestand is te groot. Een bestand met vragen mag 2 MB zijn. Splits het."),
        "xml": _("Dit is geen geldig XML-bestand. Maak de export opnieuw."),
        "zip": _("Dit zip-bestand kunnen we niet openen. Maak de export opnieuw."),
        "zip_big": _("Dit zip-bestand is te groot. Splits het in kleinere bestanden."),
        "kept": _("Dit bestand is te groot. Splits het in kleinere bestanden."),
        "many": _("Dit bestand heeft meer dan 500 vragen. Splits het in kleinere bestanden."),
        "no_items": _("In dit zip-bestand zitten geen vragen."),
        "nothing": _("In dit bestand staan geen vragen."),
    }.get(code, _("Dit bestand kunnen we niet lezen. Kies een bestand in GIFT of QTI."))


def where(format: str, note_where: str) -> str:
    """Where something stands in a file, without a break in it."""
    if format != "GIFT":
        return note_where
    said = pgettext("in een bestand", "regel %(line)s") % {"line": note_where}
    return said.replace(" ", "\N{NO-BREAK SPACE}")
