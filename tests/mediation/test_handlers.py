"""A case moved through its life by commands at the desk: what each leaves in the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.clock import FixedClock
from app.events import RecordsChanged
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    AddNote,
    AgreementForm,
    AppointMediators,
    CaseDetail,
    CloseCase,
    DisputeType,
    EndMediation,
    EndReason,
    ItemStatus,
    ListCases,
    OpenCase,
    Outcome,
    ReachAgreement,
    ReadCase,
    RecordPerformance,
    RecordVisit,
    Satisfaction,
    Source,
    State,
    VisitWay,
    WithdrawCase,
)
from app.messages import Command
from app.papers.messages import NotePrinted, PreparePaper
from app.samples.office import mediator_id, person
from app.work import Work
from db.tables.mediation import MediationCase
from tests.dispute import (
    TOWN,
    WORKS,
    agreement_input,
    applicant,
    case_input,
    payment,
    respondent,
    session_input,
    signatures,
)
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import fields, refused

TODAY = date(2026, 11, 24)
ACCEPTED = date(2026, 11, 10)
MET = date(2026, 11, 20)
DAY = timedelta(days=1)
UNDONE = (("med.R-A13", "当事人外出务工"), ("med.R-A13b", "当事人外出务工"))


class Life:
    """A case and the commands that move it on."""

    def __init__(self, office: Office) -> None:
        self.desk = office.desk
        self.case = self.do(OpenCase(case_input(accepted_on=ACCEPTED)))

    def do(self, command: Command[Any]) -> Any:
        return self.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.desk.ask(ReadCase(self.case)).result()

    def state(self) -> State:
        return self.read().state

    def meet(self, day: date = MET, outcome: Outcome = Outcome.SUCCESS) -> Id:
        found: Id = self.do(session_input(self.case, day, 9, outcome=outcome))
        return found

    def agree(self, *items: Any, **changes: Any) -> tuple[Id, ...]:
        """Meet, agree and sign; returns the items."""
        self.meet()
        agreement: ReachAgreement = agreement_input(self.case, MET, *items, **changes)
        self.do(agreement)
        if agreement.form is AgreementForm.WRITTEN:
            self.do(signatures(self.case, MET))
        found = self.read().agreement
        assert found is not None
        return tuple(item.id for item in found.items)

    def perform(self, item: Id, on: date, status: ItemStatus = ItemStatus.DONE) -> None:
        self.do(RecordPerformance(item, on, status, "收条"))

    def visit(self, on: date = TODAY) -> Id:
        visit = RecordVisit(self.case, on, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
        found: Id = self.do(visit)
        return found

    def row(self, read: Callable[[MediationCase], Any]) -> Any:
        def find(_message: object, work: Work) -> Any:
            return read(work.session.get_one(MediationCase, self.case))

        return self.desk.read(find, None).result()


@pytest.fixture
def life(office: Office) -> Life:
    return Life(office)


TWO = (payment("第一笔补偿款", date(2026, 11, 27)), payment("第二笔补偿款", date(2026, 12, 28)))


# -- acceptance --------------------------------------------------------------------------------


def test_an_accepted_case_is_being_mediated_under_its_number(life: Life) -> None:
    case = life.read()
    assert case.state is State.MEDIATING
    assert case.case_no == "（2026）江新大人调字第001号"
    assert (case.accepted_on, case.people_count, case.registrar) == (ACCEPTED, 2, "陈丽华")
    assert [party.name for party in case.parties] == ["黄䶮", "谭𬍛㛃"]
    assert [mediator.name for mediator in case.mediators] == ["陈丽华"]
    assert case.parties[0].person is not None
    assert str(case.parties[0].person.birth) == "1980-05-12"


def test_numbers_run_on_within_a_committee_and_year(office: Office) -> None:
    def number(**changes: Any) -> str:
        case = office.desk.do(OpenCase(case_input(**changes))).result()
        return office.desk.ask(ReadCase(case)).result().case_no

    other = office.desk.ask(ListCases()).result()
    assert other.total == 0
    assert number() == "（2026）江新大人调字第001号"
    assert number() == "（2026）江新大人调字第002号"
    assert number(accepted_on=date(2025, 12, 31)) == ""  # no block for that year: 待编号
    assert number() == "（2026）江新大人调字第003号"


def test_one_wrong_party_keeps_the_other_from_being_filed(office: Office) -> None:
    wrong = case_input(parties=(applicant(), respondent(phone="1")))
    refused(office.desk, OpenCase(wrong))
    told: list[RecordsChanged] = []
    office.desk.subscribe(RecordsChanged, told.append)
    refused(office.desk, OpenCase(wrong))
    assert told == []
    office.desk.do(OpenCase(case_input())).result()
    assert {event.line for event in told} >= {"mediation"}


# -- mediators ---------------------------------------------------------------------------------


def test_med_m05_a_mediator_who_is_a_party_until_replaced_or_accepted(office: Office) -> None:
    cousin = person("吴振邦", "1970-01-01", 915, "13500007734", "大泽镇")
    given = case_input(parties=(applicant(), respondent(cousin)))
    assert fields(refused(office.desk, OpenCase(replace(given, mediators=(_m("吴振邦"),))))) == [
        "mediators"
    ]
    life = Life(office)
    life.case = life.do(OpenCase(given))
    told = refused(office.desk, AppointMediators(life.case, (_m("吴振邦"), _m("陈丽华"))))
    assert [(fault.field, fault.rule) for fault in told] == [("mediators", "med.M05")]
    life.do(AppointMediators(life.case, (_m("吴振邦"),), recusal_consent=True))
    assert [mediator.name for mediator in life.read().mediators] == ["吴振邦"]
    life.do(AppointMediators(life.case, (_m("冯敏仪"), _m("陈丽华"))))
    assert [mediator.name for mediator in life.read().mediators] == ["冯敏仪", "陈丽华"]
    assert life.row(lambda case: case.recusal_consent) is False


def test_med_m05_who_represents_an_organisation(office: Office) -> None:
    works = replace(WORKS, legal_rep="陈丽华")
    told = refused(office.desk, OpenCase(case_input(parties=(applicant(), respondent(works)))))
    assert fields(told) == ["mediators"]
    accepted = case_input(parties=(applicant(), respondent(works)), recusal_consent=True)
    life = Life(office)
    life.case = life.do(OpenCase(accepted))
    again = AppointMediators(life.case, (_m("陈丽华"),))
    assert fields(refused(office.desk, again)) == ["mediators"]


def test_mediators_are_settled_once_there_is_an_agreement(life: Life) -> None:
    life.agree(*TWO)
    (fault,) = refused(life.desk, AppointMediators(life.case, (_m("冯敏仪"),)))
    assert "履行中" in fault.message


def _m(name: str) -> Id:
    return mediator_id(name)


# -- sessions ----------------------------------------------------------------------------------


def test_med_a35_and_back(life: Life) -> None:
    life.meet(MET - DAY, Outcome.CONTINUE)
    assert life.state() is State.CONTINUING
    life.meet(MET, Outcome.CONTINUE)
    assert life.state() is State.CONTINUING
    life.meet(MET, Outcome.SUCCESS)
    assert life.state() is State.MEDIATING
    assert [one.ordinal for one in life.read().sessions] == [1, 2, 3]


def test_med_a40_needs_the_session_it_was_reached_in(life: Life) -> None:
    life.meet(outcome=Outcome.CONTINUE)
    assert "ReachAgreement" not in life.read().actions
    (fault,) = refused(life.desk, agreement_input(life.case, MET))
    assert "有待继续调解" in fault.message
    life.meet()
    assert "ReachAgreement" in life.read().actions
    life.do(agreement_input(life.case, MET))
    assert life.state() is State.AGREED


def test_med_m04_no_session_after_a_refusal(life: Life) -> None:
    life.do(EndMediation(life.case, TODAY, EndReason.REFUSED))
    (fault,) = refused(life.desk, session_input(life.case, TODAY, 9))
    assert (fault.rule, fault.citation) == ("med.M04", "人民调解法 第17条")


@pytest.mark.parametrize("reason", [one for one in EndReason if one is not EndReason.REFUSED])
def test_no_session_after_any_other_end(life: Life, reason: EndReason) -> None:
    life.do(EndMediation(life.case, TODAY, reason))
    (fault,) = refused(life.desk, session_input(life.case, TODAY, 9))
    assert "调解不成" in fault.message
    assert fault.rule is None


# -- agreements --------------------------------------------------------------------------------


def test_med_a45_a_written_agreement_waits_for_the_signatures(life: Life) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, *TWO))
    case = life.read()
    assert case.state is State.AGREED
    assert case.agreement is not None
    assert case.agreement.effective_on is None
    assert case.agreement.copies == 3  # each party one, the committee one (人民调解法 29)
    assert [due.rule for due in case.dues] == ["med.R-A09a"]
    (unsigned,) = refused(
        life.desk, RecordPerformance(case.agreement.items[0].id, MET, ItemStatus.DONE, "收条")
    )
    assert unsigned.rule == "med.M07"
    for day in (MET - DAY, TODAY + DAY):
        assert fields(refused(life.desk, signatures(life.case, day))) == ["signed_on"]
    life.do(signatures(life.case, MET + DAY))
    case = life.read()
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert case.agreement.effective_on == MET + DAY


def test_med_a45_an_oral_agreement_is_in_force_at_once(life: Life) -> None:
    life.agree(*TWO, form=AgreementForm.ORAL)
    case = life.read()
    assert case.state is State.PERFORMING
    assert case.agreement is not None
    assert case.agreement.effective_on == MET
    assert "med.R-A10" not in {due.rule for due in case.dues}


def test_med_a50_paid_on_the_spot_is_performed_at_once(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    case = life.read()
    assert case.state is State.PERFORMED
    assert case.agreement is not None
    (item,) = case.agreement.items
    assert (item.status, item.performed_on) == (ItemStatus.ON_THE_SPOT, MET)


def test_signed_later_than_paid_the_case_is_performed_on_the_day_of_the_signatures(
    life: Life,
) -> None:
    life.meet()
    life.do(agreement_input(life.case, MET, payment("补偿款", MET, on_the_spot=True)))
    life.do(signatures(life.case, MET + DAY))
    assert life.row(lambda case: case.state_on) == MET + DAY


def test_med_m12_at_the_desk(office: Office) -> None:
    written: tuple[dict[str, Any], ...] = (
        {"dispute_type": DisputeType.LABOUR},
        {"source": Source.POLICE, "source_doc_no": "新公调〔2026〕1号"},
        {"tags": ("土地承包",)},
    )
    for changes in written:
        life = Life(office)
        life.case = life.do(OpenCase(case_input(accepted_on=ACCEPTED, **changes)))
        life.meet()
        told = refused(life.desk, agreement_input(life.case, MET, form=AgreementForm.ORAL))
        assert [(fault.field, fault.rule) for fault in told] == [("form", "med.M12")]


def test_one_agreement_is_enough(life: Life) -> None:
    life.agree(*TWO)
    assert "履行中" in refused(life.desk, agreement_input(life.case, TODAY))[0].message
    assert "履行中" in refused(life.desk, signatures(life.case, TODAY))[0].message


# -- performance -------------------------------------------------------------------------------


def test_med_a50_with_the_last_item_on_the_last_day(life: Life, clock: FixedClock) -> None:
    first, second = life.agree(*TWO)
    clock.advance(days=60)
    life.perform(second, date(2026, 12, 28))
    assert life.state() is State.OVERDUE  # the first was due on 27 November
    assert life.row(lambda case: case.state) == "A45"
    life.perform(first, date(2026, 12, 1))
    assert life.state() is State.PERFORMED
    assert life.row(lambda case: case.state_on) == date(2026, 12, 28)


def test_a_part_is_not_the_whole(life: Life, clock: FixedClock) -> None:
    first, second = life.agree(*TWO)
    clock.advance(days=60)
    life.perform(first, date(2026, 11, 27), ItemStatus.PARTIAL)
    life.perform(second, date(2026, 12, 28))
    assert life.state() is State.OVERDUE
    life.perform(first, date(2026, 12, 30))
    assert life.state() is State.PERFORMED


def test_nothing_more_is_performed_once_all_is(life: Life) -> None:
    (item,) = life.agree(payment("补偿款", MET, on_the_spot=True))
    (fault,) = refused(life.desk, RecordPerformance(item, TODAY, ItemStatus.DONE, "收条"))
    assert "已履行" in fault.message


def test_fields_of_a_performance(life: Life) -> None:
    first, _ = life.agree(*TWO)
    good = RecordPerformance(first, TODAY, ItemStatus.DONE, "收条")
    for field, value in (
        ("performed_on", TODAY + DAY),
        ("performed_on", MET - DAY),
        ("proof", " "),
        ("status", ItemStatus.NOT_DUE),
    ):
        wrong: dict[str, Any] = {field: value}
        assert fields(refused(life.desk, replace(good, **wrong))) == [field]


# -- visits ------------------------------------------------------------------------------------


def test_a_visit_ends_the_duty_to_visit(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    assert "med.R-A13b" in {due.rule for due in life.read().dues}
    life.visit()
    case = life.read()
    assert "med.R-A13b" not in {due.rule for due in case.dues}
    assert [visit.visited_on for visit in case.visits] == [TODAY]
    assert case.state is State.PERFORMED


def test_without_items_the_visit_tells_that_all_is_done(life: Life) -> None:
    life.agree()
    assert life.state() is State.PERFORMING
    assert "CloseCase" not in life.read().actions
    life.visit()
    assert life.state() is State.PERFORMED
    life.do(CloseCase(life.case, TODAY))
    assert life.state() is State.CLOSED


def test_fields_of_a_visit(life: Life) -> None:
    life.agree(*TWO)
    good = RecordVisit(life.case, TODAY, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
    for field, value in (
        ("visited_on", TODAY + DAY),
        ("visited_on", MET - DAY),
        ("performance", ""),
        ("next_on", TODAY),
    ):
        wrong: dict[str, Any] = {field: value}
        assert fields(refused(life.desk, replace(good, **wrong))) == [field]


# -- the end -----------------------------------------------------------------------------------


def test_med_a60_and_a65_then_a90(office: Office) -> None:
    failed, withdrawn = Life(office), Life(office)
    failed.do(EndMediation(failed.case, TODAY, EndReason.TOO_FAR_APART, "数额相差较大"))
    withdrawn.do(WithdrawCase(withdrawn.case, TODAY, "申请人撤回"))
    assert (failed.state(), withdrawn.state()) == (State.FAILED, State.WITHDRAWN)
    assert failed.read().end_reason is EndReason.TOO_FAR_APART
    for life in (failed, withdrawn):
        assert "CloseCase" in life.read().actions
        life.do(CloseCase(life.case, TODAY))
        case = life.read()
        assert (case.state, case.closed_on) == (State.CLOSED, TODAY)
        assert [(due.rule, due.raw) for due in case.dues] == [("med.R-A19", TODAY + 30 * DAY)]
        assert case.next_step is not None
        assert case.next_step.action not in ("RecordVisit", "CloseCase")


def test_med_a55_an_overdue_case_may_be_closed_and_a_running_one_not(
    life: Life, clock: FixedClock
) -> None:
    life.agree(*TWO)
    assert "CloseCase" not in life.read().actions
    assert "履行中" in refused(life.desk, CloseCase(life.case, TODAY))[0].message
    clock.advance(days=4)  # 28 November, the day after the first item was due
    assert life.state() is State.OVERDUE
    assert "CloseCase" in life.read().actions
    life.do(CloseCase(life.case, clock.today(), reasons=UNDONE))
    assert life.state() is State.CLOSED


def test_closing_does_not_come_before_what_was_closed(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    told = refused(life.desk, CloseCase(life.case, MET - DAY, reasons=UNDONE))
    assert [(fault.field, fault.rule) for fault in told] == [("closed_on", "med.M30")]


def test_after_the_end_only_notes(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    for command in (
        session_input(life.case, TODAY, 9),
        agreement_input(life.case, TODAY),
        signatures(life.case, TODAY),
        EndMediation(life.case, TODAY, EndReason.OTHER),
        WithdrawCase(life.case, TODAY),
        CloseCase(life.case, TODAY),
        AppointMediators(life.case, (_m("陈丽华"),)),
    ):
        assert "结案" in refused(life.desk, command)[0].message
    assert life.do(AddNote(life.case, "双方来电致谢"))
    assert not {"RecordSession", "ConfirmSignatures", "CloseCase"} & {*life.read().actions}


def test_med_a90_a_closed_case_without_a_visit_can_be_archived_for_its_reason(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    assert "人民调解回访记录" in _gaps(life)
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    case = life.read()
    assert case.unvisited == "当事人外出务工"
    assert "人民调解回访记录" not in _gaps(life)
    assert "卷宗情况说明" in _gaps(life)  # the reason lies there, on paper
    view = life.desk.ask(PreparePaper("med.F-A2-1", life.case)).result()
    said = squeezed("".join(page_texts(view.pdf)))
    assert "结案前没有回访，卷内没有回访记录。原因：当事人外出务工" in said
    life.do(NotePrinted(view, 1))
    assert "卷宗情况说明" not in _gaps(life)


def test_med_a90_a_visit_may_come_after_the_closing(life: Life) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    assert "RecordVisit" in life.read().actions
    visit = life.visit()
    case = life.read()
    assert "med.R-A13b" not in {due.rule for due in case.dues}
    assert (case.state, case.unvisited) == (State.CLOSED, "")
    assert "卷宗情况说明" not in _gaps(life)
    assert "人民调解回访记录" in _gaps(life)  # made now, and to be printed
    line = next(one for one in case.papers if one.kind == "med.F-A10")
    assert (line.subject, line.status) == (visit, "ready")


def test_a_further_visit_promised_after_the_closing_is_owed(life: Life, clock: FixedClock) -> None:
    life.agree(payment("补偿款", MET, on_the_spot=True))
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    clock.advance(days=1)
    again = date(2026, 12, 10)
    visit = RecordVisit(life.case, TODAY + DAY, VisitWay.HOME, "已付清", Satisfaction.SATISFIED)
    life.do(replace(visit, next_on=again))
    owed = {due.rule: due.raw for due in life.read().dues}
    assert owed["med.R-A13b"] == again


def _gaps(life: Life) -> tuple[str, ...]:
    dossier = life.read().dossier
    assert dossier is not None
    return dossier.gaps


def test_commands_that_the_screen_offers_are_never_out_of_turn(
    office: Office, clock: FixedClock
) -> None:
    """Whatever `actions` names in a state, the state itself does not refuse."""
    life = Life(office)
    assert "ReachAgreement" not in _offered(life)
    life.meet(outcome=Outcome.CONTINUE)
    _offered(life)
    life.meet()
    assert "ReachAgreement" in _offered(life)
    life.do(agreement_input(life.case, MET, *TWO))
    _offered(life)
    life.do(signatures(life.case, MET))
    _offered(life)
    clock.advance(days=10)
    assert "CloseCase" in _offered(life)


_TRIED: dict[str, Callable[[Id], Command[Any]]] = {
    "RecordSession": lambda case: session_input(case, TODAY + 30 * DAY),
    "EndMediation": lambda case: EndMediation(case, TODAY + 30 * DAY, EndReason.OTHER),
    "WithdrawCase": lambda case: WithdrawCase(case, TODAY + 30 * DAY),
    "ReachAgreement": lambda case: agreement_input(case, TODAY + 30 * DAY),
    "AppointMediators": lambda case: AppointMediators(case, ()),
    "ConfirmSignatures": lambda case: signatures(case, TODAY + 30 * DAY),
    "CloseCase": lambda case: CloseCase(case, TODAY + 30 * DAY),
}


def _offered(life: Life) -> tuple[str, ...]:
    """The commands offered; each, tried with a day to come, is refused for the day alone."""
    offered = life.read().actions
    for action in offered:
        if make := _TRIED.get(action):
            told = refused(life.desk, make(life.case))
            assert all(fault.field or not fault.blocks for fault in told), action
    return offered


def test_a_struck_out_case_is_gone_from_the_desk(life: Life) -> None:
    def strike(_message: object, work: Work) -> None:
        case = work.session.scalars(select(MediationCase)).one()
        case.voided, case.void_reason = True, "重复登记"

    life.desk.write(strike, None).result()
    assert "没有找到" in refused(life.desk, AddNote(life.case, "记一笔"))[0].message
    assert life.desk.ask(ListCases()).result().total == 0
    again = life.do(OpenCase(case_input(committee=TOWN)))
    life.case = again
    assert life.read().case_no == "（2026）江新大人调字第002号"  # 001 is never given again


def test_what_is_paid_after_the_case_was_closed_is_kept(life: Life) -> None:
    (item,) = life.agree(payment("补偿款", MET + DAY))  # due on 21 November, three days ago
    life.do(CloseCase(life.case, TODAY, reasons=UNDONE))
    assert life.read().actions[:2] == ("BindDossier", "RecordPerformance")
    life.perform(item, TODAY)
    case = life.read()
    assert case.state is State.CLOSED, "the end stays where it was"
    assert case.agreement is not None
    assert [(one.status, one.performed_on) for one in case.agreement.items] == [
        (ItemStatus.DONE, TODAY)
    ]
    assert "RecordPerformance" not in case.actions
    life.do(Undo())
    assert "RecordPerformance" in life.read().actions
