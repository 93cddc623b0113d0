"""What happened in a record, newest first."""

from __future__ import annotations

__all__ = ["card_timeline", "timeline_of"]

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.codes import Code
from app.i18n import tr
from app.papers.amounts import figures
from app.records.messages import TimelineItem
from app.records.timeline import item_at, item_on
from app.resettlement.codes import ContactMode, Ending, Homecoming, Source, Verify
from app.resettlement.messages import (
    AidView,
    ContactView,
    InquiryView,
    PlanView,
    RiskLook,
    Step,
)
from app.resettlement.views import AftercareNote
from db.tables.resettlement import Aftercare, ReleasedPerson

_CONTACTS = {
    ContactMode.TALK: "messages-square",
    ContactMode.TELEPHONE: "phone",
    ContactMode.VISIT: "house",
    ContactMode.ENTRUSTED: "contact-round",
}


def timeline_of(
    case: ReleasedPerson,
    registrar: str,
    *,
    contacts: Iterable[ContactView],
    inquiries: Iterable[InquiryView],
    aids: Iterable[AidView],
    plans: Iterable[PlanView],
    looks: Iterable[RiskLook],
    notes: Iterable[TimelineItem],
) -> tuple[TimelineItem, ...]:
    """All of it, newest first; of one day in the order of the steps."""
    items = [*_course(case, registrar), *notes]
    items += map(_contact, contacts)
    items += map(_inquiry, inquiries)
    items += map(_aid, aids)
    for plan in plans:
        text = tr("；").join(filter(None, (plan.needs, plan.measures)))
        items.append(item_on(plan.made_on, "pencil-line", tr("写帮教计划"), text, step=Step.HELP))
    items += map(_look, looks)
    items.sort(key=lambda item: (item.at.date(), item.step or "", item.at))
    return tuple(items[::-1])


def _course(case: ReleasedPerson, registrar: str) -> Iterator[TimelineItem]:
    if case.data_on:
        title = tr("收到监所的信息")
        yield item_on(case.data_on, "file-plus", title, case.organ, by=registrar, step=Step.VERIFY)
    if case.verify and case.verified_on:
        title = tr("核查：{result}").format(result=tr(Verify(case.verify).label))
        yield item_on(case.verified_on, "map-pin", title, case.verify_note, step=Step.VERIFY)
    if case.notice_on:
        text = case.cert_no and tr("证明书号 {no}").format(no=case.cert_no)
        yield item_on(case.notice_on, "bell", tr("收到释放通知"), text, step=Step.EXPECT)
    if case.release_on:
        words = tr("解除社区矫正") if case.source == Source.CORRECTION else tr("刑满释放")
        yield item_on(case.release_on, "house", words, case.organ, step=Step.EXPECT)
    if case.handover and case.handover_on:
        title = tr("衔接：{way}").format(way=tr(Homecoming(case.handover).label))
        yield item_on(case.handover_on, "handshake", title, _agreed(case), step=Step.MEET)
    if case.ended_as and case.ended_on:
        title = tr(Ending(case.ended_as).label)
        yield item_on(case.ended_on, "circle-check", title, case.end_note, step=Step.END)


def card_timeline(card: Aftercare, notes: Iterable[AftercareNote]) -> tuple[TimelineItem, ...]:
    """What happened around a card of 社区戒毒, newest first."""
    days = (
        (card.ordered_on, "bell", tr("收到责令社区戒毒决定书")),
        (card.agreed_on, "handshake", tr("签社区戒毒协议")),
        (card.reported_on, "map-pin", tr("到镇政府、街道办报到")),
        (card.closed_on, "circle-check", tr("转介卡办结")),
    )
    items = [item_on(day, icon, words, "") for day, icon, words in days if day]
    items += [item_at(one.at, "house", tr(one.way.label), one.note) for one in notes]
    items.sort(key=lambda item: item.at)
    return tuple(items[::-1])


def _agreed(case: ReleasedPerson) -> str:
    return tr("本人自愿签了帮教协议") if case.agreed else ""


def _contact(one: ContactView) -> TimelineItem:
    needs = tr("需求：{needs}").format(needs=one.needs) if one.needs else ""
    text = tr("\n").join(filter(None, (one.notes, needs)))
    icon = _CONTACTS[one.mode]
    item = item_at(one.at, icon, tr(one.mode.label), text, by=one.by, step=Step.HELP)
    return replace(item, secret=True)


def _inquiry(one: InquiryView) -> TimelineItem:
    title = tr("摸排：{outcome}").format(outcome=tr(one.outcome.label))
    who = tr("问了{who}").format(who=one.asked) if one.asked else ""
    text = tr("；").join(filter(None, (_labels(one.ways), who, one.findings)))
    return item_on(one.made_on, "search", title, text, by=one.by, step=Step.MEET)


def _aid(one: AidView) -> TimelineItem:
    title = tr("帮扶：{kind}").format(kind=tr(one.kind.label))
    amount = tr("{n} 元").format(n=figures(one.amount_fen)) if one.amount_fen else ""
    text = tr("，").join(filter(None, (one.source, amount, one.note)))
    return item_on(one.given_on, "heart-handshake", title, text, step=Step.HELP)


def _look(one: RiskLook) -> TimelineItem:
    level = tr("风险{level}").format(level=tr(one.level.label))
    key = tr("建议列为重点") if one.key_person else ""
    text = tr("；").join(filter(None, (level, _labels(one.signs), key, one.note)))
    item = item_on(one.assessed_on, "info", tr("风险评估"), text, by=one.by, step=Step.HELP)
    return replace(item, secret=True)


def _labels(codes: tuple[Code, ...]) -> str:
    return tr("、").join(tr(code.label) for code in codes)
