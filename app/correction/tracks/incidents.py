"""突发事件 of a subject: its card, the lines of the course, what presses."""

from __future__ import annotations

__all__ = ["shown"]

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from app.clock import CHINA
from app.correction.codes import IncidentKind
from app.correction.states import LIVE
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import plain_day, tr
from app.records.messages import NextStep, TimelineItem
from app.records.timeline import item_at
from db.tables.measures import Incident


def shown(reading: Reading) -> Shown:
    """Nothing stands here before something happened; to note it is always offered."""
    query = select(Incident).where(Incident.subject == reading.subject.id, ~Incident.voided)
    rows = reading.work.session.scalars(query.order_by(Incident.id.desc())).all()
    live = reading.state in LIVE
    untold = [row for row in rows if row.county_at is None]
    open_ = [row for row in rows if row.closed_at is None]
    actions = (
        *(("TellIncident",) if open_ else ()),
        *(("CloseIncident",) if open_ else ()),
        *(("RecordIncident",) if live else ()),
    )
    track = TrackView(
        "incidents",
        tr("突发事件"),
        tuple(_line(row, reading) for row in rows),
        status=tr("{n} 件未报告县级").format(n=len(untold)) if untold else "",
        tone="late" if untold else "",
        empty=tr("没有突发事件"),
        actions=actions,
    )
    return Shown((track,), tuple(_course(rows)), actions, _pressing(untold, rows, reading))


def _pressing(
    untold: Sequence[Incident], rows: Sequence[Incident], reading: Reading
) -> NextStep | None:
    """The report comes before anything else; after a death the correction ends."""
    if untold:
        kind = tr(IncidentKind(untold[0].kind).label)
        head = tr("{kind}：当日报告县级").format(kind=kind)
        return NextStep(head, "", "TellIncident", tr("登记报告"), None)
    if reading.state in LIVE and any(row.kind == IncidentKind.DEATH for row in rows):
        detail = tr("收到死亡证明材料，登记终止，再通知决定机关、检察院、公安机关")
        return NextStep(tr("登记终止"), detail, "TerminateSubject", tr("登记终止"), None)
    return None


def _line(row: Incident, reading: Reading) -> TrackLine:
    at = row.heard_at.astimezone(CHINA)
    when = tr("{day} {time}").format(day=plain_day(at.date(), reading.today), time=f"{at:%H:%M}")
    title = tr("，").join((tr(IncidentKind(row.kind).label), _stands(row)))
    tone = "late" if row.county_at is None else "" if row.closed_at else "warn"
    action = "TellIncident" if row.county_at is None else "" if row.closed_at else "CloseIncident"
    text = tr("；").join(filter(None, (row.facts, row.handling, row.outcome)))
    return TrackLine(title, text, when, tone, secret=True, action=action, row=row.id)


def _stands(row: Incident) -> str:
    if row.county_at is None:
        return tr("还没有报告县级")
    if row.closed_at is None:
        return tr("已报告县级，处理中")
    return tr("已处理")


def _course(rows: Sequence[Incident]) -> Iterator[TimelineItem]:
    for row in rows:
        kind = tr(IncidentKind(row.kind).label)
        yield item_at(row.heard_at, "info", tr("得知{kind}").format(kind=kind), row.told_by)
        for at, who in (
            (row.county_at, tr("县级")), (row.police_at, tr("公安机关")),
            (row.procurator_at, tr("检察院")),
        ):  # fmt: skip
            if at is not None:
                yield item_at(
                    at, "megaphone", tr("向{who}报告{kind}").format(who=who, kind=kind), ""
                )
        if row.closed_at is not None:
            yield item_at(row.closed_at, "circle-check", tr("{kind}已处理").format(kind=kind), "")
