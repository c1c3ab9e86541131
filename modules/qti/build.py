"""Small pieces of QTI 3 to write items with."""

import re
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Part = str | ET.Element


def el(tag: str, attrs: dict[str, str] | None = None, *parts: Part | None) -> ET.Element:
    """An element with texts and elements in it, in order; None is left out."""
    element = ET.Element(tag, {name.replace("_", "-"): clean(value) for name, value in (attrs or {}).items()})
    last: ET.Element | None = None
    for part in parts:
        if part is None:
            continue
        if isinstance(part, ET.Element):
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + clean(part)
        else:
            last.tail = (last.tail or "") + clean(part)
    return element


def q(tag: str, attrs: dict[str, str] | None = None, *parts: Part | None) -> ET.Element:
    """An element of QTI: `el` with its prefix."""
    return el(f"qti-{tag}", attrs, *parts)


def clean(text: str) -> str:
    """Without signs that XML cannot hold."""
    return _NOT_XML.sub("", text)


def lines(text: str) -> list[Part]:
    """The lines of a text with a break between."""
    parts: list[Part] = []
    for at, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        parts += [el("br")] if at else []
        parts.append(line)
    return parts


def paragraphs(text: str) -> list[ET.Element]:
    """A paragraph for every part with an empty line before it."""
    return [
        el("p", None, *lines(part.strip("\n")))
        for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip())
        if part.strip()
    ]


def document(root: ET.Element) -> bytes:
    """The file."""
    ET.indent(root) if root.tag == "manifest" else None
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def item(identifier: str, title: str, tool: str, *parts: ET.Element) -> ET.Element:
    """An assessment item."""
    attrs = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
        "identifier": identifier,
        "title": title,
        "adaptive": "false",
        "time-dependent": "false",
        "xml:lang": "nl",
        "tool-name": tool,
    }
    return q("assessment-item", attrs, *parts)


def base(kind: str, text: str) -> ET.Element:
    """A constant."""
    return q("base-value", {"base-type": kind}, text)


def variable(name: str) -> ET.Element:
    """The value of a variable."""
    return q("variable", {"identifier": name})


def put(name: str, value: ET.Element) -> ET.Element:
    """Give an outcome a value."""
    return q("set-outcome-value", {"identifier": name}, value)


def when(condition: ET.Element, *then: ET.Element) -> ET.Element:
    """Rules under one condition."""
    return q("response-condition", None, q("response-if", None, condition, *then))


def outcome(name: str, kind: str, cardinality: str = "single", value: str = "") -> ET.Element:
    """The declaration of an outcome, with what it is when nothing sets it."""
    default = q("default-value", None, q("value", None, value)) if value else None
    return q("outcome-declaration", {"identifier": name, "cardinality": cardinality, "base-type": kind}, default)


def response(
    name: str, cardinality: str, kind: str, correct: list[str], mapped: dict[str, float] | None = None, **more: str
) -> ET.Element:
    """The declaration of a response. mapped: points of each answer; more: attributes of each entry."""
    right = q("correct-response", None, *(q("value", None, text) for text in correct)) if correct else None
    mapping = None
    if mapped:
        entries = (
            q("map-entry", {"map-key": key, "mapped-value": f"{value:.6g}"} | more) for key, value in mapped.items()
        )
        mapping = q("mapping", {"default-value": "0", "lower-bound": "0"}, *entries)
    return q(
        "response-declaration", {"identifier": name, "cardinality": cardinality, "base-type": kind}, right, mapping
    )
