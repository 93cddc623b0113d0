"""Each check of T4 that says "no more than": fails by numbers made wrong, never by a correction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.statistics.counting import Form, carried, count
from app.statistics.table import Check, Counted, Fact, RowHead

FORMS = Path(__file__).resolve().parents[2] / "resources" / "statistics"
HEADS = (RowHead(b"1", "一行"), RowHead(b"", "合计", total=True))


def _fact(n: int, what: str, *marks: str, people: int = 1) -> Fact:
    id = n.to_bytes(16, "big")
    return Fact(id, id, b"1", what, marks, (("people", people),))


def _comparison(form: str, own: Sequence[Fact], corrections: Sequence[Counted] = ()) -> Check:
    loaded = Form.load(FORMS / f"{form}.toml")
    _, checks = count(loaded, HEADS, [Counted(one) for one in own], corrections)
    (found,) = (
        check for rule, check in zip(loaded.check, checks, strict=True) if rule.relation == "<="
    )
    return found


# form, a record as it should be, as it was reported first, and one that can only be wrong
CASES = [
    (  # one caller, of whom two were reported by mistake; nobody at all
        "pls.T4",
        _fact(1, "asked", "way=1"),
        _fact(1, "asked", "way=1", people=3),
        _fact(1, "asked", "way=1", people=0),
    ),
    (  # a lecture, of which counsel was reported too; a visit at which nothing was done
        "pls.T4a",
        _fact(1, "visit", "kind=2"),
        _fact(1, "visit", "kind=1", "kind=2"),
        _fact(1, "visit"),
    ),
    (  # a lecture, of which boards were reported too; an event of no form
        "pls.T4b",
        _fact(1, "held", "form=1"),
        _fact(1, "held", "form=1", "form=4"),
        _fact(1, "held"),
    ),
]


@pytest.mark.parametrize(("form", "true", "reported", "wrong"), CASES)
def test_no_more_than_fails_where_a_record_is_wrong_and_never_by_a_correction(
    form: str, true: Fact, reported: Fact, wrong: Fact
) -> None:
    assert _comparison(form, [true]).passed
    failed = _comparison(form, [true, wrong, wrong])
    assert not failed.passed
    assert ">" in failed.detail
    corrections = carried([Counted(reported)], [true])
    assert sorted(one.sign for one in corrections) == [-1, 1]
    assert _comparison(form, [], corrections).passed  # nothing of its own: 0, and one form less
    assert _comparison(form, [true], corrections).passed
    assert not _comparison(form, [wrong], corrections).passed  # nor is a wrong one hidden by it
