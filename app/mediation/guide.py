"""What a person sees of where a case is: steps, the next thing to do, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "next_step", "steps_of", "with_choice"]

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.i18n import month_day, near_day, plain_day, tr
from app.mediation.codes import Outcome
from app.mediation.messages import (
    AgreementView,
    CaseDetail,
    PlannedView,
    SessionView,
    VisitView,
)
from app.mediation.rules import LIMITS
from app.mediation.states import State, Step, may_move, step_of
from app.records.messages import NextStep, StepView
from app.today.messages import CaseDue
from db.tables.mediation import MediationCase

_MEDIATING = (State.ACCEPTED, State.MEDIATING, State.CONTINUING)
_SET = {
    State.PENDING: ("AcceptCase", "DeclineCase", "AddAgent", "AddNote"),
    # Nobody mediates before a mediator is named.
    State.ACCEPTED: (
        "AppointMediators", "PlanSession", "ExtendTime", "WithdrawCase", "AddAgent", "AddNote",
    ),
    State.AGREED: (
        "PrintAgreement", "ConfirmSignatures", "RenewAgreement", "DropAgreement", "AddAgent",
        "AddNote",
    ),
    # An oral agreement is put in writing for the court even when all of it was performed.
    State.PERFORMED: ("RecordVisit", "CloseCase", "RenewAgreement", "AddNote"),
}  # fmt: skip
_IN_FORCE = (State.PERFORMING, State.OVERDUE)


def actions_of(
    state: State, sessions: Sequence[SessionView], agreement: AgreementView | None
) -> tuple[str, ...]:
    """Names of the commands that make sense now, the likeliest first."""
    if state in _SET:
        return _SET[state]
    if state in _MEDIATING:
        agree = ("ReachAgreement",) if sessions and may_move(state, State.AGREED) else ()
        return ("RecordSession", "PlanSession", *agree, "ExtendTime", "EndMediation",
                "WithdrawCase", "AppointMediators", "AddAgent", "AddNote")  # fmt: skip
    if state in _IN_FORCE:
        close = ("CloseCase",) if may_move(state, State.CLOSED) else ()
        return (*_owed(agreement), "RecordVisit", *close, "RenewAgreement", "AddAgent", "AddNote",
                "SeekLegalAid")  # fmt: skip
    if state in (State.FAILED, State.WITHDRAWN):
        return ("CloseCase", "SeekLegalAid", "AddNote")
    again = ("TakeUpAgain",) if agreement is not None else ()
    if state is State.ARCHIVED:
        return again
    if state is State.CLOSED:
        visit = ("RecordVisit",) if agreement and agreement.effective_on else ()
        return (*_owed(agreement), *visit, *again, "SeekLegalAid", "AddNote")
    return ("AddNote", "SeekLegalAid")


def _owed(agreement: AgreementView | None) -> tuple[str, ...]:
    """A payment may come after the case was closed, and is kept then too."""
    if agreement is None or agreement.effective_on is None:
        return ()
    owed = any(not item.status.settled for item in agreement.items)
    return ("RecordPerformance",) if owed else ()


def next_step(
    state: State,
    agreement: AgreementView | None,
    visits: Sequence[VisitView],
    dues: Sequence[CaseDue],
    planned: PlannedView | None,
    sessions: Sequence[SessionView],
    today: date,
) -> NextStep | None:
    """The one thing to do next, or None when nothing is left."""
    if state is State.PENDING:
        head = tr("问清各方是否愿意调解，受理或者不予受理")
        return _step(head, "AcceptCase", tr("受理"), None)
    if state is State.ACCEPTED:
        return _step(tr("确定调解员"), "AppointMediators", tr("确定调解员"), _limit(dues))
    if state in _MEDIATING:
        return _while_mediating(state, _limit(dues), planned, sessions, today)
    if state is State.AGREED:
        return _step(tr("打印协议书，请各方签字盖章"), "ConfirmSignatures", tr("登记签字"), None)
    if state in _IN_FORCE and agreement and any(not i.status.settled for i in agreement.items):
        return _step(
            tr("协议履行后登记"), "RecordPerformance", tr("登记履行"), _first(dues, "med.R-A13")
        )
    if state in (*_IN_FORCE, State.PERFORMED) and not visits:
        return _step(tr("回访当事人"), "RecordVisit", tr("填写回访"), _first(dues, "med.R-A13b"))
    if state in (*_IN_FORCE, State.PERFORMED, State.FAILED, State.WITHDRAWN):
        return _step(tr("各项已办完，可以结案"), "CloseCase", tr("办理结案"), None)
    return None


def with_choice(case: CaseDetail) -> CaseDetail:
    """Where two laptops wrote an agreement each, the choice goes before everything else."""
    if not case.rivals or case.state is State.ARCHIVED:
        return case
    head = tr("两台电脑各登记了一份协议，请选定用哪一份")
    step = _step(head, "ChooseAgreement", tr("选定协议"), None)
    return replace(case, next_step=step, actions=("ChooseAgreement", *case.actions))


def _while_mediating(
    state: State,
    limit: CaseDue | None,
    planned: PlannedView | None,
    sessions: Sequence[SessionView],
    today: date,
) -> NextStep:
    outcome = sessions[-1].outcome if sessions else None
    if outcome is Outcome.SUCCESS:
        return _step(tr("已经谈妥，写下调解协议"), "ReachAgreement", tr("登记协议"), limit)
    if outcome is Outcome.FAILURE:
        return _step(tr("调解不成，告知其他途径"), "EndMediation", tr("终止调解"), limit)
    head = tr("主持调解，做调解记录")
    if planned is not None:
        head = tr("{day} {time} 开第 {n} 次调解会").format(
            day=near_day(planned.at.date(), today),
            time=f"{planned.at:%H:%M}",
            n=len(sessions) + 1,
        )
    elif state is State.CONTINUING:
        head = tr("再次调解，做调解记录")
    return _step(head, "RecordSession", tr("开始做记录"), limit)


def _step(headline: str, action: str, button: str, due: CaseDue | None) -> NextStep:
    if due is None:
        return NextStep(headline, "", action, button, None)
    detail = tr("{what}到 {on}（{why}）").format(what=due.what, on=month_day(due.on), why=due.why)
    return NextStep(headline, detail, action, button, due)


def _limit(dues: Iterable[CaseDue]) -> CaseDue | None:
    """The end of the time to mediate in, whichever rule sets it."""
    return next((due for due in dues if due.rule in LIMITS), None)


def _first(dues: Iterable[CaseDue], prefix: str) -> CaseDue | None:
    return next((due for due in dues if due.rule.startswith(prefix)), None)


def steps_of(
    state: State,
    case: MediationCase,
    agreement: AgreementView | None,
    sessions: Sequence[SessionView],
    visits: Sequence[VisitView],
    today: date,
) -> tuple[StepView, ...]:
    """The six steps above a case, each with a short caption."""
    now = step_of(state)
    captions = {
        Step.ACCEPT: plain_day(case.accepted_on, today),
        Step.MEDIATE: tr("第 {n} 次").format(n=len(sessions)) if sessions else "",
        Step.AGREE: plain_day(agreement.reached_on, today) if agreement else "",
        Step.PERFORM: plain_day(visits[-1].visited_on, today) if visits else "",
        Step.CLOSE: "",
        Step.ARCHIVE: "",
    }
    skipped = state in (State.FAILED, State.WITHDRAWN) or (agreement is None and state.ended)
    declined = state is State.NOT_ACCEPTED
    steps = []
    for step in Step:
        if skipped and step in (Step.AGREE, Step.PERFORM):
            continue
        if declined and step is Step.MEDIATE:
            continue
        status = "done" if step < now else "now" if step is now else "todo"
        steps.append(StepView(step, status, captions[step]))
    return tuple(steps)
