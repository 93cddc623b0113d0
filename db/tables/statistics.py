"""What was reported: the figures of a period, as they were when they were submitted."""

from __future__ import annotations

__all__ = ["StatisticsSnapshot"]

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day


class StatisticsSnapshot(Journalled):
    """A submitted report; later corrections count in a later period.

    Attributes:
        report: its form ("med.T1").
        span: month, quarter, half or year, with the first and last day it covers.
        content: numbers, and what each record counted as (app.statistics.frozen).
        digest: SHA-256 of the content in hex, printed on the report.
    """

    __tablename__ = "statistics_snapshot"

    report: Mapped[str] = field("report", String(20))
    span: Mapped[str] = field("report", String(1))
    first: Mapped[date] = field("report", Day)
    last: Mapped[date] = field("report", Day)
    submitted_on: Mapped[date] = field("report", Day)
    submitted_by: Mapped[bytes] = field("report", LargeBinary(16))
    content: Mapped[bytes] = field("report", LargeBinary)
    digest: Mapped[str] = field("report", String(64))
