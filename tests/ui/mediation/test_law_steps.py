"""The sheets of the law's turns: accept, decline, extend, renew, take up again, agents."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, DeclineGround, PartyRole
from app.mediation.messages import (
    AddAgent,
    AgentInput,
    AgreementForm,
    CaseTab,
    CloseCase,
    ListCases,
    OpenCase,
    RecordVisit,
    RegisterCase,
    Satisfaction,
    State,
    VisitWay,
)
from app.office.messages import AddCommittee, CommitteeInput, CommitteeKind, EndCommittee
from app.samples.office import person
from app.work import Work
from db.tables.mediation import Agreement
from tests.dispute import (
    TOWN,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
)
from tests.refusals import refused
from tests.ui.hands import Hand
from tests.ui.mediation.registering import fill, open_form
from tests.ui.mediation.stepping import Desk
from tests.ui.real import RealWorld
from ui.mediation.parties import below
from ui.mediation.steps.agents import AgentSheet
from ui.mediation.steps.agreement import AgreementSheet
from ui.records.advice import AdviceLines

CTRL = Qt.KeyboardModifier.ControlModifier
MET, TODAY = date(2026, 11, 17), date(2026, 11, 24)
CHILD = person("陆䶮", "2014-04-10", 905, "13600000001", "新会区双水镇")
HE = person("何某", "1985-03-02", 909, "13600009921", "江门市蓬江区")


def _submit(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Return, CTRL)


def _waiting(desk: Desk) -> None:
    given = case_input(mediators=(), consent=False, accepted_on=date(2026, 11, 16))
    desk.case = desk.do(RegisterCase(given))


def test_a_dispute_that_waits_is_written_down_on_the_form(
    bare: RealWorld, qtbot: QtBot, hand: Hand
) -> None:
    page = open_form(bare, qtbot)
    fill(page, hand)
    hand.at(page.consent.tick).key(Qt.Key.Key_Space)  # not asked yet
    hand.key(Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    (card,) = bare.office.desk.ask(ListCases()).result().rows
    assert (card.state, card.number) == (State.PENDING, "待编号")
    assert bare.toasts[-1].endswith("，待受理")


def test_what_waits_is_accepted_by_keyboard(desk: Desk, hand: Hand) -> None:
    _waiting(desk)
    sheet = desk.open("AcceptCase")
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    _submit(hand)
    assert desk.read().state is State.ACCEPTED
    assert desk.read().accepted_on == TODAY


def test_what_waits_is_declined_with_a_ground(desk: Desk, hand: Hand) -> None:
    _waiting(desk)
    sheet = desk.open("DeclineCase")
    _submit(hand)
    assert sheet.line.accessibleName().startswith("还差 1 项：理由")
    sheet.grid.field("ground").set_value(DeclineGround.TITLE)
    hand.at(sheet.grid.field("note")).type("请向镇人民政府申请确权")
    _submit(hand)
    assert desk.read().state is State.NOT_ACCEPTED


def test_the_time_is_extended(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("ExtendTime")
    hand.at(sheet.grid.field("until")).type("20261220").key(Qt.Key.Key_Return)
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    _submit(hand)
    assert desk.read().ext_until == date(2026, 12, 20)


def test_an_agent_is_named_and_goes(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AddAgent")
    assert isinstance(sheet, AgentSheet)
    hand.at(sheet.grid.field("name")).type("何某")
    hand.at(sheet.grid.field("id_no")).type(HE.id_no)
    hand.at(sheet.grid.field("relation")).type("律师")
    sheet.grid.field("authority").set_value(Authority.SPECIAL)
    _submit(hand)
    party = desk.read().parties[0]
    assert [one.name for one in party.agents] == ["何某"]
    assert below(party)[0][-1] == "代理人 何某（律师），特别授权"
    end = desk.open("EndAgent")
    hand.at(end.grid.field("note")).type("取消委托")
    _submit(hand)
    assert below(desk.read().parties[0])[0][-1] == "代理人 何某（律师），特别授权，到 11月24日"
    assert desk.read().parties[0].agents[0].valid_to == TODAY


def test_a_child_gets_its_guardian_first(desk: Desk, hand: Hand) -> None:
    parties = (applicant(CHILD), respondent())
    desk.case = desk.do(OpenCase(case_input(parties=parties, accepted_on=date(2026, 11, 9))))
    assert below(desk.read().parties[0])[0][-1] == "限制民事行为能力，还没有监护人"
    sheet = desk.open("AddAgent")
    assert sheet.grid.field("basis").value() is AgentBasis.STATUTORY
    assert not sheet.grid.field("authority").isVisible()
    hand.at(sheet.grid.field("name")).type("陆大海")
    sheet.grid.field("id_no").set_text(HE.id_no)
    _submit(hand)
    assert below(desk.read().parties[0])[0][-2:] == (
        "限制民事行为能力",
        "监护人 陆大海",
    )
    desk.met()
    agreement = desk.open("ReachAgreement")
    assert agreement.grid.field("minor_view").isVisible()
    assert not agreement.grid.field("by_agent").isVisible()
    agreement.reject()


def test_the_agreement_asks_for_whom_an_agent_settled(desk: Desk) -> None:
    agent = AgentInput(
        HE, AgentBasis.ENTRUSTED, AgentProof.POWER, "律师", valid_from=date(2026, 11, 10)
    )
    party = desk.read().parties[0]
    desk.do(AddAgent(desk.case, party.id, agent))
    desk.met()
    sheet = desk.open("ReachAgreement")
    assert sheet.grid.field("by_agent").value() == (party.id,)
    assert not sheet.grid.field("minor_view").isVisible()
    sheet.reject()


def test_a_broken_agreement_is_renewed(desk: Desk, hand: Hand) -> None:
    desk.signed(date(2026, 11, 20))
    sheet = desk.open("RenewAgreement")
    assert isinstance(sheet, AgreementSheet)
    assert sheet.grid.field("terms").value() == desk.read().agreement.terms  # type: ignore[union-attr]
    (item,) = sheet._items
    hand.at(item.grid.field("amount_fen")).type("1500").key(Qt.Key.Key_Return)
    hand.at(item.grid.field("due_on")).type("20261220").key(Qt.Key.Key_Return)
    hand.at(item.grid.field("content")).type("补偿款")
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    _submit(hand)
    after = desk.read()
    assert after.state is State.AGREED
    assert len(after.earlier) == 1


def test_an_ended_case_is_taken_up_again(desk: Desk, hand: Hand) -> None:
    desk.met()
    item = payment("补偿款", MET, on_the_spot=True)
    desk.do(agreement_input(desk.case, MET, item, form=AgreementForm.ORAL))
    visit = RecordVisit(desk.case, TODAY, VisitWay.HOME, "已履行。", Satisfaction.SATISFIED)
    desk.do(visit)
    desk.do(CloseCase(desk.case, TODAY))
    sheet = desk.open("TakeUpAgain")
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    _submit(hand)
    page = desk.world.office.desk.ask(ListCases(CaseTab.OPEN)).result()
    assert [row.number for row in page.rows] == ["002号"]
    assert [one.case_no for one in desk.read().followed_by] == ["（2026）江新大人调字第002号"]


def test_two_warnings_are_passed_each_with_its_reason(desk: Desk, hand: Hand) -> None:
    desk.signed(date(2026, 11, 20))
    sheet = desk.open("CloseCase")
    _submit(hand)
    assert desk.read().state is State.OVERDUE
    assert len(sheet.gaps()) + len(sheet.doubts.gaps()) == 2
    for gap in sheet.doubts.gaps():
        gap.field.go()
        hand.settle().type("当事人外出务工")
    _submit(hand)
    assert desk.read().state is State.CLOSED
    told = [item.text for item in desk.read().timeline if "外出务工" in item.text]
    assert len(told) == 2


def test_advice_stands_with_its_article(bare: RealWorld, desk: Desk) -> None:
    lines = AdviceLines(bare.context)
    lines.show_advice(desk.read().advice)
    assert "第一次调解前告知权利义务" in lines.accessibleName()
    desk.met()
    lines.show_advice(desk.read().advice)
    assert lines.isHidden()


def test_what_waits_for_an_ended_committee_is_accepted_by_another(desk: Desk, hand: Hand) -> None:
    pattern = "（{年}）江新灯厂人调字第{号}号"
    factory = CommitteeInput("灯具厂人民调解委员会", CommitteeKind.ENTERPRISE, pattern)
    made = desk.do(AddCommittee(factory))
    given = case_input(committee=made, mediators=(), consent=False, accepted_on=date(2026, 11, 16))
    desk.case = desk.do(RegisterCase(given))
    desk.do(EndCommittee(made, TODAY, "并入镇调委会"))
    sheet = desk.open("AcceptCase")
    field = sheet.grid.field("committee")
    assert field.isVisible()
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    field.set_value(TOWN)
    _submit(hand)
    assert desk.read().committee == TOWN


def _second_agreement(_none: object, work: Work) -> Id:
    """What a colleague wrote without seeing ours, as it comes with the sync."""
    ours = work.session.scalars(select(Agreement)).one()
    columns = {column.name for column in Agreement.__table__.columns} - {"id", "reached_on"}
    kept = {name: getattr(ours, name) for name in columns if hasattr(ours, name)}
    theirs = Agreement(id=work.new_id(), reached_on=MET + timedelta(days=1), **kept)
    work.session.add(theirs)
    work.session.flush()
    return theirs.id


def test_of_two_agreements_of_two_laptops_one_is_chosen(
    bare: RealWorld, desk: Desk, hand: Hand
) -> None:
    desk.met()
    ours = desk.do(agreement_input(desk.case, MET, payment("款", date(2026, 12, 10))))
    bare.office.desk.write(_second_agreement, None).result()
    step = desk.read().next_step
    assert step is not None
    sheet = desk.open(step.action)
    field = sheet.grid.field("agreement")
    field.set_value(ours)
    assert field.text() == "11月17日书面协议，1,500 元，款"
    _submit(hand)
    shown = desk.read()
    assert shown.agreement is not None
    assert (shown.agreement.id, shown.rivals) == (ours, ())


def test_what_the_register_says_is_put_right(desk: Desk, hand: Hand) -> None:
    before = desk.read()
    sheet = desk.open("ReviseCase")
    assert sheet.grid.field("facts").value() == before.facts
    assert sheet.grid.field("dispute_type").value() is before.dispute_type
    hand.at(sheet.grid.field("place")).type("田金村3队")
    _submit(hand)
    after = desk.read()
    assert (after.place, after.facts, after.people_count) == (
        "田金村3队",
        before.facts,
        before.people_count,
    )


def test_an_agreement_that_nobody_signs(desk: Desk, hand: Hand) -> None:
    desk.do(session_input(desk.case, MET))
    desk.do(agreement_input(desk.case, MET, payment("修补费", TODAY)))
    sheet = desk.open("DropAgreement")
    _submit(hand)
    assert sheet.line.accessibleName().startswith("还差 1 项：原因")
    hand.at(sheet.grid.field("note")).type("谭𬍛㛃不肯签字")
    _submit(hand)
    assert desk.read().state is State.MEDIATING


def test_a_party_more_by_keyboard(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AddParty")
    for name, text in (
        ("id_no", HE.id_no), ("name", HE.name), ("phone", HE.phone), ("address", HE.address),
    ):  # fmt: skip
        hand.at(sheet.grid.field(name)).type(text)
    _submit(hand)
    assert sheet.grid.field("consent").state == "error"
    hand.at(sheet.grid.field("consent")).key(Qt.Key.Key_Space)
    _submit(hand)
    party = desk.read().parties[-1]
    assert (party.name, party.role, party.joined_on) == ("何某", PartyRole.THIRD, TODAY)


def test_med_m05_consent_to_the_mediator_is_written_down_and_the_agent_comes_in(
    desk: Desk, hand: Hand
) -> None:
    chair = AgentInput(
        person("陈丽华", "1975-03-03", 933, "13600009933", "新会区"),
        AgentBasis.ENTRUSTED,
        AgentProof.POWER,
    )
    joining = AddAgent(desk.case, desk.read().parties[0].id, chair)
    assert [one.rule for one in refused(desk.world.office.desk, joining)] == ["med.M05"]
    sheet = desk.open("AppointMediators")
    hand.at(sheet.grid.field("recusal_ok")).key(Qt.Key.Key_Space)
    _submit(hand)
    assert all(one.recusal_ok for one in desk.read().parties)
    desk.do(joining)
    assert desk.read().parties[0].agents[0].name == "陈丽华"


def test_an_heir_by_keyboard_and_another_like_the_first(desk: Desk, hand: Hand) -> None:
    desk.signed(date(2026, 12, 10))
    died = desk.read().parties[1]
    for heir, number in (("谭志明", "1998-04-05"), ("谭志芳", "2001-06-07")):
        who = person(heir, number, 951, "13500008851", "大泽镇田金村3队20号")
        sheet = desk.open("SucceedParty")
        grid = sheet.grid
        assert not grid.field("consent").isVisible()  # nothing is mediated any more
        hand.at(grid.field("party")).type("谭𬍛㛃").key(Qt.Key.Key_Return)
        assert grid.field("party").value() == died.id
        if not died.left_on:
            hand.at(grid.field("left_on")).type(f"{TODAY:%Y%m%d}")
            hand.at(grid.field("proof")).type("死亡证明、亲属关系证明")
        assert grid.field("left_on").value() == TODAY
        for name in ("id_no", "name", "phone", "address"):
            hand.at(grid.field(name)).type(getattr(who, name))
        _submit(hand)
        died = desk.read().parties[1]
        assert died.left_on == TODAY
    assert [one.name for one in desk.read().present] == ["黄䶮", "谭志明", "谭志芳"]


def test_where_the_court_writes_to_by_keyboard(desk: Desk, hand: Hand) -> None:
    party = desk.read().parties[0]
    for address in ("会城××路1号", ""):
        sheet = desk.open("SetServiceAddress")
        hand.at(sheet.grid.field("party")).type(party.name).key(Qt.Key.Key_Return)
        field = sheet.grid.field("address")
        assert field.text() == desk.read().parties[0].service_address
        hand.at(field).key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hand.key(Qt.Key.Key_Delete).type(address)
        _submit(hand)
        assert desk.read().parties[0].service_address == address


def test_a_case_registered_twice_is_struck_out(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("StrikeCase")
    hand.at(sheet.grid.field("reason")).type("与 012号 重复登记")
    _submit(hand)
    found = desk.world.office.desk.ask(ListCases(within=(desk.case,))).result()
    assert found.rows == ()
