"""Papers of what a subject asks for: D7 事项审批表, D8 通知书, and the record of a return.

Leave, cross-area, permits and relocation fill the same slots, so that their forms are alike.
"""

from __future__ import annotations

__all__ = ["FORMS", "Asked"]

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import Answer, CheckInKind, LeaveReason, Level, PermitKind
from app.correction.papers.form import Form, when_answered
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import covered, filled_day
from app.correction.rules.leave import days_of
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import day, filled, moment, ticks
from app.records.offers import READY, Offer, later
from db.tables.correction import CountyRequest
from db.tables.measures import CrossArea, Leave, LeaveEntry, Relocation, SpecialPermit

Asks = Leave | CrossArea | SpecialPermit | Relocation


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that somebody decides on, and the request that carried it to the county."""

    row: Any
    request: CountyRequest | None


def _with_request(session: Session, row: Asks) -> Asked:
    requests = session.scalars(
        select(CountyRequest)
        .where(CountyRequest.record == row.id, ~CountyRequest.voided)
        .order_by(CountyRequest.id.desc())
    )
    return Asked(row, requests.first())


# -- what each matter gives ----------------------------------------------------------------------


def _leave(row: Leave) -> Iterator[tuple[str, Run]]:
    reason = LeaveReason(row.reason).label
    yield "matter", "外出"
    yield "target", Filled("、".join(row.destinations), "destinations")
    yield "why", Filled(f"{reason}：{row.detail}", "detail")
    yield "span", Filled(f"{day(row.depart_on)}至{day(row.due_on)}", "depart_on")
    yield "days", str(days_of(row.depart_on, row.due_on))
    yield "back_on", day(row.due_on)
    yield "proof", Filled(row.proof or "无", "proof")
    yield "asked_on", day(row.asked_on)


def _cross(row: CrossArea) -> Iterator[tuple[str, Run]]:
    yield "matter", "经常性跨市、县活动"
    yield "target", Filled("、".join(row.areas), "areas")
    yield "why", Filled(row.reason, "reason")
    yield "frequency", Filled(row.frequency, "frequency")
    yield "span", Filled(f"{day(row.from_on)}至{day(row.to_on)}", "from_on")
    yield "asked_on", day(row.asked_on)


def _permit(row: SpecialPermit) -> Iterator[tuple[str, Run]]:
    start, end = row.from_at.astimezone(CHINA), row.to_at.astimezone(CHINA)
    yield "matter", PermitKind(row.kind).label
    yield "target", covered(row.target, "target", "会见的人或者场所")
    yield "why", Filled(row.reason, "reason")
    yield "span", Filled(f"{moment(start)}至{moment(end)}", "from_at")
    yield "asked_on", day(row.asked_on)


def _move(row: Relocation) -> Iterator[tuple[str, Run]]:
    yield "matter", "变更执行地"
    yield "target", Filled(row.target, "target")
    yield "why", Filled(row.reason, "reason")
    yield "span", filled_day(row.decided_on, "decided_on", "决定日期")
    yield "asked_on", day(row.applied_on)


# -- what all have -------------------------------------------------------------------------------


def _answer(asked: Asked) -> tuple[Answer | None, date | None, str, Level]:
    """What was decided, when, by whom, and at which level."""
    row, request = asked.row, asked.request
    if isinstance(row, Relocation):
        decided, on, by = row.decision, row.decided_on, request.approver if request else ""
    else:
        decided, on, by = row.answer, row.answered_on, row.approver
    level = row.level if isinstance(row, Leave) else Level.COUNTY
    return Answer(decided) if decided else None, on, by, Level(level)


def _filler(
    matter: Callable[[Any], Iterator[tuple[str, Run]]],
) -> Callable[[SubjectPaper, Asked], Slots]:
    def fill(paper: SubjectPaper, asked: Asked) -> Slots:
        answer, on, by, level = _answer(asked)
        runs: dict[str, Runs] = {name: (run,) for name, run in matter(asked.row)}
        opinion = _opinion(asked)
        reason = asked.request.answer_note if asked.request else ""
        own = level is Level.OFFICE
        runs |= {
            "opinion": (filled(opinion, "opinion", "司法所意见", 12),),
            "answer": (ticks([(one.label, one is answer) for one in (Answer.YES, Answer.NO)]),),
            "approver": (filled(by, "approver", "批准人", 6),),
            "answered_on": (filled_day(on, "answered_on", "批准日期"),),
            "refusal": (filled(reason, "answer_note", "不准予的理由", 20),),
            "decider": (paper.office if own else paper.county,),
            "letter_no": (Gap("文号", "number", 12),),
            "serial_no": (Gap("骑缝编号", "number", 8),),
        }
        return Slots(runs, marks=frozenset(_marks(answer, level)))

    return fill


def _opinion(asked: Asked) -> str:
    if isinstance(asked.row, Leave):
        return asked.row.opinion
    return asked.request.opinion if asked.request else ""


def _marks(answer: Answer | None, level: Level) -> Iterator[str]:
    if answer is not None:
        yield "granted" if answer is Answer.YES else "refused"
    if level is not Level.OFFICE:
        yield "county_decides"
    if level is Level.CITY:
        yield "city_decides"


def _answered(_paper: SubjectPaper, asked: Asked) -> Iterable[Check]:
    answer, _, approver, level = _answer(asked)
    yield Check(tr("已登记审批结果"), passed=answer is not None)
    if answer is Answer.YES and not isinstance(asked.row, Relocation):
        yield Check(tr("已登记批准人"), passed=bool(approver))
    if level is Level.CITY:
        told = asked.row.told_procurator_on is not None
        yield Check(tr("已通报检察院"), passed=told)


# -- 销假记录 ------------------------------------------------------------------------------------


def _with_entries(session: Session, row: Leave) -> tuple[Leave, tuple[LeaveEntry, ...]]:
    entries = session.scalars(
        select(LeaveEntry)
        .where(LeaveEntry.leave == row.id, ~LeaveEntry.voided)
        .order_by(LeaveEntry.at, LeaveEntry.id)
    )
    return row, tuple(entries)


def _returned(_paper: SubjectPaper, found: tuple[Leave, tuple[LeaveEntry, ...]]) -> Slots:
    row, entries = found
    runs: dict[str, Runs] = {name: (run,) for name, run in _leave(row)}
    back = row.returned_at.astimezone(CHINA) if row.returned_at else None
    runs |= {
        "approver": (filled(row.approver, "approver", "批准人", 6),),
        "returned_at": (
            Filled(moment(back), "returned_at") if back else Gap("返回时间", "returned_at", 12),
        ),
        "return_proof": (filled(row.return_proof, "return_proof", "返回凭证", 12),),
        "overdue": (_in_time(row, back),),
        "late_reason": (Filled(row.late_reason or "无", "late_reason"),),
    }
    log: tuple[dict[str, Runs], ...] = tuple(
        {
            "noted_at": (moment(one.at.astimezone(CHINA)),),
            "noted_way": (CheckInKind(one.way).label,),
            "noted": (Filled(one.note, "note"),),
        }
        for one in entries
    )
    return Slots(runs, {"log": log})


def _when_decided(_paper: SubjectPaper, row: Relocation) -> Offer | None:
    return READY if row.decision else later(tr("决定后"))


def _when_back(_paper: SubjectPaper, row: Leave) -> Offer | None:
    if row.answer != Answer.YES:
        return None
    return READY if row.returned_at else later(tr("返回后"))


def _in_time(row: Leave, back: datetime | None) -> Run:
    if back is None:
        return Gap("是否按期返回", "returned_at", 8)
    if back.date() < row.depart_on:
        return "没有外出"
    late = (back.date() - row.due_on).days
    return f"超期 {late} 日" if late > 0 else "按期返回"


FORMS = (
    Form("cor.D7-1", _filler(_leave), Leave, _with_request),
    Form("cor.D7-2", _filler(_cross), CrossArea, _with_request),
    Form("cor.D7-3", _filler(_permit), SpecialPermit, _with_request),
    Form("cor.D7-4", _filler(_move), Relocation, _with_request),
    Form("cor.D8-1", _filler(_leave), Leave, _with_request, _answered, when_answered),
    Form("cor.D8-2", _filler(_cross), CrossArea, _with_request, _answered, when_answered),
    Form("cor.D8-3", _filler(_permit), SpecialPermit, _with_request, _answered, when_answered),
    Form("cor.D8-4", _filler(_move), Relocation, _with_request, _answered, _when_decided),
    Form("cor.D8-5", _returned, Leave, _with_entries, offered=_when_back),
)
