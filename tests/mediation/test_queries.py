"""Reads of mediation over the sample office: lists, single cases, what the form offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.ids import Id
from app.mediation.messages import (
    CaseCard,
    CaseDetail,
    CaseTab,
    DisputeType,
    EndReason,
    ItemStatus,
    ListCases,
    OpenCase,
    ReadCase,
    ReadChoices,
    SimilarCases,
    State,
    Step,
)
from tests.dispute import HUANG, TAN, case_input
from tests.office import Office, sample_office

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, dict[str, Id]]]:
    """The sample office on 24 November 2026, with its nine cases; nobody writes to it."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office, cases = sample_office(tmp_path_factory.mktemp("samples"), clock)
    yield office, cases
    office.desk.close()


def _read(samples: tuple[Office, dict[str, Id]], name: str) -> CaseDetail:
    office, cases = samples
    return office.desk.ask(ReadCase(cases[name])).result()


def _titles(office: Office, tab: CaseTab = CaseTab.OPEN, text: str = "") -> list[str]:
    return [row.title for row in office.desk.ask(ListCases(tab, text)).result().rows]


# -- the list ----------------------------------------------------------------------------------


def test_the_list_begins_with_what_is_most_urgent(samples: tuple[Office, dict[str, Id]]) -> None:
    page = samples[0].desk.ask(ListCases(CaseTab.OPEN)).result()
    dues = [row.due.on for row in page.rows if row.due]
    assert dues == sorted(dues)
    assert page.rows[0].title == "郑月好、安泰物业管理有限公司"  # accepted 30 days ago today
    assert page.rows[0].due is not None
    assert (page.rows[0].due.days, page.rows[0].due.rule) == (0, "med.R-A03")


def test_cases_wait_for_their_visit_under_a_tab_of_their_own(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    page = samples[0].desk.ask(ListCases(CaseTab.VISIT)).result()
    shown = [(row.title, row.state) for row in page.rows]
    assert shown == [
        ("阿依努尔·买买提等 2 人、江门市某照明有限公司", State.OVERDUE),
        ("周伯荣、周伯昌", State.OVERDUE),
        ("黄䶮、谭𬍛㛃", State.PERFORMING),
    ]
    assert all(row.step is Step.PERFORM for row in page.rows)


def test_counts_are_of_all_tabs_and_late_of_the_open_ones(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    for tab in CaseTab:
        page = samples[0].desk.ask(ListCases(tab)).result()
        assert dict(page.counts) == {CaseTab.OPEN: 3, CaseTab.VISIT: 3, CaseTab.CLOSED: 3}
        assert dict(page.late) == {CaseTab.VISIT: 2}  # three wait for the archive, and are closed
        assert page.total == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("黄䶮", ["黄䶮、谭𬍛㛃"]),
        ("𬍛㛃", ["黄䶮、谭𬍛㛃"]),
        ("周 伯昌", ["周伯荣、周伯昌"]),
        ("买买提", ["阿依努尔·买买提等 2 人、江门市某照明有限公司"]),
        ("zbr", ["周伯荣、周伯昌"]),
        ("ZBR", ["周伯荣、周伯昌"]),
        ("004", ["黄䶮、谭𬍛㛃"]),
        ("100%", []),
        ("_", []),
    ],
)
def test_filtering_by_party_number_and_initials(
    samples: tuple[Office, dict[str, Id]], text: str, found: list[str]
) -> None:
    assert _titles(samples[0], CaseTab.VISIT, text) == found


def test_pages_join_without_gap_or_repeat(samples: tuple[Office, dict[str, Id]]) -> None:
    desk = samples[0].desk
    for tab in CaseTab:
        whole = desk.ask(ListCases(tab)).result()
        rows: list[CaseCard] = []
        after = None
        while True:
            page = desk.ask(ListCases(tab, after=after, limit=1)).result()
            rows += page.rows
            assert page.total == (0 if after else whole.total)  # whoever reads on has it
            if (after := page.after) is None:
                break
        assert tuple(rows) == whole.rows


# -- one case ----------------------------------------------------------------------------------


def test_m1_oral_performed_visited_and_closed(samples: tuple[Office, dict[str, Id]]) -> None:
    case = _read(samples, "M1")
    assert (case.state, case.accepted_on, case.closed_on) == (
        State.CLOSED,
        date(2026, 3, 2),
        date(2026, 3, 18),
    )
    assert case.agreement is not None
    assert case.agreement.effective_on == date(2026, 3, 5)
    assert [item.status for item in case.agreement.items] == [ItemStatus.ON_THE_SPOT]
    kinds = [paper.kind.removeprefix("med.") for paper in case.papers if paper.status != "wanted"]
    assert kinds == ["F-A1", "F-A2", "F-A4", "F-A5", "F-A7", "F-A9", "F-A10", "F-A1-1"]
    assert [due.rule for due in case.dues] == ["med.R-A19"]


def test_m3_overdue_since_11_february(samples: tuple[Office, dict[str, Id]]) -> None:
    case = _read(samples, "M3")
    assert case.state is State.OVERDUE
    assert case.people_count == 6
    days = {due.rule: due.on for due in case.dues}
    assert days["med.R-A13"] == date(2026, 2, 10)
    assert "med.R-A10" not in days  # lapsed on 4 March: a right is gone with its day
    assert case.dispute_type is DisputeType.MIGRANT_WAGES
    assert [paper.kind for paper in case.papers].count("med.F-A7") == 2


def test_m5_failed_over_too_large_a_gap(samples: tuple[Office, dict[str, Id]]) -> None:
    case = _read(samples, "M5")
    assert (case.state, case.end_reason) == (State.CLOSED, EndReason.TOO_FAR_APART)
    assert "med.F-A12-2" in {paper.kind for paper in case.papers}
    assert "med.F-A8" not in {paper.kind for paper in case.papers}
    assert [step.step for step in case.steps] == [
        Step.ACCEPT,
        Step.MEDIATE,
        Step.CLOSE,
        Step.ARCHIVE,
    ]


def test_the_case_with_two_payments(samples: tuple[Office, dict[str, Id]]) -> None:
    case = _read(samples, "own")
    assert [party.name for party in case.parties] == ["黄䶮", "谭𬍛㛃"]
    assert case.agreement is not None
    assert [item.due_on for item in case.agreement.items] == [
        date(2026, 11, 27),
        date(2026, 12, 28),
    ]
    owed = [(due.rule, due.on.isoformat()) for due in case.dues]
    assert owed == [
        ("med.R-A13", "2026-11-27"),
        ("med.R-A10", "2026-12-22"),
        ("med.R-A13", "2026-12-28"),
        ("med.R-A13b", "2027-01-12"),
    ]
    assert [due.published for due in case.dues] == [True, True, True, False]  # 2027 is not out
    assert case.next_step is not None
    assert case.next_step.action == "RecordPerformance"


def test_the_timeline_is_newest_first_and_tells_every_step(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    items = _read(samples, "M1").timeline
    days = [item.at.date() for item in items]
    assert days == sorted(days, reverse=True)
    titles = [item.title for item in items]
    assert titles.index("达成口头协议") < titles.index("第 1 次调解，调解成功")  # newest first
    text = "\n".join(f"{item.title} {item.text}" for item in items)
    for word in ("受理", "第 1 次调解", "达成口头协议", "上门回访"):
        assert word in text


def test_exactly_one_step_is_now(samples: tuple[Office, dict[str, Id]]) -> None:
    for name in samples[1]:
        steps = [step.status for step in _read(samples, name).steps]
        assert steps.count("now") == 1, name
        assert steps == sorted(steps, key=["done", "now", "todo"].index), name


def test_a_case_that_is_not_here(samples: tuple[Office, dict[str, Id]]) -> None:
    with pytest.raises(Refused, match="没有找到"):
        samples[0].desk.ask(ReadCase(b"?" * 16)).result()


# -- what the form offers ----------------------------------------------------------------------


def test_choices_of_the_office(samples: tuple[Office, dict[str, Id]]) -> None:
    choices = samples[0].desk.ask(ReadChoices()).result()
    assert choices.committees[0].name == "江门市新会区大泽镇人民调解委员会"
    assert choices.committees[0].division is None
    assert len(choices.committees) == len(choices.villages) + 1
    assert {mediator.name for mediator in choices.mediators} >= {"陈丽华", "冯桂芳"}
    assert ("440705101219", "田金村委会") in choices.villages


def test_similar_cases_are_those_where_two_of_these_people_meet(office: Office) -> None:
    desk = office.desk
    numbers = (HUANG.id_no, TAN.id_no)
    assert desk.ask(SimilarCases(numbers)).result() == ()
    first = desk.do(OpenCase(case_input(accepted_on=date(2026, 3, 2)))).result()
    second = desk.do(OpenCase(case_input(accepted_on=date(2026, 11, 2)))).result()
    found = desk.ask(SimilarCases(numbers)).result()
    assert [case.id for case in found] == [second, first]
    assert found[0].summary == "2026年11月受理，邻里纠纷，调解中"
    typed = (f" {HUANG.id_no.lower()} ", TAN.id_no[:6] + " " + TAN.id_no[6:])
    assert desk.ask(SimilarCases(typed)).result() == found
    assert desk.ask(SimilarCases((HUANG.id_no,))).result() == ()
    assert desk.ask(SimilarCases((HUANG.id_no, HUANG.id_no))).result() == ()


def test_cases_behind_a_number_are_listed_whatever_their_tab(
    samples: tuple[Office, dict[str, Id]],
) -> None:
    office, cases = samples
    wanted = (cases["M1"], cases["M3"])
    page = office.desk.ask(ListCases(CaseTab.OPEN, within=wanted)).result()
    assert {row.id for row in page.rows} == set(wanted)
    assert page.total == 2
    narrowed = ListCases(CaseTab.OPEN, text="黄䶮", within=wanted)
    assert office.desk.ask(narrowed).result().total <= 1
