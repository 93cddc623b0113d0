"""安置帮教: people after prison or correction, whom the office helps and never compels."""

from __future__ import annotations

__all__ = [
    "Aftercare",
    "AftercareEntry",
    "Aid",
    "HelpContact",
    "HelpInquiry",
    "HelpMember",
    "HelpPlan",
    "HelpRisk",
    "ReleasedPerson",
]

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, IdBytes, Moment, TextList


class ReleasedPerson(Journalled):
    """ex_prisoner 安帮对象, domain specification §2.

    Attributes:
        subject: the correction it follows (A20), None for who comes from prison.
        data_on: the day the prison's data came; release_on: the last day of the sentence;
            expected_on: when the prison expects it to be, before its notice says so (R40).
        verify: whether the residence is as the prison says (核查).
        handover: how the person came home (衔接); met: who was met then.
        key_person: 重点, as the head of the office decided on `level_on`; level_look: the newest
            risk form that was known then.
        help_from, help_to: 帮教期, from the day after release (R33).
        agreed: whether the person signed the agreement, which nobody has to.
        moved_to: where a person who moved away is helped now.
    """

    __tablename__ = "released_person"
    __table_args__ = (Index("ix_released_person_state", "office", "state"),)

    person: Mapped[bytes] = field("person", IdBytes, index=True)
    subject: Mapped[bytes | None] = field("person", LargeBinary(16), index=True)
    source: Mapped[str] = field("source", String(1))
    organ: Mapped[str] = field("source", String(100), default="")
    offence: Mapped[str] = field("source", String(100), default="")
    sentence: Mapped[str] = field("source", String(100), default="")
    data_on: Mapped[date | None] = field("source", Day)
    expected_on: Mapped[date | None] = field("expectation", Day)
    registrar: Mapped[bytes] = field("source", LargeBinary(16))
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    verify: Mapped[str] = field("verification", String(1), default="")
    verified_on: Mapped[date | None] = field("verification", Day)
    verify_note: Mapped[str] = field("verification", Text, default="")
    release_on: Mapped[date | None] = field("release", Day)
    cert_no: Mapped[str] = field("release", String(80), default="")
    notice_on: Mapped[date | None] = field("release", Day)
    handover: Mapped[str] = field("handover", String(1), default="")
    handover_on: Mapped[date | None] = field("handover", Day)
    met: Mapped[str] = field("handover", String(1), default="")
    key_person: Mapped[bool] = field("level", Boolean, default=False)
    level_on: Mapped[date | None] = field("level", Day)
    level_look: Mapped[bytes | None] = field("level", LargeBinary(16))
    help_from: Mapped[date | None] = field("term", Day)
    help_to: Mapped[date | None] = field("term", Day)
    agreed: Mapped[bool] = field("agreement", Boolean, default=False)
    agreed_on: Mapped[date | None] = field("agreement", Day)
    placement: Mapped[str] = field("placement", String(1), default="")
    placed_on: Mapped[date | None] = field("placement", Day)
    insurance: Mapped[str] = field("placement", String(100), default="")
    housing: Mapped[str] = field("placement", String(100), default="")
    police_measures: Mapped[bool] = field("police", Boolean, default=False)
    ended_as: Mapped[str] = field("ending", String(1), default="")
    ended_on: Mapped[date | None] = field("ending", Day)
    moved_to: Mapped[str] = field("ending", String(200), default="")
    end_note: Mapped[str] = field("ending", Text, default="")


class HelpMember(Journalled):
    """帮教小组: one member."""

    __tablename__ = "help_member"

    released: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    name: Mapped[str] = field("member", String(50))
    standing: Mapped[str] = field("member", String(1))
    phone: Mapped[str] = field("member", String(30), default="")
    left_on: Mapped[date | None] = field("leaving", Day)


class HelpPlan(Journalled):
    """帮教计划."""

    __tablename__ = "help_plan"

    released: Mapped[bytes] = field("plan", LargeBinary(16), index=True)
    made_on: Mapped[date] = field("plan", Day)
    needs: Mapped[str] = field("plan", Text, default="")
    measures: Mapped[str] = field("plan", Text)


class HelpRisk(Journalled):
    """风险评估 of a released person; the newest holds, the earlier ones stay."""

    __tablename__ = "help_risk"

    released: Mapped[bytes] = field("risk", LargeBinary(16), index=True)
    assessed_on: Mapped[date] = field("risk", Day)
    level: Mapped[str] = field("risk", String(1))
    signs: Mapped[list[str]] = field("risk", TextList, default=list)
    key_person: Mapped[bool] = field("risk", Boolean)
    note: Mapped[str] = field("risk", Text, default="")
    assessor: Mapped[bytes] = field("risk", LargeBinary(16))


class HelpInquiry(Journalled):
    """摸排: one attempt to learn where a person is, by asking, never by following."""

    __tablename__ = "help_inquiry"

    released: Mapped[bytes] = field("inquiry", LargeBinary(16), index=True)
    made_on: Mapped[date] = field("inquiry", Day)
    ways: Mapped[list[str]] = field("inquiry", TextList, default=list)
    asked: Mapped[str] = field("inquiry", String(100), default="")
    outcome: Mapped[str] = field("inquiry", String(1))
    findings: Mapped[str] = field("inquiry", Text)
    author: Mapped[bytes] = field("inquiry", LargeBinary(16))


class HelpContact(Journalled):
    """help_contact 帮教记录."""

    __tablename__ = "help_contact"

    released: Mapped[bytes] = field("contact", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("contact", Moment)
    mode: Mapped[str] = field("contact", String(1))
    notes: Mapped[str] = field("contact", Text)
    needs: Mapped[str] = field("contact", Text, default="")
    author: Mapped[bytes] = field("contact", LargeBinary(16))


class Aid(Journalled):
    """aid 帮扶."""

    __tablename__ = "help_aid"

    released: Mapped[bytes] = field("aid", LargeBinary(16), index=True)
    kind: Mapped[str] = field("aid", String(1))
    given_on: Mapped[date] = field("aid", Day)
    source: Mapped[str] = field("aid", String(100), default="")
    amount_fen: Mapped[int | None] = field("aid", BigInteger)
    note: Mapped[str] = field("aid", Text, default="")


class Aftercare(Journalled):
    """drug_aftercare 社区戒毒转介卡: run by the town, not by the office; no test results.

    Attributes:
        ordered_on: the day the person received the order, from which 15 days count (R36).
        ends_on: three years from the day of reporting.
    """

    __tablename__ = "drug_aftercare"

    person: Mapped[bytes] = field("card", IdBytes, index=True)
    opened_on: Mapped[date] = field("card", Day)
    ordered_on: Mapped[date | None] = field("card", Day)
    agreed_on: Mapped[date | None] = field("card", Day)
    reported_on: Mapped[date | None] = field("card", Day)
    ends_on: Mapped[date | None] = field("card", Day)
    organ: Mapped[str] = field("card", String(100), default="")
    closed_on: Mapped[date | None] = field("closing", Day)


class AftercareEntry(Journalled):
    """One contact or visit noted on a card of 社区戒毒."""

    __tablename__ = "drug_aftercare_entry"

    card: Mapped[bytes] = field("entry", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("entry", Moment)
    way: Mapped[str] = field("entry", String(1))
    note: Mapped[str] = field("entry", Text)
