"""线索、奖惩、查找、羁押、检察监督 of a subject: cards, lines of the course, what can be done."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select

from app.clock import CHINA
from app.correction.codes import Answer, Ground, NoticeKind, SanctionKind, SearchWay, short_of
from app.correction.ladder import ladder_of
from app.correction.rules.allowance import REVOKING
from app.correction.rules.measurefacts import SearchFact
from app.correction.states import LIVE
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.discipline import ClueView, LadderView
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import month_day, plain_day, tr
from app.records.messages import NextStep, TimelineItem
from app.records.timeline import item_at, item_on
from db.tables.measures import Custody, MissingSearch, ProcuratorNotice, Sanction, SearchStep

R = TypeVar("R", Custody, MissingSearch, ProcuratorNotice, Sanction, SearchStep)
_SENT = REVOKING | {SanctionKind.PUNISHMENT, SanctionKind.COMMUTATION}


def shown(reading: Reading) -> Shown:
    """The cards, the course, and what presses."""
    ladder = ladder_of(
        reading.facts, reading.state, reading.work.session, reading.law, reading.today
    )
    live = reading.state in LIVE
    tracks = (
        _clues(ladder, reading, live=live),
        _sanctions(ladder, reading, live=live),
        _search(reading, live=live),
        _custody(reading, live=live),
        _notices(reading),
    )
    actions = tuple(
        dict.fromkeys((*ladder.actions, *(one for track in tracks for one in track.actions)))
    )
    return Shown(tracks, tuple(_course(reading)), actions, _pressing(ladder, reading))


def _rows(reading: Reading, table: type[R]) -> Sequence[R]:
    query = select(table).where(table.subject == reading.subject.id, ~table.voided)
    return reading.work.session.scalars(query.order_by(table.id.desc())).all()


def _pressing(ladder: LadderView, reading: Reading) -> NextStep | None:
    """A search comes before anything else."""
    search = reading.facts.measures.search
    if search is None or reading.state not in LIVE:
        return None
    head = tr("失联第 {n} 天，继续查找").format(n=search.days(reading.today))
    detail = ""
    if ladder.offer is not None:
        detail = tr("{kind}条件已具备，由县级决定").format(kind=tr(ladder.offer.kind.short))
    return NextStep(head, detail, "RecordSearchStep", tr("记查找"), None)


# -- cards -------------------------------------------------------------------------------------


def _clues(ladder: LadderView, reading: Reading, *, live: bool) -> TrackView:
    waiting = [one for one in ladder.clues if one.verified_on is None]
    return TrackView(
        "clues",
        tr("违规线索"),
        tuple(_clue(one, reading, live=live) for one in ladder.clues),
        status=tr("{n} 条待核实").format(n=len(waiting)) if waiting else "",
        tone="warn" if waiting else "",
        empty=tr("没有线索"),
        actions=(*(("VerifyClue",) if waiting else ()), "TakeUpClue") if live else (),
    )


def _clue(one: ClueView, reading: Reading, *, live: bool) -> TrackLine:
    when = plain_day(one.found_at.date(), reading.today)
    if one.verified_on is None:
        action = "VerifyClue" if live else ""
        title = tr("{what}，待核实").format(what=one.title)
        return TrackLine(title, one.facts, when, "warn", secret=True, action=action, row=one.id)
    verdict = tr("有正当理由") if one.justified else tr(one.severity.label) if one.severity else ""
    title = tr("，").join(filter(None, (one.title, verdict)))
    return TrackLine(title, one.facts, when, secret=True, row=one.id)


def _sanctions(ladder: LadderView, reading: Reading, *, live: bool) -> TrackView:
    rows = _rows(reading, Sanction)
    offer = ladder.offer
    status = tr("{kind}条件已具备").format(kind=tr(offer.kind.short)) if offer else ""
    actions = [name for row in rows for name in _may(row)]
    return TrackView(
        "sanctions",
        tr("奖惩"),
        tuple(_sanction(row, reading) for row in rows),
        status=status,
        tone="late" if offer else "",
        empty=tr("没有奖惩"),
        actions=tuple(dict.fromkeys((*(("ProposeSanction",) if live else ()), *actions))),
    )


def _may(row: Sanction) -> Iterator[str]:
    """What can be done with one; who decides is the county, by its answer alone (#4)."""
    if row.answer != Answer.YES:
        return
    sent = SanctionKind(row.kind) in _SENT
    if not sent and row.served_on is None:
        yield "ServeSanction"
    if sent and row.filed_on is None:
        yield "FileProposal"
    if sent and row.filed_on and not row.outcome:
        yield "RecordOutcome"
    if row.objected_on and not row.objection_answer:
        yield "AnswerObjection"
    elif not row.objected_on:
        yield "RecordObjection"


def _sanction(row: Sanction, reading: Reading) -> TrackLine:
    kind = SanctionKind(row.kind)
    place = short_of(Ground(row.item)) if row.item else ""
    words, tone = _stands(row)
    action = next(_may(row), "")
    if not row.answer:
        request = next((one.id for one in reading.facts.requests if one.record == row.id), None)
        return TrackLine(
            tr(kind.label), tr("，").join(filter(None, (place, words))),
            plain_day(row.proposed_on, reading.today), tone,
            action="EnterAnswer" if request else "", row=request,
        )  # fmt: skip
    text = tr("，").join(filter(None, (place, words, row.doc_no)))
    day = plain_day(row.decided_on or row.proposed_on, reading.today)
    return TrackLine(tr(kind.label), text, day, tone, action=action, row=row.id)


def _stands(row: Sanction) -> tuple[str, str]:
    if not row.answer:
        return tr("已报县级，等决定"), "warn"
    if row.answer != Answer.YES:
        return tr(Answer(row.answer).label), ""
    if row.outcome:
        agreed = row.outcome == Answer.YES
        return (tr("已裁定、决定执行") if agreed else tr("没有支持")), ""
    if row.filed_on:
        return tr("已报送，等裁定、决定"), "warn"
    if SanctionKind(row.kind) in _SENT:
        return tr("县级同意，待报送"), "warn"
    return (tr("已送达"), "") if row.served_on else (tr("已决定，待送达"), "warn")


def _search(reading: Reading, *, live: bool) -> TrackView:
    now = reading.facts.measures.search
    actions = ("StartSearch",)
    if now is not None:
        untold = not (now.police_at and now.procurator_at and now.county_at)
        actions = ("RecordSearchStep", *(("TellSearch",) if untold else ()), "EndSearch")
    lines = [_log(step, reading) for step in _rows(reading, SearchStep)]
    return TrackView(
        "search",
        tr("查找"),
        (*_spans(reading), *lines),
        status=tr("失联第 {n} 天").format(n=now.days(reading.today)) if now else "",
        tone="late" if now else "",
        empty=tr("没有失联"),
        actions=actions if live else (),
    )


def _spans(reading: Reading) -> Iterator[TrackLine]:
    for one in reversed(reading.facts.measures.searches):
        if one.found_on is not None:
            text = tr("{end}找到，共 {n} 日").format(
                end=month_day(one.found_on), n=one.days(reading.today)
            )
            day = plain_day(one.lost_on, reading.today)
            yield TrackLine(tr("{day}失联").format(day=day), text, row=one.id)
        else:
            yield _open_span(one, reading)


def _open_span(one: SearchFact, reading: Reading) -> TrackLine:
    told = [
        words
        for words, at in (
            (tr("县级"), one.county_at), (tr("公安"), one.police_at),
            (tr("检察院"), one.procurator_at),
        )
        if at
    ]  # fmt: skip
    text = tr("已通知{who}").format(who=tr("、").join(told)) if told else tr("还没有通知有关机关")
    day = plain_day(one.lost_on, reading.today)
    return TrackLine(
        tr("{day}失联").format(day=day), text, tone="late" if len(told) < 3 else "",
        action="TellSearch" if len(told) < 3 else "", row=one.id,
    )  # fmt: skip


def _log(row: SearchStep, reading: Reading) -> TrackLine:
    at = row.at.astimezone(CHINA)
    when = tr("{day} {time}").format(day=plain_day(at.date(), reading.today), time=f"{at:%H:%M}")
    return TrackLine(tr(SearchWay(row.way).label), row.result, when, secret=True, row=row.id)


def _custody(reading: Reading, *, live: bool) -> TrackView:
    rows = _rows(reading, Custody)
    held = next((row for row in rows if row.to_on is None), None)
    untold = [row for row in rows if row.told_on is None]
    actions = (("EndCustody",) if held else ("RecordCustody",)) if live else ()
    return TrackView(
        "custody",
        tr("羁押"),
        tuple(_held(row, reading) for row in rows),
        status=tr("{organ}羁押中").format(organ=held.organ) if held else "",
        tone="late" if held else "",
        empty=tr("没有羁押"),
        actions=(*(("TellCustody",) if untold and live else ()), *actions),
    )


def _held(row: Custody, reading: Reading) -> TrackLine:
    start = plain_day(row.from_on, reading.today)
    when = tr("{day}起").format(day=start)
    if row.to_on:
        when = tr("{start}到{end}").format(start=start, end=plain_day(row.to_on, reading.today))
    action = "TellCustody" if row.told_on is None else "EndCustody" if row.to_on is None else ""
    return TrackLine(row.organ, row.cause, when, secret=True, action=action, row=row.id)


def _notices(reading: Reading) -> TrackView:
    rows = _rows(reading, ProcuratorNotice)
    waiting = [row for row in rows if row.replied_on is None]
    return TrackView(
        "procurator",
        tr("检察监督"),
        tuple(_notice(row, reading) for row in rows),
        status=tr("{n} 件待回复").format(n=len(waiting)) if waiting else "",
        tone="warn" if waiting else "",
        empty=tr("没有来文"),
        actions=(*(("ReplyNotice",) if waiting else ()), "RecordNotice"),
    )


def _notice(row: ProcuratorNotice, reading: Reading) -> TrackLine:
    title = tr(NoticeKind(row.kind).label)
    if row.replied_on is None:
        when = tr("待回复")
        if row.reply_due:
            when = tr("{day}前回复").format(day=plain_day(row.reply_due, reading.today))
        return TrackLine(title, row.content, when, "warn", action="ReplyNotice", row=row.id)
    replied = tr("{day}已回复").format(day=plain_day(row.replied_on, reading.today))
    return TrackLine(title, row.content, replied, row=row.id)


# -- the course --------------------------------------------------------------------------------


def _course(reading: Reading) -> Iterator[TimelineItem]:
    for row in _rows(reading, Sanction):
        yield from _sanction_items(row)
    for one in _rows(reading, MissingSearch):
        since = one.lost_since
        yield item_at(since, "search", tr("失去联系"), one.last_contact, secret=True)
        if one.found_at:
            yield item_at(one.found_at, "circle-check", tr("找到"), one.found_how, secret=True)
    for held in _rows(reading, Custody):
        yield item_on(held.from_on, "lock", tr("被羁押"), held.organ)
        if held.to_on:
            yield item_on(held.to_on, "lock", tr("羁押结束"), held.end_note)
    for notice in _rows(reading, ProcuratorNotice):
        title = tr("收到{kind}").format(kind=tr(NoticeKind(notice.kind).label))
        yield item_on(notice.received_on, "file-check", title, "")
        if notice.replied_on:
            yield item_on(notice.replied_on, "upload", tr("回复检察院"), "")


def _sanction_items(row: Sanction) -> Iterator[TimelineItem]:
    kind = tr(SanctionKind(row.kind).short)
    place = short_of(Ground(row.item)) if row.item else ""
    yield item_on(row.proposed_on, "scale", tr("提出{kind}建议").format(kind=kind), place)
    if row.answer and row.decided_on:
        title = tr("县级决定{kind}") if row.answer == Answer.YES else tr("县级没有同意{kind}")
        text = tr("，").join(filter(None, (row.decided_by, row.doc_no)))
        yield item_on(row.decided_on, "stamp", title.format(kind=kind), text)
    if row.served_on:
        yield item_on(row.served_on, "badge-check", tr("送达{kind}决定").format(kind=kind), "")
    if row.objected_on:
        yield item_on(row.objected_on, "info", tr("提出异议"), "")
    if row.outcome and row.outcome_on:
        agreed = row.outcome == Answer.YES
        title = tr("{kind}：已裁定、决定") if agreed else tr("{kind}：没有支持")
        yield item_on(row.outcome_on, "scale", title.format(kind=kind), row.outcome_no)
