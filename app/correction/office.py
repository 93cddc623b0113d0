"""What is the office's own and no subject's: 委托, notices of procurators, lessons; their dues."""

from __future__ import annotations

__all__ = [
    "QUERIES",
    "entrustment_dues",
    "entrustments_beside",
    "loose_records",
    "office_dues",
    "office_notices",
]

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import ActivityKind, Entrusted, NoticeKind
from app.correction.discretion import hidden
from app.correction.facts.measures import notice_fact
from app.correction.messages.office import ReadOfficeMatters
from app.correction.rules.procurator import notice_due
from app.correction.views.office import OfficeMatters
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import full_date, plain_day, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject, Entrustment, Survey
from db.tables.measures import Activity, Attendance, ProcuratorNotice
from db.tables.people import Person

_MOST = 200  # who looks further back opens a subject


def read_office_matters(_query: ReadOfficeMatters, work: Work) -> OfficeMatters:
    """Three cards; what a reader may not open is not among them."""
    notices = _notices(work)
    waiting = [row for row, _name in notices if row.replied_on is None]
    own = sorted(
        (notice_fact(row) for row in waiting if row.subject is None),
        key=lambda one: (one.reply_due or one.received_on, one.id),
    )
    tracks = (_entrusted(work), _noticed(notices, len(waiting), work), _lessons(work))
    about = tuple((row.id, row.subject) for row, _name in notices if row.subject)
    return OfficeMatters(tracks, tuple(own), about, len(waiting))


# -- 委托 ----------------------------------------------------------------------------------------


def _entrusted(work: Work) -> TrackView:
    today = work.clock.today()
    rows = work.session.scalars(
        select(Entrustment).where(~Entrustment.voided).order_by(Entrustment.from_on.desc())
    ).all()
    held = [row for row in rows if _holds(row, today)]
    law = work.tool(Rulebook)
    owed = entrustment_dues(work.session, [row.id for row in rows], law)
    due = {id_ for id_, one in owed if law[one.rule].act_by(one.due) <= today}
    actions = ("RecordEntrustment", *(("EndEntrustment",) if held or due else ()))
    return TrackView(
        "entrustments",
        tr("县级委托本所的事项"),
        tuple(_entrustment(row, today, ends=row.id in due) for row in rows),
        status="" if held else tr("现在没有有效的委托，外出一律报县级"),
        tone="" if held else "warn",
        actions=actions,
    )


def _holds(row: Entrustment, today: date) -> bool:
    return row.from_on <= today and (row.to_on is None or row.to_on >= today)


def entrustments_beside(session: Session, ids: Iterable[Id]) -> set[Id]:
    """Of some rows the entrustments, with every other: the next paper settles the one before."""
    if session.scalar(select(Entrustment.id).where(Entrustment.id.in_(list(ids))).limit(1)):
        return set(session.scalars(select(Entrustment.id)))
    return set()


def loose_records(session: Session) -> set[Id]:
    """Records of the line that are about no subject: papers of the county, notices, surveys."""
    own = ProcuratorNotice.subject.is_(None)
    return {
        *session.scalars(select(Entrustment.id)),
        *session.scalars(select(ProcuratorNotice.id).where(own)),
        *session.scalars(select(Survey.id)),
    }


def entrustment_dues(
    session: Session, ids: Sequence[Id], law: Rulebook
) -> Iterator[tuple[Id, DueFact]]:
    """Of some records the papers that name their end and that no later one goes beyond (R14g)."""
    rows = session.scalars(select(Entrustment).where(~Entrustment.voided)).all()
    for row in rows:
        if row.id not in ids or row.to_on is None or row.closed or _followed(row, rows):
            continue
        item = tr(Entrusted(row.item).label)
        yield row.id, DueFact(
            "cor.R14g", row.id, law.due("cor.R14g", row.to_on), tr("委托书到期"),
            tr("县级委托本所的“{item}”到 {day}为止").format(item=item, day=full_date(row.to_on)),
            tr("{no}；请示县级是否续签，收到新的委托书再登记；不再委托的登记终止").format(
                no=row.doc_no
            ),
            tr("看委托"), "ReadOfficeMatters",
        )  # fmt: skip


def _followed(row: Entrustment, rows: Sequence[Entrustment]) -> bool:
    """Whether a later paper of the same matter reaches further."""
    end = row.to_on or date.max
    return any(
        one.item == row.item and one.from_on > row.from_on and (one.to_on or date.max) > end
        for one in rows
    )


def _entrustment(row: Entrustment, today: date, *, ends: bool) -> TrackLine:
    item, since = tr(Entrusted(row.item).label), plain_day(row.from_on, today)
    when = tr("{day}起").format(day=since)
    if row.to_on is not None:
        when = tr("{start}到{end}").format(start=since, end=plain_day(row.to_on, today))
    if row.from_on > today:
        return TrackLine(item, tr("{no}，还没有开始").format(no=row.doc_no), when, row=row.id)
    if not _holds(row, today):
        said = tr("{no}，已终止") if row.closed else tr("{no}，已到期")
        return TrackLine(item, said.format(no=row.doc_no), when, row=row.id)
    tone = "warn" if ends else "good"
    return TrackLine(item, row.doc_no, when, tone, action="EndEntrustment", row=row.id)


# -- 检察监督 -------------------------------------------------------------------------------------


def _notices(work: Work) -> list[tuple[ProcuratorNotice, str]]:
    """Those about the office, then with whose name: those about a subject."""
    found = work.session.execute(
        select(ProcuratorNotice, Person.name)
        .outerjoin(CorrectionSubject, CorrectionSubject.id == ProcuratorNotice.subject)
        .outerjoin(Person, Person.id == CorrectionSubject.person)
        .where(~ProcuratorNotice.voided)
        .order_by(ProcuratorNotice.replied_on.is_not(None), ProcuratorNotice.received_on.desc())
        .limit(_MOST)
    ).all()
    unseen = hidden(work, [row.subject for row, _name in found if row.subject])
    return [(row, name or "") for row, name in found if row.subject not in unseen]


def _noticed(
    notices: Sequence[tuple[ProcuratorNotice, str]], waiting: int, work: Work
) -> TrackView:
    return TrackView(
        "procurator",
        tr("检察监督"),
        tuple(_notice(row, name, work) for row, name in notices),
        status=tr("{n} 件待回复").format(n=waiting) if waiting else "",
        tone="warn" if waiting else "",
        empty=tr("没有来文"),
        actions=("RecordNotice", *(("ReplyNotice",) if waiting else ())),
    )


def _notice(row: ProcuratorNotice, name: str, work: Work) -> TrackLine:
    today, kind = work.clock.today(), tr(NoticeKind(row.kind).label)
    title = tr("{kind}（{name}）").format(kind=kind, name=name or tr("本所"))
    text = tr("，").join(filter(None, (row.doc_no, row.content)))
    if row.replied_on is not None:
        when = tr("{day}已回复").format(day=plain_day(row.replied_on, today))
        return TrackLine(title, text, when, row=row.id)
    on = work.tool(Rulebook)["cor.R38"].act_by(notice_due(notice_fact(row), work.tool(Rulebook)))
    when = tr("{day}前回复").format(day=plain_day(on, today)) if row.reply_due else tr("待回复")
    tone = "late" if on < today else "warn"
    return TrackLine(title, text, when, tone, action="ReplyNotice", row=row.id)


def office_notices(session: Session, ids: Iterable[Id]) -> list[ProcuratorNotice]:
    """Of some rows the notices that are about no subject: each is a record of its own."""
    own = ProcuratorNotice.subject.is_(None)
    query = select(ProcuratorNotice).where(ProcuratorNotice.id.in_(list(ids)), own)
    return list(session.scalars(query))


def office_dues(session: Session, ids: Sequence[Id], law: Rulebook) -> Iterator[tuple[Id, DueFact]]:
    """What those of some records owe that are notices about the office (R38)."""
    for row in office_notices(session, ids):
        if row.replied_on is None and not row.voided:
            fact = notice_fact(row)
            kind = tr(fact.kind.label)
            yield row.id, DueFact(
                "cor.R38", row.id, notice_due(fact, law), tr("回复检察院"),
                tr("检察院对本所的{kind}要回复").format(kind=kind),
                tr("书面回复；没有采纳的，说明理由"), tr("登记回复"), "ReadOfficeMatters",
                "" if fact.reply_due else tr("来文没有写期限，及时回复"),
            )  # fmt: skip


# -- 教育帮扶 -------------------------------------------------------------------------------------


def _lessons(work: Work) -> TrackView:
    rows = work.session.scalars(
        select(Activity).where(~Activity.voided).order_by(Activity.at.desc()).limit(_MOST)
    ).all()
    came = Counter(
        work.session.scalars(
            select(Attendance.activity).where(Attendance.attended, ~Attendance.voided)
        )
    )
    lines = tuple(lesson_line(row, work.clock.today(), came[row.id]) for row in rows)
    return TrackView("lessons", tr("教育和公益活动"), lines, empty=tr("没有记录"))


def lesson_line(row: Activity, today: date, came: int) -> TrackLine:
    """One lesson, and how many came."""
    length = tr("{n} 分钟").format(n=row.minutes) if row.minutes else ""
    closed = tr("未成年人专场") if row.minor_group else ""
    present = tr("到场 {n} 人").format(n=came)
    text = tr("，").join(
        filter(None, (tr(ActivityKind(row.kind).label), row.place, length, present, closed))
    )
    when = plain_day(row.at.astimezone(CHINA).date(), today)
    return TrackLine(row.topic, text, when, row=row.id)


QUERIES: Mapping[type, Handler] = {ReadOfficeMatters: read_office_matters}
