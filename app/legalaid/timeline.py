"""What happened in a record of legal aid, newest first."""

from __future__ import annotations

__all__ = ["timeline_of", "wish_timeline"]

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.i18n import full_date, tr
from app.legalaid.codes import Entry
from app.legalaid.states import State, Step
from app.papers.amounts import figures
from app.records.messages import TimelineItem
from app.records.timeline import item_at, item_on

if TYPE_CHECKING:
    from app.legalaid.views.course import CompletionView, ForwardingView
    from app.legalaid.views.decisions import (
        AssignmentView,
        ChangeView,
        ClosingView,
        DecisionView,
        ObjectionView,
    )
    from app.legalaid.views.record import AidDetail, WishView

_ENDINGS = frozenset({State.WITHDRAWN, State.ELSEWHERE})


def timeline_of(shown: AidDetail, notes: Iterable[TimelineItem]) -> tuple[TimelineItem, ...]:
    """All of it, newest first; of one day in the order of the steps."""
    items = [*_receipt(shown), *notes]
    for completion in shown.completions:
        items += _completion(completion)
    for proposal in shown.proposals:
        title = tr("初审意见：{opinion}").format(opinion=tr(proposal.opinion.label))
        item = item_on(
            *(proposal.made_on, "pencil-line", title, proposal.reasons),
            by=proposal.by,
            step=Step.RECEIVE,
        )
        items.append(replace(item, secret=bool(proposal.reasons)))
    for forwarding in shown.forwardings:
        items += _forwarding(forwarding)
    for decision in shown.decisions:
        items += _decision(decision)
    for assignment in shown.assignments:
        items += _assignment(assignment)
    for change in shown.changes:
        items += _change(change)
    for objection in shown.objections:
        items += _objection(objection)
    if shown.closing:
        items += _closing(shown.closing)
    items += _archive(shown)
    for note in shown.notes:
        title = tr("进展（{source}）").format(source=tr(note.source.label))
        told = tr("已告诉受援人") if note.told_applicant else ""
        text = tr("；").join(filter(None, (note.text, told)))
        item = item_at(note.at, "messages-square", title, text, by=note.by, step=Step.HANDLE)
        items.append(replace(item, secret=True))
    items.sort(key=lambda item: (item.at.date(), item.step or "", item.at))
    return tuple(items[::-1])


def _receipt(shown: AidDetail) -> Iterator[TimelineItem]:
    notice = shown.entry is Entry.NOTICE
    if notice and shown.notice:
        title = tr("收到{organ}{kind}").format(
            organ=shown.notice.organ, kind=tr(shown.notice.kind.label)
        )
        text = shown.notice.doc_no
    else:
        title = tr("收到申请")
        way = tr("上门受理") if shown.home_visit else tr(shown.received_by.label)
        text = tr("，").join(filter(None, (way, shown.number)))
    yield item_at(
        *(shown.received_at, "file-plus", title, text), by=shown.registrar, step=Step.RECEIVE
    )
    if shown.state in _ENDINGS:
        title = tr(shown.state.label)
        yield item_on(shown.state_on, "undo-2", title, shown.state_note, step=Step.REVIEW)


def _completion(one: CompletionView) -> Iterator[TimelineItem]:
    text = tr("{items}；补到 {until}").format(
        items=tr("、").join(one.wanted), until=full_date(one.until)
    )
    yield item_on(one.told_on, "file-warning", tr("一次性告知补正"), text, step=Step.RECEIVE)
    if one.supplied_on:
        title = tr("补齐材料")
        yield item_on(one.supplied_on, "file-check", title, one.supply_note, step=Step.RECEIVE)
    if one.lapsed_on:
        title = tr("逾期未补，视为撤回申请")
        yield item_on(one.lapsed_on, "x", title, one.supply_note, step=Step.RECEIVE)


def _forwarding(one: ForwardingView) -> Iterator[TimelineItem]:
    way = tr(one.way.label) if one.way else ""
    sheets = tr("材料 {n} 样").format(n=len(one.items)) if one.items else ""
    text = tr("，").join(filter(None, (one.to, way, sheets, one.note)))
    title = tr(one.kind.label)
    yield item_at(one.forwarded_at, "upload", title, text, by=one.by, step=Step.REVIEW)
    if one.received_on:
        words = tr("{to}签收").format(to=one.to)
        yield item_on(one.received_on, "file-check", words, one.receiver, step=Step.REVIEW)


def _decision(one: DecisionView) -> Iterator[TimelineItem]:
    title = tr("机构决定：{kind}").format(kind=tr(one.kind.label))
    text = tr("，").join(filter(None, (one.signed_by, one.doc_no, one.ground)))
    item = item_on(one.decided_on, "landmark", title, text, step=Step.DECIDE)
    yield replace(item, secret=bool(one.ground))
    if one.served_on:
        how = tr(one.served_how.label) if one.served_how else ""
        text = tr("，").join(filter(None, (how, one.receiver)))
        yield item_on(one.served_on, "file-check", tr("送达决定书"), text, step=Step.DECIDE)


def _assignment(one: AssignmentView) -> Iterator[TimelineItem]:
    who = tr("，").join(filter(None, (one.unit, one.lawyer, one.doc_no)))
    yield item_on(one.assigned_on, "contact-round", tr("机构指派"), who, step=Step.ASSIGN)
    if one.organ_told_on:
        title = tr("公函通知办案机关")
        yield item_on(one.organ_told_on, "upload", title, one.letter_no, step=Step.ASSIGN)
    if one.contract_on:
        title = tr("办好委托手续")
        yield item_on(one.contract_on, "handshake", title, one.lawyer, step=Step.HANDLE)
    if one.ended_on:
        title = tr("{who}不再承办").format(who=one.lawyer or one.unit)
        yield item_on(one.ended_on, "undo-2", title, one.end_note, step=Step.HANDLE)


def _change(one: ChangeView) -> Iterator[TimelineItem]:
    item = item_on(
        *(one.asked_on, "messages-square", tr("申请更换承办人"), tr(one.reason.label)),
        step=Step.HANDLE,
    )
    yield item
    if one.outcome and one.decided_on:
        title = tr("机构决定：{what}").format(what=tr(one.outcome.label))
        yield item_on(one.decided_on, "landmark", title, one.answer_note, step=Step.HANDLE)


def _objection(one: ObjectionView) -> Iterator[TimelineItem]:
    title = tr("向{to}提出异议").format(to=one.to)
    item = item_on(one.filed_on, "file-warning", title, one.reasons, step=Step.DECIDE)
    yield replace(item, secret=bool(one.reasons))
    if one.outcome and one.decided_on:
        words = tr("异议审查：{outcome}").format(outcome=tr(one.outcome.label))
        text = tr("，").join(filter(None, (one.doc_no, one.note)))
        yield item_on(one.decided_on, "landmark", words, text, step=Step.DECIDE)


def _closing(one: ClosingView) -> Iterator[TimelineItem]:
    title = tr("事项办结：{way}").format(way=tr(one.way.label))
    money = tr("挽回 {n} 元").format(n=figures(one.recovered_fen)) if one.recovered_fen else ""
    text = tr("，").join(filter(None, (tr(one.result.label), money, one.note)))
    yield item_on(one.ended_on, "circle-check", title, text, step=Step.CLOSE)
    if one.reported_on:
        text = tr("缺 {missing}").format(missing=one.missing) if one.missing else ""
        yield item_on(one.reported_on, "file-check", tr("交结案材料"), text, step=Step.CLOSE)
    if one.reviewed_on:
        title = tr("机构审核结案材料")
        yield item_on(one.reviewed_on, "landmark", title, one.review_note, step=Step.CLOSE)


def _archive(shown: AidDetail) -> Iterator[TimelineItem]:
    dossier, closing = shown.dossier, shown.closing
    if dossier and dossier.archived_on:
        number = (closing.archive_no if closing else "") or dossier.shelf
        yield item_on(dossier.archived_on, "circle-check", tr("归档"), number, step=Step.CLOSE)


def wish_timeline(wish: WishView) -> tuple[TimelineItem, ...]:
    """What is known of a wish, newest first."""
    text = tr("，").join(filter(None, (wish.cause, wish.opponent_shown)))
    items = [item_at(wish.asked_at, "file-plus", tr("想申请法律援助"), text, by=wish.by)]
    if wish.dropped_on:
        items.append(item_on(wish.dropped_on, "x", tr("不再申请"), wish.drop_note))
    return tuple(items[::-1])
