"""What a person sees of where a record is: steps, the next thing to do, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "next_step", "steps_of", "wish_actions", "wish_step"]

from collections.abc import Iterator, Sequence
from datetime import date

from app.access import Role, may
from app.i18n import month_day, plain_day, tr
from app.legalaid.codes import Entry, MeansRoute
from app.legalaid.rules.record import AidFacts
from app.legalaid.states import State, Step, step_of
from app.records.messages import NextStep, StepView
from app.today.messages import CaseDue

_OPEN = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})
_AIDED = frozenset({State.PROVISIONAL, State.GRANTED, State.ASSIGNED, State.HANDLED})


def actions_of(case: AidFacts, role: Role, today: date) -> tuple[str, ...]:
    """Names of the commands that make sense now and that this person may do, likeliest first."""
    seal = ("SealAid",) if case.to_seal and may(role, "PackRecord") else ()
    return (*seal, *(name for name in _actions(case, today) if may(role, name)))


def _actions(case: AidFacts, today: date) -> Iterator[str]:
    state = case.state
    if state is State.ARCHIVED or case.archived_on is not None:
        return
    if state in (State.ELSEWHERE, State.LAPSED, State.WITHDRAWN):
        yield "AddAidNote"
        return
    yield from _forward(case, today)
    yield from _decided(case)
    yield from _assigned(case)
    yield from _closing(case)
    if state in _OPEN:
        yield from ("ReceiveMaterials", "ReviseApplication", "ProposeAid")
        if case.route is MeansRoute.CHECKED:
            yield "StateMeans"
        yield from ("ReferElsewhere", "WithdrawApplication", "SendToMediation")
    elif state in (State.PROVISIONAL, State.NOTIFIED, State.GRANTED):
        yield "ReceiveMaterials"
    if state in _AIDED and case.route is MeansRoute.CHECKED:
        yield "StateMeans"
    yield "AddAidNote"


def _forward(case: AidFacts, today: date) -> Iterator[str]:
    if case.state is State.REGISTERED:
        first = ("RequestCompletion", "ForwardApplication")
        yield from first if case.missing and not case.completions else first[::-1]
    elif case.state is State.NOTIFIED and case.forwarded_on is None:
        yield "ForwardApplication"
    elif case.waiting_for is not None:
        yield "SupplyCompletion"
        if case.waiting_for.until < today:
            yield "LapseApplication"
    sent = case.state in (State.REVIEWED, State.NOTIFIED) and case.forwarded_on
    if sent and case.acknowledged_on is None:
        yield "AcknowledgeForwarding"


def _decided(case: AidFacts) -> Iterator[str]:
    if case.state is State.REVIEWED:
        yield "RecordAidDecision"
        yield "RequestCompletion"
    elif case.state in (State.PROVISIONAL, State.TO_CORRECT):
        yield "RecordAidDecision"
    if case.decision and case.decision.served_on is None:
        yield "ServeAidDecision"
    if case.state in (State.REFUSED, State.TERMINATED):
        yield "FileAidObjection"
    elif case.state is State.OBJECTED:
        yield "RecordAidReview"


def _assigned(case: AidFacts) -> Iterator[str]:
    state = case.state
    if case.assignment is None:
        if state in (State.GRANTED, State.PROVISIONAL, State.NOTIFIED):
            yield "RecordAssignment"
    elif state in (State.ASSIGNED, State.HANDLED, State.PROVISIONAL):
        if case.assignment.contract_on is None:
            yield "RecordContract"
        if case.assignment.organ_told_on is None:
            yield "TellOrgan"
        yield "RecordLawyerChange" if case.change else "AskLawyerChange"


def _closing(case: AidFacts) -> Iterator[str]:
    if case.state is State.HANDLED:
        yield "SubmitClosing" if case.closing else "EndMatter"
        if case.closing:
            yield "EndMatter"
    elif case.state is State.REPORTED:
        yield "RecordAudit"
    elif case.state is State.AUDITED:
        yield from ("ArchiveAid", "RecordAidSubsidy")
    if case.state in _AIDED - {State.PROVISIONAL}:
        yield "RecordAidDecision"  # 终止


def next_step(case: AidFacts, dues: Sequence[CaseDue], today: date) -> NextStep | None:
    """The one thing to do next, or None when nothing is left."""
    if case.archived_on is not None:
        return None
    say = {
        State.REGISTERED: _registered,
        State.INCOMPLETE: _incomplete,
        State.REVIEWED: _reviewed,
        State.NOTIFIED: _notified,
        State.PROVISIONAL: _provisional,
        State.GRANTED: _granted,
        State.ASSIGNED: _contract,
        State.HANDLED: _handled,
    }.get(case.state)
    if say is not None:
        return say(case, dues, today)
    if case.state in _PLAIN:
        words, action, button, rule = _PLAIN[case.state]
        return _step(tr(words), action, tr(button), _of(dues, rule))
    if case.decision and case.decision.served_on is None and case.state is not State.UPHELD:
        return _serve()
    return None


_PLAIN = {
    State.REPORTED: ("等机构审核结案材料", "RecordAudit", "登记审核", "la.R-B10a"),
    State.AUDITED: ("装订卷宗，归档", "ArchiveAid", "归档", ""),
    State.OBJECTED: ("等司法局的审查决定", "RecordAidReview", "登记审查决定", "la.R-B08a"),
    State.TO_CORRECT: ("司法局责令改正，等机构重新决定", "RecordAidDecision", "登记决定", ""),
}


def _registered(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    if case.missing and not case.completions:
        head = tr("把缺的材料一次告诉申请人")
        return _step(head, "RequestCompletion", tr("一次性告知"), _of(dues, "la.R-B03"))
    head = tr("材料齐了，送法律援助机构决定")
    due = _of(dues, "la.R-B17") or _of(dues, "la.R-B02a")
    return _step(head, "ForwardApplication", tr("办理转交"), due)


def _incomplete(case: AidFacts, dues: Sequence[CaseDue], today: date) -> NextStep:
    asked = case.waiting_for
    if asked and asked.until < today:
        head = tr("补正期限过了，视为撤回的条件已具备，先问清楚再定")
        return _step(head, "LapseApplication", tr("看看怎么办"), _of(dues, "la.R-B03b"))
    head = tr("等申请人补材料，收到后登记")
    return _step(head, "SupplyCompletion", tr("登记补齐"), _of(dues, "la.R-B03a"))


def _reviewed(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    head = tr("等法律援助机构决定，收到决定书后登记")
    if case.acknowledged_on is None:
        head = tr("等法律援助机构签收、决定")
    return _step(head, "RecordAidDecision", tr("登记决定"), _of(dues, "la.R-B02"))


def _notified(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    if case.forwarded_on is None:
        head = tr("不用申请、不查经济，现在就转给法律援助机构")
        return _step(head, "ForwardApplication", tr("办理转交"), _of(dues, "la.R-B05b"))
    head = tr("等机构指派律师，收到指派通知书后登记")
    return _step(head, "RecordAssignment", tr("登记指派"), _of(dues, "la.R-B05"))


def _provisional(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    if case.assignment is None:
        head = tr("已经先行提供，等机构指派")
        return _step(head, "RecordAssignment", tr("登记指派"), _of(dues, "la.R-B04"))
    if case.missing:
        head = tr("已经先行提供，请申请人补办手续")
        return _step(head, "ReceiveMaterials", tr("登记材料"), _of(dues, "la.R-B15a"))
    head = tr("手续补齐了，等机构决定")
    return _step(head, "RecordAidDecision", tr("登记决定"), None)


def _granted(_case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    head = tr("等机构指派，收到指派通知书后登记")
    return _step(head, "RecordAssignment", tr("登记指派"), _of(dues, "la.R-B04"))


def _contract(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    if case.change:
        return _changing(dues)
    if case.entry is Entry.NOTICE and case.assignment and case.assignment.organ_told_on is None:
        head = tr("请机构把律师告诉办案机关，发了公函就登记")
        return _step(head, "TellOrgan", tr("登记公函"), _of(dues, "la.R-B05"))
    head = tr("等承办人办好委托手续")
    return _step(head, "RecordContract", tr("登记委托"), _of(dues, "la.R-B07"))


def _handled(case: AidFacts, dues: Sequence[CaseDue], _today: date) -> NextStep:
    if case.change:
        return _changing(dues)
    if case.closing:
        head = tr("事情办完了，等承办人交结案材料")
        due = _of(dues, "la.R-B10") or _of(dues, "la.R-B10b")
        return _step(head, "SubmitClosing", tr("登记结案材料"), due)
    return _step(tr("问问进展，告诉受援人"), "AddAidNote", tr("记进展"), None)


def _changing(dues: Sequence[CaseDue]) -> NextStep:
    head = tr("等机构对换人的决定")
    return _step(head, "RecordLawyerChange", tr("登记决定"), _of(dues, "la.R-B09"))


def _serve() -> NextStep:
    return _step(tr("把决定书送给申请人，登记送达"), "ServeAidDecision", tr("登记送达"), None)


def wish_step(dues: Sequence[CaseDue]) -> NextStep:
    """What a wish waits for."""
    head = tr("问清楚是不是申请，要申请的登记")
    return _step(head, "RegisterApplication", tr("登记申请"), _of(dues, "la.R-B02b"))


def wish_actions(role: Role) -> tuple[str, ...]:
    """What can be done with a wish."""
    return tuple(name for name in ("RegisterApplication", "DropWish") if may(role, name))


def _step(headline: str, action: str, button: str, due: CaseDue | None) -> NextStep:
    if due is None:
        return NextStep(headline, "", action, button, None)
    detail = tr("{what}到 {on}（{why}）").format(what=due.what, on=month_day(due.on), why=due.why)
    return NextStep(headline, detail, action, button, due)


def _of(dues: Sequence[CaseDue], rule: str) -> CaseDue | None:
    return next((due for due in dues if due.rule == rule), None)


def steps_of(case: AidFacts, today: date) -> tuple[StepView, ...]:
    """The steps above a record; of a notice neither review nor decision."""
    now = step_of(case.state)
    decision, held, closing = case.decision, case.assignment, case.closing
    days = {
        Step.RECEIVE: case.received_on,
        Step.REVIEW: case.forwarded_on,
        Step.DECIDE: decision.decided_on if decision else None,
        Step.ASSIGN: held.assigned_on if held else None,
        Step.HANDLE: held.contract_on if held else None,
        Step.CLOSE: closing.reported_on if closing else None,
    }
    steps = []
    for step in Step:
        if case.entry is Entry.NOTICE and step in (Step.REVIEW, Step.DECIDE):
            continue
        done = step < now or (step is now and case.state.ended)
        status = "done" if done else "now" if step is now else "todo"
        day = days[step]
        steps.append(StepView(step, status, plain_day(day, today) if day else ""))
    return tuple(steps)
