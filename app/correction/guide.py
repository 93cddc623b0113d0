"""What a person sees of where a correction is: steps, the next thing to do, possible actions."""

from __future__ import annotations

__all__ = ["actions_of", "next_step", "steps_of"]

from collections.abc import Iterable
from datetime import date

from app.correction.codes import RequestKind
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import team_faults
from app.correction.states import IN_HAND, State, Step, step_of
from app.correction.tracks.reading import Reading
from app.i18n import month_day, tr
from app.records.messages import NextStep, StepView
from app.today.messages import CaseDue

_SOON = 30  # days before the last one from which the end is what comes next (R29)
_BEFORE = (State.AWAITED, State.LATE)


def actions_of(reading: Reading) -> tuple[str, ...]:
    """Names of the commands of the main course that make sense now, the likeliest first."""
    state, facts = reading.state, reading.facts
    papers = ("RecordPapers",) if facts.papers_on is None or facts.missing else ()
    inquiry = () if facts.end_calc in (None, facts.end_on) else ("AskInquiry",)
    if facts.asked_on and not facts.asked_answer:
        inquiry = ("AnswerInquiry",)
    more = (
        *papers,
        *inquiry,
        "ReviseProfile",
        "AssignSubject",
        "ReviseJudgment",
        "ReviseTerm",
        "TerminateSubject",
        "AddSubjectNote",
    )
    if state in _BEFORE:
        return ("ReceiveSubject", "AddMember", *more)
    if state is State.RECEIVED:
        return ("DeclareSubject", "AddMember", "WritePlan", *more)
    if state in IN_HAND:
        over = reading.today >= facts.end_on
        open_end = ("AskUnsettled",) if state is State.UNSETTLED else ("ReleaseSubject",)
        release = open_end if over else ()
        return (*release, "AppraiseSubject", "KeepGrade", "ProposeGrade", "WritePlan", *more)
    tell = ("TellEnding",) if facts.ended_on and facts.told_on is None else ()
    seal = ("SealSubject",) if facts.to_seal and facts.told_on else ()
    return (*tell, *seal, "AddSubjectNote")


def next_step(reading: Reading, dues: Iterable[CaseDue]) -> NextStep | None:
    """The one thing to do next, or None when nothing is left."""
    facts, state, by_rule = reading.facts, reading.state, {due.rule: due for due in dues}
    if state in _BEFORE:
        head = tr("等本人来报到，核对身份，登记接收")
        if state is State.LATE:
            head = tr("逾期没有报到，立即查找；来了的，登记接收")
        due = next(filter(None, map(by_rule.get, ("cor.R02", "cor.R03", "cor.R17d"))), None)
        return _step(head, "ReceiveSubject", tr("登记接收"), due)
    if state is State.RECEIVED:
        return _declare(facts, by_rule.get("cor.R05"))
    if state is State.UNSETTLED:
        asked = any(one.kind is RequestKind.UNSETTLED for one in facts.requests)
        due = by_rule.get("cor.R29a")
        if asked:
            return _step(tr("期满待定：等县级答复"), "EnterAnswer", tr("登记答复"), due)
        return _step(tr("期满待定：请示县级"), "AskUnsettled", tr("写请示"), due)
    if state is State.SERVING:
        return _while_serving(reading, by_rule)
    if facts.ended_on and facts.told_on is None:
        due = by_rule.get("cor.R29c") or by_rule.get("cor.R37")
        return _step(tr("通知决定机关、检察院、公安机关"), "TellEnding", tr("登记通知"), due)
    if facts.to_seal:
        return _step(tr("三日内封存记录"), "SealSubject", tr("办理封存"), by_rule.get("cor.R31"))
    return None


def _declare(facts: SubjectFacts, due: CaseDue | None) -> NextStep:
    lacks = team_faults(facts.team, facts.sex, minor=facts.minor)
    if lacks:
        head = tr("先登记矫正小组：{what}").format(what=lacks[0].message.rstrip("。"))
        return _step(head, "AddMember", tr("登记成员"), due)
    return _step(tr("作入矫宣告"), "DeclareSubject", tr("登记宣告"), due)


def _while_serving(reading: Reading, dues: dict[str, CaseDue]) -> NextStep | None:
    facts, today = reading.facts, reading.today
    if facts.plan_on is None:
        return _step(tr("制定矫正方案"), "WritePlan", tr("写矫正方案"), dues.get("cor.R05a"))
    end = dues.get("cor.R29") or dues.get("cor.R30a")
    if today >= facts.end_on:
        return _step(tr("期限已满，宣告解除"), "ReleaseSubject", tr("办理解除"), end)
    appraisal = dues.get("cor.R29b")
    if appraisal and (facts.end_on - today).days <= 2 * _SOON:
        return _step(tr("写期满鉴定"), "AppraiseSubject", tr("写鉴定"), appraisal)
    return None


def _step(headline: str, action: str, button: str, due: CaseDue | None) -> NextStep:
    if due is None:
        return NextStep(headline, "", action, button, None)
    detail = tr("{what}到 {on}（{why}）").format(what=due.what, on=month_day(due.on), why=due.why)
    return NextStep(headline, detail, action, button, due)


def steps_of(reading: Reading) -> tuple[StepView, ...]:
    """The five steps above a subject, each with a short caption."""
    subject, today = reading.subject, reading.today
    days = {
        Step.REPORT: subject.reported_on,
        Step.RECEIVE: subject.accepted_on,
        Step.SERVE: subject.declared_on,
        Step.EXPIRE: reading.facts.end_on,
        Step.END: subject.ended_on,
    }
    now = step_of(reading.state)
    steps = []
    for step in Step:
        status = "done" if step < now else "now" if step is now else "todo"
        if step is Step.END and reading.state.ended:
            status = "now"
        day = days[step]
        steps.append(StepView(step, status, _short(day, today) if day else ""))
    return tuple(steps)


def _short(day: date, today: date) -> str:
    """As narrow as a date of another year can be: it is never cut."""
    return month_day(day) if day.year == today.year else day.isoformat()
