"""Reports of a real office: M1 by its columns, submitting, corrections, the workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id, named_id
from app.mediation.codes import (
    ConfirmationBar,
    DisputeType,
    LeadStep,
    OriginReason,
    Prevention,
    Ruling,
)
from app.mediation.messages import (
    AddLead,
    AgreementForm,
    ApplyConfirmation,
    CloseCase,
    CloseLead,
    Difficulty,
    LeadInput,
    MarkPrevention,
    OpenCase,
    RecordRuling,
    RecordScreening,
    RecordVisit,
    Satisfaction,
    Source,
    TakeUpAgain,
    VisitWay,
)
from app.samples.office import mediator_id
from app.statistics.messages import (
    ExportReport,
    ListReports,
    ReadBehind,
    ReadReport,
    ReportView,
    Span,
    SubmitReport,
)
from app.work import Work
from db.tables.mediation import MediationCase
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.office import Office
from tests.refusals import refused

MARCH, APRIL = date(2026, 3, 15), date(2026, 4, 15)
VILLAGE = named_id("committee", "440705101219")


def closed_case(office: Office, clock: FixedClock, day: date, **changes: Any) -> Id:
    """M1 in small: an oral agreement performed on the spot, closed on a day."""
    clock.set(datetime.combine(day, datetime.min.time(), CHINA).replace(hour=16))
    given = {"difficulty": Difficulty.SIMPLE, "amount_fen": 80_000, "committee": VILLAGE} | changes
    desk = office.desk
    case = desk.do(OpenCase(case_input(**given))).result()
    desk.do(session_input(case, day, 14)).result()
    item = payment("赔偿", day, amount_fen=80_000, on_the_spot=True)
    oral = agreement_input(case, day, item, form=AgreementForm.ORAL)
    desk.do(oral).result()
    visit = RecordVisit(case, day, VisitWay.TELEPHONE, "已修好", Satisfaction.SATISFIED)
    desk.do(visit).result()
    desk.do(CloseCase(case, day)).result()
    return case


def read(office: Office, day: date = MARCH, span: Span = Span.MONTH, **more: Any) -> ReportView:
    """T1 of the period around a day."""
    return office.desk.ask(ReadReport("med.T1", span, day, **more)).result()


def last(view: ReportView) -> dict[str, Any]:
    """The last line, by key."""
    keys = [column.key for column in view.table.columns]
    return dict(zip(keys, view.table.rows[-1].cells, strict=True))


def counted(view: ReportView) -> dict[str, Any]:
    """What is not nought of the last line."""
    return {key: cell for key, cell in last(view).items() if cell}


def test_M1_counts_in_its_columns(office: Office, clock: FixedClock) -> None:  # noqa: N802
    case = closed_case(office, clock, date(2026, 3, 5))
    view = read(office)
    assert counted(view) == {
        "1": 1, "2": 2, "3": 1, "5": 80_000, "6": 1, "13": 1, "21": 1, "38": 1,
        "performed": 1, "rate": 10_000,
    }  # fmt: skip
    assert all(check.passed for check in view.table.checks)
    behind = office.desk.ask(ReadBehind("med.T1", Span.MONTH, MARCH, VILLAGE, "38")).result()
    assert behind == (case,)
    assert counted(read(office, APRIL)) == {}
    for span in (Span.QUARTER, Span.HALF, Span.YEAR):
        assert last(read(office, span=span))["1"] == 1


def test_one_committee_alone(office: Office, clock: FixedClock) -> None:
    closed_case(office, clock, date(2026, 3, 5))
    view = read(office, row=VILLAGE)
    assert [row.head.key for row in view.table.rows] == [VILLAGE]
    assert len(view.rows) > 2


def test_a_case_in_hand_does_not_count(office: Office) -> None:
    office.desk.do(OpenCase(case_input())).result()
    assert counted(read(office, date(2026, 11, 24))) == {}


def test_a_case_taken_up_again_counts_as_another(office: Office, clock: FixedClock) -> None:
    desk, day = office.desk, date(2026, 4, 1)
    first = closed_case(office, clock, date(2026, 3, 5), source=Source.OWN_MOTION)
    clock.set(datetime(2026, 4, 1, 16, tzinfo=CHINA))
    again = TakeUpAgain(
        first, OriginReason.CONSENT, day, consent=True, mediators=(mediator_id("陈丽华"),)
    )
    second = desk.do(again).result()
    desk.do(session_input(second, day, 14)).result()
    item = payment("赔偿", day, amount_fen=80_000, on_the_spot=True)
    desk.do(agreement_input(second, day, item, form=AgreementForm.ORAL)).result()
    visit = RecordVisit(second, day, VisitWay.TELEPHONE, "已修好", Satisfaction.SATISFIED)
    desk.do(visit).result()
    desk.do(CloseCase(second, day)).result()
    march, april = counted(read(office)), counted(read(office, APRIL))
    assert (march["1"], march["12"], march.get("13")) == (1, 1, None)
    # the parties asked for it themselves, whatever the first had come from
    assert (april["1"], april["13"], april.get("12")) == (1, 1, None)
    behind = office.desk.ask(ReadBehind("med.T1", Span.YEAR, MARCH, None, "1")).result()
    assert set(behind) == {first, second}


def test_submitted_numbers_stand_and_corrections_go_to_the_next(
    office: Office, clock: FixedClock
) -> None:
    first = closed_case(office, clock, date(2026, 3, 5))
    clock.set(datetime(2026, 4, 2, 9, tzinfo=CHINA))
    office.desk.do(SubmitReport("med.T1", Span.MONTH, MARCH)).result()
    frozen = read(office)
    assert (frozen.submitted_on, frozen.submitted_by) == (date(2026, 4, 2), "陈丽华")
    late = closed_case(office, clock, date(2026, 3, 20))
    own = closed_case(office, clock, date(2026, 4, 8))
    assert read(office).table == frozen.table
    april = read(office, APRIL)
    assert last(april)["1"] == 2
    assert april.table.notes[0].words == "本期含对已报各期的更正：补计 1 项，冲减 0 项。"
    assert [note.record for note in april.table.notes[1:]] == [late]
    behind = office.desk.ask(ReadBehind("med.T1", Span.MONTH, APRIL, None, "1")).result()
    assert set(behind) == {late, own}
    clock.set(datetime(2026, 5, 4, 9, tzinfo=CHINA))
    office.desk.do(SubmitReport("med.T1", Span.MONTH, APRIL)).result()
    assert counted(read(office, date(2026, 5, 10))) == {}, "what was carried is not carried twice"
    assert last(read(office, span=Span.YEAR))["1"] == 3
    assert first not in behind


def test_what_was_counted_wrong_is_taken_back_and_counted_anew(
    office: Office, clock: FixedClock
) -> None:
    case = closed_case(office, clock, date(2026, 3, 5))
    clock.set(datetime(2026, 4, 2, 9, tzinfo=CHINA))
    office.desk.do(SubmitReport("med.T1", Span.MONTH, MARCH)).result()

    def mend(_message: None, work: Work) -> None:
        row = work.session.get(MediationCase, case)
        assert row is not None
        row.amount_fen = 100_000

    office.desk.write(mend, None).result()
    april = read(office, APRIL)
    assert counted(april) == {"5": 20_000}
    assert april.table.notes[0].words == "本期含对已报各期的更正：补计 1 项，冲减 1 项。"


def test_a_period_is_submitted_once_and_for_good(office: Office, clock: FixedClock) -> None:
    closed_case(office, clock, date(2026, 3, 5))
    clock.set(datetime(2026, 4, 2, 9, tzinfo=CHINA))
    office.desk.do(SubmitReport("med.T1", Span.MONTH, MARCH)).result()
    with pytest.raises(Refused, match="不能撤销"):
        office.desk.do(Undo()).result()
    (fault,) = refused(office.desk, SubmitReport("med.T1", Span.MONTH, MARCH))
    assert "已于 2026年4月2日 上报" in fault.message


def test_a_period_under_way_is_not_submitted(office: Office, clock: FixedClock) -> None:
    clock.set(datetime(2026, 3, 31, 17, tzinfo=CHINA))
    assert not read(office).ended
    with pytest.raises(Refused, match="还没有结束"):
        office.desk.do(SubmitReport("med.T1", Span.MONTH, MARCH)).result()


def test_the_workbook_opens_again_with_text_numbers_and_no_formula(
    office: Office, clock: FixedClock
) -> None:
    closed_case(office, clock, date(2026, 3, 5))
    made = office.desk.ask(ExportReport("med.T1", Span.MONTH, MARCH)).result()
    assert made.name == "人民调解案件情况表（2026年3月）.xlsx"
    sheet = load_workbook(BytesIO(made.content)).active
    assert sheet is not None
    assert sheet["A1"].value == "人民调解案件情况表"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"B3:F3", "G3:L3", "M3:O3", "P3:T3", "U3:AL3", "AM3:AN3"} <= merged
    assert [sheet.cell(5, place).value for place in (2, 3, 40)] == ["1", "2", "39"]
    total = next(row for row in sheet.iter_rows(min_row=6) if row[0].value == "合计")
    assert [cell.value for cell in total[1:6]] == [1, 2, 1, 0, 0.08]
    types = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in types


def test_reports_are_offered_by_line(office: Office) -> None:
    found = office.desk.ask(ListReports()).result()
    assert [(one.id, len(one.spans)) for one in found if one.line == "mediation"] == [
        ("med.T1", 4),
        ("med.T2", 2),
        ("med.T5", 4),
    ]
    assert [one.id for one in found if one.line == "correction"] == [
        "cor.S1",
        "cor.S2",
        "cor.S3",
        "cor.S4",
    ]


def test_rounds_leads_prevention_and_the_court_count_by_their_own_days(
    office: Office, clock: FixedClock
) -> None:
    desk, tianjin = office.desk, "440705101219"
    clock.set(datetime(2026, 3, 30, 9, tzinfo=CHINA))
    heard = LeadInput(
        found_on=date(2026, 3, 2), finder="李某", division=tianjin, parties=("罗某", "陈某"),
        dispute_type=DisputeType.NEIGHBOUR, facts="为巷道堆物争吵", next_step=LeadStep.ON_THE_SPOT,
    )  # fmt: skip
    settled = desk.do(AddLead(heard)).result()
    desk.do(AddLead(replace(heard, facts="为树枝过界争吵"))).result()  # the same round
    desk.do(RecordScreening(date(2026, 3, 9), tianjin, "李某")).result()  # found nothing
    desk.do(RecordScreening(date(2026, 3, 9), "440705101205", "李某")).result()
    clock.set(datetime(2026, 4, 20, 9, tzinfo=CHINA))
    end = CloseLead(settled, LeadStep.ON_THE_SPOT, date(2026, 4, 1), "清走了堆物")
    desk.do(end).result()
    march, april = counted(read(office)), counted(read(office, APRIL))
    assert march == {"screened": 3, "found": 2}
    assert april == {"prevented": 1}
    (row,) = read(office, row=VILLAGE).table.rows
    keys = [column.key for column in read(office).table.columns]
    assert row.cells[keys.index("screened")] == 2, "each village under its own committee"


def test_M4_one_case_and_two_people_kept_from_crime(  # noqa: N802
    office: Office, clock: FixedClock
) -> None:
    case = closed_case(office, clock, date(2026, 3, 5))
    mark = MarkPrevention(case, (Prevention.CRIME,), 2, "扬言动刀，经劝导放弃")
    office.desk.do(mark).result()
    found = counted(read(office))
    assert (found["prevention2"], found["prevention2_people"]) == (1, 2)
    assert "prevention1" not in found


def test_an_application_counts_in_its_month_and_the_ruling_in_another(
    office: Office, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 3, 20, 16, tzinfo=CHINA))
    day, desk = date(2026, 3, 20), office.desk
    case = desk.do(OpenCase(case_input(committee=VILLAGE))).result()
    desk.do(session_input(case, day, 14)).result()
    written = agreement_input(case, day, payment("赔偿", date(2026, 6, 1)))
    desk.do(written).result()
    desk.do(signatures(case, day)).result()
    desk.do(ApplyConfirmation(case, "新会区人民法院", day, True, ConfirmationBar.NONE)).result()
    clock.set(datetime(2026, 4, 20, 9, tzinfo=CHINA))
    ruling = RecordRuling(case, Ruling.CONFIRMED, date(2026, 4, 3), "（2026）粤0705民特1号")
    desk.do(ruling).result()
    assert counted(read(office)) == {"applied": 1}
    assert counted(read(office, APRIL)) == {"confirmed": 1}
    behind = ReadBehind("med.T1", Span.MONTH, APRIL, None, "confirmed")
    assert office.desk.ask(behind).result() == (case,)
