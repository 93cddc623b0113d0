"""One adviser of a village, or one log, as its page shows it."""

from __future__ import annotations

__all__ = ["hours_words", "kinds_words", "log_view", "tell_log", "tell_post"]

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.outreach.codes import AdviceKind, Licence
from app.outreach.details.shared import Told, dates, steps_of, user_names
from app.outreach.projection import lawyers_of, village_name
from app.outreach.states import LOG_STEPS, LogState, LogStep
from app.outreach.views import (
    AdviceLogView,
    AdviserPostView,
    AdviserTab,
    EntryKind,
    FactLine,
)
from app.papers.amounts import figures
from app.people.divisions import Divisions
from app.records.messages import TimelineItem
from app.records.timeline import item_on
from app.work import Work
from db.tables.outreach import AdviceLog, AdviserPost, Lawyer

_RECENT = 24  # logs of a post that its page tells of: two years of them


def hours_words(minutes: int) -> str:
    """As 2 小时 30 分."""
    hours, rest = divmod(minutes, 60)
    words = tr("{h} 小时").format(h=hours) if hours else ""
    return (words + (tr(" {m} 分").format(m=rest) if rest else "")).strip()


def kinds_words(kinds: Sequence[str]) -> str:
    """As 咨询、讲座."""
    return tr("、").join(tr(AdviceKind(one).label) for one in kinds or ())


# -- the post ------------------------------------------------------------------------------


def tell_post(row: AdviserPost, work: Work) -> Told:
    """村（居）法律顾问."""
    session, law = work.session, work.tool(Rulebook)
    lawyer = lawyers_of(session, [row.lawyer]).get(row.lawyer)
    village = village_name(work.tool(Divisions), row.village)
    name = lawyer.name if lawyer else tr("（未同步）")
    logs = session.scalars(
        select(AdviceLog)
        .where(AdviceLog.post == row.id, ~AdviceLog.voided)
        .order_by(AdviceLog.on.desc())
        .limit(_RECENT)
    ).all()
    resting = lawyer is not None and lawyer.licence != Licence.PRACTISING
    ended = row.ended_on is not None
    tag = tr("已解聘") if ended else tr(Licence(lawyer.licence).label) if resting and lawyer else ""
    return Told(
        kind=EntryKind.POST,
        tab=AdviserTab.POSTS,
        title=tr("{village} {name}").format(village=village, name=name),
        about=(tr("村（居）法律顾问"), lawyer.firm if lawyer else ""),
        tag=tag,
        tone="warn" if resting and not ended else "",
        facts=tuple(_post_facts(row, logs, work.clock.today(), law)),
        side=tuple(_lawyer_lines(lawyer)),
        entry=AdviserPostView(
            village=row.village,
            village_name=village,
            lawyer=row.lawyer,
            lawyer_name=name,
            appointed_on=row.appointed_on,
            until=row.until,
            note=row.note,
            ended_on=row.ended_on,
        ),
        next=None if ended else (tr("驻村以后，记一份工作日志"), "RecordAdvice", tr("写日志")),
        timeline=tuple(_post_story(row, logs)),
        actions=() if ended else ("RecordAdvice", "EndAdviser"),
    )


def _post_facts(
    row: AdviserPost, logs: Sequence[AdviceLog], today: date, law: Rulebook
) -> Iterator[FactLine]:
    term = tr("从 {since} 起").format(since=full_date(row.appointed_on))
    if row.until:
        term = tr("{since} 到 {until}").format(
            since=full_date(row.appointed_on), until=full_date(row.until)
        )
    over = row.until is not None and row.until < today and row.ended_on is None
    yield FactLine(
        tr("聘期"), term + (tr("，已经到期") if over else ""), "warn_text" if over else "text"
    )
    lectures = [one for one in logs if AdviceKind.LECTURE in (one.kinds or ())]
    for label, found in ((tr("上次驻村"), logs), (tr("上次讲座"), lectures)):
        yield FactLine(label, full_date(found[0].on) if found else tr("还没有"))
    this_year = [one for one in logs if one.on.year == today.year]
    words = tr("驻村 {n} 次，{hours}，服务 {people} 人次")
    minutes = sum(one.minutes for one in this_year)
    people = sum(one.people for one in this_year)
    yield FactLine(
        tr("今年"),
        words.format(n=len(this_year), hours=hours_words(minutes) or tr("0 小时"), people=people),
    )
    if not law["pls.R-C05"].proof.confirmed:
        words = tr("每月驻村一次、每季度讲一次课（未经核实，可以改）")
        yield FactLine(tr("要求"), words, "text_2")
    if row.note:
        yield FactLine(tr("备注"), row.note)
    yield from dates((tr("解聘"), row.ended_on))
    if row.end_note:
        yield FactLine(tr("解聘原因"), row.end_note)


def _lawyer_lines(lawyer: Lawyer | None) -> Iterator[FactLine]:
    if lawyer is None:
        yield FactLine(tr("律师"), tr("（未同步）"), "text_2")
        return
    yield FactLine(tr("律师"), lawyer.name)
    yield FactLine(tr("机构"), lawyer.firm)
    resting = lawyer.licence != Licence.PRACTISING
    yield FactLine(
        tr("状态"), tr(Licence(lawyer.licence).label), "warn_text" if resting else "text"
    )
    if lawyer.office_phone:
        yield FactLine(tr("电话"), lawyer.office_phone)


def _post_story(row: AdviserPost, logs: Sequence[AdviceLog]) -> Iterator[TimelineItem]:
    yield item_on(row.appointed_on, "handshake", tr("受聘为法律顾问"), row.note)
    for one in logs:
        words = (hours_words(one.minutes), kinds_words(one.kinds), one.content)
        title = tr("驻村服务，{state}").format(state=tr(LogState(one.state).label))
        yield item_on(one.on, "map-pin", title, tr("，").join(filter(None, words)))
    if row.ended_on:
        yield item_on(row.ended_on, "x", tr("解聘"), row.end_note)


# -- the log -------------------------------------------------------------------------------


def tell_log(row: AdviceLog, work: Work) -> Told:
    """顾问工作日志."""
    session, state = work.session, LogState(row.state)
    post = session.get(AdviserPost, row.post)
    lawyer = lawyers_of(session, [post.lawyer]).get(post.lawyer) if post else None
    view = _log_view(row, post, lawyer, work)
    back = state is LogState.DRAFT and row.passed is False
    return Told(
        kind=EntryKind.LOG,
        tab=_tab(state),
        title=tr("{village} {name}").format(village=view.village_name, name=view.lawyer_name),
        about=(tr("顾问工作日志"), full_date(row.on), view.firm),
        tag=tr("退回补正") if back else tr(state.label),
        tone="warn" if back else "",
        facts=tuple(_log_facts(view, back=back)),
        side=tuple(_lawyer_lines(lawyer)),
        entry=view,
        steps=steps_of(
            LogStep,
            LOG_STEPS[state],
            {
                LogStep.WRITE: row.on,
                LogStep.CONFIRM: row.confirmed_on,
                LogStep.REVIEW: row.reviewed_on if row.passed else None,
                LogStep.PAY: row.paid_on,
            },
            work.clock.today(),
            ended=state is LogState.PAID,
        ),
        next=_NEXT.get(state),
        timeline=tuple(_log_story(view, row)),
        actions=_ACTIONS[state],
    )


_ACTIONS: dict[LogState, tuple[str, ...]] = {
    LogState.DRAFT: ("ConfirmAdvice", "ReviseAdvice"),
    LogState.CONFIRMED: ("ReviewAdvice",),
    LogState.REVIEWED: ("PayAdvice",),
    LogState.PAID: (),
}
_NEXT = {
    LogState.DRAFT: (
        tr("打印日志，请村（居）干部签字确认"), "ConfirmAdvice", tr("登记确认"),
    ),
    LogState.CONFIRMED: (tr("审核这份日志"), "ReviewAdvice", tr("审核")),
    LogState.REVIEWED: (
        tr("报司法局，核发以后照文书登记"), "PayAdvice", tr("登记核发"),
    ),
}  # fmt: skip


def _tab(state: LogState) -> AdviserTab:
    if state is LogState.PAID:
        return AdviserTab.PAID
    return AdviserTab.REVIEWED if state is LogState.REVIEWED else AdviserTab.OPEN


def _log_view(
    row: AdviceLog, post: AdviserPost | None, lawyer: Lawyer | None, work: Work
) -> AdviceLogView:
    names, unknown = user_names(work.session), tr("（未同步）")
    return AdviceLogView(
        post=row.post,
        village_name=village_name(work.tool(Divisions), post.village) if post else unknown,
        lawyer_name=lawyer.name if lawyer else unknown,
        firm=lawyer.firm if lawyer else "",
        on=row.on,
        minutes=row.minutes,
        kinds=tuple(AdviceKind(one) for one in row.kinds or ()),
        people=row.people,
        matters=row.matters,
        content=row.content,
        confirmer=row.confirmer,
        confirmed_on=row.confirmed_on,
        opinion=row.opinion,
        reviewed_on=row.reviewed_on,
        reviewer=names[row.reviewer] if row.reviewer else "",
        paid_on=row.paid_on,
        amount_fen=row.amount_fen,
        document_no=row.document_no,
    )


def log_view(log: Id, work: Work) -> AdviceLogView | None:
    """A log by its id, None where it is gone."""
    row = work.session.get(AdviceLog, log)
    if row is None or row.voided:
        return None
    post = work.session.get(AdviserPost, row.post)
    lawyer = lawyers_of(work.session, [post.lawyer]).get(post.lawyer) if post else None
    return _log_view(row, post, lawyer, work)


def _log_facts(view: AdviceLogView, *, back: bool) -> Iterator[FactLine]:
    if back:
        yield FactLine(tr("退回"), view.opinion, "warn_text")
    yield FactLine(tr("时间"), hours_words(view.minutes))
    yield FactLine(tr("做了什么"), kinds_words(view.kinds))
    words = tr("{people} 人次，{matters} 件")
    yield FactLine(tr("服务"), words.format(people=view.people, matters=view.matters))
    if view.content:
        yield FactLine(tr("内容"), view.content)
    if view.confirmed_on:
        yield FactLine(tr("村居确认"), view.confirmer)
    if view.amount_fen is not None:
        words = tr("{n} 元，{document}")
        yield FactLine(
            tr("补贴"), words.format(n=figures(view.amount_fen), document=view.document_no)
        )


def _log_story(view: AdviceLogView, row: AdviceLog) -> Iterator[TimelineItem]:
    step = LogStep.WRITE
    yield item_on(row.on, "map-pin", tr("驻村服务"), view.content, by=view.lawyer_name, step=step)
    if view.confirmed_on:
        title = tr("村居确认：{who}").format(who=view.confirmer)
        yield item_on(view.confirmed_on, "stamp", title, "", step=LogStep.CONFIRM)
    if view.reviewed_on:
        title = tr("审核通过") if row.passed else tr("退回补正")
        yield item_on(
            *(view.reviewed_on, "file-check", title, view.opinion),
            by=view.reviewer,
            step=LogStep.REVIEW,
        )
    if view.paid_on and view.amount_fen is not None:
        title = tr("核发补贴 {n} 元").format(n=figures(view.amount_fen))
        yield item_on(view.paid_on, "circle-check", title, view.document_no, step=LogStep.PAY)
