"""跨市县 R16, 执行地变更 R17, 禁止令 R19, 电子定位 R27, 暂监 R11 and R12: dates counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clock import CHINA
from app.correction.codes import (
    Answer,
    GuarantorState,
    MonitoringGround,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
)
from app.correction.devices import DeviceNames
from app.correction.messages.crossarea import AskCrossArea
from app.correction.messages.monitoring import AskMonitoring, ExtendMonitoring, RemoveMonitoring
from app.correction.messages.outside import (
    DeferMedicalReview,
    RecordMedicalReview,
    RecordOutside,
)
from app.correction.messages.permits import AddProhibition, AskPermit
from app.correction.messages.relocation import AskRelocation, RecordRelocation
from app.correction.rules.crossarea import check_cross_area, last_day_of_permit
from app.correction.rules.monitoring import (
    check_extension,
    check_monitoring,
    check_removal,
    last_day_of_device,
)
from app.correction.rules.movefacts import (
    CrossAreaFact,
    MonitoringFact,
    OutsideFact,
    PermitFact,
    ProhibitionFact,
    RelocationFact,
    ReviewFact,
)
from app.correction.rules.outside import (
    check_deferral,
    check_outside,
    check_review,
    next_review,
    nursing_end,
)
from app.correction.rules.permits import (
    check_permit,
    check_prohibition,
)
from app.correction.rules.relocation import (
    check_course,
    check_relocation,
    clock_of,
)
from app.correction.states import Category
from app.errors import Fault
from app.lawbook.rules import Rulebook
from app.people.codes import Sex

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = Rulebook.load(RESOURCES / "rules")
NAMES = DeviceNames.load(RESOURCES / "correction" / "devices.toml")
TODAY = date(2026, 11, 23)
SUBJECT, ID = b"s" * 16, b"x" * 16
Said = list[tuple[str | None, str | None, bool]]


def _said(faults: list[Fault]) -> Said:
    return [(fault.field, fault.rule, fault.blocks) for fault in faults]


# -- R16 经常性跨市县 ------------------------------------------------------------------------------

CROSS = AskCrossArea(
    SUBJECT, ("鹤山市",), "工厂在鹤山", "每周一至周五", TODAY, TODAY, date(2027, 5, 22)
)


def test_cor_w10_six_months_end_one_day_sooner() -> None:
    assert last_day_of_permit(date(2026, 11, 23), RULES) == date(2027, 5, 22)
    # From a month's last day to the day before a month's last day (T1, strict).
    assert last_day_of_permit(date(2026, 8, 31), RULES) == date(2027, 2, 27)
    assert last_day_of_permit(date(2026, 4, 30), RULES) == date(2026, 10, 30)
    assert _said(check_cross_area(CROSS, RULES, TODAY)) == []
    longer = replace(CROSS, to_on=date(2027, 5, 23))
    assert _said(check_cross_area(longer, RULES, TODAY)) == [("to_on", "cor.W10", True)]


def test_cor_r16_named_places_only() -> None:
    bare = replace(CROSS, areas=(" ",), reason="", frequency="", to_on=date(2026, 11, 22))
    found = [fault.field for fault in check_cross_area(bare, RULES, TODAY)]
    assert found == ["areas", "reason", "frequency", "to_on"]


def test_cor_r16_in_force() -> None:
    permit = CrossAreaFact(ID, ("鹤山市",), TODAY, date(2027, 5, 22), Answer.YES)
    assert permit.in_force(date(2027, 5, 22))
    assert not permit.in_force(date(2027, 5, 23))
    assert not replace(permit, answer=None).in_force(TODAY)
    assert not replace(permit, ended_on=TODAY).in_force(TODAY)


def test_cor_r16_alert_fifteen_days_before() -> None:
    assert RULES.due("cor.R16a", date(2027, 5, 22)).raw == date(2027, 5, 7)


# -- R17 执行地变更 --------------------------------------------------------------------------------

MOVE = RelocationFact(ID, "佛山市顺德区", date(2026, 10, 12))


def _clocks(**changes: Any) -> list[tuple[str, date]]:
    return [(one.rule, one.due.raw) for one in clock_of(replace(MOVE, **changes), RULES)]


def test_cor_r17_what_runs_now() -> None:
    assert _clocks() == [("cor.R17a", date(2026, 10, 17))]
    asked: dict[str, Any] = {"consulted_on": date(2026, 10, 15)}
    assert _clocks(**asked) == [("cor.R17b", date(2026, 10, 20))]
    asked |= {"replied_on": date(2026, 10, 20), "reply": Answer.YES}
    assert _clocks(**asked) == [("cor.R17f", date(2026, 10, 25))]
    asked |= {"decided_on": date(2026, 10, 23), "decision": Answer.YES}
    both = [("cor.R17c", date(2026, 10, 28)), ("cor.R17d", date(2026, 10, 30))]
    assert _clocks(**asked) == both
    assert _clocks(**asked, sent_on=date(2026, 10, 26)) == both[1:]
    done = {"sent_on": date(2026, 10, 26), "reported_on": date(2026, 10, 29)}
    assert _clocks(**asked, **done) == []


def test_cor_r17_a_refusal_is_told_in_five_days() -> None:
    refused: dict[str, Any] = {"decided_on": date(2026, 10, 23), "decision": Answer.NO}
    assert _clocks(**refused) == [("cor.R17e", date(2026, 10, 28))]
    assert _clocks(**refused, told_on=date(2026, 10, 26)) == []


def test_cor_r17_a_month_ahead() -> None:
    ask = AskRelocation(SUBJECT, "佛山市顺德区", "换了工作", TODAY, date(2026, 12, 23))
    assert _said(check_relocation(ask, None, RULES, TODAY)) == []
    sooner = replace(ask, move_on=date(2026, 12, 22))
    assert _said(check_relocation(sooner, None, RULES, TODAY)) == [("move_on", "cor.R17", False)]
    gone = replace(ask, move_on=date(2026, 11, 20))
    assert _said(check_relocation(gone, None, RULES, TODAY)) == [("move_on", None, True)]
    assert len(check_relocation(ask, MOVE, RULES, TODAY)) == 1


def _course(**given: Any) -> Said:
    return _said(check_course(RecordRelocation(ID, **given), MOVE.applied_on, TODAY))


def test_cor_r17_the_days_ascend() -> None:
    whole: dict[str, Any] = {
        "consulted_on": date(2026, 10, 15),
        "replied_on": date(2026, 10, 20),
        "reply": Answer.YES,
        "decided_on": date(2026, 10, 23),
        "decision": Answer.YES,
        "sent_on": date(2026, 10, 26),
        "reported_on": date(2026, 10, 29),
    }
    assert _course(**whole) == []
    assert _course(**whole | {"replied_on": date(2026, 10, 14)}) == [
        ("replied_on", "cor.R17", True)
    ]
    assert _course(consulted_on=date(2026, 10, 11)) == [("consulted_on", "cor.R17", True)]
    assert _course(consulted_on=date(2026, 11, 24)) == [("consulted_on", None, True)]


def test_cor_r17_nobody_moves_without_a_decision() -> None:
    assert _course(reported_on=date(2026, 10, 29)) == [("reported_on", "cor.R17", True)]
    refused: dict[str, Any] = {"decided_on": date(2026, 10, 23), "decision": Answer.NO}
    assert _course(**refused, sent_on=date(2026, 10, 26)) == [("sent_on", "cor.R17", True)]
    assert _course(**refused, told_on=date(2026, 10, 26)) == []
    granted = refused | {"decision": Answer.YES}
    assert _course(**granted, reported_on=date(2026, 10, 29)) == [("sent_on", "cor.R17", True)]


# -- R19 禁止令, R13 ------------------------------------------------------------------------------

BAN = AddProhibition(
    SUBJECT, ProhibitionKind.PLACE, "酒吧、KTV", date(2026, 9, 1), date(2027, 7, 2)
)
TERM = (date(2026, 9, 1), date(2027, 7, 2))  # case 3


def _ban(category: Category = Category.CONTROL, **changes: Any) -> Said:
    return _said(check_prohibition(replace(BAN, **changes), category, TERM, RULES))


def test_cor_w14_only_of_control_and_suspension() -> None:
    assert _ban() == []
    assert _ban(Category.SUSPENSION) == []
    for category in (Category.PAROLE, Category.OUTSIDE):
        assert _ban(category) == [("kind", "cor.W14", True)]


def test_cor_r19_the_shortest_bans() -> None:
    assert _ban(end_on=date(2026, 11, 30)) == []  # three whole months
    assert _ban(end_on=date(2026, 11, 29)) == [("end_on", "cor.R19a", False)]
    assert _ban(Category.SUSPENSION, end_on=date(2026, 10, 31)) == []
    assert _ban(Category.SUSPENSION, end_on=date(2026, 10, 30)) == [("end_on", "cor.R19b", False)]


def test_cor_r19_a_ban_lies_inside_the_term() -> None:
    assert _ban(end_on=date(2027, 7, 3)) == [("end_on", "cor.R19", True)]
    assert _ban(start_on=date(2026, 8, 31)) == [("start_on", "cor.R19", True)]
    assert _ban(end_on=date(2026, 8, 31)) == [("end_on", None, True)]


def test_cor_r13_r19_a_permit() -> None:
    ask = AskPermit(
        SUBJECT, PermitKind.PLACE, "金湾 KTV", "单位年会", TODAY,
        datetime(2026, 11, 28, 18, tzinfo=CHINA), datetime(2026, 11, 28, 21, tzinfo=CHINA),
    )  # fmt: skip
    place = ProhibitionFact(ID, ProhibitionKind.PLACE, "酒吧、KTV", *TERM)
    assert _said(check_permit(ask, (place,), TODAY)) == []
    assert _said(check_permit(ask, (), TODAY)) == [("kind", "cor.R19", False)]
    assert _said(check_permit(replace(ask, kind=PermitKind.MEETING), (), TODAY)) == []
    turned = replace(ask, to_at=ask.from_at)
    assert _said(check_permit(turned, (place,), TODAY)) == [("to_at", None, True)]


def test_cor_r19_court_and_procurator_hear_of_a_place() -> None:
    moment = datetime(2026, 11, 28, 18, tzinfo=CHINA)
    permit = PermitFact(ID, PermitKind.PLACE, moment, moment, Answer.YES)
    assert permit.untold
    assert replace(permit, told_court_on=TODAY).untold
    assert not replace(permit, told_court_on=TODAY, told_procurator_on=TODAY).untold
    assert not replace(permit, kind=PermitKind.MEETING).untold
    assert not replace(permit, answer=Answer.NO).untold


# -- R27 电子定位 ----------------------------------------------------------------------------------

DEVICE = AskMonitoring(
    SUBJECT, MonitoringGround.LEFT, "电子定位腕带", date(2026, 11, 13),
    date(2026, 11, 16), date(2027, 2, 15),
)  # fmt: skip
WORN = MonitoringFact(ID, MonitoringGround.LEFT, date(2026, 11, 16), date(2027, 2, 15), Answer.YES)


def _device(*, running: bool = False, **changes: Any) -> Said:
    seen = (MonitoringGround.LEFT,)
    return _said(
        check_monitoring(replace(DEVICE, **changes), seen, NAMES, RULES, TODAY, running=running)
    )


def test_cor_r27_case_2() -> None:
    assert last_day_of_device(date(2026, 11, 16), RULES) == date(2027, 2, 15)
    assert RULES.due("cor.R27a", date(2027, 2, 15)).raw == date(2027, 2, 5)
    assert _device() == []


def test_cor_w12_a_ground_and_three_months() -> None:
    assert _device(ground=None) == [("ground", "cor.W12", True)]
    assert _device(ground=MonitoringGround.REFUSED) == [("ground", "cor.W12", False)]
    assert _device(end_on=date(2027, 2, 16)) == [("end_on", "cor.W12", True)]
    assert _device(end_on=date(2026, 11, 15)) == [("end_on", None, True)]
    assert last_day_of_device(date(2026, 11, 30), RULES) == date(2027, 2, 27)


@pytest.mark.parametrize("device", ["手机", "手机定位 APP", "微信共享位置", "app 打卡"])
def test_cor_w13_a_telephone_is_no_device(device: str) -> None:
    assert _device(device=device) == [("device", "cor.W13", True)]


@pytest.mark.parametrize("device", ["电子定位腕带", "4G 电话卡腕带"])
def test_cor_w13_a_bracelet_is_one(device: str) -> None:
    assert _device(device=device) == []


def test_cor_r27_one_at_a_time() -> None:
    assert len(_device(running=True)) == 1


def _extend(**changes: Any) -> Said:
    command = ExtendMonitoring(ID, date(2027, 5, 15), "何局长", date(2027, 2, 10))
    return _said(check_extension(replace(command, **changes), WORN, RULES, date(2027, 2, 20)))


def test_cor_r27_each_extension_three_months() -> None:
    # From 16 February three months, the last day included: to 15 May.
    assert _extend() == []
    assert _extend(end_on=date(2027, 5, 16)) == [("end_on", "cor.W12", True)]
    assert _extend(approved_on=date(2027, 2, 16)) == [("approved_on", "cor.W12", True)]
    assert _extend(approver="") == [("approver", "cor.R27", True)]
    command = ExtendMonitoring(ID, date(2027, 5, 15), "何局长", date(2027, 2, 10))
    off = replace(WORN, removed_on=date(2027, 1, 5))
    assert len(check_extension(command, off, RULES, TODAY)) == 1


def test_cor_r27_taken_off_early() -> None:
    command = RemoveMonitoring(ID, date(2026, 11, 20), "评估后不需要继续使用")
    assert check_removal(command, WORN, TODAY) == []
    before = replace(command, removed_on=date(2026, 11, 15), why="")
    assert _said(check_removal(before, WORN, TODAY)) == [
        ("removed_on", None, True),
        ("why", None, True),
    ]


# -- R11, R12, R24 暂监 ----------------------------------------------------------------------------

MOTHER = OutsideFact(ID, OutsideGround.PREGNANCY, date(2026, 10, 5), date(2026, 9, 28))  # case 4
ILL = OutsideFact(
    ID, OutsideGround.ILLNESS, guarantor="李建国", guarantor_state=GuarantorState.VALID
)


def test_cor_r12_case_4() -> None:
    assert nursing_end(MOTHER, RULES) == date(2027, 9, 28)
    assert RULES.due("cor.R12", date(2027, 9, 28)).raw == date(2027, 8, 29)
    assert nursing_end(replace(MOTHER, born_on=None), RULES) is None
    named = replace(MOTHER, until_on=date(2027, 6, 30))  # the document governs
    assert nursing_end(named, RULES) == date(2027, 6, 30)
    leap = replace(MOTHER, born_on=date(2028, 2, 29))
    assert nursing_end(leap, RULES) == date(2029, 2, 28)


def test_cor_r11_every_three_months() -> None:
    start = date(2026, 6, 18)
    assert next_review(ILL, start, (), RULES) == (start, date(2026, 9, 18))
    done = ReviewFact(ID, date(2026, 9, 18), date(2026, 9, 10))
    assert next_review(ILL, start, (done,), RULES) == (date(2026, 9, 10), date(2026, 12, 10))
    put_off = ReviewFact(ID, date(2027, 1, 31))
    assert next_review(ILL, start, (done, put_off), RULES) == (
        date(2026, 9, 10),
        date(2027, 1, 31),
    )
    # A deferral of an earlier turn moves nothing once the next review was done.
    after = ReviewFact(ID, date(2027, 1, 31), date(2027, 1, 30))
    longer = replace(put_off, due_on=date(2027, 6, 30))
    assert next_review(ILL, start, (longer, after), RULES) == (
        date(2027, 1, 30),
        date(2027, 4, 30),
    )
    assert next_review(MOTHER, start, (), RULES) is None


def test_cor_r24_the_guarantor_is_gone() -> None:
    assert not ILL.unguaranteed
    for state in (GuarantorState.LOST, GuarantorState.CHANGING, None):
        assert replace(ILL, guarantor_state=state).unguaranteed
    assert not replace(MOTHER, guarantor_state=None).unguaranteed


def _outside(category: Category = Category.OUTSIDE, sex: Sex = Sex.FEMALE, **given: Any) -> Said:
    command = RecordOutside(SUBJECT, **{"ground": OutsideGround.PREGNANCY, **given})
    return _said(check_outside(command, category, sex, TODAY))


def test_cor_r12_what_must_be_known() -> None:
    assert _outside(expected_on=date(2026, 10, 5)) == []
    assert _outside() == [("expected_on", "cor.R12", True)]
    assert _outside(ground=OutsideGround.NURSING) == [("born_on", "cor.R12", True)]
    assert _outside(expected_on=TODAY, born_on=date(2026, 11, 24)) == [("born_on", None, True)]
    assert _outside(sex=Sex.MALE, expected_on=TODAY) == [("ground", "cor.R12", True)]
    assert len(_outside(Category.PAROLE)) == 1


def test_cor_r11_illness_has_a_guarantor() -> None:
    assert _outside(ground=OutsideGround.ILLNESS) == [
        ("guarantor", "cor.R11", True),
        ("guarantor_state", None, True),
    ]
    stands: dict[str, Any] = {"guarantor": "李建国", "guarantor_state": GuarantorState.VALID}
    assert _outside(ground=OutsideGround.ILLNESS, sex=Sex.MALE, **stands) == []


def test_cor_w23_a_hospital_the_province_named() -> None:
    command = RecordMedicalReview(SUBJECT, TODAY, "江门市中心医院", True, "仍需治疗")
    assert check_review(command, ILL, TODAY) == []
    other = replace(command, designated=False)
    assert _said(check_review(other, ILL, TODAY)) == [("hospital", "cor.W23", False)]
    assert len(check_review(command, MOTHER, TODAY)) == 1
    assert len(check_review(command, None, TODAY)) == 1


def test_cor_r11_a_review_is_put_off_by_whoever_may() -> None:
    due = (date(2026, 9, 10), date(2026, 12, 10))
    command = DeferMedicalReview(SUBJECT, date(2027, 1, 31), "江门市局〔2026〕9 号")
    assert check_deferral(command, due) == []
    same = replace(command, due_on=date(2026, 12, 10), basis="")
    assert _said(check_deferral(same, due)) == [
        ("due_on", None, True),
        ("basis", "cor.R11", True),
    ]
    assert len(check_deferral(command, None)) == 1
