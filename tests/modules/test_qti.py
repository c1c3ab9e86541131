"""QTI: what is written is read back, items in both spellings, and files of strangers."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.qti.package import read_qti
from modules.qti.write import write_qti
from modules.rules.exchange import Unreadable, signature
from tests.modules.exchange_specs import specs

KINDS = ("single", "multiple", "truefalse", "match", "fill", "number", "open", "order", "words")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_is_read_back(kind, data):
    spec = data.draw(specs(kind))
    written = write_qti([spec])
    parsed = read_qti(written.content)
    assert not parsed.notes
    (found,) = parsed.found
    assert signature(found.spec) == signature(spec)
    assert (found.spec.explanation, found.spec.points) == (spec.explanation, spec.points)
    assert found.spec.tags == spec.tags
    assert [note.code for note in written.notes] == (["order_points"] if kind == "order" else [])


CHOICE = (Path(__file__).parent / "files" / "keuze-21.xml").read_text()


def three(text: str) -> str:
    """The sample in the spelling of QTI 3."""
    text = text.replace("imsqti_v2p1", "imsqtiasi_v3p0").replace("timeDependent", "time-dependent")
    names = {"responseIdentifier": "response-identifier", "maxChoices": "max-choices", "baseType": "base-type"}
    names |= {"mapKey": "map-key", "mappedValue": "mapped-value", "normalMaximum": "normal-maximum"}
    for old, new in names.items():
        text = text.replace(old, new)
    tags = ["assessmentItem", "responseDeclaration", "correctResponse", "value", "mapping", "mapEntry", "itemBody"]
    tags += [
        "outcomeDeclaration",
        "choiceInteraction",
        "prompt",
        "simpleChoice",
        "feedbackInline",
        "responseProcessing",
    ]
    for tag in tags:
        kebab = re.sub("[A-Z]", lambda match: f"-{match.group().lower()}", tag)
        text = re.sub(rf"<(/?){tag}\b", rf"<\1qti-{kebab}", text)
    return text


@pytest.mark.parametrize("text", [CHOICE, three(CHOICE)], ids=["2.1", "3.0"])
def test_an_item_is_read_in_both_spellings(text):
    parsed = read_qti(text.encode(), "keuze.xml")
    (found,) = parsed.found
    spec = found.spec
    assert (spec.kind, spec.text, spec.points) == ("multiple", "Wat helpt?", 2)
    assert spec.case == "Meneer Bakker belt.\nHij praat hard."
    assert [(each.text, each.correct, each.feedback) for each in spec.options] == [
        ("Luisteren", True, "Zo is het."),
        ("Zuchten", False, ""),
        ("Samenvatten", True, ""),
    ]
    assert {(note.code, note.what, note.where) for note in parsed.notes} == {
        ("layout", "hard", "keuze.xml"),
        ("picture", "beller.png", "keuze.xml"),
        ("title", "Boze beller", "keuze.xml"),
    }


def other(interaction: str, declaration: str = "") -> bytes:
    """An item of QTI 2.2 with a body of one's own."""
    return f"""<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" title="Vraag">{declaration}
        <itemBody><p>Wat zeg je?</p>{interaction}</itemBody></assessmentItem>""".encode()


def declared(correct: str, cardinality: str = "single", base: str = "identifier") -> str:
    values = "".join(f"<value>{value}</value>" for value in correct.split("|") if value)
    return (
        f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="{base}">'
        f"<correctResponse>{values}</correctResponse></responseDeclaration>"
    )


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (other('<hotspotInteraction responseIdentifier="R"/>'), "interaction"),
        (other("<p>Alleen lezen.</p>"), "description"),
        (other('<choiceInteraction responseIdentifier="X"/>'), "declaration"),
        (other('<extendedTextInteraction/><choiceInteraction responseIdentifier="R"/>'), "interactions"),
        (
            other(
                '<choiceInteraction responseIdentifier="R"><simpleChoice identifier="A">A</simpleChoice>'
                "</choiceInteraction>",
                declared(""),
            ),
            "none_right",
        ),
        (
            other(
                '<choiceInteraction responseIdentifier="R"><simpleChoice identifier="A"><img src="a.png"/>'
                "</simpleChoice></choiceInteraction>",
                declared("A"),
            ),
            "empty_option",
        ),
        (other('<p><textEntryInteraction responseIdentifier="R"/></p>', declared("x", base="float")), "number"),
        (b"<questestinterop/>", "old_qti"),
        (b"<html/>", "no_item"),
    ],
)
def test_an_item_that_cannot_be_taken_over_is_named(item, code):
    parsed = read_qti(item, "a.xml")
    assert not parsed.found
    (note,) = [note for note in parsed.notes if note.is_lost]
    assert (note.code, note.where) == (code, "a.xml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "y">]><assessmentItem>&x;</assessmentItem>', "doctype"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>'.encode("utf-16"), "doctype"),
        (b"<a>" * 200 + b"</a>" * 200, "big"),
        (b"<a>" + b" " * 2_000_001 + b"</a>", "big"),
        (b"<a><b></a>", "xml"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "xml"),
        (b"", "xml"),
    ],
)
def test_xml_that_could_harm_is_refused(data, code):
    with pytest.raises(Unreadable, match=code):
        read_qti(data)


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return content.getvalue()


def manifest(*hrefs: str) -> bytes:
    rows = "".join(f'<resource type="imsqti_item_xmlv2p1" href="{href}"/>' for href in hrefs)
    return (
        f'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{rows}</resources></manifest>'.encode()
    )


def test_a_package_names_what_is_missing_or_broken_and_reads_the_rest():
    members = {
        "imsmanifest.xml": manifest("a b.xml", "weg.xml", "../../etc/passwd", "kapot.xml"),
        "a b.xml": CHOICE.encode(),
        "kapot.xml": b"<a>",
    }
    parsed = read_qti(zipped(**members))
    assert [found.where for found in parsed.found] == ["a b.xml"]
    lost = [(note.where, note.code) for note in parsed.notes if note.is_lost]
    assert lost == [("weg.xml", "missing"), ("../../etc/passwd", "missing"), ("kapot.xml", "xml")]


def test_a_package_without_a_manifest_is_read_by_its_files():
    assert len(read_qti(zipped(**{"x/a.xml": CHOICE.encode(), "b.txt": b"-"})).found) == 1


def test_a_zip_that_unpacks_too_big_is_refused(monkeypatch):
    monkeypatch.setattr("modules.qti.package.MOST_UNPACKED", 3000)
    with pytest.raises(Unreadable, match="zip_big"):
        read_qti(zipped(**{f"{number}.xml": CHOICE.encode() for number in range(4)}))
    monkeypatch.setattr("modules.qti.package.MOST_MEMBERS", 2)
    with pytest.raises(Unreadable, match="zip_big"):
        read_qti(zipped(**{f"{number}.xml": b"<a/>" for number in range(3)}))
