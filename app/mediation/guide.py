"""What a person sees of where a case is: steps, the next thing to do, papers, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "next_step", "paper_lines", "steps_of"]

from collections.abc import Iterable, Sequence
from datetime import date

from app.i18n import month_day, near_day, plain_day, tr
from app.ids import Id
from app.mediation.codes import AgreementForm, Outcome
from app.mediation.messages import (
    AgreementView,
    NextStep,
    PaperLine,
    PlannedView,
    SessionView,
    StepView,
    VisitView,
)
from app.mediation.states import State, Step, may_move, step_of
from app.today.messages import CaseDue
from db.tables.mediation import MediationCase
from db.tables.papers import PrintedPaper

_MEDIATING = (State.ACCEPTED, State.MEDIATING, State.CONTINUING)
_IN_FORCE = (State.PERFORMING, State.OVERDUE)


def actions_of(
    state: State, sessions: Sequence[SessionView], agreement: AgreementView | None
) -> tuple[str, ...]:
    """Names of the commands that make sense now, the likeliest first."""
    if state in _MEDIATING:
        agree = ("ReachAgreement",) if sessions and may_move(state, State.AGREED) else ()
        return ("RecordSession", "PlanSession", *agree, "EndMediation", "WithdrawCase",
                "AppointMediators", "AddNote")  # fmt: skip
    if state is State.AGREED:
        return ("PrintAgreement", "ConfirmSignatures", "AddNote")
    if state in _IN_FORCE:
        owed = agreement and any(not item.status.settled for item in agreement.items)
        close = ("CloseCase",) if may_move(state, State.CLOSED) else ()
        return (("RecordPerformance",) if owed else ()) + ("RecordVisit", *close, "AddNote")
    if state in (State.PERFORMED, State.FAILED, State.WITHDRAWN):
        visit = ("RecordVisit",) if state is State.PERFORMED else ()
        return (*visit, "CloseCase", "AddNote")
    return ("AddNote",)


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
    if state in _MEDIATING:
        return _while_mediating(state, _first(dues, "med.R-A0"), planned, sessions, today)
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
    steps = []
    for step in Step:
        if skipped and step in (Step.AGREE, Step.PERFORM):
            continue
        status = "done" if step < now else "now" if step is now else "todo"
        steps.append(StepView(step, status, captions[step]))
    return tuple(steps)


def paper_lines(
    case: Id,
    state: State,
    sessions: Sequence[SessionView],
    agreement: AgreementView | None,
    visits: Sequence[VisitView],
    printed: Iterable[PrintedPaper],
    today: date,
) -> tuple[PaperLine, ...]:
    """The papers of a case in the order of the dossier, with what is done and what comes."""
    done: dict[tuple[str, Id], date] = {}
    for paper in printed:
        done[paper.kind, paper.subject] = paper.printed_at.date()
    lines: list[PaperLine] = []

    def add(kind: str, title: str, subject: Id | None, later: str) -> None:
        if subject is None:
            lines.append(PaperLine(kind, title, "later", later, case))
        elif day := done.get((kind, subject)):
            lines.append(PaperLine(kind, title, "done", plain_day(day, today), subject))
        else:
            lines.append(PaperLine(kind, title, "ready", tr("可打印"), subject))

    add("med.F-A4", tr("人民调解受理登记表"), case, "")
    add("med.F-A5", tr("权利义务告知书"), case, "")
    for session in sessions:
        title = tr("调解记录（第{n}次）").format(n=_ordinal(session.ordinal))
        add("med.F-A7", title, session.id, "")
    if not sessions:
        add("med.F-A7", tr("调解记录"), None, tr("调解后"))
    if state in (State.FAILED, State.WITHDRAWN) or (state.ended and agreement is None):
        add("med.F-A12-2", tr("终止调解告知书"), case, "")
        return tuple(lines)
    oral = agreement is not None and agreement.form is AgreementForm.ORAL
    kind, title = ("med.F-A9", tr("口头协议登记表")) if oral else ("med.F-A8", tr("人民调解协议书"))
    add(kind, title, agreement.id if agreement else None, tr("达成后"))
    add("med.F-A10", tr("回访记录"), visits[-1].id if visits else None, tr("回访后"))
    return tuple(lines)


def _ordinal(n: int) -> str:
    digits = "一二三四五六七八九十"
    return digits[n - 1] if n <= len(digits) else str(n)
