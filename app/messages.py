"""What crosses the desk: commands go in, queries ask, views come out, all of them frozen."""

from __future__ import annotations

__all__ = ["Command", "Me", "PersonRecord", "Query", "Visitable"]

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from app.ids import Id

T_co = TypeVar("T_co", covariant=True)


class Command(Generic[T_co]):
    """Base of frozen dataclasses that change records; T is what the handler returns."""


class Query(Generic[T_co]):
    """Base of frozen dataclasses that read records; T is the view that comes back."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who sits at this laptop.

    Attributes:
        user: id of the user.
        name: the user's name.
        role: one of app.access.Role values ("所长", "工作人员", "调解员", "社工").
        office: 9-digit division code of the township.
        office_name: full name of the office ("江门市新会区大泽镇司法所").
        county_bureau: name of the county's bureau ("新会区司法局").
        sample: True in a sample office, which is marked on every screen and paper.
        device_no: short number of this laptop ("01").
        device: 16-byte id of this laptop.
        hidden: lines of work ("correction") that this person may not see.
    """

    user: Id
    name: str
    role: str
    office: str
    office_name: str
    county_bureau: str
    sample: bool
    device_no: str
    device: Id = b""
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What a line of work has of a person, for the file of the person.

    Attributes:
        person: the file by which the record names the person.
        line: "mediation" …
        role: what the person is in it ("申请人").
        number: its number, or "" while it has none.
        since: when it began; until: when it ended, None while it is in hand.
        state: in words ("调解中").
        who: who handles it.
    """

    person: Id
    line: str
    record: Id
    title: str
    role: str
    number: str
    since: date
    until: date | None
    state: str
    who: str


@dataclass(frozen=True, slots=True)
class Visitable:
    """Somebody the office may visit for a record.

    Attributes:
        names: whom to ask for, and their telephones in the same order ("" for none).
        standing: in a few words ("缓刑，普管", "邻里纠纷，调解中").
        place: the address as written; village: its 12-digit code.
        risks: what a visitor should know before the door opens; the gravest first.
        ask: what the line would have asked on the spot, for the blank form.
        covered: more of what to know, of health or the past: for the sheet, the screen covers it.
    """

    record: Id
    names: tuple[str, ...]
    phones: tuple[str, ...]
    standing: str
    place: str
    village: str
    risks: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
