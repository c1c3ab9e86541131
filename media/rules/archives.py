"""Looking into Office files, which are zip archives: the right members, nothing that runs, and no bomb."""

import zipfile
import zlib
from typing import IO

MEMBERS = 5_000
UNPACKED = 300 * 1024 * 1024  # bytes of all members together
RATIO = 200  # times bigger than packed, for a member above one MiB
_PIECE = 256 * 1024

_NEEDED = {
    "docx": ("[Content_Types].xml", "word/document.xml"),
    "xlsx": ("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": ("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": ("mimetype", "content.xml"),
}
_ODT = b"application/vnd.oasis.opendocument.text"
_RUNS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/", "basic/", "scripts/")


class BadArchive(ValueError):
    """Not what its name says, damaged, or dangerous to unpack."""


class HasMacros(BadArchive):
    """Holds something that runs when it is opened."""


def look_into(file: IO[bytes], extension: str) -> None:
    """Read the whole archive member by member. Raises BadArchive or HasMacros.

    Every member is really unpacked, in small pieces: what an archive says about itself may be a lie.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_list(members)
            _check_kind(archive, extension)
            left = UNPACKED
            for member in members:
                left -= _unpack(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError) as problem:
        raise BadArchive("damaged") from problem


def _check_list(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise BadArchive("too much in it")
    for member in members:
        name = member.filename.lower()
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise BadArchive("a member outside the archive")
        if member.flag_bits & 1:
            raise BadArchive("encrypted")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadArchive("packed in an unusual way")
        if member.file_size > 1_048_576 and member.file_size > RATIO * max(member.compress_size, 1):
            raise BadArchive("a bomb")
        if any(name.startswith(part) if part[0] != "/" else part in f"/{name}" for part in _RUNS) or name.endswith(
            _RUNS[:2]
        ):
            raise HasMacros("runs something")


def _check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    names = set(archive.namelist())
    if not names.issuperset(_NEEDED[extension]):
        raise BadArchive("not this kind of document")
    marker = archive.read(_small(archive, _NEEDED[extension][0]))
    if extension == "odt" and marker.strip() != _ODT:
        raise BadArchive("not an OpenDocument text")
    if b"macroEnabled" in marker:
        raise HasMacros("macro-enabled")


def _small(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    member = archive.getinfo(name)
    if member.file_size > 1_048_576:
        raise BadArchive("a marker of this size is no marker")
    return member


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Size of the member; reading to its end checks its checksum."""
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > left:
                raise BadArchive("a bomb")
    return size
