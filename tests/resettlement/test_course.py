"""The course of a record in a real office: B1 to B6, A20, who may, undo, history, who may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.access import Role
from app.clock import CHINA, FixedClock
from app.history.messages import ReadHistory, Undo
from app.people.messages import FindPerson, ListPersons, ReadPersonFile
from app.resettlement.messages import (
    AddAftercare,
    AftercareView,
    AskedHow,
    AssessHelpRisk,
    ContactMode,
    DecideLevel,
    EndHelp,
    Ending,
    HandOver,
    HelpTab,
    Homecoming,
    InquiryOutcome,
    ListReleased,
    MemberInput,
    Met,
    ReadHelp,
    RecordContact,
    RecordInquiry,
    RecordRelease,
    ReportAftercare,
    Risk,
    RiskSign,
    SetTeam,
    Source,
    Standing,
    State,
    StopHelp,
    TransferHelp,
    Verify,
    VerifyResidence,
)
from app.search.messages import Search
from app.today.messages import ReadDues, ReadToday
from tests.office import Office, found_office
from tests.refusals import fields, refused
from tests.resettlement.kit import DAY, GROUP, HE, at, from_correction, met, read, registered


def _titles(office: Office, tab: HelpTab) -> list[str]:
    return [row.title for row in office.desk.ask(ListReleased(tab)).result().rows]


# -- coming home ------------------------------------------------------------------------------


def test_res_b1_only_what_is_true_leads_on(home: Office) -> None:
    record = registered(home)
    assert read(home, record).state is State.TO_VERIFY
    assert [due.on for due in read(home, record).dues] == [date(2026, 11, 12)]
    untold = VerifyResidence(record, Verify.UNTRUE, DAY)
    assert fields(refused(home.desk, untold)) == ["note"]
    moved = VerifyResidence(record, Verify.MOVED, DAY, "户口 2024 年迁到开平")
    home.desk.do(moved).result()
    shown = read(home, record)
    assert (shown.state, shown.verify) == (State.TO_VERIFY, Verify.MOVED)
    assert "已反馈监所" in (shown.next_step.headline if shown.next_step else "")
    home.desk.do(VerifyResidence(record, Verify.TRUE, DAY)).result()
    assert read(home, record).state is State.EXPECTED


def test_res_b2_b3_released_then_met(home: Office) -> None:
    record = registered(home)
    home.desk.do(RecordRelease(record, date(2026, 12, 10), DAY, "960")).result()
    shown = read(home, record)
    assert (shown.state, shown.help_from) == (State.AWAITED, date(2026, 12, 11))
    assert shown.help_to == date(2031, 12, 10)
    early = HandOver(record, DAY, Homecoming.FETCHED, Met.IN_PERSON, GROUP)
    assert fields(refused(home.desk, early)) == ["handed_on"]
    home.desk.do(RecordRelease(record, date(2026, 11, 20), DAY, "960")).result()  # mistyped
    alone = HandOver(
        record, DAY, Homecoming.FAMILY, Met.BY_FAMILY, (MemberInput("何某", Standing.FAMILY),)
    )
    assert fields(refused(home.desk, alone)) == ["members"]
    met(home, record, DAY)
    shown = read(home, record)
    assert (shown.state, shown.agreed) == (State.HELPED, False)  # nobody has to sign
    assert [one.name for one in shown.members] == ["刘㛃文", "黄㬎根"]
    assert "何㭎田" in _titles(home, HelpTab.HELPED)


def test_a_key_person_whom_nobody_fetched_wants_a_reason(home: Office) -> None:
    record = registered(home, release_on=DAY)
    form = AssessHelpRisk(record, DAY, Risk.HIGH, (RiskSign.TENDENCY,), key_person=True)
    home.desk.do(form).result()
    command = HandOver(record, DAY, Homecoming.REPORTED, Met.IN_PERSON, GROUP)
    (fault,) = refused(home.desk, command)
    assert (fault.rule, fault.blocks) == ("res.R34", False)
    met(home, record, DAY, reasons=((fault.key, "自己坐车回来的，到村口碰上了"),))
    assert any("自己坐车" in item.text for item in read(home, record).timeline)


def test_one_person_has_one_record_in_hand(home: Office) -> None:
    record = registered(home, person=HE)
    with pytest.raises(Exception, match="已经有一份"):
        registered(home, person=HE)
    home.desk.do(StopHelp(record, Ending.NOT_OURS, DAY, "查无此人")).result()
    assert registered(home, person=HE) != record


# -- cor.A20, case 1 ----------------------------------------------------------------------------


def test_cor_a20_case_1_goes_on_from_the_day_after(profile: Path) -> None:
    clock = FixedClock(datetime(2026, 8, 30, 17, tzinfo=CHINA))
    office = found_office(profile, clock)
    record = from_correction(office, date(2026, 8, 30))
    shown = read(office, record)
    assert (shown.state, shown.source) == (State.AWAITED, Source.CORRECTION)
    assert (shown.help_from, shown.help_to) == (date(2026, 8, 31), date(2029, 8, 30))
    assert [step.step.label for step in shown.steps] == ["衔接", "帮教", "解除"]
    assert from_correction(office, date(2026, 8, 30)) == record  # told twice, made once
    assert len(_titles(office, HelpTab.WAITING)) == 1
    clock.set(datetime(2026, 9, 4, 17, tzinfo=CHINA))
    met(office, record, date(2026, 9, 4))
    clock.set(datetime(2026, 11, 23, 9, tzinfo=CHINA))
    due = read(office, record).dues[0]
    assert (due.rule, due.on, due.confirmed) == ("res.R35b", date(2026, 12, 4), False)
    rows = [row for group in office.desk.ask(ReadToday(days=30)).result().groups
            for row in group.rows]  # fmt: skip
    assert [(row.line, row.due.on) for row in rows] == [("resettlement", date(2026, 12, 4))]
    office.desk.close()


def test_cor_a20_the_correction_alone_tells_the_day(home: Office) -> None:
    record = from_correction(home, date(2026, 11, 20))
    refused_day = RecordRelease(record, date(2026, 11, 21))
    assert fields(refused(home.desk, refused_day)) == ["release_on"]  # as the correction says


# -- helping ------------------------------------------------------------------------------------


def test_res_b4_the_head_decides_what_an_officer_proposes(profile: Path, clock: FixedClock) -> None:
    office = found_office(profile, clock, role=Role.OFFICER)
    record = registered(office, release_on=DAY)
    met(office, record, DAY)
    form = AssessHelpRisk(record, DAY, Risk.HIGH, (RiskSign.TENDENCY,), key_person=True)
    office.desk.do(form).result()
    shown = read(office, record)
    assert (shown.key_person, shown.proposed_key) == (False, True)
    assert "DecideLevel" not in shown.actions
    again = AssessHelpRisk(record, DAY, Risk.LOW)  # a second form of the same day
    office.desk.do(again).result()
    assert read(office, record).proposed_key is None
    office.desk.do(form).result()
    assert read(office, record).proposed_key is True
    with pytest.raises(Exception, match="所长"):
        office.desk.do(DecideLevel(record, key_person=True, decided_on=DAY)).result()
    with pytest.raises(Exception, match="所长"):
        office.desk.do(EndHelp(record, DAY)).result()
    office.desk.close()


def test_a_head_who_fills_the_form_in_has_decided(home: Office) -> None:
    record = registered(home, release_on=DAY)
    met(home, record, DAY)
    form = AssessHelpRisk(record, DAY, Risk.HIGH, (RiskSign.TENDENCY,), key_person=True)
    home.desk.do(form).result()
    shown = read(home, record)
    assert (shown.key_person, shown.proposed_key) == (True, None)
    assert [due.on for due in shown.dues if due.rule == "res.R35a"] == [date(2026, 12, 24)]
    home.desk.do(DecideLevel(record, key_person=False, decided_on=DAY)).result()
    shown = read(home, record)
    assert (shown.key_person, shown.proposed_key) == (False, None)  # decided, the form known


def test_a_contact_moves_the_next_one_and_undo_moves_it_back(office: Office) -> None:
    record = registered(office, release_on=date(2026, 9, 1))
    met(office, record, date(2026, 9, 1))
    before = read(office, record).dues[0].on
    call = RecordContact(record, at(date(2026, 11, 23)), ContactMode.TELEPHONE, "都好")
    office.desk.do(call).result()
    assert read(office, record).dues[0].on == date(2027, 2, 23)
    (entry, *_) = office.desk.ask(ReadHistory(record)).result()
    assert "帮教记录" in str(entry)
    assert "都好" not in str(entry)  # left to the record, where looks are written down
    office.desk.do(Undo()).result()
    assert read(office, record).dues[0].on == before
    unsaid = RecordContact(record, at(date(2026, 11, 25)), ContactMode.VISIT, " ")
    assert fields(refused(office.desk, unsaid)) == ["at", "notes"]


def test_who_leaves_the_group_stays_on_record(home: Office) -> None:
    record = registered(home, release_on=DAY)
    met(home, record, DAY)
    home.desk.do(SetTeam(record, GROUP[:1], DAY)).result()
    assert [one.name for one in read(home, record).members] == ["刘㛃文"]
    nobody = SetTeam(record, GROUP[1:], DAY)
    assert fields(refused(home.desk, nobody)) == ["members"]


def test_res_b5_not_met_is_asked_after_and_then_met(home: Office) -> None:
    record = registered(home, release_on=date(2026, 10, 19))
    shown = read(home, record)
    assert (shown.state, shown.actions[0]) == (State.NOT_MET, "RecordInquiry")
    (card,) = home.desk.ask(ListReleased(within=(record,))).result().rows
    assert card.state is State.NOT_MET
    asked = RecordInquiry(record, DAY, (AskedHow.KIN,), InquiryOutcome.UNKNOWN, "姐姐也不知道")
    home.desk.do(asked).result()
    shown = read(home, record)
    assert shown.sought is not None
    assert shown.dues[0].on == date(2026, 12, 24)
    met(home, record, DAY)
    assert read(home, record).sought is None


# -- the end ------------------------------------------------------------------------------------


def test_res_b6_never_early_by_the_head_on_the_day(profile: Path) -> None:
    clock = FixedClock(datetime(2029, 8, 29, 9, tzinfo=CHINA))
    office = found_office(profile, clock)
    record = from_correction(office, date(2026, 8, 30))
    met(office, record, date(2026, 9, 4))
    assert "EndHelp" not in read(office, record).actions
    (fault,) = refused(office.desk, EndHelp(record, date(2029, 8, 29)))
    assert fault.rule == "res.R33"
    clock.set(datetime(2029, 8, 30, 9, tzinfo=CHINA))
    step = read(office, record).next_step
    assert step is not None
    assert step.action == "EndHelp"
    office.desk.do(EndHelp(record, date(2029, 8, 30))).result()
    shown = read(office, record)
    assert (shown.state, shown.actions, shown.dues) == (State.RELEASED, (), ())
    assert _titles(office, HelpTab.ENDED) == ["赵某宁"]
    office.desk.close()


def test_res_b6_moved_away_or_over(home: Office) -> None:
    record = registered(home, release_on=DAY)
    assert fields(refused(home.desk, TransferHelp(record, DAY, " "))) == ["moved_to"]
    assert fields(refused(home.desk, StopHelp(record, Ending.EXPIRED, DAY, "x"))) == ["reason"]
    assert fields(refused(home.desk, StopHelp(record, Ending.DIED, DAY, ""))) == ["note"]
    home.desk.do(TransferHelp(record, DAY, "开平市水口司法所")).result()
    assert read(home, record).state is State.MOVED


# -- 社区戒毒 -----------------------------------------------------------------------------------


def test_res_r36_a_card_keeps_dates_and_no_results(home: Office) -> None:
    card = home.desk.do(AddAftercare(HE, "大泽镇人民政府", ordered_on=date(2026, 11, 10))).result()
    shown = home.desk.ask(ReadHelp(card)).result()
    assert [due.on for due in shown.dues] == [date(2026, 11, 25)]
    home.desk.do(ReportAftercare(card, date(2026, 11, 16))).result()
    shown = home.desk.ask(ReadHelp(card)).result()
    assert isinstance(shown, AftercareView)
    assert shown.ends_on == date(2029, 11, 15)
    assert _titles(home, HelpTab.AFTERCARE) == ["何㭎田"]


# -- who may know -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.AIDE])
def test_res_r34_nobody_else_learns_that_a_person_is_known_here(
    role: Role, profile: Path, clock: FixedClock
) -> None:
    office = found_office(profile, clock)
    record = registered(office)
    person = read(office, record).person.id
    desk = office.desk
    desk.me = replace(desk.me, role=str(role))
    for question in (ReadHelp(record), ListReleased()):
        with pytest.raises(Exception, match="不能"):
            desk.ask(question).result()
    assert desk.ask(Search("hegangtian")).result() == ()
    assert all(row.line != "resettlement" for group in desk.ask(ReadToday()).result().groups
               for row in group.rows)  # fmt: skip
    if role is Role.MEDIATOR:
        assert desk.ask(ListPersons()).result() == ()
        assert desk.ask(FindPerson(name="何㭎田")).result() == ()
        with pytest.raises(Exception, match="没有找到"):
            desk.ask(ReadPersonFile(person)).result()
    desk.close()


def test_the_file_of_a_person_shows_what_is_kept_here(office: Office) -> None:
    record = registered(office, person=HE)
    person = read(office, record).person.id
    (found,) = office.desk.ask(ReadPersonFile(person)).result().records
    assert (found.line, found.record, found.state) == ("resettlement", record, "待核实")
    hits = [hit for hit in office.desk.ask(Search("hgt")).result() if hit.line == "resettlement"]
    assert [hit.record for hit in hits] == [record]
    by_number = office.desk.ask(Search(HE.id_no[-4:])).result()
    assert record in [hit.record for hit in by_number]


def test_res_r40_the_day_expected_is_kept_and_owed_until_the_notice_comes(office: Office) -> None:
    record = registered(office, expected_on=date(2026, 12, 31))
    owed = {row.due.rule: row.due.on for row in office.desk.ask(ReadDues((record,))).result()}
    assert owed["res.R40"] == date(2026, 11, 30)
    # The prison shortened the sentence: known by the day of the verification.
    office.desk.do(
        VerifyResidence(record, Verify.TRUE, date(2026, 11, 10), expected_on=date(2026, 12, 20))
    ).result()
    seen = read(office, record)
    assert seen.expected_on == date(2026, 12, 20)
    assert seen.next_step is not None
    assert seen.next_step.due is not None
    assert (seen.next_step.action, seen.next_step.due.on) == ("RecordRelease", date(2026, 11, 20))
    office.desk.do(RecordRelease(record, date(2026, 12, 20), date(2026, 11, 23))).result()
    owed = {row.due.rule: row.due.on for row in office.desk.ask(ReadDues((record,))).result()}
    assert "res.R40" not in owed
