"""Which files may come in, recognised by their content. The name must agree; what the browser says does not count."""

import re
from collections.abc import Callable
from dataclasses import dataclass

HEAD = 65_536  # bytes that are enough to recognise any type

DOCUMENT, IMAGE, AUDIO, VIDEO = "document", "image", "audio", "video"
GROUPS = (DOCUMENT, IMAGE, AUDIO, VIDEO)


@dataclass(frozen=True)
class FileType:
    """extension: without dot. archive: a zip that media.rules.archives must look into. looks_right: from the head."""

    extension: str
    content_type: str
    group: str
    looks_right: Callable[[bytes], bool]
    archive: bool = False


def _starts(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _brand(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[4:8] == b"ftyp" and head[8:12].startswith(brands)


def _mp3(head: bytes) -> bool:
    """A tag, or the header of a frame: eleven ones, layer III, and a bit and sample rate that exist."""
    if head.startswith(b"ID3"):
        return len(head) > 10 and head[3] < 0xFF and head[4] < 0xFF
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    return version != 1 and layer == 1 and 0 < head[2] >> 4 < 15 and head[2] >> 2 & 3 != 3


def _webm(head: bytes) -> bool:
    return head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:4096]


_MARKUP = re.compile(rb"<(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)\b", re.IGNORECASE)


def _text(head: bytes) -> bool:
    """Words and no markup: what looks like a page or a program is not a text to hand in."""
    if b"\0" in head or head.startswith((b"#!", b"{\\rtf", b"%PDF", b"\x7fELF")) or _MARKUP.search(head):
        return False
    return not any(sign < 32 and sign not in b"\t\n\r\f\x1b" for sign in head)


_MP4_BRANDS = (b"isom", b"iso", b"mp4", b"avc1", b"dash", b"M4V", b"MSNV", b"3gp", b"3g2", b"M4A", b"f4v")
_OOXML = "application/vnd.openxmlformats-officedocument."
_ZIP = _starts(b"PK\x03\x04")

TYPES: tuple[FileType, ...] = (
    FileType("pdf", "application/pdf", DOCUMENT, _starts(b"%PDF-")),
    FileType("docx", f"{_OOXML}wordprocessingml.document", DOCUMENT, _ZIP, archive=True),
    FileType("xlsx", f"{_OOXML}spreadsheetml.sheet", DOCUMENT, _ZIP, archive=True),
    FileType("pptx", f"{_OOXML}presentationml.presentation", DOCUMENT, _ZIP, archive=True),
    FileType("odt", "application/vnd.oasis.opendocument.text", DOCUMENT, _ZIP, archive=True),
    FileType("txt", "text/plain", DOCUMENT, _text),
    FileType("jpg", "image/jpeg", IMAGE, _starts(b"\xff\xd8\xff")),
    FileType("jpeg", "image/jpeg", IMAGE, _starts(b"\xff\xd8\xff")),
    FileType("png", "image/png", IMAGE, _starts(b"\x89PNG\r\n\x1a\n")),
    FileType("webp", "image/webp", IMAGE, _riff(b"WEBP")),
    FileType("mp3", "audio/mpeg", AUDIO, _mp3),
    FileType("m4a", "audio/mp4", AUDIO, _brand(*_MP4_BRANDS)),
    FileType("wav", "audio/wav", AUDIO, _riff(b"WAVE")),
    FileType("ogg", "audio/ogg", AUDIO, _starts(b"OggS")),
    FileType("mp4", "video/mp4", VIDEO, _brand(*_MP4_BRANDS)),
    FileType("webm", "video/webm", VIDEO, _webm),
)
_BY_EXTENSION = {each.extension: each for each in TYPES}


def type_for(extension: str, groups: frozenset[str]) -> FileType | None:
    """The type that this extension announces, when it belongs to one of the groups."""
    found = _BY_EXTENSION.get(extension)
    return found if found and found.group in groups else None


def extensions_of(groups: frozenset[str]) -> list[str]:
    """All extensions in these groups, in the order of the table."""
    return [each.extension for each in TYPES if each.group in groups]
