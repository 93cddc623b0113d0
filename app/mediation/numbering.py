"""Case numbers: from the block the city reserved for this committee, year and laptop."""

from __future__ import annotations

__all__ = ["BLOCK_KIND", "format_number", "next_number", "registers"]

from sqlalchemy import select

from app import blocks
from app.mediation import NAME
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.office import Committee

BLOCK_KIND = "mediation_case"


def next_number(committee: Committee, year: int, work: Work) -> int | None:
    """The next free number of this laptop's blocks, or None: the paper then says 待编号."""
    return blocks.next_number(_register(committee), year, work)


def registers(work: Work) -> list[blocks.Register]:
    """One for each committee in office."""
    chosen = select(Committee).where(
        Committee.office == work.me.office, Committee.ended_on.is_(None), ~Committee.voided
    )
    return [_register(one) for one in work.session.scalars(chosen.order_by(Committee.division))]


def _register(committee: Committee) -> blocks.Register:
    row = MediationCase
    among = (row.committee == committee.id,)
    return blocks.Register(
        committee.name, committee.id, BLOCK_KIND, NAME, row.number, row.number_year, among
    )


def format_number(pattern: str, year: int, number: int) -> str:
    """The number as written: "（2026）江新大人调字第087号"."""
    return pattern.replace("{year}", str(year)).replace("{no}", f"{number:03d}")
