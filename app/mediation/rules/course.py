"""Guards of the course of a case: sessions, performance, visits and the end."""

from __future__ import annotations

__all__ = [
    "check_closing",
    "check_ending",
    "check_extension",
    "check_in_time",
    "check_performance",
    "check_plan",
    "check_session",
    "check_visit",
]

from collections.abc import Iterable
from datetime import date, datetime

from app.clock import CHINA
from app.errors import Fault
from app.i18n import full_date, tr
from app.mediation.codes import ItemStatus
from app.mediation.lexicon import Lexicon, WordKind
from app.mediation.messages import (
    ExtendTime,
    PlanSession,
    RecordPerformance,
    RecordSession,
    RecordVisit,
)
from app.mediation.rules.facts import MEDIATING, CaseFacts, article
from app.mediation.rules.risk import has_risk_report
from app.mediation.states import State


def check_plan(plan: PlanSession, state: State, now: datetime) -> list[Fault]:
    """A session is planned only while the case is mediated, and only ahead."""
    faults = []
    if state not in MEDIATING:
        faults.append(Fault(tr("这个案件已不在调解中，不用再约时间")))
    if plan.at <= now:
        faults.append(Fault(tr("约定的时间已经过了，请核对"), "at"))
    if not plan.place.strip():
        faults.append(Fault(tr("请填调解地点"), "place"))
    return faults


def check_session(session: RecordSession, accepted_on: date, now: datetime) -> list[Fault]:
    """M06 and the order of dates of a session."""
    faults = []
    if not session.place.strip():
        faults.append(Fault(tr("请填调解地点"), "place"))
    if not session.transcript.strip():
        faults.append(Fault(tr("请写调解记录"), "transcript"))
    if session.start.astimezone(CHINA).date() < accepted_on:
        faults.append(Fault(tr("调解日期早于受理日期，请核对"), "start", "med.M30"))
    if session.start > now:
        faults.append(Fault(tr("调解时间晚于现在，请核对"), "start"))
    elif session.end and session.end < session.start:
        faults.append(Fault(tr("结束时间早于开始时间，请核对"), "end"))
    elif session.end and session.end > now:
        faults.append(Fault(tr("结束时间晚于现在，请核对"), "end"))
    if session.invited.strip() and not session.invited_consent:
        message = tr("邀请他人参加调解，须征得当事人同意，请问过再勾选")
        faults.append(Fault(message, "invited_consent", citation=article(20)))
    if not session.told_rights:
        faults.append(
            Fault(tr("请先告知当事人权利义务，再做记录"), "told_rights", "med.M06", article(23))
        )
    return faults


def check_in_time(day: date, limit: tuple[str, date]) -> list[Fault]:
    """R-A03, R-A04, R-A07: a session after the last day that nobody agreed to.

    It was held, so it is written down; but not without a word.
    """
    rule, last = limit
    if day <= last:
        return []
    message = tr("调解期限已于{day}届满，请先办延长，或者写明各方同意继续调解").format(
        day=full_date(last)
    )
    return [Fault(message, "start", rule, blocks=False)]


def check_extension(
    command: ExtendTime, case: CaseFacts, limit: tuple[str, date], today: date
) -> list[Fault]:
    """All sides agree, before the time is over, to a later day."""
    rule, last = limit
    faults = []
    if case.state not in MEDIATING:
        faults.append(Fault(tr("这个案件已不在调解中，不用再延长")))
    if last == date.max:
        message = tr("正在鉴定，鉴定时间不计入期限；收到鉴定意见、登记以后，要延长的再办延长")
        return [Fault(message, None, rule)]
    if not command.consent:
        message = tr("须各方都同意延长；有一方不同意的，终止调解")
        faults.append(Fault(message, "consent", "med.R-A03", article(26)))
    if command.agreed_on > today:
        faults.append(Fault(tr("同意延长的日期晚于今天，请核对"), "agreed_on"))
    elif command.agreed_on < case.accepted_on:
        message = tr("同意延长的日期早于受理，请核对")
        faults.append(Fault(message, "agreed_on", "med.M30"))
    elif command.agreed_on > last:
        message = tr("原来的期限已于{day}届满，之后才同意延长的，请写明原因")
        message = message.format(day=full_date(last))
        faults.append(Fault(message, "agreed_on", rule, blocks=False))
    if command.until <= last:
        message = tr("要晚于现在的期限（{day}）").format(day=full_date(last))
        faults.append(Fault(message, "until"))
    return faults


def check_closing(case: CaseFacts, texts: Iterable[str], words: Lexicon, on: date) -> list[Fault]:
    """A90: M17 first of all; and what is left undone wants a word."""
    faults = []
    hits = words.find(WordKind.DANGER, texts)
    if hits and not has_risk_report(case):
        says = tr("记录里提到“{words}”，请先完成风险评估，须报告的依法报告，再结案")
        found = tr("、").join(hit.words for hit in hits)
        faults.append(Fault(says.format(words=found), None, "med.M17", article(25)))
    elif case.looks and not has_risk_report(case):
        message = tr("风险是“{level}”，依法须报告，还没有登记报告；请先报告，或者重新评估，再结案")
        message = message.format(level=tr(case.risk.label))
        faults.append(Fault(message, None, "med.M17", article(25)))
    left = [item for item in case.items if item.status.open]
    if left:
        message = tr("还有 {n} 项没有履行完，结案后不再督促，请写明原因").format(n=len(left))
        faults.append(_undone(message, "med.R-A13"))
    if case.effective_on is not None and not case.visited_on:
        message = tr("还没有回访记录，请先回访，或者写明为什么不回访")
        faults.append(_undone(message, "med.R-A13b"))
    if case.next_visit_on is not None and case.next_visit_on > on:
        message = tr("约定 {day}再回访，请到时回访，或者写明为什么不去")
        faults.append(_undone(message.format(day=full_date(case.next_visit_on)), "med.R-A13b"))
    return faults


def _undone(message: str, rule: str) -> Fault:
    return Fault(message, None, rule, tr("人民调解法 第31条第2款"), blocks=False)


def check_performance(
    performance: RecordPerformance, effective_on: date | None, today: date
) -> list[Fault]:
    """A45→A50: what is in force is performed, on a day in order, with something to prove it."""
    if effective_on is None:
        return [Fault(tr("协议还没有生效，请先登记签字"), None, "med.M07", article(29))]
    faults = []
    if performance.performed_on > today:
        faults.append(Fault(tr("履行日期晚于今天，请核对"), "performed_on"))
    if performance.performed_on < effective_on:
        faults.append(Fault(tr("履行日期早于协议生效日期，请核对"), "performed_on", "med.M30"))
    if performance.status is ItemStatus.NOT_DUE:
        faults.append(Fault(tr("请选履行情况"), "status"))
    if performance.status is ItemStatus.CHANGED:
        faults.append(Fault(tr("协议有变更的，请登记变更后的协议，原来的协议会留着"), "status"))
    if performance.status.settled and not performance.proof.strip():
        faults.append(Fault(tr("请填履行凭证，如收条、转账凭证、现场照片"), "proof"))
    return faults


def check_visit(visit: RecordVisit, effective_on: date | None, today: date) -> list[Fault]:
    """The order of dates of a return visit, which watches over an agreement in force."""
    if effective_on is None:
        return [Fault(tr("协议还没有生效，不用回访"), None, citation=article(31))]
    faults = []
    if visit.visited_on > today:
        faults.append(Fault(tr("回访日期晚于今天，请核对"), "visited_on"))
    if visit.visited_on < effective_on:
        faults.append(Fault(tr("回访日期早于协议生效日期，请核对"), "visited_on", "med.M30"))
    if visit.next_on and visit.next_on <= visit.visited_on:
        faults.append(Fault(tr("下次回访应晚于这次，请核对"), "next_on"))
    if not visit.performance.strip():
        faults.append(Fault(tr("请写回访情况"), "performance"))
    return faults


def check_ending(on: date, case: CaseFacts, today: date, *, field: str) -> list[Fault]:
    """The day mediation fails, is withdrawn or closed comes after all that went before."""
    if on > today:
        return [Fault(tr("日期晚于今天，请核对"), field)]
    if on < max(case.accepted_on, case.state_on, *case.met_on):
        return [Fault(tr("日期早于案件前面的步骤，请核对"), field, "med.M30")]
    return []
