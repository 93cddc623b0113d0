"""The lists of the 工作档案: reports, visits, lessons and public service of one subject."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import ActivityKind, CheckInKind, CheckInResult, VisitTarget
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.ids import Id
from app.papers.filling import Slots
from app.papers.model import Filled, Runs
from app.papers.wording import day
from app.records.offers import WANTED, Offer
from db.tables.correction import CheckIn, SubjectVisit
from db.tables.measures import Activity, Attendance


def _checkins(session: Session, subject: Id) -> Sequence[CheckIn]:
    asked = select(CheckIn).where(CheckIn.subject == subject, ~CheckIn.voided)
    return sorted(session.scalars(asked), key=lambda one: (_on(one), one.id))


def _on(one: CheckIn) -> str:
    """The day it came, or to which it was excused, to be put in order by."""
    on = one.done_at.astimezone(CHINA).date() if one.done_at else one.due_to
    return on.isoformat() if on else ""


def _reports(_paper: SubjectPaper, rows: Sequence[CheckIn]) -> Slots:
    found: list[dict[str, Runs]] = [
        {
            "report_on": (_moment(one.done_at) if one.done_at else "",),
            "report_due": (day(one.due_to) if one.due_to else "",),
            "report_way": (CheckInKind(one.kind).label,),
            "report_result": (CheckInResult(one.result).label,),
            "report_text": (Filled(one.summary or one.excuse, "checkins"),),
        }
        for one in rows
    ]
    return Slots(groups={"reports": tuple(found)})


def _visited(session: Session, subject: Id) -> Sequence[SubjectVisit]:
    asked = select(SubjectVisit).where(SubjectVisit.subject == subject, ~SubjectVisit.voided)
    return session.scalars(asked.order_by(SubjectVisit.at)).all()


def _visits(_paper: SubjectPaper, rows: Sequence[SubjectVisit]) -> Slots:
    found: list[dict[str, Runs]] = [
        {
            "visit_at": (_moment(one.at),),
            "visit_target": (VisitTarget(one.target).label,),
            "visit_findings": (Filled(one.findings, "visits"),),
            "visit_officers": (Filled("、".join(one.officers or ()), "visits"),),
        }
        for one in rows
    ]
    return Slots(groups={"visits": tuple(found)})


def _attended(session: Session, subject: Id) -> list[tuple[Activity, Attendance]]:
    rows = session.execute(
        select(Activity, Attendance)
        .join(Attendance, Attendance.activity == Activity.id)
        .where(Attendance.subject == subject, ~Attendance.voided, ~Activity.voided)
        .order_by(Activity.at)
    )
    return [(activity, attendance) for activity, attendance in rows]


def _lessons(_paper: SubjectPaper, rows: Sequence[tuple[Activity, Attendance]]) -> Slots:
    found: list[dict[str, Runs]] = [
        {
            "lesson_at": (_moment(activity.at),),
            "lesson_kind": (ActivityKind(activity.kind).label,),
            "lesson_topic": (Filled(activity.topic, "activities"),),
            "lesson_length": (f"{activity.minutes} 分钟" if activity.minutes else "",),
            "lesson_came": ("到场" if attendance.attended else "未到场",),
            "lesson_note": (Filled(attendance.note, "activities"),),
        }
        for activity, attendance in rows
    ]
    return Slots(groups={"lessons": tuple(found)})


def _moment(at: datetime) -> str:
    """2026年11月3日 9:30, short enough for a column."""
    here = at.astimezone(CHINA)
    return f"{day(here.date())}\n{here.hour}:{here.minute:02d}"


def _declared(paper: SubjectPaper, _row: Any) -> Offer | None:
    return WANTED if paper.subject.declared_on else None


FORMS = (
    Form("cor.reports", _reports, read=_checkins, offered=_declared),
    Form("cor.visits", _visits, read=_visited, offered=_declared),
    Form("cor.lessons", _lessons, read=_attended, offered=_declared),
)
