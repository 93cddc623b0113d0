"""What runs beside the course of a case, a line for each: risk, referrals, court, prevention."""

from __future__ import annotations

__all__ = ["beside_lines"]

from collections.abc import Iterator

from app.i18n import month_day, tr
from app.mediation.messages import (
    CaseDetail,
    ConfirmationState,
    ConfirmationView,
    Direction,
    ReferralView,
    RiskLevel,
    State,
)
from ui.records.beside import BesideLine

_QUIET = (RiskLevel.BLUE, RiskLevel.LIFTED)
_OWING = (State.PERFORMING, State.OVERDUE)


def beside_lines(case: CaseDetail) -> tuple[BesideLine, ...]:
    """The lines of a case, only where there is something to say."""
    return tuple(_lines(case))


def _lines(case: CaseDetail) -> Iterator[BesideLine]:
    if case.origin is not None:
        text = tr("{number}，{summary}")
        text = text.format(number=case.origin.case_no, summary=case.origin.summary)
        yield BesideLine(tr("原案"), text)
    for one in case.followed_by:
        text = tr("{number}，{summary}").format(number=one.case_no, summary=one.summary)
        yield BesideLine(tr("再办"), text)
    if case.earlier:
        days = tr("、").join(month_day(one.reached_on) for one in case.earlier)
        yield BesideLine(tr("协议"), tr("{days}的协议已变更，原来的留着").format(days=days))
    if case.interest:
        yield BesideLine(tr("回避"), tr("调解员申报：{what}").format(what=case.interest))
    if case.risk not in _QUIET:
        yield _risk(case)
    if case.referrals:
        open_ones = any(one.due_on for one in case.referrals)
        text = tr("；").join(_referral(one) for one in case.referrals)
        yield BesideLine(tr("对接"), text, "warn_text" if open_ones else "text")
    if case.confirmation is not None and (line := _court(case.confirmation, case.state)):
        yield line
    if case.prevention is not None:
        kinds = tr("、").join(tr(kind.label) for kind in case.prevention.kinds)
        people = tr("{n} 人").format(n=case.prevention.people)
        yield BesideLine(tr("成效"), tr("，").join((kinds, people)))


def _risk(case: CaseDetail) -> BesideLine:
    risks = case.risks
    level = tr(case.risk.label)
    if risks is None or risks.since is None:
        return BesideLine(tr("风险"), level)
    since = tr("{level}，{day}起").format(level=level, day=month_day(risks.since.date()))
    told = [one for report in risks.reports if report.reported_at >= risks.since
            for one in report.reported_to]  # fmt: skip
    if told:
        names = tr("、").join(dict.fromkeys(tr(one.label) for one in told))
        return BesideLine(tr("风险"), tr("{since}；已报{names}").format(since=since, names=names))
    if not case.risk.grave:
        return BesideLine(tr("风险"), since)
    return BesideLine(tr("风险"), tr("{since}；还没有报告").format(since=since), "danger_text")


def _referral(referral: ReferralView) -> str:
    organ = referral.organ or tr(referral.channel.label)
    day = month_day(referral.received_on)
    if referral.direction is Direction.OUT:
        return tr("{day}转交{organ}").format(day=day, organ=organ)
    words = tr("{organ} {day}移送").format(organ=organ, day=day)
    if referral.feedback_on:
        return tr("{words}，{on}已复函").format(words=words, on=month_day(referral.feedback_on))
    if referral.due_on:
        return tr("{words}，应于 {on}前复函").format(words=words, on=month_day(referral.due_on))
    return tr("{words}，还没有复函").format(words=words)


def _court(found: ConfirmationView, state: State) -> BesideLine | None:
    asked = found.application
    label, color = tr("确认"), "text"
    if found.state is ConfirmationState.NOT_APPLIED:
        text = tr("未申请司法确认，最迟 {day}").format(day=month_day(found.last_on))
        text = tr("；").join(filter(None, (text, found.warning)))
        color = "warn_text" if found.warning else "text"
    elif found.state is ConfirmationState.EXPIRED:
        if state not in _OWING:
            return None
        text = tr("申请司法确认的期限已过")
    elif asked is None:
        return None
    elif found.state is ConfirmationState.APPLIED:
        text = tr("{day}向{court}申请司法确认，等法院答复").format(
            day=month_day(asked.applied_on), court=asked.court
        )
    else:
        outcome = tr("司法确认：{how}").format(how=tr(asked.outcome.label)) if asked.outcome else ""
        text = tr("，").join(filter(None, (outcome, asked.ruling_no)))
    return BesideLine(label, text, color)
