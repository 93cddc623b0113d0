"""What leaves the office without need shows nobody: names of minors, numbers, telephones (M28)."""

from __future__ import annotations

__all__ = [
    "Known",
    "Told",
    "check_export",
    "covered_name",
    "covers_of",
    "masked_name",
    "masked_text",
]

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.errors import Fault
from app.i18n import full_date, tr
from app.people.idnumbers import age, mask_id
from app.people.phones import mask_phone

_OF_AGE = 18
_MARK = "×"
# A number of a resident, of now or of before 1999, and a telephone, wherever they stand in a text.
_ID = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<![0-9*])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?![0-9*])")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a text may name; birth None where it is not known."""

    name: str
    birth: date | None = None

    def minor(self, day: date) -> bool:
        """Whether younger than eighteen on a day (未成年人保护法 第2条)."""
        return self.birth is not None and age(self.birth, day) < _OF_AGE


def masked_name(person: Known, day: date) -> str:
    """陆×; of somebody grown up the name itself (未成年人保护法 第103条)."""
    return covered_name(person.name) if person.minor(day) else person.name


def covered_name(name: str) -> str:
    """The family name alone, whoever it is."""
    return name[:1] + _MARK if name else ""


class Told(Protocol):
    """Somebody a paper tells of, by more than a name."""

    @property
    def name(self) -> str: ...

    @property
    def name_alt(self) -> str: ...

    @property
    def birth(self) -> date | None: ...

    @property
    def address(self) -> str: ...

    @property
    def registered_address(self) -> str: ...

    @property
    def work_unit(self) -> str: ...


def covers_of(minors: Iterable[Told], family: Iterable[Told] = ()) -> dict[str, str]:
    """What tells who a minor is, each with what stands in its place (未成年人保护法 第103条).

    Name, home, school and day of birth; of the family, who lives with the minor, the same but
    the day of birth.
    """
    young = list(minors)
    known = [*young, *family]
    told = ((one.name_alt, one.address, one.registered_address, one.work_unit) for one in known)
    words = {word: "×××" for place in told for word in place if word}
    words |= {one.name: covered_name(one.name) for one in known if one.name}
    for born in filter(None, (one.birth for one in young)):
        year = tr("{year}年×月×日").format(year=born.year)
        words |= {full_date(born): year, born.isoformat(): f"{born.year}-××-××"}
    return words


def masked_text(text: str, people: Iterable[Known], day: date) -> str:
    """A text without numbers and telephones, its minors by their family name alone."""
    text = _ID.sub(lambda found: mask_id(found[0]), text)
    text = _PHONE.sub(lambda found: mask_phone(found[0]), text)
    minors = sorted({one.name for one in people if one.name and one.minor(day)}, key=len)
    for name in reversed(minors):
        text = text.replace(name, covered_name(name))
    return text


def check_export(texts: Iterable[str], people: Iterable[Known], day: date) -> list[Fault]:
    """M28: nothing goes out that names a minor or shows a number; asked of every export."""
    known = list(people)
    if all(masked_text(text, known, day) == text for text in texts):
        return []
    return [
        Fault(
            tr("未成年人姓名、证件号码、电话须脱敏，没有导出"),
            rule="shared.R-P02",
            citation=tr("未成年人保护法 第103条"),
        )
    ]
