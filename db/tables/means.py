"""经济困难状况 of legal aid: the household as stated, all of it S2, and the city's figures."""

from __future__ import annotations

__all__ = [
    "AidAsset",
    "AidMeans",
    "AidMember",
    "AidStandard",
]

from datetime import date

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day


class AidMeans(Journalled):
    """la_means 经济困难状况: of the last six months; the newest of a case holds. All of it S2."""

    __tablename__ = "aid_means"

    case: Mapped[bytes] = field("means", LargeBinary(16), index=True)
    stated_on: Mapped[date] = field("means", Day)
    spending_fen: Mapped[int | None] = field("means", BigInteger)
    own_spending_fen: Mapped[int | None] = field("means", BigInteger)
    hardship: Mapped[str] = field("means", String(1), default="")
    verify_way: Mapped[str] = field("verification", String(1), default="")
    pledged_on: Mapped[date | None] = field("verification", Day)
    result: Mapped[str] = field("result", String(1), default="")
    result_why: Mapped[str] = field("result", Text, default="")


class AidMember(Journalled):
    """One member of the household in a statement of means, net income of six months; all S2."""

    __tablename__ = "aid_member"

    case: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    means: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("member", Integer)
    name: Mapped[str] = field("member", String(50))
    kinship: Mapped[str] = field("member", String(1))
    wage_fen: Mapped[int] = field("member", BigInteger, default=0)
    business_fen: Mapped[int] = field("member", BigInteger, default=0)
    property_fen: Mapped[int] = field("member", BigInteger, default=0)
    transfer_fen: Mapped[int] = field("member", BigInteger, default=0)
    is_opponent: Mapped[bool] = field("member", Boolean, default=False)


class AidAsset(Journalled):
    """Something of value the household owns, a home's area in hundredths of a m²; all S2."""

    __tablename__ = "aid_asset"

    case: Mapped[bytes] = field("asset", LargeBinary(16), index=True)
    means: Mapped[bytes] = field("asset", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("asset", Integer)
    kind: Mapped[str] = field("asset", String(1))
    area: Mapped[int] = field("asset", Integer, default=0)
    value_fen: Mapped[int] = field("asset", BigInteger, default=0)
    note: Mapped[str] = field("asset", String(200), default="")


class AidStandard(Journalled):
    """经济困难标准 of the city from a day on, as the office entered it from a paper.

    Attributes:
        monthly_fen: disposable income of an urban resident by month, of the year before.
        area_per_head: local average of housing, in hundredths of a m².
        basis: the paper that says so; without it the figure is shown as 未经核实.
    """

    __tablename__ = "aid_standard"

    since: Mapped[date] = field("standard", Day)
    monthly_fen: Mapped[int] = field("standard", BigInteger)
    area_per_head: Mapped[int | None] = field("standard", Integer)
    basis: Mapped[str] = field("standard", String(200), default="")
