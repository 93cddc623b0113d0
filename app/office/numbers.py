"""How many numbers this laptop has left of each register, and what to do when they end."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Mapping

from app.access import Role, may_see
from app.blocks import Register, left_in, said_of
from app.lines import Lines
from app.office.messages import NumbersView, ReadNumbers
from app.work import Handler, Work


def read_numbers(query: ReadNumbers, work: Work) -> tuple[NumbersView, ...]:
    """In the order of the lines."""
    role = Role(work.me.role)
    return tuple(
        _view(register, work)
        for line in work.tool(Lines)
        if line.registers is not None and may_see(role, line.name) and query.line in ("", line.name)
        for register in line.registers(work)
    )


def _view(register: Register, work: Work) -> NumbersView:
    year = work.clock.today().year
    left = left_in(register, year, work)
    return NumbersView(register.line, register.label, left, said_of(register, year, left))


QUERIES: Mapping[type, Handler] = {ReadNumbers: read_numbers}
