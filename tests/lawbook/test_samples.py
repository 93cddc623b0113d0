"""The deadlines of the specification's sample cases, by the rules the cases live under."""

from __future__ import annotations

from datetime import date

import pytest

from app.lawbook.rules import Rulebook

CASES = [
    # case, rule, event, raw, rolled, internal
    ("M1", "med.R-A03", "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-01"),
    ("M1", "med.R-A10", "2026-03-05", "2026-04-04", "2026-04-07", "2026-04-03"),
    ("M1", "med.R-A13b", "2026-03-05", "2026-03-20", "2026-03-20", "2026-03-20"),
    ("M3", "med.R-A06", "2026-01-20", "2026-02-04", "2026-02-04", "2026-02-04"),
    ("M3", "med.R-A10", "2026-02-02", "2026-03-04", "2026-03-04", "2026-03-04"),
    ("M3", "med.R-A13", "2026-02-10", "2026-02-10", "2026-02-10", "2026-02-10"),
    ("M4", "med.R-A10", "2026-07-08", "2026-08-07", "2026-08-07", "2026-08-07"),
    ("M5", "med.R-A04", "2026-08-03", "2026-09-02", "2026-09-02", "2026-09-02"),
]


@pytest.mark.parametrize(("case", "rule", "event", "raw", "rolled", "internal"), CASES)
def test_sample_case(
    case: str, rule: str, event: str, raw: str, rolled: str, internal: str, rulebook: Rulebook
) -> None:
    due = rulebook.due(rule, date.fromisoformat(event))
    assert [day.isoformat() for day in (due.raw, due.rolled, due.internal)] == [
        raw,
        rolled,
        internal,
    ]


def test_m3_the_advice_after_default(rulebook: Rulebook) -> None:
    assert rulebook["med.R-A08"].citation.short() == "劳动争议调解仲裁法 第16条"
    assert "支付令" in rulebook["med.R-A08"].consequence


def test_m5_a_concession_is_marked(rulebook: Rulebook) -> None:
    assert "不得在诉讼中作为对其不利的证据" in rulebook["med.R-A20"].consequence
