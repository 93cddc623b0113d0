"""The numbers of consultations: of the year and the laptop, so that none waits for the city."""

from __future__ import annotations

__all__ = ["format_number", "next_number"]

from sqlalchemy import func, select

from app.i18n import tr
from app.work import Work
from db.tables.services import Consultation


def next_number(year: int, work: Work) -> int:
    """The next number of this laptop; one that was struck out is never given again."""
    highest = work.session.execute(
        select(func.max(Consultation.number)).where(
            Consultation.office == work.me.office,
            Consultation.number_year == year,
            Consultation.number_device == work.me.device_no,
        )
    ).scalar_one()
    return (highest or 0) + 1


def format_number(year: int, device: str, number: int) -> str:
    """As written: "（2026）咨01第0107号"; 01 is the laptop."""
    return tr("（{year}）咨{device}第{number}号").format(
        year=year, device=device, number=f"{number:04d}"
    )
