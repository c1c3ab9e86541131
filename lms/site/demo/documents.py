"""Files made on the spot: a page of plain text as a PDF, so that no file lies in the repository."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from lms.site.demo import content_files

_HEAD = b"%PDF-1.4\n"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
)
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def attachment() -> "object":
    """The document that a lesson gives along; made when there is none."""
    data = content_files.practice()["attachment"]
    model = get_document_model()
    found = model.objects.filter(title=data["title"]).first()
    if found is not None:
        return found
    content = pdf(data["lines"])
    return model.objects.create(title=data["title"], file=ContentFile(content, "spiekbrief.pdf"))


def pdf(lines: list[str]) -> bytes:
    """A page with these lines, the first one bigger."""
    shown = b"".join(
        b"/F1 %d Tf (%s) Tj 0 -24 Td\n" % (18 if number == 0 else 12, _escaped(line))
        for number, line in enumerate(lines)
    )
    text = b"BT 60 770 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        _FONT,
    ]
    held, places = _HEAD, []
    for number, each in enumerate(objects, 1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return held + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(held))
    )


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
