"""Rows of ruled forms that several papers of mediation share."""

from __future__ import annotations

__all__ = ["COLUMNS", "centred", "contact", "labelled", "row", "stamped_foot", "years"]

from app.mediation.messages import CaseDetail
from app.papers.model import Cell, Row, Run, Runs
from app.papers.wording import BLANK_DATE, masked, room
from app.people.idnumbers import age
from app.people.messages import PersonView
from app.people.phones import mask_phone

COLUMNS = (2.6, 3.2, 1.6, 1.4, 1.6, 2.0, 1.6, 1.4)  # name, sex, people, age in one row


def row(*parts: str | tuple[Runs, int], lines: int = 1, foot: tuple[Runs, ...] = ()) -> Row:
    """Labels, and values with the columns they cover; the foot belongs to the last value."""
    cells = [
        Cell((part,), label=True) if isinstance(part, str) else Cell(part[0], span=part[1])
        for part in parts
    ]
    if foot:
        cells[-1] = Cell(cells[-1].runs, span=cells[-1].span, foot=foot)
    return Row(tuple(cells), lines=lines)


def labelled(label: str, runs: Runs, lines: int = 1, *, foot: tuple[Runs, ...] = ()) -> Row:
    """A row of a two-column register: the field's name, and what it holds."""
    return row(label, (runs, 1), lines=lines, foot=foot)


def centred(label: str, runs: Runs, lines: int = 2) -> Row:
    """A high row whose short value stands in its middle, as on a cover."""
    return Row((Cell((label,), label=True), Cell(runs, middle=True)), lines=lines)


def stamped_foot(case: CaseDetail, signer: str) -> tuple[Runs, ...]:
    """The foot of a register that one person signs and the committee stamps."""
    return (
        (f"{signer}（签名）：{room(10)}",),
        (f"{case.committee_name}（印章）",),
        (BLANK_DATE,),
    )


def years(case: CaseDetail, person: PersonView) -> str:
    """How old a person was when the dispute was accepted, or nothing."""
    return str(age(person.birth, case.accepted_on)) if person.birth else ""


def contact(phone: str, target: str, role: str) -> Run:
    """A telephone number, covered on the screen."""
    return masked(phone, mask_phone(phone), f"{target}.phone", f"{role}的联系电话")
