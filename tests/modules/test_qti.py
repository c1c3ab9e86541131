"""QTI: what is written is read back, items in both spellings, and files of strangers."""

import io
import zipfile

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
