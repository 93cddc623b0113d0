"""Every move of a consultation (1C), each test named after its state; what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from app.access import Role, may, may_see
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.legalaid.messages import ReadApplication
from app.mediation.messages import ListLeads
from app.people.messages import ListLooks, Purpose
from app.search.messages import Search
from app.services.messages import (
    Advice,
    AidTold,
    AppointAnswer,
    AskForAid,
    AssessDanger,
    CloseConsultation,
    ConsultationTab,
    EndDanger,
    ListConsultations,
    RaiseLead,
    RateConsultation,
    ReadConsultation,
    Receipt,
    RecordReferralReceipt,
    ReferralCheck,
    RegisterConsultation,
    ReportDanger,
    ReportTo,
    RevealCaller,
    ReviseConsultation,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    Scope,
    State,
    TakeUpConsultation,
    Target,
    Topic,
    TrackDanger,
    Way,
)
from app.today.messages import ReadToday
from tests.office import Office
from tests.services.kit import DAY, QUESTION, answered, asked, at, filed, read, sent


def _refused(deed: object, *rules: str) -> tuple[str, ...]:
    assert callable(deed)
    with pytest.raises(Refused) as error:
        deed()
    assert {fault.rule for fault in error.value.faults} >= set(rules)
    return tuple(fault.message for fault in error.value.faults)


def test_c10_a_name_or_that_none_was_given(office: Office) -> None:
    shown = read(office, asked(office, name="", refused=True, phone=""))
    assert (shown.state, shown.name, shown.refused) == (State.REGISTERED, "", True)
    assert shown.title.startswith("未留姓名")
    assert "不愿透露姓名" in _refused(lambda: asked(office, name=""))[0]
    _refused(lambda: asked(office, name="罗某", refused=True))


def test_c10_the_numbers_of_a_laptop_follow_each_other(office: Office) -> None:
    first, second = (read(office, asked(office)).number for _ in range(2))
    assert int(second[-5:-1]) == int(first[-5:-1]) + 1
    assert first.startswith("（2026）咨01第")


def test_c10_undone_its_number_is_never_given_again(office: Office) -> None:
    number = read(office, asked(office)).number
    office.desk.do(Undo()).result()
    assert read(office, asked(office)).number > number


def test_c20_a_lawyer_takes_it_up(office: Office) -> None:
    record = asked(office)
    office.desk.do(TakeUpConsultation(record, "何㬎律师")).result()
    assert read(office, record).state is State.TAKEN


def test_c30_an_answer_with_the_right_to_legal_aid_told(office: Office) -> None:
    record = answered(office, asked(office))
    shown = read(office, record)
    assert (shown.state, shown.told) == (State.ANSWERED, AidTold.TOLD)
    assert shown.answered_by == shown.taken_by == "何㬎律师"  # taken up by who answered
    _refused(lambda: answered(office, record))  # not twice


def test_c30_legal_aid_that_was_not_told_wants_a_reason(office: Office) -> None:
    record = asked(office, question="老板拖欠工资三个月，怎么办？", topic=Topic.LABOUR)
    (message,) = _refused(lambda: answered(office, record, told=AidTold.NOT_TOLD), "pls.R-C08")
    assert "追索劳动报酬" in message
    reasons = (("pls.R-C08@told", "已经请了律师"),)
    answered(office, record, told=AidTold.NOT_TOLD, reasons=reasons)
    shown = read(office, record)
    assert any("已经请了律师" in item.text for item in shown.timeline)


def test_c30_no_answer_before_the_question_or_after_now(office: Office) -> None:
    record = asked(office)
    for hour in (8, 11):
        said = _refused(partial(answered, office, record, answered_at=at(hour=hour)))
        assert "请核对" in said[0]


def _set_right(record: Id, **changes: Any) -> ReviseConsultation:
    command = ReviseConsultation(
        record, Way.TELEPHONE, Topic.CONTRACT, at(), QUESTION, name="谭㷛明"
    )
    return replace(command, **changes)


def test_c10_who_kept_the_name_back_may_be_named_later_and_the_other_way(office: Office) -> None:
    record = asked(office, name="", refused=True)
    office.desk.do(_set_right(record, name="区某妹")).result()
    shown = read(office, record)
    assert (shown.name, shown.refused) == ("区某妹", False)
    page = office.desk.ask(ListConsultations(ConsultationTab.OPEN, "区某妹")).result()
    assert [row.id for row in page.rows] == [record]
    office.desk.do(_set_right(record, refused=True, name="")).result()
    assert read(office, record).title.startswith("未留姓名")
    assert not office.desk.ask(ListConsultations(ConsultationTab.OPEN, "区某妹")).result().rows


def test_c10_a_caller_set_right_hangs_on_nobody_else_s_file(office: Office) -> None:
    person = filed(office)
    for changes in ({"name": "区某妹"}, {"name": "", "refused": True}):
        record = asked(office, person=person)
        office.desk.do(_set_right(record, people=2)).result()
        assert read(office, record).person == person  # who asked is still the same
        office.desk.do(_set_right(record, **changes)).result()
        assert read(office, record).person is None
    assert read(office, asked(office, name="", refused=True, person=person)).person is None


def test_c10_nobody_is_joined_to_a_file_that_is_not_here(office: Office) -> None:
    for person in (b"nobody's file ..", filed(office, voided=True)):
        (said,) = _refused(partial(asked, office, person=person))
        assert "档案不在本机" in said
        assert "重新填姓名" in said


def test_c10_set_right_it_came_before_all_that_came_of_it(office: Office) -> None:
    record = answered(office, asked(office, received_at=at(DAY - timedelta(days=3))))
    for received in (at(hour=10), at(DAY - timedelta(days=1))):
        office.desk.do(_set_right(record, received_at=received)).result()
    said = _refused(office.desk.do(_set_right(record, received_at=at(hour=10, minute=1))).result)
    assert "请核对" in said[0]
    slip = asked(office, received_at=at(DAY - timedelta(days=3)))
    sent(office, slip, Target.POLICE, sent_on=DAY - timedelta(days=2))
    _refused(office.desk.do(_set_right(slip, received_at=at(DAY - timedelta(days=1)))).result)


def test_c50_no_receipt_before_its_slip(office: Office) -> None:
    record = asked(office, received_at=at(DAY - timedelta(days=3)))
    slip = sent(office, record, Target.POLICE, sent_on=DAY - timedelta(days=1))
    receipt = RecordReferralReceipt(slip, DAY - timedelta(days=2), Receipt.TAKEN)
    assert "转介" in _refused(office.desk.do(receipt).result)[0]
    _refused(office.desk.do(replace(receipt, replied_on=DAY + timedelta(days=1))).result)


def test_c60_nothing_is_rated_before_it_was_heard_nor_closed_before_it_was_rated(
    office: Office,
) -> None:
    early = DAY - timedelta(days=1)
    record = answered(office, asked(office, received_at=at(DAY - timedelta(days=3))))
    rating = RateConsultation(record, Satisfaction.SATISFIED, early, close=False)
    assert "答复" in _refused(office.desk.do(rating).result)[0]
    office.desk.do(replace(rating, rated_on=DAY)).result()
    _refused(office.desk.do(CloseConsultation(record, early)).result)
    other = asked(office, received_at=at(DAY - timedelta(days=3)))
    slip = sent(office, other, Target.POLICE, sent_on=DAY - timedelta(days=2))
    office.desk.do(RecordReferralReceipt(slip, DAY, Receipt.TAKEN)).result()
    _refused(office.desk.do(replace(rating, record=other)).result)


def test_c35_a_hard_one_is_promised_for_a_day(office: Office) -> None:
    record = asked(office)
    promise = AppointAnswer(record, at(DAY + timedelta(days=2), 15), "查土地确权的档案", "何㬎律师")
    office.desk.do(promise).result()
    shown = read(office, record)
    assert shown.state is State.APPOINTED
    assert [(due.rule, due.on) for due in shown.dues] == [("pls.R-C09", DAY + timedelta(days=2))]
    _refused(
        lambda: office.desk.do(replace(promise, appointed_at=at(hour=8))).result(), "pls.R-C09"
    )
    assert read(office, answered(office, record)).state is State.ANSWERED


def test_c40_two_slips_and_c50_once_both_came_back(office: Office) -> None:
    record = answered(office, asked(office))
    police, women = (sent(office, record, one) for one in (Target.POLICE, Target.WOMEN))
    shown = read(office, record)
    assert shown.state is State.REFERRED
    assert {due.rule for due in shown.dues} == {"pls.R-C11"}
    _refused(lambda: sent(office, record, Target.WOMEN), "pls.R-C10")
    receipt = RecordReferralReceipt(police, DAY, Receipt.TAKEN, "李警官")
    office.desk.do(receipt).result()
    assert read(office, record).state is State.REFERRED
    _refused(lambda: office.desk.do(receipt).result())  # not twice
    declined = RecordReferralReceipt(women, DAY, Receipt.DECLINED)
    _refused(lambda: office.desk.do(declined).result())
    office.desk.do(replace(declined, reply="请找社区")).result()
    shown = read(office, record)
    assert shown.state is State.RECEIPTED
    sent(office, record, Target.GOVERNMENT, organ="田金村委会")
    assert read(office, record).state is State.REFERRED


def test_m01_what_is_not_for_mediation_is_never_sent_there(office: Office) -> None:
    question = "两个村民小组争议山林界线，可否由调委会确认归属？"
    record = asked(office, question=question, topic=Topic.LAND_FOREST)
    to = Target.MEDIATION
    _refused(lambda: sent(office, record, to), "med.M01")
    _refused(lambda: sent(office, record, to, scope=Scope.TITLE), "med.M01")
    said = _refused(lambda: sent(office, record, to, scope=Scope.FITTING), "med.M01")
    assert "权属确认" in said[0]
    assert read(office, record).state is State.REGISTERED  # nothing was written
    reasons = (("med.M01@scope", "两家只为赔偿砍掉的树，界线没有争议"),)
    sent(office, record, to, scope=Scope.FITTING, reasons=reasons)
    assert read(office, record).state is State.REFERRED


def test_r_c03_a_notary_takes_nothing_that_is_disputed(office: Office) -> None:
    record = answered(office, asked(office, topic=Topic.NOTARY))
    disputed = (ReferralCheck.DISPUTED,)
    _refused(lambda: sent(office, record, Target.NOTARY, checks=disputed), "pls.R-C03")
    sent(office, record, Target.NOTARY, checks=(ReferralCheck.IN_PERSON,))
    assert read(office, record).referrals[0].checks == (ReferralCheck.IN_PERSON,)


def test_r_c04_no_arbitration_of_family_or_administration(office: Office) -> None:
    record, to = answered(office, asked(office)), Target.ARBITRATION
    for check in (ReferralCheck.FAMILY, ReferralCheck.ADMINISTRATIVE):
        (said,) = _refused(partial(sent, office, record, to, checks=(check,)), "pls.R-C04")
        assert "不能仲裁" in said
        assert read(office, record).state is State.ANSWERED  # nothing went out
    slip = sent(office, record, to, checks=(ReferralCheck.REAL_PROPERTY,))  # no bar to arbitrators
    shown = read(office, record)
    assert [(one.id, one.target) for one in shown.referrals] == [(slip, to)]
    assert shown.state is State.REFERRED


def test_c60_and_c70_one_word_and_it_is_closed(office: Office) -> None:
    record = asked(office)
    rating = RateConsultation(record, Satisfaction.SATISFIED, DAY)
    _refused(lambda: office.desk.do(rating).result())  # not before an answer
    answered(office, record)
    office.desk.do(replace(rating, close=False)).result()
    assert read(office, record).state is State.RATED
    office.desk.do(CloseConsultation(record, DAY)).result()
    shown = read(office, record)
    assert (shown.state, shown.closed_on, shown.dues) == (State.CLOSED, DAY, ())


def test_c70_answered_and_rated_in_one_entry(office: Office) -> None:
    record = asked(
        office,
        answer="先催讨，保存聊天记录。",
        answered_by="何㬎律师",
        told=AidTold.TOLD,
        minutes=6,
        satisfaction=Satisfaction.SATISFIED,
    )
    shown = read(office, record)
    assert (shown.state, shown.minutes) == (State.CLOSED, 6)
    _refused(lambda: asked(office, satisfaction=Satisfaction.SATISFIED), "pls.R-C12")


def test_the_list_knows_each_by_tab_name_and_initials(office: Office) -> None:
    record = asked(office, name="冼月娥")
    page = office.desk.ask(ListConsultations(ConsultationTab.OPEN, text="xye")).result()
    assert [card.id for card in page.rows] == [record]
    assert dict(page.counts)[ConsultationTab.OPEN] >= 1
    first = office.desk.ask(ListConsultations(ConsultationTab.OPEN, limit=1)).result()
    assert first.after is not None
    rest = office.desk.ask(ListConsultations(ConsultationTab.OPEN, after=first.after)).result()
    assert first.rows[0].id not in {card.id for card in rest.rows}


def test_each_look_at_the_number_to_call_back_is_written_down(office: Office) -> None:
    record: Id = asked(office, name="罗某", phone="0750-0001201")
    shown = read(office, record)
    assert shown.phone_shown == "0750-***1201"
    assert "0001201" not in repr(shown)
    _refused(lambda: office.desk.do(RevealCaller(record, Purpose.OTHER)).result())
    assert office.desk.do(RevealCaller(record, Purpose.CONTACT)).result() == "0750-0001201"
    look = office.desk.ask(ListLooks()).result()[0]
    assert (look.person, look.name, look.purpose) == (record, "罗某", Purpose.CONTACT)
    assert read(office, record).looks == 1


def test_way_and_minutes_are_kept_as_entered(office: Office) -> None:
    command = RegisterConsultation(
        Way.LETTER, Topic.INHERITANCE, at(DAY - timedelta(days=3)), QUESTION, name="余㛄娣"
    )
    shown = read(office, office.desk.do(command).result())
    assert (shown.way, shown.state) == (Way.LETTER, State.REGISTERED)


def test_what_another_line_took_over_goes_back_with_one_undo(office: Office) -> None:
    record = asked(office, name="谭大文", topic=Topic.LAND_FOREST)
    parties = ("田金村3队", "田金村5队")
    lead = RaiseLead(
        record, "440705101219", parties, RiskLevel.YELLOW, report=True, facts="为界桩争起来"
    )
    _refused(lambda: office.desk.do(replace(lead, division="")).result())
    office.desk.do(lead).result()
    (found,) = office.desk.ask(ListLeads(text="界桩")).result().rows
    assert (found.id, found.parties) == (read(office, record).lead, parties)
    _refused(lambda: office.desk.do(lead).result())  # not twice
    office.desk.do(Undo()).result()
    assert office.desk.ask(ListLeads(text="界桩")).result().rows == ()
    assert read(office, record).lead is None

    office.desk.do(AskForAid(record, "相邻关系", ground="32(4)")).result()
    wish = read(office, record).application
    assert wish is not None
    office.desk.do(Undo()).result()
    assert read(office, record).application is None
    with pytest.raises(Refused):
        office.desk.ask(ReadApplication(wish)).result()


def test_m01_no_lead_for_mediation_of_what_is_not_for_it(office: Office) -> None:
    record = asked(office, topic=Topic.LAND_FOREST, question="山林归谁？")
    parties = ("3队", "5队")
    lead = RaiseLead(
        record, "440705101219", parties, RiskLevel.BLUE, report=False, facts="山林归属"
    )
    _refused(lambda: office.desk.do(lead).result(), "med.M01")
    office.desk.do(replace(lead, report=True)).result()
    assert read(office, record).lead is not None


def test_who_may_not_see_the_line_neither_reads_nor_finds(office: Office) -> None:
    record = asked(office, name="许某某")
    assert [hit.record for hit in office.desk.ask(Search("许某某")).result()] == [record]
    for role in (Role.MEDIATOR, Role.AIDE):
        assert not may_see(role, "services")
        assert not may(role, ReadConsultation.__name__)
        assert not may(role, RevealCaller.__name__)


def test_c70_nobody_in_danger_is_closed_away(office: Office) -> None:
    question = "丈夫打我，孩子也挨打，6岁"
    answer = {"answer": "先打 110。", "answered_by": "何律师", "told": AidTold.TOLD}
    said = _refused(
        lambda: asked(office, question=question, **answer, satisfaction=Satisfaction.SATISFIED),
        "pls.R-C13",
    )
    assert "家庭暴力" in said[0]
    record = asked(office, question=question, **answer)
    rating = RateConsultation(record, Satisfaction.SATISFIED, DAY)
    _refused(lambda: office.desk.do(rating).result(), "pls.R-C13")  # nobody looked
    triggers, advised = (RiskTrigger.VIOLENT_PAST, RiskTrigger.CHILD), (Advice.EMERGENCY,)
    look = AssessDanger(record, at(hour=10), RiskLevel.ORANGE, triggers, advised)
    office.desk.do(look).result()
    reasons = (("pls.R-C13@satisfaction", "说说而已"),)
    _refused(lambda: office.desk.do(replace(rating, reasons=reasons)).result(), "med.R-A15")
    told = (ReportTo.POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION)
    office.desk.do(ReportDanger(record, at(hour=10), told)).result()
    office.desk.do(rating).result()
    assert read(office, record).state is State.CLOSED


def test_r_c14_a_danger_that_was_told_stays_in_sight_until_it_is_over(office: Office) -> None:
    record = asked(office, name="区㬎娣", question="他说要来闹，很怕")
    answered(office, record)
    threats, advised = (RiskTrigger.THREATS,), (Advice.EMERGENCY,)
    look = AssessDanger(record, at(hour=9, minute=5), RiskLevel.ORANGE, threats, advised)
    office.desk.do(look).result()
    office.desk.do(ReportDanger(record, at(hour=9, minute=10), (ReportTo.POLICE,))).result()
    office.desk.do(RateConsultation(record, Satisfaction.SATISFIED, DAY)).result()
    shown = read(office, record)
    day = DAY + timedelta(days=3)
    assert (shown.state, [(due.rule, due.on) for due in shown.dues]) == (
        State.CLOSED,
        [("pls.R-C14a", day)],
    )
    assert shown.next_step is not None
    assert shown.next_step.action == "TrackDanger"
    paper = next(line for line in shown.papers if line.kind == "pls.F3")

    again = TrackDanger(record, at(hour=10), "本人说没有再来", DAY + timedelta(days=1))
    office.desk.do(again).result()
    shown = read(office, record)
    assert [due.on for due in shown.dues] == [DAY + timedelta(days=1)]
    rows = [row for group in office.desk.ask(ReadToday()).result().groups for row in group.rows]
    (row,) = (row for row in rows if row.record == record)
    assert (row.action, row.due.on) == ("TrackDanger", DAY + timedelta(days=1))
    assert ("跟踪，风险橙", "本人说没有再来；11月25日再看") in {
        (item.title, item.text) for item in shown.timeline
    }
    assert next(one for one in shown.papers if one.kind == "pls.F3").subject == paper.subject
    office.desk.do(Undo()).result()
    assert [due.on for due in read(office, record).dues] == [day]

    office.desk.do(EndDanger(record, at(hour=10), "对方已被行政拘留，本人搬走")).result()
    shown = read(office, record)
    assert (shown.dues, shown.next_step, shown.risk) == ((), None, RiskLevel.LIFTED)
    assert "TrackDanger" not in shown.actions
    changes = office.desk.ask(ReadHistory(record)).result()
    assert any("结束跟踪" in repr(one) for one in changes)
    office.desk.do(Undo()).result()
    assert [due.on for due in read(office, record).dues] == [day]
