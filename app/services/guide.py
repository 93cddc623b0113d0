"""What a person sees of where a consultation is: steps, the next thing to do, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "next_step", "steps_of"]

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.access import Role, may
from app.clock import CHINA
from app.i18n import month_day, plain_day, tr
from app.records.messages import NextStep, StepView
from app.risk import RiskLevel
from app.services.rules.danger import TRACKING
from app.services.states import State, Step, step_of
from app.services.views import DangerView, ReferralView
from app.today.messages import CaseDue
from db.tables.services import Consultation

_RATED = frozenset({State.RATED, State.CLOSED})
_COURSE: Mapping[State, tuple[str, ...]] = {
    State.REGISTERED: ("AnswerConsultation", "TakeUpConsultation", "AppointAnswer"),
    State.TAKEN: ("AnswerConsultation", "AppointAnswer"),
    State.ANSWERED: ("RateConsultation",),
    State.APPOINTED: ("AnswerConsultation", "AppointAnswer"),
    State.REFERRED: (),
    State.RECEIPTED: ("RateConsultation",),
    State.RATED: ("CloseConsultation",),
    State.CLOSED: (),
}
_REPORTS = ("med.R-A15", "med.R-A16", "pls.R-C13", "med.R-A14a", "med.R-A14c")


def actions_of(
    case: Consultation,
    slips: Sequence[ReferralView],
    dangers: Sequence[DangerView],
    role: Role,
    *,
    takes_aid: bool,
) -> tuple[str, ...]:
    """Names of the commands that make sense now and that this person may do, likeliest first."""
    found = _actions(case, slips, dangers, takes_aid=takes_aid)
    return tuple(name for name in found if may(role, name))


def _actions(
    case: Consultation,
    slips: Sequence[ReferralView],
    dangers: Sequence[DangerView],
    *,
    takes_aid: bool,
) -> Iterator[str]:
    state = State(case.state)
    yield from _COURSE[state]
    if any(slip.outcome is None for slip in slips):
        yield "RecordReferralReceipt"
    if state not in _RATED:
        yield "ReferConsultation"
    if state is not State.CLOSED and takes_aid and case.application is None:
        yield "AskForAid"
    if state is not State.CLOSED and case.lead is None:
        yield "RaiseLead"
    yield "NoteConsultation"
    if dangers and dangers[0].level is not RiskLevel.LIFTED:
        yield "TrackDanger"
        yield "EndDanger"
    yield "AssessDanger"
    if dangers:
        yield "ReportDanger"
    if state is not State.CLOSED:
        yield "ReviseConsultation"


def next_step(
    case: Consultation, slips: Sequence[ReferralView], dues: Sequence[CaseDue]
) -> NextStep | None:
    """The one thing to do next, or None when nothing is left."""
    if report := next((due for due in dues if due.rule in _REPORTS), None):
        return _step(tr("有人可能有危险，先报告"), "ReportDanger", tr("登记报告"), report)
    state = State(case.state)
    look = next((due for due in dues if due.rule in TRACKING.values()), None)
    if look is not None and (state is State.CLOSED or look.days <= 0):
        return _step(tr("危险还没有过去，再看一次"), "TrackDanger", tr("登记跟踪"), look)
    if state in (State.REGISTERED, State.TAKEN):
        head = tr("答复咨询人")
        return _step(head, "AnswerConsultation", tr("登记答复"), dues[0] if dues else None)
    if state is State.APPOINTED:
        due = next((one for one in dues if one.rule == "pls.R-C09"), None)
        return _step(tr("按约好的时间答复"), "AnswerConsultation", tr("登记答复"), due)
    if state is State.REFERRED:
        waiting = [slip for slip in slips if slip.outcome is None]
        organs = tr("、").join(slip.organ or tr(slip.target.label) for slip in reversed(waiting))
        due = next((one for one in dues if one.rule == "pls.R-C11"), None)
        head = tr("等{organs}的回执").format(organs=organs)
        return _step(head, "RecordReferralReceipt", tr("登记回执"), due)
    if state in (State.ANSWERED, State.RECEIPTED):
        due = next((one for one in dues if one.rule == "pls.R-C12"), None)
        return _step(tr("问一句满意不满意，就办结"), "RateConsultation", tr("登记评价"), due)
    if state is State.RATED:
        return _step(tr("评价过了，可以办结"), "CloseConsultation", tr("办结"), None)
    return None


def _step(headline: str, action: str, button: str, due: CaseDue | None) -> NextStep:
    if due is None:
        return NextStep(headline, "", action, button, None)
    detail = tr("{what}到 {on}（{why}）").format(what=due.what, on=month_day(due.on), why=due.why)
    return NextStep(headline, detail, action, button, due)


def steps_of(
    case: Consultation, slips: Sequence[ReferralView], today: date
) -> tuple[StepView, ...]:
    """The steps above a consultation; who was sent nowhere has no step of that."""
    state = State(case.state)
    now = step_of(state)
    received = case.received_at.astimezone(CHINA).date()
    answered = case.answered_at.astimezone(CHINA).date() if case.answered_at else None
    days = {
        Step.REGISTER: received,
        Step.ANSWER: answered,
        Step.REFER: min((slip.sent_on for slip in slips), default=None),
        Step.RATE: case.rated_on,
        Step.CLOSE: case.closed_on,
    }
    if state is State.APPOINTED and case.appointed_at:
        days[Step.ANSWER] = case.appointed_at.astimezone(CHINA).date()
    steps = []
    for step in Step:
        if step is Step.REFER and not slips:
            continue
        day = days[step]
        past = step < now or (step is now and state is State.CLOSED)
        status = "done" if past else "now" if step is now else "todo"
        steps.append(StepView(step, status, plain_day(day, today) if day else ""))
    return tuple(steps)
