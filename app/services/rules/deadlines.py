"""What the office owes who asks, and by when: an answer, a slip that comes back, a report."""

from __future__ import annotations

__all__ = ["answer_by", "answer_due", "dues"]

from collections.abc import Iterator
from datetime import date, datetime, time

from app.clock import CHINA
from app.i18n import month_day, tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook, Unit
from app.risk import ReportTo, RiskLevel, RiskTrigger
from app.services.codes import Way
from app.services.rules.danger import FOR_CHILD, POLICE, TRACKING, told_since
from app.services.rules.facts import (
    ConsultationFacts,
    DangerFact,
    SlipFact,
    current_danger,
    danger_since,
)
from app.services.states import State
from app.today.owed import DueFact

_ANSWER = {
    Way.LETTER: "pls.R-C01",
    Way.ONLINE_MESSAGE: "pls.R-C02",
    Way.ONLINE_CHAT: "pls.R-C02a",
}
_OTHERWISE = "pls.R-C02b"  # asked by mouth, and not answered on the spot
_WAIT = frozenset({State.REGISTERED, State.TAKEN})
_RATE = frozenset({State.ANSWERED, State.RECEIPTED})
_ABOVE = frozenset({ReportTo.TOWN_SAFETY, ReportTo.BUREAU})


def answer_by(way: Way, received_at: datetime, law: Rulebook) -> datetime | None:
    """The hour by which it is to be answered; None where only a day is counted (letters)."""
    rule = _ANSWER.get(way, _OTHERWISE)
    if law[rule].unit is not Unit.HOURS:
        return None
    return law.due_time(rule, received_at).astimezone(CHINA)


def answer_due(way: Way, received_at: datetime, law: Rulebook) -> datetime:
    """The last moment it is answered in time: the hour, or the end of the last working day."""
    if (end := answer_by(way, received_at, law)) is not None:
        return end
    last = law.due(_ANSWER.get(way, _OTHERWISE), received_at.astimezone(CHINA).date()).rolled
    return datetime.combine(last, time.max, CHINA)


def dues(case: ConsultationFacts, law: Rulebook) -> list[DueFact]:
    """All that is owed in a consultation."""
    return [*_answer(case, law), *_slips(case, law), *_rating(case, law), *_danger(case, law)]


def _answer(case: ConsultationFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.state is State.APPOINTED and case.appointed_at:
        at = case.appointed_at.astimezone(CHINA)
        yield DueFact(
            "pls.R-C09", case.id, _on(at.date()), tr("约期答复"),
            tr("答复 {who}").format(who=case.title),
            tr("约好 {time} 答复").format(time=f"{at:%H:%M}"), tr("登记答复"),
            "AnswerConsultation", tr("约在{day}").format(day=month_day(at.date())),
        )  # fmt: skip
    if case.state not in _WAIT:
        return
    rule = _ANSWER.get(case.way, _OTHERWISE)
    received = case.received_at.astimezone(CHINA)
    title, button = tr("答复 {who}").format(who=case.title), tr("登记答复")
    end = answer_by(case.way, received, law)
    if end is None:
        due = law.due(rule, received.date())
        yield DueFact(
            rule, case.id, due, tr("答复"), title, tr("来信要按期回复"), button,
            "AnswerConsultation",
        )  # fmt: skip
        return
    by = tr("{day} {time} 前").format(day=month_day(end.date()), time=f"{end:%H:%M}")
    yield DueFact(
        rule, case.id, _on(end.date()), tr("答复"), title,
        tr("{by}回复").format(by=by), button, "AnswerConsultation",
        tr("{day} {time} 收到，{n} 小时内").format(
            day=month_day(received.date()), time=f"{received:%H:%M}", n=law[rule].period
        ),
    )  # fmt: skip


def _slips(case: ConsultationFacts, law: Rulebook) -> Iterator[DueFact]:
    for slip in case.slips:
        if not slip.replied and case.state is not State.CLOSED:
            yield _slip(case, slip, law)


def _slip(case: ConsultationFacts, slip: SlipFact, law: Rulebook) -> DueFact:
    organ = slip.organ or tr(slip.target.label)
    return DueFact(
        "pls.R-C11", slip.id, law.due("pls.R-C11", slip.sent_on), tr("转介回执"),
        tr("问 {who} 的转介").format(who=case.title),
        tr("{organ}还没有回执，问问办到哪里").format(organ=organ), tr("登记回执"),
        "RecordReferralReceipt",
    )  # fmt: skip


def _rating(case: ConsultationFacts, law: Rulebook) -> Iterator[DueFact]:
    done = case.answered_at or case.received_at
    if case.state in _RATE:
        yield DueFact(
            "pls.R-C12", case.id, law.due("pls.R-C12", done.astimezone(CHINA).date()),
            tr("回访评价"),
            tr("回访 {who}").format(who=case.title), tr("问一句满意不满意，记下就办结"),
            tr("登记评价"), "RateConsultation",
        )  # fmt: skip


def _danger(case: ConsultationFacts, law: Rulebook) -> Iterator[DueFact]:
    """Who is told by when; once they were, the next look, until somebody says that it is over."""
    last, since = current_danger(case), danger_since(case)
    if last is None or since is None:
        return
    reports = [*_reports(case, last, since, law)]
    yield from reports
    if not reports and last.level in TRACKING:
        yield _look_again(case, last, law)


def _look_again(case: ConsultationFacts, last: DangerFact, law: Rulebook) -> DueFact:
    rule, on = TRACKING[last.level], last.at.astimezone(CHINA).date()
    due, why = law.due(rule, on), ""
    if last.next_on is not None:
        due, why = _on(last.next_on), tr("{day}看过，约定再看").format(day=month_day(on))
    return DueFact(
        rule, case.id, due, tr("危险跟踪"), tr("看看 {who} 现在怎么样").format(who=case.title),
        tr("风险{level}，还没有登记危险过去").format(level=tr(last.level.label)),
        tr("登记跟踪"), "TrackDanger", why,
    )  # fmt: skip


def _reports(
    case: ConsultationFacts, last: DangerFact, since: datetime, law: Rulebook
) -> Iterator[DueFact]:
    """R-A15, R-A16, and what is told by when; until somebody was told."""
    told = told_since(case)
    if RiskTrigger.CHILD in last.triggers and not told & FOR_CHILD:
        yield _tell(case, "med.R-A15", since, since, tr("立即报公安、民政、教育部门"))
    if RiskTrigger.VIOLENCE in last.triggers and not told & POLICE:
        yield _tell(case, "med.R-A16", since, since, tr("及时向公安机关报案"))
    red = last.level is RiskLevel.RED
    if last.level.grave and not told & POLICE:
        detail = tr("马上拨打 110") if red else tr("当天告诉派出所")
        yield _tell(case, "pls.R-C13", since, since, detail)
    if red and not told & _ABOVE:
        end = law.due_time("med.R-A14c", since)
        yield _tell(case, "med.R-A14c", since, end, tr("口头报镇平安办、司法局"))
    if red and not any(report.written for report in case.reports if report.at >= since):
        end = law.due_time("med.R-A14a", since)
        yield _tell(case, "med.R-A14a", since, end, tr("书面报告"))


def _tell(
    case: ConsultationFacts, rule: str, since: datetime, end: datetime, detail: str
) -> DueFact:
    began, end = since.astimezone(CHINA), end.astimezone(CHINA)
    if end != began:
        by = tr("{day} {time} 前").format(day=month_day(end.date()), time=f"{end:%H:%M}")
        detail = tr("{by}{what}").format(by=by, what=detail)
    return DueFact(
        rule, case.id, _on(end.date()), tr("危险报告"),
        tr("报告 {who} 的危险").format(who=case.title), detail, tr("登记报告"), "ReportDanger",
        tr("{day} {time} 发现").format(day=month_day(began.date()), time=f"{began:%H:%M}"),
    )  # fmt: skip


def _on(day: date) -> Due:
    """A day that stays where it is, rest day or not."""
    return Due(day, day, day, published=True, arithmetic="")
