"""What a person sees of where a record is: steps, the next thing to do, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "card_step", "next_step", "steps_of"]

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from app.access import Role, may
from app.i18n import month_day, plain_day, tr
from app.records.messages import NextStep, StepView
from app.resettlement.codes import Source, Verify
from app.resettlement.messages import InquiryView, PlanView, RiskLook
from app.resettlement.states import State, Step, step_of
from app.today.messages import CaseDue
from db.tables.resettlement import ReleasedPerson

_AT_HOME = frozenset({State.AWAITED, State.NOT_MET, State.HELPED})
_ENDS = ("TransferHelp", "StopHelp")
_HELPING = (
    "RecordContact", "GiveAid", "RecordSituation", "MakePlan", "AssessHelpRisk", "SetTeam",
    "SignAgreement", "RecordInquiry",
)  # fmt: skip


def actions_of(
    case: ReleasedPerson, state: State, looks: Collection[RiskLook], role: Role, today: date
) -> tuple[str, ...]:
    """Names of the commands that make sense now and that this person may do, likeliest first."""
    return tuple(name for name in _actions(case, state, looks, today) if may(role, name))


def _actions(
    case: ReleasedPerson, state: State, looks: Collection[RiskLook], today: date
) -> Iterator[str]:
    if state.ended:
        return
    if state is State.TO_VERIFY:
        yield from ("VerifyResidence", "RecordRelease", "AssessHelpRisk")
    elif state is State.EXPECTED:
        yield from ("RecordRelease", "AssessHelpRisk")
    elif state is State.HELPED:
        yield from _HELPING
    else:
        order = ("HandOver", "RecordInquiry")
        yield from order if state is State.AWAITED else order[::-1]
        yield from ("RecordContact", "GiveAid", "RecordSituation", "AssessHelpRisk")
        if Source(case.source) is not Source.CORRECTION and state is State.AWAITED:
            yield "RecordRelease"
    if looks:
        yield "DecideLevel"
    if state in _AT_HOME and case.help_to and case.help_to <= today:
        yield "EndHelp"
    yield from _ENDS


def next_step(
    case: ReleasedPerson,
    state: State,
    dues: Sequence[CaseDue],
    *,
    plans: Sequence[PlanView],
    looks: Sequence[RiskLook],
    sought: InquiryView | None,
    undecided: bool,
    today: date,
) -> NextStep | None:
    """The one thing to do next, or None when nothing is left."""
    if state.ended:
        return None
    if case.help_to and case.help_to <= today and state in _AT_HOME:
        return _step(tr("帮教期满了，办理解除"), "EndHelp", tr("办理解除"), _of(dues, "res.R33c"))
    if undecided:
        return _step(tr("请所长确定帮教级别"), "DecideLevel", tr("确定级别"), None)
    if state is not State.HELPED:
        return _before_help(case, state, dues)
    if sought is not None:
        head = tr("上次没有联系上，再打听一次")
        return _step(head, "RecordInquiry", tr("记摸排"), _of(dues, "res.B5"))
    return _while_helped(dues, plans=plans, looks=looks)


def _while_helped(
    dues: Sequence[CaseDue], *, plans: Sequence[PlanView], looks: Sequence[RiskLook]
) -> NextStep:
    if not looks:
        return _step(tr("填一份风险评估表"), "AssessHelpRisk", tr("评估风险"), None)
    if not plans:
        return _step(tr("商量一份帮教计划"), "MakePlan", tr("写计划"), None)
    if dues and dues[0].rule == "res.R33b":
        head = tr("期满前看看生活是不是稳定")
        return _step(head, "AssessHelpRisk", tr("评估风险"), dues[0])
    return _step(tr("联系一下，问问近况"), "RecordContact", tr("记联系"), _of(dues, "res.R35"))


def _before_help(case: ReleasedPerson, state: State, dues: Sequence[CaseDue]) -> NextStep:
    if state is State.TO_VERIFY:
        if case.verify in (Verify.UNTRUE, Verify.MOVED):
            head = tr("已反馈监所，等更正后再核查")
            return _step(head, "VerifyResidence", tr("再次核查"), None)
        head = tr("上门核查住址和家庭情况，反馈监所")
        return _step(head, "VerifyResidence", tr("登记核查"), _of(dues, "res.B1"))
    if state is State.EXPECTED:
        head = tr("等监所的释放通知，收到后登记")
        return _step(head, "RecordRelease", tr("登记释放通知"), _of(dues, "res.R40"))
    if state is State.NOT_MET:
        head = tr("还没有衔接上，打听一下情况")
        return _step(head, "RecordInquiry", tr("记摸排"), _of(dues, "res.B5"))
    head = tr("见一面，定帮教小组")
    return _step(head, "HandOver", tr("登记衔接"), dues[0] if dues else None)


def card_step(*, reported: bool, dues: Sequence[CaseDue]) -> NextStep:
    """What a card of 社区戒毒 waits for: that the person reports, then a visit now and then."""
    if not reported:
        head = tr("报到以后，登记报到日期")
        return _step(head, "ReportAftercare", tr("登记报到"), _of(dues, "res.R36"))
    return _step(tr("有空去看看，记一笔"), "NoteAftercare", tr("记一笔"), None)


def _step(headline: str, action: str, button: str, due: CaseDue | None) -> NextStep:
    if due is None:
        return NextStep(headline, "", action, button, None)
    detail = tr("{what}到 {on}（{why}）").format(what=due.what, on=month_day(due.on), why=due.why)
    return NextStep(headline, detail, action, button, due)


def _of(dues: Sequence[CaseDue], prefix: str) -> CaseDue | None:
    return next((due for due in dues if due.rule.startswith(prefix)), None)


def steps_of(case: ReleasedPerson, state: State, today: date) -> tuple[StepView, ...]:
    """The steps above a record; who comes from a correction begins with the meeting."""
    now = step_of(state)
    days = {
        Step.VERIFY: case.verified_on,
        Step.EXPECT: case.release_on,
        Step.MEET: case.handover_on,
        Step.HELP: None,
        Step.END: case.ended_on,
    }
    captions = {step: plain_day(day, today) if day else "" for step, day in days.items()}
    if case.help_to and not state.ended:
        until = tr("到 {y} 年").format(y=case.help_to.year)
        captions[Step.HELP] = until if state is State.HELPED else ""
    steps = []
    for step in Step:
        if Source(case.source) is Source.CORRECTION and step in (Step.VERIFY, Step.EXPECT):
            continue
        done = step < now or (step is now and state.ended)
        status = "done" if done else "now" if step is now else "todo"
        steps.append(StepView(step, status, captions[step]))
    return tuple(steps)
