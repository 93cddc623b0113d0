"""What happened in a consultation, newest first."""

from __future__ import annotations

__all__ = ["timeline_of"]

from collections.abc import Iterable, Iterator

from app.clock import CHINA
from app.codes import Code
from app.i18n import month_day, tr
from app.records.messages import TimelineItem
from app.records.timeline import item_at, item_on, note_item
from app.services.codes import AidTold, DangerStep, Satisfaction, Way
from app.services.states import Step
from app.services.views import DangerView, NoteView, ReferralView, ReportView
from db.tables.services import Consultation

_WAYS = {
    Way.TELEPHONE: "phone",
    Way.LETTER: "file-plus",
    Way.AT_HOME: "house",
}


def timeline_of(
    case: Consultation,
    registrar: str,
    *,
    slips: Iterable[ReferralView],
    dangers: Iterable[DangerView],
    reports: Iterable[ReportView],
    notes: Iterable[NoteView],
    others: Iterable[TimelineItem],
) -> tuple[TimelineItem, ...]:
    """All of it, newest first; of one moment in the order of the steps."""
    items = [*_course(case, registrar), *others]
    for slip in slips:
        items += _slip(slip)
    items += map(_danger, dangers)
    items += map(_report, reports)
    items += [note_item(one.at, one.text, one.by) for one in notes]
    items.sort(key=lambda item: (item.at.date(), item.step or "", item.at))
    return tuple(items[::-1])


def _course(case: Consultation, registrar: str) -> Iterator[TimelineItem]:
    way = Way(case.way)
    title = tr("{way}咨询").format(way=tr(way.label))
    received = case.received_at.astimezone(CHINA)
    icon = _WAYS.get(way, "messages-square")
    yield item_at(received, icon, title, case.question, by=registrar, step=Step.REGISTER)
    if case.appointed_at and case.appointed_on:
        at = case.appointed_at.astimezone(CHINA)
        words = tr("约 {day} {time} 答复").format(day=month_day(at.date()), time=f"{at:%H:%M}")
        icon, for_ = "calendar-clock", case.appointed_for
        yield item_on(case.appointed_on, icon, words, for_, by=case.taken_by, step=Step.ANSWER)
    if case.answered_at:
        told = tr(AidTold(case.told).label) if case.told else ""
        text = tr("\n").join(filter(None, (case.answer, told)))
        answered = case.answered_at.astimezone(CHINA)
        by, step = case.answered_by, Step.ANSWER
        yield item_at(answered, "messages-square", tr("答复"), text, by=by, step=step)
    if case.rated_on and case.satisfaction:
        rated = tr("评价：{how}").format(how=tr(Satisfaction(case.satisfaction).label))
        yield item_on(case.rated_on, "badge-check", rated, case.rating_note, step=Step.RATE)
    if case.closed_on:
        yield item_on(case.closed_on, "circle-check", tr("办结"), "", step=Step.CLOSE)


def _slip(slip: ReferralView) -> Iterator[TimelineItem]:
    target = tr(slip.target.label)
    organ = tr("{target}（{organ}）").format(target=target, organ=slip.organ)
    title = tr("转介{where}").format(where=organ if slip.organ else target)
    checks = _labels(slip.checks)
    text = tr("\n").join(filter(None, (slip.matter, checks)))
    yield item_on(slip.sent_on, "upload", title, text, by=slip.by, step=Step.REFER)
    if slip.outcome and slip.replied_on:
        says = tr("回执：{where}{how}").format(
            where=slip.organ or target, how=tr(slip.outcome.label)
        )
        yield item_on(slip.replied_on, "file-check", says, slip.reply, step=Step.REFER)


def _danger(look: DangerView) -> TimelineItem:
    if look.step is not DangerStep.ASSESSED:
        return _looked(look)
    level = tr("风险{level}").format(level=tr(look.level.label))
    told = _labels(look.advised)
    advised = tr("告诉了：{what}").format(what=told) if told else ""
    text = tr("；").join(filter(None, (_labels(look.triggers), advised, look.note)))
    at = look.assessed_at
    return item_at(at, "file-warning", level, text, by=look.by, step=Step.REGISTER)


def _looked(look: DangerView) -> TimelineItem:
    """Looked at again, or over."""
    ended = look.step is DangerStep.ENDED
    title = tr("危险过去，结束跟踪") if ended else tr("跟踪，风险{level}")
    again = tr("{day}再看").format(day=month_day(look.next_on)) if look.next_on else ""
    text = tr("；").join(filter(None, (look.note, again)))
    icon, title = "circle-check" if ended else "eye", title.format(level=tr(look.level.label))
    return item_at(look.assessed_at, icon, title, text, by=look.by, step=Step.REGISTER)


def _report(report: ReportView) -> TimelineItem:
    title = tr("报告{organs}").format(organs=_labels(report.reported_to))
    received = tr("接收人 {name}").format(name=report.received_by) if report.received_by else ""
    text = tr("；").join(filter(None, (report.content, received)))
    return item_at(report.reported_at, "bell", title, text, by=report.by, step=Step.REGISTER)


def _labels(codes: tuple[Code, ...]) -> str:
    return tr("、").join(tr(code.label) for code in codes)
