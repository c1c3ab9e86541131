"""From questions to a package of QTI 3."""

import io
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from modules.qti import build, items
from modules.qti.build import el, q
from modules.qti.declared import TOOL
from modules.qti.package import MANIFEST
from modules.qti.said import EXPLANATION
from modules.rules.exchange import Notebook, NotTaken, Written, shorten
from modules.rules.question import QuestionSpec

_PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/LOM"


def write_qti(specs: Iterable[QuestionSpec]) -> Written:
    """A zip with an item for every question that QTI can carry, and notes on what is not in it."""
    notes, resources = [], []
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for spec in specs:
            book = Notebook(str(spec.id), spec.text)
            try:
                written = write_item(spec, book)
                name = f"items/vraag-{spec.id}.xml"
                package.writestr(zipfile.ZipInfo(name), written)
                resources.append(_resource(spec, name))
            except NotTaken as reason:
                book.add(reason.code, reason.what, lost=True)
            notes += book.notes
        package.writestr(zipfile.ZipInfo(MANIFEST), _manifest(resources))
    return Written(content.getvalue(), len(resources), tuple(notes))


def write_item(spec: QuestionSpec, book: Notebook) -> bytes:
    """One item as a document. Raises NotTaken when QTI has no such question."""
    write = items.WRITERS.get(spec.kind)
    if write is None:
        raise NotTaken("kind", spec.kind)
    draft = items.Draft(spec, book)
    write(draft)
    if spec.explanation.strip():
        draft.say(EXPLANATION, spec.explanation)
    parts = [
        *draft.responses,
        build.outcome("SCORE", "float", value="0"),
        build.outcome("MAXSCORE", "float", value=str(spec.points)),
        *draft.outcomes,
        q("item-body", None, *build.paragraphs(spec.case), *draft.body),
        q("response-processing", None, *draft.rules) if draft.rules else None,
        *draft.feedback,
    ]
    root = build.item(f"vraag-{spec.id}", shorten(spec.text), TOOL, *(part for part in parts if part is not None))
    return build.document(root)


def _resource(spec: QuestionSpec, name: str) -> ET.Element:
    words = [el("keyword", None, el("string", {"language": "nl"}, tag)) for tag in spec.tags]
    about = el("metadata", None, el("lom", {"xmlns": _LOM}, el("general", None, *words))) if words else None
    attrs = {"identifier": f"vraag-{spec.id}", "type": "imsqti_item_xmlv3p0", "href": name}
    return el("resource", attrs, about, el("file", {"href": name}))


def _manifest(resources: list[ET.Element]) -> bytes:
    about = el("metadata", None, el("schema", None, "QTI Package"), el("schemaversion", None, "3.0.0"))
    attrs = {"xmlns": _PACKAGE, "identifier": "leerlijn-vragen"}
    return build.document(el("manifest", attrs, about, el("organizations"), el("resources", None, *resources)))
