"""Case numbers: from the block the city reserved for this committee, year and laptop."""

from __future__ import annotations

__all__ = ["BLOCK_KIND", "format_number", "next_number"]

from sqlalchemy import func, select

from app.ids import Id
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.office import Committee, NumberBlock

BLOCK_KIND = "mediation_case"


def next_number(committee: Committee, year: int, work: Work) -> int | None:
    """The next free number of this laptop's blocks, or None: the paper then says 待编号."""
    blocks = work.session.execute(
        select(NumberBlock.lo, NumberBlock.hi)
        .where(
            NumberBlock.committee == committee.id,
            NumberBlock.kind == BLOCK_KIND,
            NumberBlock.year == year,
            NumberBlock.device == work.me.device,
            ~NumberBlock.voided,
        )
        .order_by(NumberBlock.lo)
    ).all()
    for lo, hi in blocks:
        used = _highest(committee.id, year, lo, hi, work)
        number = lo if used is None else used + 1
        if number <= hi:
            return number
    return None


def _highest(committee: Id, year: int, lo: int, hi: int, work: Work) -> int | None:
    # Struck-out cases count too: a number once given is never given again.
    return work.session.execute(
        select(func.max(MediationCase.number)).where(
            MediationCase.committee == committee,
            MediationCase.number_year == year,
            MediationCase.number.between(lo, hi),
        )
    ).scalar_one()


def format_number(pattern: str, year: int, number: int) -> str:
    """The number as written: "（2026）江新大人调字第087号"."""
    return pattern.replace("{year}", str(year)).replace("{no}", f"{number:03d}")
