"""社区矫正: leave, permits, reviews, clues, sanctions and searches of a subject."""

from __future__ import annotations

__all__ = [
    "Activity",
    "Answered",
    "Attendance",
    "Clue",
    "CrossArea",
    "Custody",
    "ElectronicMonitoring",
    "Incident",
    "Leave",
    "LeaveEntry",
    "MedicalReview",
    "MissingSearch",
    "MonitoringExtension",
    "ProcuratorNotice",
    "Relocation",
    "Sanction",
    "SearchStep",
    "SpecialPermit",
]

from datetime import date, datetime

from sqlalchemy import Boolean, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment, TextList


class Answered:
    """What somebody above decided of a row: an `Answer`, when, and who."""

    answer: Mapped[str] = field("answer", String(1), default="")
    answered_on: Mapped[date | None] = field("answer", Day)
    approver: Mapped[str] = field("answer", String(60), default="")


class Leave(Answered, Journalled):
    """leave 外出.

    Attributes:
        destinations: places as people write them.
        areas: 区县码 of the destinations.
        opinion: what the office thinks of it.
        level: who may approve it (司法所, 县, 市), as counted when it was asked for.
        filed_on: when an approval of the office was filed with the county (备案).
        returned_at: 销假.
        return_proof: what showed where the subject had been.
    """

    __tablename__ = "correction_leave"

    subject: Mapped[bytes] = field("leave", LargeBinary(16), index=True)
    reason: Mapped[str] = field("leave", String(1))
    detail: Mapped[str] = field("leave", Text, default="")
    destinations: Mapped[list[str]] = field("leave", TextList)
    areas: Mapped[list[str]] = field("leave", TextList, default=list)
    asked_on: Mapped[date] = field("leave", Day)
    depart_on: Mapped[date] = field("leave", Day)
    due_on: Mapped[date] = field("leave", Day)
    proof: Mapped[str] = field("leave", Text, default="")
    opinion: Mapped[str] = field("leave", Text, default="")
    level: Mapped[str] = field("leave", String(1))
    filed_on: Mapped[date | None] = field("filing", Day)
    told_procurator_on: Mapped[date | None] = field("filing", Day)
    returned_at: Mapped[datetime | None] = field("return", Moment)
    return_proof: Mapped[str] = field("return", Text, default="")
    late_reason: Mapped[str] = field("return", Text, default="")


class LeaveEntry(Journalled):
    """监管记录: one contact with a subject who is away."""

    __tablename__ = "correction_leave_entry"

    subject: Mapped[bytes] = field("entry", LargeBinary(16), index=True)
    leave: Mapped[bytes] = field("entry", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("entry", Moment)
    way: Mapped[str] = field("entry", String(1))
    note: Mapped[str] = field("entry", Text)


class CrossArea(Answered, Journalled):
    """cross_area 经常性跨市县活动: one approval, six months at most (R16)."""

    __tablename__ = "correction_cross_area"

    subject: Mapped[bytes] = field("permit", LargeBinary(16), index=True)
    areas: Mapped[list[str]] = field("permit", TextList)
    reason: Mapped[str] = field("permit", Text)
    frequency: Mapped[str] = field("permit", String(100))
    from_on: Mapped[date] = field("permit", Day)
    to_on: Mapped[date] = field("permit", Day)
    asked_on: Mapped[date] = field("permit", Day)
    ended_on: Mapped[date | None] = field("ending", Day)
    trips: Mapped[list[str]] = field("trips", TextList, default=list)


class Relocation(Journalled):
    """relocation 执行地变更: its days follow one another (R17)."""

    __tablename__ = "correction_relocation"

    subject: Mapped[bytes] = field("request", LargeBinary(16), index=True)
    target: Mapped[str] = field("request", String(200))
    reason: Mapped[str] = field("request", Text)
    applied_on: Mapped[date] = field("request", Day)
    consulted_on: Mapped[date | None] = field("consultation", Day)
    replied_on: Mapped[date | None] = field("reply", Day)
    reply: Mapped[str] = field("reply", String(1), default="")
    decided_on: Mapped[date | None] = field("decision", Day)
    decision: Mapped[str] = field("decision", String(1), default="")
    decision_no: Mapped[str] = field("decision", String(80), default="")
    told_on: Mapped[date | None] = field("told", Day)
    sent_on: Mapped[date | None] = field("sent", Day)
    reported_on: Mapped[date | None] = field("arrival", Day)


class SpecialPermit(Answered, Journalled):
    """special_permit 会客、进入特定区域: only with the county's leave (R13, R19)."""

    __tablename__ = "correction_permit"

    subject: Mapped[bytes] = field("permit", LargeBinary(16), index=True)
    kind: Mapped[str] = field("permit", String(1))
    target: Mapped[str] = field("permit", String(200))
    reason: Mapped[str] = field("permit", Text)
    from_at: Mapped[datetime] = field("permit", Moment)
    to_at: Mapped[datetime] = field("permit", Moment)
    asked_on: Mapped[date] = field("permit", Day)
    told_court_on: Mapped[date | None] = field("told", Day)
    told_procurator_on: Mapped[date | None] = field("told", Day)


class MedicalReview(Journalled):
    """medical_review 病情复查 of who serves outside for illness (R11)."""

    __tablename__ = "correction_medical_review"

    subject: Mapped[bytes] = field("review", LargeBinary(16), index=True)
    due_on: Mapped[date] = field("review", Day)
    done_on: Mapped[date | None] = field("review", Day)
    hospital: Mapped[str] = field("review", String(100), default="")
    designated: Mapped[bool] = field("review", Boolean, default=False)
    conclusion: Mapped[str] = field("review", Text, default="")


class ElectronicMonitoring(Answered, Journalled):
    """emonitor 电子定位: its ground and its days; tracks are never stored here (R27)."""

    __tablename__ = "correction_monitoring"

    subject: Mapped[bytes] = field("monitoring", LargeBinary(16), index=True)
    ground: Mapped[str] = field("monitoring", String(1))
    device: Mapped[str] = field("monitoring", String(60))
    asked_on: Mapped[date] = field("monitoring", Day)
    start_on: Mapped[date] = field("monitoring", Day)
    end_on: Mapped[date] = field("monitoring", Day)
    told_on: Mapped[date | None] = field("told", Day)
    removed_on: Mapped[date | None] = field("removal", Day)
    removed_why: Mapped[str] = field("removal", Text, default="")


class MonitoringExtension(Journalled):
    """One extension of 电子定位, three months at most."""

    __tablename__ = "correction_monitoring_extension"

    subject: Mapped[bytes] = field("extension", LargeBinary(16), index=True)
    monitoring: Mapped[bytes] = field("extension", LargeBinary(16), index=True)
    start_on: Mapped[date] = field("extension", Day)
    end_on: Mapped[date] = field("extension", Day)
    approver: Mapped[str] = field("extension", String(60))
    approved_on: Mapped[date] = field("extension", Day)


class Activity(Journalled):
    """activity 教育帮扶: a lesson, public service, counselling; attendance stands apart."""

    __tablename__ = "correction_activity"

    kind: Mapped[str] = field("activity", String(1))
    topic: Mapped[str] = field("activity", String(200))
    at: Mapped[datetime] = field("activity", Moment)
    place: Mapped[str] = field("activity", String(200), default="")
    minutes: Mapped[int | None] = field("activity", Integer)
    minor_group: Mapped[bool] = field("activity", Boolean, default=False)


class Attendance(Journalled):
    """One subject at one activity."""

    __tablename__ = "correction_attendance"

    subject: Mapped[bytes] = field("attendance", LargeBinary(16), index=True)
    activity: Mapped[bytes] = field("attendance", LargeBinary(16), index=True)
    attended: Mapped[bool] = field("attendance", Boolean)
    note: Mapped[str] = field("attendance", Text, default="")


class Clue(Journalled):
    """clue 违规线索: what may be a breach, until an officer has looked into it.

    Attributes:
        rule: id of the rule that may be broken ("cor.R09").
        checkin_due: the end of the missed window, for one that a missed report made.
        severity, justified: what the officer found; "" before.
        defence: what the subject said to it (申辩).
        proposal: what is proposed, a `SanctionKind`, or "" for none.
    """

    __tablename__ = "correction_clue"

    subject: Mapped[bytes] = field("clue", LargeBinary(16), index=True)
    rule: Mapped[str] = field("clue", String(20))
    found_at: Mapped[datetime] = field("clue", Moment)
    facts: Mapped[str] = field("clue", Text)
    checkin_kind: Mapped[str] = field("clue", String(1), default="")
    checkin_due: Mapped[date | None] = field("clue", Day)
    evidence: Mapped[list[str]] = field("evidence", TextList, default=list)
    verified_on: Mapped[date | None] = field("verdict", Day)
    justified: Mapped[bool | None] = field("verdict", Boolean)
    severity: Mapped[str] = field("verdict", String(1), default="")
    findings: Mapped[str] = field("verdict", Text, default="")
    defence: Mapped[str] = field("verdict", Text, default="")
    proposal: Mapped[str] = field("verdict", String(1), default="")


class Sanction(Journalled):
    """sanction 奖惩, from the office's proposal to the decision of who may take it.

    Attributes:
        item: what it rests on, a `Ground` (实施办法 第34条第1项).
        clues: ids (hex) of the clues and searches it rests on.
        heard: what the subject said before it was proposed, or why nobody could be heard.
        served_on: 送达.
        filed_on: when the county's proposal came to court or prison (R25 counts from it).
        arrest_asked_at: when the court was asked to have the subject arrested (提请逮捕).
        arrested_on: the day of the arrest; nobody is held on it for more than thirty days.
        outcome: what court or prison decided of a proposal (an `Answer`).
    """

    __tablename__ = "correction_sanction"

    subject: Mapped[bytes] = field("proposal", LargeBinary(16), index=True)
    kind: Mapped[str] = field("proposal", String(1))
    item: Mapped[str] = field("proposal", String(60), default="")
    facts: Mapped[str] = field("proposal", Text)
    clues: Mapped[list[str]] = field("proposal", TextList, default=list)
    heard: Mapped[str] = field("proposal", Text, default="")
    proposed_on: Mapped[date] = field("proposal", Day)
    answer: Mapped[str] = field("decision", String(1), default="")
    decided_on: Mapped[date | None] = field("decision", Day)
    decided_by: Mapped[str] = field("decision", String(100), default="")
    doc_no: Mapped[str] = field("decision", String(80), default="")
    served_on: Mapped[date | None] = field("service", Day)
    copied_to: Mapped[list[str]] = field("service", TextList, default=list)
    filed_on: Mapped[date | None] = field("filing", Day)
    arrest_asked_at: Mapped[datetime | None] = field("filing", Moment)
    arrested_on: Mapped[date | None] = field("arrest", Day)
    outcome: Mapped[str] = field("outcome", String(1), default="")
    outcome_on: Mapped[date | None] = field("outcome", Day)
    outcome_no: Mapped[str] = field("outcome", String(80), default="")
    objection: Mapped[str] = field("objection", Text, default="")
    objected_on: Mapped[date | None] = field("objection", Day)
    objection_answer: Mapped[str] = field("objection", Text, default="")


class MissingSearch(Journalled):
    """search 查找 of a subject who cannot be reached (R28)."""

    __tablename__ = "correction_search"

    subject: Mapped[bytes] = field("search", LargeBinary(16), index=True)
    lost_since: Mapped[datetime] = field("search", Moment)
    last_contact: Mapped[str] = field("search", Text, default="")
    police_at: Mapped[datetime | None] = field("police", Moment)
    procurator_at: Mapped[datetime | None] = field("procurator", Moment)
    county_at: Mapped[datetime | None] = field("county", Moment)
    found_at: Mapped[datetime | None] = field("found", Moment)
    found_how: Mapped[str] = field("found", Text, default="")


class SearchStep(Journalled):
    """One step of a search: when, how, what came of it."""

    __tablename__ = "correction_search_step"

    subject: Mapped[bytes] = field("step", LargeBinary(16), index=True)
    search: Mapped[bytes] = field("step", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("step", Moment)
    way: Mapped[str] = field("step", String(1))
    result: Mapped[str] = field("step", Text)
    officers: Mapped[list[str]] = field("step", TextList, default=list)


class Custody(Journalled):
    """羁押 while in correction: who holds the subject, why, from when to when.

    Attributes:
        told_on: when the county heard of it from the office.
    """

    __tablename__ = "correction_custody"

    subject: Mapped[bytes] = field("custody", LargeBinary(16), index=True)
    organ: Mapped[str] = field("custody", String(100))
    cause: Mapped[str] = field("custody", Text)
    notice_on: Mapped[date] = field("custody", Day)
    from_on: Mapped[date] = field("custody", Day)
    told_on: Mapped[date | None] = field("telling", Day)
    to_on: Mapped[date | None] = field("ending", Day)
    end_note: Mapped[str] = field("ending", Text, default="")


class Incident(Journalled):
    """突发事件 (R37): what happened, who was told of it, what became of it.

    Attributes:
        heard_at: when the office heard of it; the county hears of it the same day.
        told_by: who told the office.
    """

    __tablename__ = "correction_incident"

    subject: Mapped[bytes] = field("incident", LargeBinary(16), index=True)
    kind: Mapped[str] = field("incident", String(1))
    happened_at: Mapped[datetime] = field("incident", Moment)
    heard_at: Mapped[datetime] = field("incident", Moment)
    told_by: Mapped[str] = field("incident", String(100))
    place: Mapped[str] = field("incident", String(200), default="")
    facts: Mapped[str] = field("incident", Text)
    handling: Mapped[str] = field("incident", Text, default="")
    county_at: Mapped[datetime | None] = field("county", Moment)
    police_at: Mapped[datetime | None] = field("police", Moment)
    procurator_at: Mapped[datetime | None] = field("procurator", Moment)
    closed_at: Mapped[datetime | None] = field("closing", Moment)
    outcome: Mapped[str] = field("closing", Text, default="")


class ProcuratorNotice(Journalled):
    """procurator_notice 检察监督: must be answered, with reasons where it is not adopted (R38)."""

    __tablename__ = "correction_procurator_notice"

    subject: Mapped[bytes | None] = field("notice", LargeBinary(16), index=True)
    kind: Mapped[str] = field("notice", String(1))
    doc_no: Mapped[str] = field("notice", String(80), default="")
    received_on: Mapped[date] = field("notice", Day)
    content: Mapped[str] = field("notice", Text)
    reply_due: Mapped[date | None] = field("notice", Day)
    adopted: Mapped[bool | None] = field("reply", Boolean)
    reply: Mapped[str] = field("reply", Text, default="")
    replied_on: Mapped[date | None] = field("reply", Day)
