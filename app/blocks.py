"""Numbers from the blocks the city reserves for a laptop and year; what is said at their end."""

from __future__ import annotations

__all__ = ["FEW", "Register", "left_in", "next_number", "said_of"]

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.i18n import tr
from app.ids import Id
from app.work import Work
from db.tables.office import NumberBlock
from db.tables.sealing import SealedRecord

FEW = 20  # so many are left: there is time to ask the city for more


@dataclass(frozen=True, slots=True)
class Register:
    """Whose numbers they are, and where those that were given stand.

    Attributes:
        label: what is numbered, in words ("法律援助申请").
        owner, kind: as the city's blocks name them; line: the line of work.
        number, year: columns of the given ones; among: those of this register alone.
    """

    label: str
    owner: Id
    kind: str
    line: str
    number: Any
    year: Any
    among: tuple[ColumnElement[bool], ...] = ()


def next_number(register: Register, year: int, work: Work) -> int | None:
    """The next free number of this laptop's blocks, or None: the paper then says 待编号."""
    return next((lo for lo, hi in _free(register, year, work) if lo <= hi), None)


def left_in(register: Register, year: int, work: Work) -> int | None:
    """How many numbers this laptop has left; None where it has no block of that year."""
    free = _free(register, year, work)
    return sum(hi - lo + 1 for lo, hi in free) if free else None


def said_of(register: Register, year: int, left: int | None) -> str:
    """What a person does about it; "" as long as there are enough."""
    if left is None:
        says = tr("{label}：本机还没有 {year} 年的号段，先写“待编号”。请同步，号段随同步下发。")
        return says.format(label=register.label, year=year)
    if not left:
        says = tr(
            "{label}：本机 {year} 年的编号用完了，新登记的先写“待编号”，照常办理。"
            "请同步；同步后还没有新号段的，请联系江门市司法局加发。"
        )
        return says.format(label=register.label, year=year)
    if left <= FEW:
        says = tr("{label}：本机 {year} 年的编号只剩 {left} 个。请尽快同步，号段随同步加发。")
        return says.format(label=register.label, year=year, left=left)
    return ""


def _free(register: Register, year: int, work: Work) -> list[tuple[int, int]]:
    """Of each block what is free, (next, last), in order; next is past last where it is full."""
    blocks = work.session.execute(
        select(NumberBlock.lo, NumberBlock.hi)
        .where(
            NumberBlock.committee == register.owner,
            NumberBlock.kind == register.kind,
            NumberBlock.year == year,
            NumberBlock.device == work.me.device,
            ~NumberBlock.voided,
        )
        .order_by(NumberBlock.lo)
    ).all()
    return [(_after(register, year, lo, hi, work), hi) for lo, hi in blocks]


def _after(register: Register, year: int, lo: int, hi: int, work: Work) -> int:
    """The first number of a block that was never given: struck out and sealed ones count too."""
    here = select(func.max(register.number)).where(
        register.year == year, register.number.between(lo, hi), *register.among
    )
    sealed = select(func.max(SealedRecord.number)).where(
        SealedRecord.line == register.line,
        SealedRecord.number_year == year,
        SealedRecord.number.between(lo, hi),
    )
    given = [work.session.execute(query).scalar_one() for query in (here, sealed)]
    return max(lo - 1, *(one or 0 for one in given)) + 1
