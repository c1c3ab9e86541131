"""What a file is, says its content; the name must agree."""

import io
import zipfile

import pytest

from media.rules.archives import BadArchive, HasMacros, look_into
from media.rules.file_names import clean_name, extension_of
from media.rules.file_types import GROUPS, TYPES, type_for
from tests.media import files

ALL = frozenset(GROUPS)
SAMPLES = {
    "pdf": files.PDF,
    "docx": files.office(),
    "xlsx": files.office("xl/workbook.xml"),
    "pptx": files.office("ppt/presentation.xml"),
    "odt": files.odt(),
    "txt": "Zo vatte ik het samen: één zin.\n".encode(),
    "jpg": files.JPG,
    "jpeg": files.JPG,
    "png": files.PNG,
    "webp": files.WEBP,
    "mp3": files.MP3,
    "m4a": files.M4A,
    "wav": files.WAV,
    "ogg": files.OGG,
    "mp4": files.MP4,
    "webm": files.WEBM,
}
# What a telephone calls .m4a is often an mp4 inside, and the other way round.
SAME_INSIDE = [{"jpg", "jpeg"}, {"m4a", "mp4"}, {"docx", "xlsx", "pptx", "odt"}]


def test_there_is_a_sample_of_every_type():
    assert set(SAMPLES) == {each.extension for each in TYPES}


@pytest.mark.parametrize("extension", SAMPLES)
def test_every_type_is_recognised_and_no_other_passes_for_it(extension):
    kind = type_for(extension, ALL)
    for other, sample in SAMPLES.items():
        same = other == extension or any({other, extension} <= group for group in SAME_INSIDE)
        assert kind.looks_right(sample) == same, f"{other} behind .{extension}"
    for bad in (b"", b"MZ\x90\0", files.SVG, files.HTML, b"\x7fELF"):
        assert not kind.looks_right(bad) or (extension == "txt" and not bad)


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx", "odt"])
def test_an_office_file_has_the_members_of_its_kind(extension):
    for other in ("docx", "xlsx", "pptx", "odt"):
        if other == extension:
            look_into(io.BytesIO(SAMPLES[other]), extension)
        else:
            with pytest.raises(BadArchive):
                look_into(io.BytesIO(SAMPLES[other]), extension)


@pytest.mark.parametrize("member", ["word__vbaProject.bin", "word__activeX__activeX1.xml", "xl__macrosheets__a.xml"])
def test_macros_are_refused(member):
    with pytest.raises(HasMacros):
        look_into(io.BytesIO(files.office(**{member: b"x"})), "docx")


def test_bombs_and_broken_archives_are_refused():
    bomb = files.office(word__big=bytes(30_000_000))
    broken = bytearray(files.office(word__a=b"abcdef" * 1_000))
    broken[len(broken) // 2] ^= 0xFF
    outside = io.BytesIO()
    with zipfile.ZipFile(outside, "w") as archive:
        archive.writestr("../../etc/cron.d/x", b"x")
    for bad in (bomb, bytes(broken[:-40]), outside.getvalue(), b"PK\x03\x04nothing", files.odt(b"something/else")):
        with pytest.raises(BadArchive):
            look_into(io.BytesIO(bad), "odt" if b"mimetype" in bad else "docx")


def test_a_zip_that_lies_about_a_size_is_refused():
    data = bytearray(files.office(word__long=b"A" * 2_000_000))
    real, small = (2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    with pytest.raises(BadArchive):
        look_into(io.BytesIO(bytes(data).replace(real, small)), "docx")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("C:\\Users\\noor\\mijn verslag.PDF", "mijn verslag.PDF"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("  lange \t naam\n.docx ", "lange naam.docx"),
        ('<b>"x"|y?*.pdf', "-b--x--y--.pdf"),
        ("con.txt", "bestand-con.txt"),
        (".pdf", "bestand.pdf"),
        ("", "bestand"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("e\u0301e\u0301n.txt", "één.txt"),
    ],
)
def test_names_are_cleaned(given, shown):
    assert clean_name(given) == shown


def test_the_extension_is_what_follows_the_last_dot():
    assert [extension_of(name) for name in ("a.PDF", "a.pdf.exe", "zonder", ".pdf", "a.")] == ["pdf", "exe", "", "", ""]
