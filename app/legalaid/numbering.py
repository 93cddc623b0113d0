"""Numbers of applications: from the block the city reserved for this laptop and year."""

from __future__ import annotations

__all__ = [
    "BLOCK_KIND",
    "EACH",
    "first_number",
    "format_number",
    "next_number",
    "number_case",
    "register_of",
    "registers",
]

from app import blocks
from app.clock import CHINA
from app.i18n import tr
from app.ids import Id, named_id
from app.legalaid import NAME
from app.legalaid.codes import Entry
from app.people.divisions import Divisions
from app.work import Work
from db.tables.legalaid import AidCase

BLOCK_KIND = "aid_case"
EACH = 1000  # numbers of one station and year
_COUNTY = 6  # digits of the division code that name a county


def register_of(office: str) -> Id:
    """Whose numbers these are: the station's, which is no committee."""
    return named_id("aid register", office)


def first_number(office: str, divisions: Divisions) -> int:
    """Where the numbers of a station begin in those of its county, each with a run of its own.

    Two stations of a county never give the same number, though the city gives each its blocks
    without asking after the other.
    """
    towns = sorted(one.code for one in divisions.townships(office[:_COUNTY]))
    return towns.index(office) * EACH + 1 if office in towns else 1


def number_case(case: AidCase, work: Work) -> None:
    """Give an application its number, none while this laptop has no block of that year."""
    if case.entry != Entry.APPLICATION or case.number is not None:
        return
    year = case.received_at.astimezone(CHINA).year
    number = next_number(year, work)
    if number is None:
        return
    case.number, case.number_year = number, year
    county = work.tool(Divisions).county_of(work.me.office).name[0]
    case.apply_no = format_number(county, year, number)


def next_number(year: int, work: Work) -> int | None:
    """The next free number of this laptop's blocks, or None: the paper then says 待编号."""
    return blocks.next_number(_register(work), year, work)


def registers(work: Work) -> list[blocks.Register]:
    """The station's one."""
    return [_register(work)]


def _register(work: Work) -> blocks.Register:
    owner = register_of(work.me.office)
    row, label = AidCase, tr("法律援助申请")
    return blocks.Register(label, owner, BLOCK_KIND, NAME, row.number, row.number_year)


def format_number(county: str, year: int, number: int) -> str:
    """（2026）江新援申字第0001号; `county` is its one character.

    One sequence runs through a county, so each station has a run of it (`first_number`).
    """
    return tr("（{year}）江{county}援申字第{no}号").format(
        year=year, county=county, no=f"{number:04d}"
    )
