"""教育和公益活动 a subject took part in, or stayed away from."""

from __future__ import annotations

__all__ = ["shown"]

from sqlalchemy import select

from app.clock import CHINA
from app.correction.codes import ActivityKind
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import TrackLine, TrackView
from app.i18n import plain_day, tr
from db.tables.measures import Activity, Attendance

_LATEST = 24  # lines of the card; the register on paper has them all


def shown(reading: Reading) -> Shown:
    """The newest lessons; nothing owes a number of hours (R32)."""
    rows = reading.work.session.execute(
        select(Attendance, Activity)
        .join(Activity, Activity.id == Attendance.activity)
        .where(Attendance.subject == reading.subject.id, ~Attendance.voided, ~Activity.voided)
        .order_by(Activity.at.desc())
    ).all()
    came = sum(1 for attendance, _ in rows if attendance.attended)
    status = tr("参加 {came} 次").format(came=came) if rows else ""
    if missed := len(rows) - came:
        status += tr("，缺席 {n} 次").format(n=missed)
    lines = tuple(_line(*row, reading) for row in rows[:_LATEST])
    empty = tr("没有记录；在报到的页面登记")
    return Shown((TrackView("lessons", tr("教育和公益活动"), lines, status, empty=empty),))


def _line(attendance: Attendance, activity: Activity, reading: Reading) -> TrackLine:
    length = tr("{n} 分钟").format(n=activity.minutes) if activity.minutes else ""
    there = "" if attendance.attended else tr("缺席")
    kind = tr(ActivityKind(activity.kind).label)
    parts = (there, kind, activity.place, length, attendance.note)
    when = plain_day(activity.at.astimezone(CHINA).date(), reading.today)
    tone = "" if attendance.attended else "warn"
    return TrackLine(
        activity.topic, tr("，").join(filter(None, parts)), when, tone, row=activity.id
    )
