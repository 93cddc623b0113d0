"""What can be rebuilt from the records: dues and list cards, neither journalled nor digested."""

from __future__ import annotations

__all__ = [
    "AidCardRow",
    "CaseCardRow",
    "ConsultationRow",
    "DueItem",
    "EntryCardRow",
    "HelpCardRow",
    "SubjectCardRow",
    "UpcomingItem",
]

from datetime import date, datetime

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import Day, IdBytes, Moment, TextList


class DueItem(Base):
    """One thing owed by a date, over all lines of work.

    Attributes:
        duty: ours, so that it stays when late; a right of the parties is gone with its day.
        persons: ids in hex of those it concerns, by which 今日 makes one row of a person.
    """

    __tablename__ = "due_item"
    __table_args__ = (
        Index("ix_due_item_on", "on"),
        Index("ix_due_item_late", "line", "duty", "on", "record"),  # counted for every tab and area
    )

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    rule: Mapped[str] = mapped_column(String(20), primary_key=True)
    subject: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    line: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column(Day)
    raw: Mapped[date] = mapped_column(Day)
    rolled: Mapped[date] = mapped_column(Day)
    duty: Mapped[bool] = mapped_column(default=True)
    published: Mapped[bool] = mapped_column(default=True)
    what: Mapped[str] = mapped_column(String(60))
    why: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    button: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(Text, default="")
    persons: Mapped[list[str]] = mapped_column(TextList, default=list)


class UpcomingItem(Base):
    """A session or visit with an hour, over all lines of work."""

    __tablename__ = "upcoming_item"

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    line: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)


class CaseCardRow(Base):
    """One row of the mediation list, ready to be sorted and shown."""

    __tablename__ = "case_card"
    __table_args__ = (Index("ix_case_card_order", "tab", "sort", "case"),)

    case: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(40))
    number: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(3))
    due_rule: Mapped[str] = mapped_column(String(20), default="")
    due_subject: Mapped[bytes | None] = mapped_column(IdBytes)
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)


class HelpCardRow(Base):
    """One row of the list of 安置帮教, ready to be sorted and shown.

    Attributes:
        not_met_from: the day from which who waits is 未衔接, as the day itself moves it.
    """

    __tablename__ = "help_card"
    __table_args__ = (Index("ix_help_card_order", "tab", "sort", "record"),)

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(3))
    not_met_from: Mapped[date | None] = mapped_column(Day)
    key_person: Mapped[bool] = mapped_column(default=False)
    due_rule: Mapped[str] = mapped_column(String(20), default="")
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)


class AidCardRow(Base):
    """One row of the list of 法律援助, ready to be sorted and shown.

    Attributes:
        minor: whether the name is shown as 陆× in lists that leave the office (R-P02).
        flags: codes of `Flag` (快速受理, 通知辩护 …).
    """

    __tablename__ = "aid_card"
    __table_args__ = (Index("ix_aid_card_order", "tab", "sort", "record"),)

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(3))
    minor: Mapped[bool] = mapped_column(default=False)
    flags: Mapped[list[str]] = mapped_column(TextList, default=list)
    due_rule: Mapped[str] = mapped_column(String(20), default="")
    due_subject: Mapped[bytes | None] = mapped_column(IdBytes)
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)


class EntryCardRow(Base):
    """One row of a list of the registers (顾问, 律师, 服务点, 普法), ready to be sorted and shown.

    Attributes:
        line: the list it stands in; kind: what it is there (code of `EntryKind`).
        recheck_from: the day from which what is published waits to be verified anew.
        tag: what stands out of it ("停止执业"), or "".
    """

    __tablename__ = "entry_card"
    __table_args__ = (Index("ix_entry_card_order", "line", "tab", "sort", "record"),)

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    line: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(10))
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(3))
    recheck_from: Mapped[date | None] = mapped_column(Day)
    tag: Mapped[str] = mapped_column(String(20), default="")
    due_rule: Mapped[str] = mapped_column(String(20), default="")
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)


class ConsultationRow(Base):
    """One row of the list of consultations, ready to be sorted and shown.

    Attributes:
        grave: somebody is in danger.
    """

    __tablename__ = "consultation_card"
    __table_args__ = (Index("ix_consultation_card_order", "tab", "sort", "record"),)

    record: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(3))
    grave: Mapped[bool] = mapped_column(default=False)
    due_rule: Mapped[str] = mapped_column(String(20), default="")
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)


class SubjectCardRow(Base):
    """One row of the list of 社区矫正, ready to be sorted and shown.

    Attributes:
        flags: parallel flags that hold whatever the day (codes of `Flag`).
        end_on: the last day of the term.
        minor: whether names are shown to those alone who may see minors.
    """

    __tablename__ = "subject_card"
    __table_args__ = (Index("ix_subject_card_order", "tab", "sort", "subject"),)

    subject: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    person: Mapped[bytes] = mapped_column(IdBytes, index=True)
    tab: Mapped[str] = mapped_column(String(10))
    sort: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(50))
    number: Mapped[str] = mapped_column(String(60))
    category: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(3))
    grade: Mapped[str] = mapped_column(String(1), default="")
    start_on: Mapped[date] = mapped_column(Day)
    end_on: Mapped[date] = mapped_column(Day)
    minor: Mapped[bool] = mapped_column(default=False)
    flags: Mapped[list[str]] = mapped_column(TextList, default=list)
    officer: Mapped[str] = mapped_column(Text, default="")
    search: Mapped[str] = mapped_column(Text, default="")
    reviews: Mapped[int] = mapped_column(Integer, default=0)
