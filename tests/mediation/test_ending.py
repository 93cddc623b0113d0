"""The end of a case at the desk: closed, archived, and what may still be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.clock import FixedClock
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    AddNote,
    AppointMediators,
    CloseCase,
    EndMediation,
    EndReason,
    ItemStatus,
    ListCases,
    OpenCase,
    Outcome,
    RecordVisit,
    Satisfaction,
    State,
    VisitWay,
    WithdrawCase,
)
from app.messages import Command
from app.papers.messages import NotePrinted, PreparePaper
from app.work import Work
from db.tables.mediation import MediationCase
from tests.dispute import TOWN, agreement_input, case_input, payment, session_input, signatures
from tests.mediation.life import DAY, MET, TODAY, TWO, UNDONE, Life, seated
from tests.office import Office
from tests.papers.samples import page_texts, squeezed
from tests.refusals import refused


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
        AppointMediators(life.case, (seated("陈丽华"),)),
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
