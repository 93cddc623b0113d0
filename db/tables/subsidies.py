"""以案定补: what the county pays for a case, who claims it, and how the claim fares."""

from __future__ import annotations

__all__ = ["SubsidyClaim", "SubsidyRate", "SubsidyShare", "SubsidyStep"]

from datetime import date

from sqlalchemy import BigInteger, Boolean, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day


class SubsidyRate(Journalled):
    """The standard of one grade of cases from a day on; no rate is known to be law.

    Attributes:
        written_fen, oral_fen, failed_fen: for a written agreement, an oral one, and a case in which
            none was reached; 0 where nothing is paid.
        basis: the paper that says so; without it the rate is shown as 未经核实.
    """

    __tablename__ = "subsidy_rate"

    grade: Mapped[str] = field("rate", String(1))
    valid_from: Mapped[date] = field("rate", Day)
    written_fen: Mapped[int] = field("rate", BigInteger)
    oral_fen: Mapped[int] = field("rate", BigInteger, default=0)
    failed_fen: Mapped[int] = field("rate", BigInteger, default=0)
    basis: Mapped[str] = field("rate", String(200), default="")


class SubsidyClaim(Journalled):
    """subsidy_claim 以案定补: one for each case, its id made of the case's.

    Attributes:
        standard_fen: the rate that held when the case was closed.
        status: the newest stage (申报, 初审, 复核, 公示, 发放).
    """

    __tablename__ = "subsidy_claim"

    case: Mapped[bytes] = field("claim", LargeBinary(16), index=True)
    grade: Mapped[str] = field("claim", String(1))
    standard_fen: Mapped[int] = field("claim", BigInteger)
    amount_fen: Mapped[int] = field("claim", BigInteger)
    reason: Mapped[str] = field("claim", Text, default="")
    status: Mapped[str] = field("status", String(1))
    status_on: Mapped[date] = field("status", Day)


class SubsidyShare(Journalled):
    """What one mediator gets of a claim."""

    __tablename__ = "subsidy_share"

    case: Mapped[bytes] = field("share", LargeBinary(16), index=True)
    mediator: Mapped[bytes] = field("share", LargeBinary(16), index=True)
    amount_fen: Mapped[int] = field("share", BigInteger)


class SubsidyStep(Journalled):
    """One stage a claim passed or failed, with the opinion given."""

    __tablename__ = "subsidy_step"

    case: Mapped[bytes] = field("step", LargeBinary(16), index=True)
    stage: Mapped[str] = field("step", String(1))
    on: Mapped[date] = field("step", Day)
    passed: Mapped[bool] = field("step", Boolean)
    opinion: Mapped[str] = field("step", Text, default="")
    by: Mapped[bytes] = field("step", LargeBinary(16))
