"""Words and numbers that papers of 社区矫正 share, and what of them the screen covers."""

from __future__ import annotations

__all__ = [
    "COVERED",
    "blank_no",
    "covered",
    "days_words",
    "filled_day",
    "id_number",
    "labels",
    "phone",
    "sentence_words",
    "span_words",
    "term_words",
]

from collections.abc import Iterable
from datetime import date

from app.codes import Code
from app.correction.codes import Accessory
from app.lawbook.calendar import DAY
from app.lawbook.dates import corresponding_day
from app.lawbook.terms import Principal
from app.papers.amounts import numeral
from app.papers.model import Filled, Gap, Masked, Run
from app.papers.wording import day, masked, room
from app.people.idnumbers import mask_id
from app.people.phones import mask_phone
from db.tables.correction import Judgment

COVERED = "＊＊＊"  # what the screen shows of health, of victims and of who told


def id_number(number: str, whose: str = "", target: str = "person.id_no") -> Run:
    """A number of an identity document: complete on paper, covered on the screen."""
    return masked(number, mask_id(number), target, f"{whose}证件号码")


def phone(number: str, whose: str = "", target: str = "person.phone") -> Run:
    """A telephone number, covered on the screen."""
    return masked(number, mask_phone(number), target, f"{whose}联系电话")


def covered(text: str, target: str, name: str, width: int = 8) -> Run:
    """Health, victims and who told of a breach: on paper alone; a gap where nothing is known."""
    return Masked(text, COVERED, target) if text.strip() else Gap(name, target, width)


def filled_day(on: date | None, target: str, name: str) -> Run:
    """A day in words, or a gap with a name."""
    return Filled(day(on), target) if on else Gap(name, target, 8)


def span_words(start: date | None, end: date | None, target: str, name: str) -> Run:
    """自2026年3月1日起至2026年8月30日止, or a gap with a name."""
    if start is None or end is None:
        return Gap(name, target, 16)
    return Filled(f"自{day(start)}起至{day(end)}止", target)


def term_words(years: int, months: int, days: int = 0) -> str:
    """A length of time as courts write it: 一年六个月, 五个月十五日."""
    parts = ((years, "年"), (months, "个月"), (days, "日"))
    return "".join(f"{_count(number)}{unit}" for number, unit in parts if number)


def days_words(start: date, end: date) -> str:
    """From day to day, both counted: 一年七个月一日."""
    after, months = end + DAY, 0
    while corresponding_day(start, months + 1) <= after:
        months += 1
    return term_words(*divmod(months, 12), (after - corresponding_day(start, months)).days)


def sentence_words(judgment: Judgment) -> str:
    """The punishment: 拘役五个月，缓刑六个月，并处罚金; without the offence."""
    principal = Principal(judgment.principal)
    words = principal.label + term_words(judgment.years, judgment.months, judgment.days)
    if suspended := term_words(judgment.probation_years, judgment.probation_months):
        words += f"，缓刑{suspended}"
    more = [Accessory(one) for one in judgment.accessory or ()]
    named = "、".join(one.label for one in more if one is not Accessory.NONE)
    return f"{words}，并处{named}" if named else words


def labels(codes: Iterable[str], kind: type[Code]) -> str:
    """Codes of a list in words: 涉毒、涉枪."""
    return "、".join(kind(code).label for code in codes)


def blank_no() -> Run:
    """Room for the number the county gives its own papers by hand."""
    return f"（{room(5)}）{room(3)}字〔{room(3)}〕第{room(4)}号"


def _count(number: int) -> str:
    return numeral(number) if number < 100 else str(number)
