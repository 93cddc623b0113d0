"""How a record stands, a line for each: what for, the means, terms, decision, lawyer, progress."""

from __future__ import annotations

__all__ = ["COVERED", "asked_of", "standing_of"]

from collections.abc import Iterator
from datetime import date

from app.clock import CHINA
from app.i18n import month_day, plain_day, tr
from app.legalaid.messages import (
    AidDetail,
    AssignmentView,
    ChangeView,
    CompletionView,
    DecisionKind,
    DecisionView,
    EnteredBy,
    MeansRoute,
    ObjectionView,
    State,
    WishView,
)
from app.papers.messages import figures
from ui.legalaid.actions import AidRecord
from ui.lines import LOOKS
from ui.records.beside import BesideLine

COVERED = tr("＊＊＊（从“更多”里看，会记下谁看过）")
_CENTRE_DECIDES = (State.REGISTERED, State.INCOMPLETE, State.REVIEWED, State.NOTIFIED)


def standing_of(record: AidRecord, today: date, *, uncovered: bool) -> tuple[BesideLine, ...]:
    """How it stands now: what runs against a day, what was decided, who acts, how it ended.

    Args:
        today: days of another year carry theirs.
        uncovered: the means of the household and the subsidy too, which stay covered otherwise.
    """
    if isinstance(record, WishView):
        return tuple(_wish(record, today))
    return (
        *_notified(record),
        *_terms(record, today),
        *_decided(record, today),
        *_acting(record, today),
        *_ended(record, today, uncovered=uncovered),
    )


def asked_of(record: AidRecord, today: date, *, uncovered: bool) -> tuple[BesideLine, ...]:
    """What was asked for, on which means, and what the station said and sent."""
    if isinstance(record, WishView):
        return ()
    return (*_asked(record), *_means(record, uncovered=uncovered), *_sent(record, today))


def _notified(record: AidDetail) -> Iterator[BesideLine]:
    one = record.notice
    if one is None:
        return
    says = (tr(one.kind.label), one.organ, one.doc_no)
    yield BesideLine(tr("通知"), tr("，").join(filter(None, says)))
    ground = tr("{what}（{article}）")
    yield BesideLine(
        tr("情形"), ground.format(what=tr(one.ground.label), article=tr(one.ground.article))
    )
    if one.detention_place:
        yield BesideLine(tr("羁押"), one.detention_place)
    if one.found_on is not None:
        yield BesideLine(tr("发现"), tr("机关{day}发现").format(day=month_day(one.found_on)))


def _origin(record: AidRecord) -> Iterator[BesideLine]:
    look = LOOKS.get(record.origin_line)
    if look is not None and record.origin is not None:
        yield BesideLine(tr("来源"), tr("由{line}转来").format(line=look.label))


def _asked(record: AidDetail) -> Iterator[BesideLine]:
    yield from _origin(record)
    matter = tr(record.matter.label) if record.matter else ""
    form = tr(record.aid_form.label) if record.aid_form else ""
    claim = tr("标的 {sum} 元").format(sum=figures(record.claim_fen)) if record.claim_fen else ""
    if words := tr("，").join(filter(None, (matter, claim, form))):
        yield BesideLine(tr("事项"), words)
    if record.facts:
        yield BesideLine(tr("案情"), record.facts)
    if record.asked_at is not None:
        asked = record.asked_at.astimezone(CHINA)
        words = tr("{day} {time} 提出申请").format(
            day=month_day(asked.date()), time=f"{asked:%H:%M}"
        )
        yield BesideLine(tr("在押"), words)
    groups = [tr(one.label) for one in record.categories]
    groups += [tr("上门受理")] if record.home_visit else []
    groups += [tr("以前得到过法律援助")] if record.prior_aid else []
    if groups:
        yield BesideLine(tr("人群"), tr("、").join(groups))
    stage = tr(record.stage.label) if record.stage else ""
    if forum := tr("，").join(filter(None, (record.forum, stage))):
        yield BesideLine(tr("机关"), forum)


def _means(record: AidDetail, *, uncovered: bool) -> Iterator[BesideLine]:
    if record.route in (None, MeansRoute.NOTICE):  # whoever is notified of is asked for no means
        return
    words = tr(record.route.label)
    if record.ground_words:
        grounds = (record.ground_words, record.ground_article)
        words = tr("{route}：{ground}（{article}）").format(
            route=words, ground=grounds[0], article=grounds[1]
        )
    yield BesideLine(tr("经济"), words)
    if record.means is not None:
        result = tr(record.means.result.label) if record.means.result else ""
        told = tr("，").join(filter(None, (result, record.means.why)))
        yield BesideLine(tr("核查"), told if uncovered else COVERED)


def _terms(record: AidDetail, today: date) -> Iterator[BesideLine]:
    """What runs against a day."""
    if record.limitation_on is not None and not record.state.ended:
        yield _limitation(record, record.limitation_on, today)
    if line := _materials(record):
        yield line
    for one in record.completions:
        yield _completion(one, today)
    if record.review_due is not None and record.state in _CENTRE_DECIDES:
        words = tr("{day}前作出决定").format(day=plain_day(record.review_due, today))
        if record.stopped_days:
            words = tr("{words}（补正停了 {n} 天）").format(words=words, n=record.stopped_days)
        yield BesideLine(tr("审查"), words)


def _materials(record: AidDetail) -> BesideLine | None:
    """How many of the papers asked for came, and which did not."""
    here = [one for one in record.materials if one.received_on or one.instead]
    if not record.materials or record.state.ended:
        return None
    words = tr("已收 {n} 样").format(n=len(here))
    if not record.missing:
        return BesideLine(tr("材料"), words)
    names = tr("、").join(one.name for one in record.missing)
    words = tr("{words}，还差 {names}").format(words=words, names=names)
    return BesideLine(tr("材料"), words, "warn_text")


def _sent(record: AidDetail, today: date) -> Iterator[BesideLine]:
    """What the station said and sent."""
    if record.proposals:
        newest = record.proposals[0]
        yield BesideLine(tr("意见"), tr("，").join((tr(newest.opinion.label), newest.reasons)))
    if record.forwardings:
        sent = record.forwardings[0]
        day = plain_day(sent.forwarded_at.date(), today)
        words = tr("{day}转交{to}").format(day=day, to=sent.to)
        if sent.received_on is not None:
            day = plain_day(sent.received_on, today)
            words = tr("{words}，{on}签收").format(words=words, on=day)
        yield BesideLine(tr("转交"), words)


def _limitation(record: AidDetail, last: date, today: date) -> BesideLine:
    words = tr("{day}届满").format(day=plain_day(last, today))
    urged = tr("、").join(tr(one.label) for one in record.urged)
    if urged:
        words = tr("{words}；{urged}").format(words=words, urged=urged)
    return BesideLine(tr("时效"), words, "warn_text" if urged else "text")


def _completion(one: CompletionView, today: date) -> BesideLine:
    told = tr("{day}告知补 {n} 样：{wanted}").format(
        day=plain_day(one.told_on, today), n=len(one.wanted), wanted=tr("、").join(one.wanted)
    )
    if one.supplied_on is not None:
        words = tr("{told}；{on}补齐").format(told=told, on=plain_day(one.supplied_on, today))
    elif one.lapsed_on is not None:
        words = tr("{told}；{on}视为撤回").format(told=told, on=plain_day(one.lapsed_on, today))
    else:
        words = tr("{until}前补齐；{told}").format(told=told, until=plain_day(one.until, today))
    return BesideLine(tr("补正"), words, "warn_text" if one.open else "text")


def _decided(record: AidDetail, today: date) -> Iterator[BesideLine]:
    for one in record.decisions:
        yield BesideLine(tr("决定"), tr("，").join(_decision(one, today)))
        if one.ground and one.kind is not DecisionKind.GRANT:
            words = tr("{ground}（{article}）")
            yield BesideLine(tr("理由"), words.format(ground=one.ground, article=one.article))
    for objection in record.objections:
        yield _objection(objection, today)


def _decision(one: DecisionView, today: date) -> Iterator[str]:
    yield tr(one.kind.label)
    yield one.doc_no
    yield plain_day(one.decided_on, today)
    if one.entered is EnteredBy.CENTRE:
        yield tr("由机构自己登记")
    if one.served_on is not None:
        yield tr("{day}送达").format(day=plain_day(one.served_on, today))
    else:
        yield tr("还没有登记送达")


def _objection(one: ObjectionView, today: date) -> BesideLine:
    words = tr("{day}向{to}提出").format(day=plain_day(one.filed_on, today), to=one.to)
    if one.outcome is None:
        return BesideLine(tr("异议"), tr("{words}，等审查决定").format(words=words), "warn_text")
    told = (words, tr(one.outcome.label), one.doc_no)
    return BesideLine(tr("异议"), tr("，").join(filter(None, told)))


def _acting(record: AidDetail, today: date) -> Iterator[BesideLine]:
    if record.assignment is not None:
        yield BesideLine(tr("承办"), tr("，").join(_assignment(record.assignment, today)))
    for one in record.changes:
        yield _change(one, today)
    if record.notes:
        newest = record.notes[0]
        day = plain_day(newest.at.date(), today)
        who, says = tr(newest.source.label), tr("{day}{who}：{text}")
        yield BesideLine(tr("进度"), says.format(day=day, who=who, text=newest.text))


def _assignment(one: AssignmentView, today: date) -> Iterator[str]:
    yield tr("{lawyer}（{unit}）").format(lawyer=one.lawyer, unit=one.unit)
    yield tr("{day}指派").format(day=plain_day(one.assigned_on, today))
    if one.contract_on is not None:
        yield tr("{day}签委托协议").format(day=plain_day(one.contract_on, today))
    if one.organ_told_on is not None:
        yield tr("{day}告知办案机关").format(day=plain_day(one.organ_told_on, today))


def _change(one: ChangeView, today: date) -> BesideLine:
    words = tr("{day}申请更换：{why}").format(
        day=plain_day(one.asked_on, today), why=tr(one.reason.label)
    )
    if one.outcome is None:
        return BesideLine(tr("换人"), tr("{words}，等机构决定").format(words=words), "warn_text")
    return BesideLine(tr("换人"), tr("，").join((words, tr(one.outcome.label))))


def _ended(record: AidDetail, today: date, *, uncovered: bool) -> Iterator[BesideLine]:
    one = record.closing
    if one is not None:
        told = [tr("{day}办结").format(day=plain_day(one.ended_on, today)), tr(one.way.label)]
        told.append(tr(one.result.label))
        if one.recovered_fen:
            told.append(tr("挽回 {sum} 元").format(sum=figures(one.recovered_fen)))
        yield BesideLine(tr("结案"), tr("，").join(told))
        if one.missing:
            yield BesideLine(tr("还缺"), one.missing, "warn_text")
        if one.subsidy_fen is not None:
            paid = tr("{sum} 元").format(sum=figures(one.subsidy_fen))
            yield BesideLine(tr("补贴"), paid if uncovered else COVERED)
        if one.archived_on is not None:
            kept = (tr("{day}归档").format(day=plain_day(one.archived_on, today)), one.archive_no)
            yield BesideLine(tr("档案"), tr("，").join(filter(None, kept)))
    if record.state_note and record.state.ended:
        yield BesideLine(tr("说明"), record.state_note)


def _wish(wish: WishView, today: date) -> Iterator[BesideLine]:
    yield from _origin(wish)
    if wish.facts:
        yield BesideLine(tr("情况"), wish.facts)
    if wish.cause:
        yield BesideLine(tr("案由"), wish.cause)
    if wish.opponent:
        yield BesideLine(tr("对方"), wish.opponent_shown)
    if wish.route is not None:
        yield BesideLine(tr("经济"), tr(wish.route.label))
    if wish.dropped_on is not None:
        day = plain_day(wish.dropped_on, today)
        words = tr("{day}不再办理：{why}").format(day=day, why=wish.drop_note)
        yield BesideLine(tr("结果"), words)
