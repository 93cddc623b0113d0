"""T1 against a set counted by hand, and against a slow count written another way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.statistics.counting import Form, carried, count, counted_in
from app.statistics.table import Column, Counted, Fact, Measure, Row, RowHead, cell_words

FORMS = Path(__file__).resolve().parents[2] / "resources" / "statistics"
T1 = Form.load(FORMS / "med.T1.toml")
TOWN, VILLAGE = b"t" * 16, b"v" * 16
HEADS = (RowHead(TOWN, "镇"), RowHead(VILLAGE, "村"), RowHead(b"", "合计", total=True))


def case(
    n: int,
    row: bytes = VILLAGE,
    *,
    kind: str = "1",
    source: str = "2",
    dispute: str = "02",
    form: str = "",
    difficulty: str = "1",
    people: int = 2,
    fen: int = 0,
    more: tuple[str, ...] = (),
) -> Fact:
    """One closed case as T1 counts it."""
    marks = [f"kind={kind}", f"source={source}", f"type={dispute}", f"difficulty={difficulty}"]
    marks += ["succeeded", f"form={form}"] if form else []
    sums = (("people", people), ("amount", fen), ("prevented_people", 2 if more else 0))
    return Fact(n.to_bytes(16, "big"), n.to_bytes(16, "big"), row, "case", (*marks, *more), sums)


def table(facts: Sequence[Fact], form: Form = T1) -> tuple[dict[str, Any], list[bool]]:
    """The last line of a form by key, and whether each check passed."""
    rows, checks = count(form, HEADS, [Counted(fact) for fact in facts])
    keys = [column.key for column in form.column]
    return dict(zip(keys, rows[-1].cells, strict=True)), [check.passed for check in checks]


HAND = (
    case(1, form="2", fen=80_000),  # M1: neighbours, oral, 800 yuan
    case(2, TOWN, kind="3", source="35", dispute="10", form="1", people=5, fen=12_640_000),
    case(3, TOWN, kind="3", source="33", dispute="06", form="1", fen=320_000,
         more=("prevention=2", "performed")),
    case(4, TOWN, kind="3", source="31", dispute="04", difficulty="3", fen=6_000_000),
    case(5, source="1", dispute="18", difficulty="4"),
)  # fmt: skip
# Counted with a pencil from the five lines above.
COUNTED = {
    "1": 5, "2": 13, "3": 3, "4": 2, "5": 19_040_000, "6": 2, "7": 0, "8": 3, "9": 0, "10": 0,
    "11": 0, "12": 1, "13": 1, "14": 3, "15": 1, "16": 0, "17": 1, "18": 0, "19": 1, "20": 0,
    "21": 1, "23": 1, "25": 1, "29": 1, "37": 1, "38": 1, "39": 2, "prevention2": 1,
    "prevention2_people": 2, "prevention1": 0, "performed": 1, "rate": 6000,
}  # fmt: skip


def test_a_small_set_counted_by_hand() -> None:
    found, checks = table(HAND)
    assert {key: found[key] for key in COUNTED} == COUNTED
    assert all(checks)


def test_each_committee_has_its_own_line() -> None:
    rows, _ = count(T1, HEADS, [Counted(fact) for fact in HAND])
    assert [(row.head.label, row.cells[0], row.cells[1]) for row in rows] == [
        ("镇", 3, 9),
        ("村", 2, 4),
        ("合计", 5, 13),
    ]


@pytest.mark.parametrize(
    ("wrong", "fails"),
    [
        (case(9, kind=""), [0]),  # its committee has not arrived
        (case(9, source="99"), [1]),
        (case(9, dispute="19"), [2]),
        (case(9, form="9"), [3]),
        (replace(case(9), marks=("kind=1", "type=02", "source=3")), [1]),
    ],
)
def test_a_check_fails_where_something_fits_no_column(wrong: Fact, fails: list[int]) -> None:
    _, checks = table((*HAND, wrong))
    assert [place for place, passed in enumerate(checks) if not passed] == fails


def test_the_checks_of_sums_and_of_bounds_can_fail_too() -> None:
    twice = Column("16", "检察院", "接受委托移送", marks=("source=32", "source=31"))
    columns = tuple(twice if column.key == "16" else column for column in T1.column)
    assert table(HAND, replace(T1, column=columns))[1] == [True, True, True, True, False, True]
    people = Column("4", "疑难复杂案件数", "案件", sum="people")
    columns = tuple(people if column.key == "4" else column for column in T1.column)
    _rows, checks = count(replace(T1, column=columns), HEADS, [Counted(one) for one in HAND])
    assert [check.passed for check in checks] == [True] * 5 + [False]
    assert checks[5].detail == "13 > 5"


def test_a_number_knows_its_cases() -> None:
    facts = [Counted(fact) for fact in HAND]
    columns = {column.key: column for column in T1.column}

    def behind(key: str, head: RowHead) -> list[int]:
        found = counted_in(columns[key], head, facts)
        return [int.from_bytes(one.fact.id, "big") for one in found]

    assert behind("14", HEADS[-1]) == [2, 3, 4]
    assert behind("1", HEADS[1]) == [1, 5]
    assert behind("5", HEADS[1]) == [1]  # what adds nothing is not behind the sum
    assert behind("rate", HEADS[-1]) == []


# -- against a slow count ----------------------------------------------------------------------

_cases = st.builds(
    case,
    st.integers(1, 10**9),
    st.sampled_from((TOWN, VILLAGE)),
    kind=st.sampled_from("123456"),
    source=st.sampled_from(("1", "2", "31", "32", "33", "34", "35")),
    dispute=st.sampled_from([f"{n:02}" for n in range(1, 19)]),
    form=st.sampled_from(("", "1", "2")),
    difficulty=st.sampled_from("1234"),
    people=st.integers(2, 300),
    fen=st.integers(0, 10**12),
)


_ASKED = {
    3: {"form=1", "form=2"},
    4: {"difficulty=3", "difficulty=4"},
    **{key: {f"kind={key - 5}"} for key in range(6, 12)},
    **{key: {f"source={key - 11}"} for key in (12, 13)},
    14: {f"source={n}" for n in range(31, 36)},
    **{key: {f"source={key + 16}"} for key in range(15, 20)},
    **{key: {f"type={key - 19:02}"} for key in range(20, 38)},
    38: {"form=2"},
    39: {"form=1"},
}


def _slowly(facts: list[Fact], key: int) -> int:
    """Columns 1 to 39 as the specification words them, one pass for each."""
    if key in (2, 5):
        return sum(dict(fact.sums)["people" if key == 2 else "amount"] for fact in facts)
    return len(facts) if key == 1 else sum(bool(_ASKED[key] & {*fact.marks}) for fact in facts)


@settings(max_examples=60, deadline=None)
@given(st.lists(_cases, max_size=40, unique_by=lambda fact: fact.id))
def test_any_year_is_counted_as_a_slow_count_does(facts: list[Fact]) -> None:
    found, checks = table(facts)
    assert {key: found[str(key)] for key in range(1, 40)} == {
        key: _slowly(facts, key) for key in range(1, 40)
    }
    assert all(checks)


_months = st.lists(st.lists(_cases, max_size=6), min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(_months, _months)
def test_all_reports_together_are_true_whatever_changed_meanwhile(
    told: list[list[Fact]], later: list[list[Fact]]
) -> None:
    """Each month is submitted as it is then; what changed since is carried into the next."""
    reported: list[Counted] = []
    truth: list[Fact] = []
    for month, changed in zip(told, later, strict=False):
        reported += [*(Counted(fact) for fact in month), *carried(reported, truth)]
        truth = [*truth, *changed]  # what the records say of that month by now
    reported += carried(reported, truth)
    sums: dict[Fact, int] = {}
    for one in reported:
        sums[one.fact] = sums.get(one.fact, 0) + one.sign
    assert {fact: n for fact, n in sums.items() if n} == {fact: truth.count(fact) for fact in truth}


# -- words and forms ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "cell", "words"),
    [
        (Measure.COUNT, 0, "—"),
        (Measure.COUNT, 1234, "1,234"),
        (Measure.COUNT, -1, "-1"),
        (Measure.WAN, 12_640_000, "12.64"),
        (Measure.YUAN, 123_456, "1,234.56"),
        (Measure.RATE, 6667, "66.67%"),
        (Measure.RATE, None, "—"),
        (Measure.TEXT, "（2026）江新大人调字第001号", "（2026）江新大人调字第001号"),
        (Measure.TEXT, None, ""),
        (Measure.BLANK, None, ""),
    ],
)
def test_a_cell_in_words(measure: Measure, cell: Any, words: str) -> None:
    assert cell_words(measure, cell) == words


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_form_is_whole(path: Path) -> None:
    form = Form.load(path)
    keys = [column.key for column in form.column]
    assert form.id == path.stem
    assert len(keys) == len(set(keys))
    assert form.proof in "YVSMDP"
    assert form.source, "what is not read in the original says so"
    for column in form.column:
        assert column.measure is not Measure.RATE or {column.part, column.whole} <= set(keys)


def test_t1_has_the_columns_of_the_specification() -> None:
    numbered = [column.key for column in T1.column if column.key.isdigit()]
    assert numbered == [str(n) for n in range(1, 40)]
    heads = [column.head for column in T1.column if column.group == "纠纷类型"]
    assert len(heads) == 18
    assert len(T1.check) == 6


def test_a_list_has_a_line_for_each_fact_and_adds_up_money() -> None:
    form = Form.load(FORMS / "med.T5.toml")
    one = Fact(b"1", b"c", TOWN, "share", sums=(("standard", 30000), ("amount", 20000)),
               texts=("陈丽华", "001号", "简易"))  # fmt: skip
    other = replace(one, id=b"2", sums=(("standard", 30000), ("amount", 10000)))
    rows, _ = count(form, HEADS, [Counted(one), Counted(other), Counted(one, -1)])
    assert [row.cells for row in rows] == [
        ("陈丽华", "001号", "简易", 30000, 20000, None),
        ("陈丽华", "001号", "简易", 30000, 10000, None),
        ("陈丽华", "001号", "简易", -30000, -20000, None),
        ("合计", None, None, None, 10000, None),
    ]
    assert rows[-1] == Row(HEADS[-1], ("合计", None, None, None, 10000, None))
