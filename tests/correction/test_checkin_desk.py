"""Reports taken and excused through the desk, on an encrypted office: R09, R11, R32, #18, #19."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.access import Role
from app.clock import CHINA, FixedClock
from app.correction.messages import (
    ActivityKind,
    Category,
    Checked,
    CheckInKind,
    EndSchedule,
    ExcuseCheckIn,
    Grade,
    ListReporters,
    QueueGroup,
    QueueRow,
    QueueScope,
    ReadReporter,
    ReadSchedules,
    RecordActivity,
    RecordCheckIn,
    RecordSubjectVisit,
    ReporterView,
    SetClassSchedule,
    SetSchedule,
    VisitTarget,
    WindowState,
)
from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id
from app.today.messages import ReadDues
from tests.correction.serving import looked, reported, serve
from tests.office import Office, found_office, made_anew

TUESDAY = date(2026, 11, 24)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 30, tzinfo=CHINA)


def came(
    office: Office,
    subject: Id,
    moment: datetime | None = None,
    kind: CheckInKind = CheckInKind.OFFICE,
    checked: Checked | None = Checked.CARD,
    **more: object,
) -> Id:
    command = RecordCheckIn(subject, kind, checked, at=moment, **more)  # type: ignore[arg-type]
    return office.desk.do(command).result()


def shown(office: Office, subject: Id, month: date | None = None) -> ReporterView:
    return office.desk.ask(ReadReporter(subject, month)).result()


def row(office: Office, subject: Id, scope: QueueScope = QueueScope.ALL) -> QueueRow:
    rows = office.desk.ask(ListReporters(scope)).result().rows
    return next(one for one in rows if one.subject == subject)


def refusal(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Refused) as caught:
        act()
    return {fault.field: fault.message for fault in caught.value.faults}


def missed(office: Office, subject: Id) -> list[tuple[CheckInKind, date]]:
    return [(one.kind, one.to_on) for one in shown(office, subject).missed]


def _all_came(office: Office, subject: Id) -> None:
    """普管: everything of September and October, the calls and the letter of November."""
    days = [(month, day) for month in (9, 10, 11) for day in (5, 20)]
    reported(
        office.desk, subject,
        *((CheckInKind.TELEPHONE, date(2026, month, day)) for month, day in days),
        *((CheckInKind.WRITTEN, date(2026, month, 5)) for month in (9, 10, 11)),
        *((CheckInKind.OFFICE, date(2026, month, 5)) for month in (9, 10)),
    )  # fmt: skip


def test_a_report_is_kept_with_its_window_and_leaves_the_queue(office: Office) -> None:
    subject = serve(office.desk)
    _all_came(office, subject)
    before = row(office, subject)
    assert (before.kind, before.due_to) == (CheckInKind.OFFICE, date(2026, 11, 30))
    assert before.detail == "普管，每月 1 次到所"
    came(office, subject, summary="参加集中学习")
    after = row(office, subject)
    assert after.group is QueueGroup.TODAY
    assert after.done_kind is CheckInKind.OFFICE
    record = shown(office, subject).records[0]
    assert record.words == "按时，******"
    seen = office.desk.ask(ReadReporter(subject, looks=(looked(office.desk, subject),))).result()
    assert seen.records[0].words == "按时，参加集中学习"


def test_how_the_identity_was_checked_is_never_left_out_and_never_claims_more(
    office: Office,
) -> None:
    subject = serve(office.desk)
    assert refusal(lambda: came(office, subject, checked=None)) == {
        "checked_by": "请选怎样核对的身份"
    }
    said = refusal(lambda: came(office, subject, None, CheckInKind.TELEPHONE, Checked.CARD))
    assert said == {"checked_by": "电话报告不能记“查验身份证”，请选实际的核对方式"}


def test_a_report_is_of_the_past_and_of_the_time_in_correction(office: Office) -> None:
    subject = serve(office.desk)
    assert refusal(lambda: came(office, subject, at(11, 25))) == {"at": "时间在将来，请核对"}
    assert refusal(lambda: came(office, subject, at(8, 31))) == {"at": "时间在接收之前，请核对"}


def test_undo_takes_a_report_back(office: Office) -> None:
    subject = serve(office.desk)
    _all_came(office, subject)
    came(office, subject)
    office.desk.do(Undo()).result()
    assert row(office, subject).due_to == date(2026, 11, 30)


def test_a_missed_window_is_a_line_to_verify_and_no_sanction(office: Office) -> None:
    subject = serve(office.desk)
    came(office, subject, at(9, 5))
    assert (CheckInKind.OFFICE, date(2026, 10, 31)) in missed(office, subject)
    found = row(office, subject)
    assert found.group is QueueGroup.OVERDUE
    dues = office.desk.ask(ReadDues((subject,))).result()
    late = [one for one in dues if one.due.rule == "cor.R09" and one.due.days < 0]
    assert {one.title for one in late} >= {"冯国辉 到所报告"}


def test_who_reports_late_answers_the_window_before(office: Office, clock: FixedClock) -> None:
    subject = serve(office.desk)
    came(office, subject, at(9, 5))
    came(office, subject, at(11, 5))
    found = shown(office, subject).records[0]
    assert (found.standing, found.words) == (WindowState.LATE, "迟 5 天")
    offers = next(
        way.offers for way in shown(office, subject).ways if way.kind is CheckInKind.OFFICE
    )
    assert [one.to_on for one in offers] == [date(2026, 11, 30)]


def test_the_officer_may_take_a_report_for_another_window(office: Office) -> None:
    subject = serve(office.desk)
    came(office, subject, at(9, 5))
    came(office, subject, answers=date(2026, 10, 31))
    assert shown(office, subject).records[0].words == "迟 24 天"
    said = refusal(lambda: came(office, subject, answers=date(2026, 10, 31)))
    assert said == {"answers": "这一期已经有记录，或者不再要求，请另选一期"}


def test_an_excuse_needs_its_reason_and_settles_one_window(office: Office) -> None:
    subject = serve(office.desk)
    came(office, subject, at(9, 5))
    empty = ExcuseCheckIn(subject, CheckInKind.OFFICE, " ")
    assert refusal(lambda: office.desk.do(empty).result()) == {"excuse": "请写免除的理由"}
    office.desk.do(ExcuseCheckIn(subject, CheckInKind.OFFICE, "住院手术")).result()
    assert (CheckInKind.OFFICE, date(2026, 10, 31)) not in missed(office, subject)
    again = ExcuseCheckIn(subject, CheckInKind.OFFICE, "住院", date(2026, 10, 31))
    assert refusal(lambda: office.desk.do(again).result()) == {
        "due_to": "没有待到所报告的这一期，不用免除"
    }


def test_what_is_agreed_moves_the_day_and_says_so(office: Office) -> None:
    subject = serve(office.desk)
    _all_came(office, subject)
    office.desk.do(
        SetSchedule(subject, CheckInKind.OFFICE, 1, 0, 7, TUESDAY, "夜班，约定每周二来", weekday=2)
    ).result()
    found = row(office, subject)
    # From Tuesday 11-24 on: the window that ends today has one day of seven, so the next one.
    assert (found.due_to, found.detail) == (date(2026, 11, 30), "普管，每月 1 次到所")
    came(office, subject)
    assert shown(office, subject).term.endswith("每周二到所")


def test_an_agreement_never_reaches_back(office: Office) -> None:
    subject = serve(office.desk)
    early = SetSchedule(subject, None, 1, 1, 0, TUESDAY - timedelta(days=1), "理由")
    assert set(refusal(lambda: office.desk.do(early).result())) == {"from_on"}
    rest = SetSchedule(subject, None, 0, 0, 0, TUESDAY, "住院")
    assert set(refusal(lambda: office.desk.do(rest).result())) == {"until_on"}
    odd = SetSchedule(subject, None, 2, 0, 7, TUESDAY, "理由", weekday=2)
    assert set(refusal(lambda: office.desk.do(odd).result())) == {"times"}


def test_what_was_agreed_ends_and_the_class_holds_again(office: Office) -> None:
    subject = serve(office.desk)
    weekly = SetSchedule(subject, CheckInKind.OFFICE, 1, 0, 7, TUESDAY, "理由")
    agreed = office.desk.do(weekly).result()
    assert "每周 1 次到所" in shown(office, subject).term
    office.desk.do(EndSchedule(agreed, TUESDAY)).result()
    assert "每周 1 次到所" in shown(office, subject).term  # still today


def test_a_rest_with_a_day_leaves_no_miss(office: Office, clock: FixedClock) -> None:
    subject = serve(office.desk)
    _all_came(office, subject)
    rest = SetSchedule(subject, None, 0, 0, 0, TUESDAY, "住院", until_on=date(2026, 12, 5))
    office.desk.do(rest).result()
    clock.set(datetime(2026, 12, 10, 9, tzinfo=CHINA))
    assert missed(office, subject) == []
    assert row(office, subject).due_to == date(2026, 12, 15)  # the next call


def test_the_offices_own_numbers_hold_for_everybody_from_their_day(
    office: Office, clock: FixedClock
) -> None:
    subject = serve(office.desk)
    _all_came(office, subject)
    ended = made_anew(office.desk)
    own = SetClassSchedule(Grade.GENERAL, CheckInKind.OFFICE, 1, 0, 7, TUESDAY, "新司矫〔2026〕3号")
    office.desk.do(own).result()
    ended.result(20)
    assert row(office, subject).due_to == date(2026, 11, 29)
    table = office.desk.ask(ReadSchedules()).result().rows
    found = next(
        one for one in table if (one.grade, one.kind) == (Grade.GENERAL, CheckInKind.OFFICE)
    )
    assert (found.words, found.basis) == ("每周 1 次", "新司矫〔2026〕3号")


def test_the_body_report_of_who_serves_outside(office: Office) -> None:
    """Case 4: open until 11-30, under its own rule."""
    subject = serve(office.desk, category=Category.OUTSIDE, since=date(2026, 11, 1))
    dues = office.desk.ask(ReadDues((subject,))).result()
    found = next(one for one in dues if one.due.rule == "cor.R11")
    assert (found.title, found.due.on) == ("冯国辉 身体情况报告", date(2026, 11, 30))


def test_a_visit_is_the_offices_own_duty(office: Office) -> None:
    subject = serve(office.desk)
    dues = office.desk.ask(ReadDues((subject,))).result()
    assert next(one for one in dues if one.due.rule == "cor.R09a").due.on == date(2026, 12, 31)
    assert CheckInKind.VISIT not in {kind for kind, _ in missed(office, subject)}
    visit = RecordSubjectVisit(subject, VisitTarget.FAMILY, "母亲在家，说他按时上班", ("陈丽华",))
    office.desk.do(visit).result()
    assert dict(shown(office, subject).duties)["走访"] == "1 次，11月24日"
    empty = RecordSubjectVisit(subject, VisitTarget.FAMILY, "", ())
    assert set(refusal(lambda: office.desk.do(empty).result())) == {"findings", "officers"}


def _lesson(present: tuple[Id, ...], **more: object) -> RecordActivity:
    given = {"kind": ActivityKind.GROUP, "topic": "法治教育", "at": at(11, 20), **more}
    return RecordActivity(present=present, **given)  # type: ignore[arg-type]


def test_cor_w19_minors_are_never_taught_with_adults(office: Office) -> None:
    adult, minor = serve(office.desk), serve(office.desk, "吴小轩", minor=True)
    for mixed in (_lesson((adult, minor)), _lesson((minor,)), _lesson((adult,), minor_group=True)):
        assert set(refusal(office.desk.do(mixed).result)) == {"minor_group"}
    office.desk.do(_lesson((minor,), minor_group=True)).result()
    office.desk.do(_lesson((adult,))).result()
    assert dict(shown(office, adult).duties)["学习"] == "1 次"


def test_cor_w18_r32_no_law_knows_eight_hours(office: Office) -> None:
    adult = serve(office.desk)
    lesson = _lesson((adult,), topic="每月 8 小时集中学习")
    with pytest.raises(Refused) as caught:
        office.desk.do(lesson).result()
    (fault,) = caught.value.faults
    assert (fault.field, fault.blocks) == ("topic", False)
    passed = _lesson((adult,), topic=lesson.topic, reasons=((fault.key, "主题原文如此"),))
    office.desk.do(passed).result()


def test_the_queue_of_a_day(office: Office, clock: FixedClock) -> None:
    """2026-11-30: everybody who has not come in November has to come today."""
    clock.set(datetime(2026, 11, 30, 8, 30, tzinfo=CHINA))
    _late, today, done = (serve(office.desk, name) for name in ("何永健", "梁小燕", "区淑芬"))
    for subject in (today, done):
        _all_came(office, subject)
    came(office, done)
    view = office.desk.ask(ListReporters(QueueScope.TODAY)).result()
    assert [(one.name, one.group) for one in view.rows] == [
        ("何永健", QueueGroup.OVERDUE),
        ("梁小燕", QueueGroup.TODAY),
        ("区淑芬", QueueGroup.TODAY),
    ]
    assert (view.total, view.expected, view.came) == (3, 2, 1)
    assert "lxy" in view.rows[1].keys


def test_months_turn(office: Office) -> None:
    subject = serve(office.desk)
    came(office, subject, at(9, 5))
    came(office, subject, at(10, 15))
    view = shown(office, subject, date(2026, 10, 17))
    assert view.month == date(2026, 10, 1)
    # The day shows the gravest: a call missed the same day; its words tell both.
    mark = next(one for one in view.marks if one.day == date(2026, 10, 15))
    assert mark.standing is WindowState.MISSED
    assert "10月15日到所，按时" in mark.words


def test_a_minor_is_in_the_queue_of_who_may_open_the_record_alone(
    profile: Path, clock: FixedClock
) -> None:
    officer = found_office(profile, clock, role=Role.OFFICER)
    minor, adult = serve(officer.desk, "吴小轩", minor=True), serve(officer.desk)
    rows = officer.desk.ask(ListReporters(QueueScope.ALL)).result().rows
    assert [one.subject for one in rows] == [adult]
    for act in (
        officer.desk.ask(ReadReporter(minor)).result,
        officer.desk.do(RecordCheckIn(minor, CheckInKind.OFFICE, Checked.CARD)).result,
    ):
        assert None in refusal(act)
    officer.desk.close()


def test_one_report_does_not_stand_for_another_that_is_due(
    office: Office, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 30, 8, 30, tzinfo=CHINA))
    subject = serve(office.desk)
    _all_came(office, subject)
    came(office, subject, None, CheckInKind.TELEPHONE, Checked.VOICE)
    found = row(office, subject, QueueScope.TODAY)
    assert (found.group, found.done_at, found.kind) == (QueueGroup.TODAY, None, CheckInKind.OFFICE)
