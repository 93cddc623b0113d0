"""普法: plan, approval, what came of it, summary, archive; 宪法日; 讲师团."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.access import Role
from app.attachments.messages import About, AddAttachment
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import Undo
from app.outreach.messages import (
    ApproveEvent,
    CancelEvent,
    EndLecturer,
    EventForm,
    EventInput,
    EventView,
    Faces,
    FileEvent,
    HoldEvent,
    LecturerInput,
    ListPublicity,
    PublicityTab,
    Reach,
    ReadEntryChoices,
    ReviseEvent,
    ReviseLecturer,
    SumUpEvent,
)
from app.today.messages import ReadToday
from tests.attachments.files import JPEG
from tests.office import Office, found_office
from tests.outreach.kit import DAY, do, event, lecturer, read

_EARLY = (("pls.R-C06a@held_on", "赶在宪法宣传周以前"),)
CONSTITUTION = {"on": date(2026, 12, 4), "constitution_day": True, "theme": "宪法"}
OTHER = EventInput("改期", date(2026, 11, 27), "别处", "民法典", Reach.VILLAGES, (EventForm.SHOW,))


def test_an_event_goes_from_plan_to_archive(office: Office) -> None:
    made = event(office)
    with pytest.raises(Refused, match="计划"):
        do(office, HoldEvent(made, DAY, 30, Faces.NONE))
    do(office, ApproveEvent(made, DAY))
    do(office, HoldEvent(made, DAY, 30, Faces.NONE, 50))
    with pytest.raises(Refused, match="已实施"):
        do(office, CancelEvent(made, DAY, "下雨"))
    with pytest.raises(Refused, match="小结"):
        do(office, SumUpEvent(made, " ", DAY))
    do(office, SumUpEvent(made, "村民多问宅基地", DAY))
    with pytest.raises(Refused, match="照片、签到表") as refused:
        do(office, FileEvent(made, DAY))
    (fault,) = refused.value.faults
    assert not fault.blocks
    office.desk.do(AddAttachment(About("publicity", made), JPEG, "签到表.jpg")).result()
    do(office, FileEvent(made, DAY))
    with pytest.raises(Refused, match="归档"):  # what was filed takes nothing more
        office.desk.do(AddAttachment(About("publicity", made), JPEG, "补拍.jpg")).result()
    detail = read(office, made)
    assert (detail.tag, detail.tab, detail.actions) == ("已归档", PublicityTab.ENDED, ())
    assert [step.status for step in detail.steps] == ["done"] * 5
    with pytest.raises(Refused, match="不能修改计划"):
        do(office, ReviseEvent(made, OTHER))
    office.desk.do(Undo()).result()  # filed by mistake: open again
    office.desk.do(AddAttachment(About("publicity", made), JPEG, "补拍.jpg")).result()
    assert read(office, made).tag == "已小结"


def test_no_day_of_an_event_before_the_one_that_led_to_it(office: Office) -> None:
    early, held = DAY - timedelta(days=2), DAY - timedelta(days=1)
    made = event(office, on=held)
    do(office, ApproveEvent(made, held))
    hold = HoldEvent(made, early, 30, Faces.NO_PHOTOS)
    with pytest.raises(Refused) as refused:
        do(office, hold)
    assert [(one.field, one.blocks) for one in refused.value.faults] == [
        ("held_on", True),  # before it was approved
        ("held_on", False),  # and before the day of the plan
    ]
    with pytest.raises(Refused, match="审批"):
        do(office, CancelEvent(made, early, "下雨"))
    do(office, replace(hold, held_on=held))
    with pytest.raises(Refused, match="开展"):
        do(office, SumUpEvent(made, "短", early))
    do(office, SumUpEvent(made, "短", DAY))
    with pytest.raises(Refused, match="小结"):
        do(office, FileEvent(made, held, reasons=(("pls.R-C06a", "没有签到"),)))


def test_held_before_its_day_wants_a_reason(office: Office) -> None:
    made = event(office, on=DAY + timedelta(days=2))
    do(office, ApproveEvent(made, DAY))
    hold = HoldEvent(made, DAY, 30, Faces.NO_PHOTOS)
    with pytest.raises(Refused, match="提前开展"):
        do(office, hold)
    do(office, replace(hold, reasons=(("pls.R-C06a@held_on", "周末下雨，提前了"),)))
    assert read(office, made).next_step.action == "SumUpEvent"  # type: ignore[union-attr]


def test_without_anything_kept_the_reason_is(office: Office) -> None:
    made = event(office)
    do(office, ApproveEvent(made, DAY))
    do(office, HoldEvent(made, DAY, 30, Faces.NO_PHOTOS))
    do(office, SumUpEvent(made, "短", DAY))
    do(office, FileEvent(made, DAY, reasons=(("pls.R-C06a", "线上直播，没有签到"),)))
    assert any("线上直播" in item.text for item in read(office, made).timeline)


def test_another_plan_is_approved_anew(office: Office) -> None:
    made = event(office)
    do(office, ApproveEvent(made, DAY, "同意"))
    do(office, ReviseEvent(made, OTHER))
    view = read(office, made).entry
    assert isinstance(view, EventView)
    assert (read(office, made).next_step.action, view.approved_on) == ("ApproveEvent", None)  # type: ignore[union-attr]


def test_no_child_s_face_without_consent_that_is_kept(office: Office) -> None:
    made = event(office)
    do(office, ApproveEvent(made, DAY))
    with pytest.raises(Refused) as refused:
        do(office, HoldEvent(made, DAY, 30, Faces.CONSENT))
    (fault,) = refused.value.faults
    assert (fault.field, fault.rule) == ("note", "shared.R-P02")
    do(office, HoldEvent(made, DAY, 30, Faces.CONSENT, note="三位监护人书面同意，收在签到表后"))
    assert any("监护人" in line.text for line in read(office, made).facts)


def test_pls_r_c06_asks_for_12_4_until_it_is_planned(fresh: Office) -> None:
    page = fresh.desk.ask(ListPublicity()).result()
    assert page.advice == "12月4日国家宪法日还有 10 天，活动还没有安排"
    made = event(fresh, **CONSTITUTION)
    listed = fresh.desk.ask(ListPublicity()).result()
    assert listed.advice == ""
    assert listed.rows[0].about.startswith("12月4日，")  # this year goes without saying
    (due,) = read(fresh, made).dues
    assert (due.rule, due.on, due.article) == ("pls.R-C06", date(2026, 12, 4), "第13条")
    do(fresh, CancelEvent(made, DAY, "改由镇里办"))
    assert fresh.desk.ask(ListPublicity()).result().advice
    assert [due.on for due in read(fresh, made).dues] == [date(2026, 12, 4)]  # still to be done
    again = event(fresh, **CONSTITUTION)
    assert read(fresh, made).dues == ()  # another one was planned
    do(fresh, ApproveEvent(again, DAY))
    do(fresh, HoldEvent(again, DAY, 100, Faces.NO_PHOTOS, reasons=_EARLY))
    assert [due.on for due in read(fresh, again).dues] == [date(2027, 12, 4)]  # the next
    assert "PlanEvent" in read(fresh, again).actions


def test_what_is_planned_stands_in_today(fresh: Office) -> None:
    made = event(fresh, on=date(2026, 11, 26))
    view = fresh.desk.ask(ReadToday()).result()
    rows = [row for group in view.groups for row in group.rows if row.record == made]
    assert [(row.line, row.action, row.due.on) for row in rows] == [
        ("publicity", "ApproveEvent", date(2026, 11, 26))
    ]


def test_only_the_head_approves(tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("officer"), clock, role=Role.OFFICER)
    made = event(office)
    with pytest.raises(Refused, match="审批普法活动"):
        do(office, ApproveEvent(made, DAY))
    step = read(office, made).next_step
    assert step is not None
    assert (step.headline, step.action) == ("审批这个计划（请所长办理）", "")
    office.desk.close()


def test_a_lecturer_s_term_is_known_and_renewed(office: Office) -> None:
    made = lecturer(office, until=date(2026, 10, 31))
    assert read(office, made).tag == "聘期已满"
    offered = office.desk.ask(ReadEntryChoices()).result().lecturers
    assert "冯㭎仪" not in offered
    again = LecturerInput("冯㭎仪", "未成年人保护", date(2026, 11, 1), date(2028, 10, 31))
    do(office, ReviseLecturer(made, again))
    assert read(office, made).tag == "受聘"
    do(office, EndLecturer(made, DAY, "调走"))
    with pytest.raises(Refused, match="再聘"):
        do(office, ReviseLecturer(made, again))


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office where nothing was planned yet."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("fresh"), clock)
    yield made
    made.desk.close()
