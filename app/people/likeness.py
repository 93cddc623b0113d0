"""Why two files may be of one person: pure, on what the files say."""

from __future__ import annotations

__all__ = ["Known", "likeness", "old_form"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.i18n import tr
from app.people import pinyin
from app.people.folding import fold
from app.people.idnumbers import upgrade

_ALIKE = Path(__file__).resolve().parents[2] / "resources" / "hanzi" / "alike.txt"
_TYPOS = 2  # digits of a number that may be mistyped or swapped


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a file; "" and None for what it does not say."""

    name: str
    id_no: str
    birth: date | None
    phone: str


def likeness(one: Known, other: Known) -> str:
    """Why they may be one ("姓名读音相同、出生日期相同"), or "" when nothing says so.

    Two complete numbers that differ in more than a slip are two people, however alike the rest.
    """
    if old := _old_number(one.id_no, other.id_no):
        return old
    slip = _slip(one.id_no, other.id_no)
    if one.id_no and other.id_no and not slip and len(one.id_no) == len(other.id_no) == 18:
        return ""
    name = _names(one.name, other.name)
    birth = tr("出生日期相同") if one.birth and one.birth == other.birth else ""
    phone = tr("电话相同") if one.phone and one.phone == other.phone else ""
    enough = (name and (birth or phone or slip)) or (birth and phone)
    return tr("、").join(filter(None, (name, slip, birth, phone))) if enough else ""


def old_form(number: str) -> str:
    """The 15 digits that an 18-digit number had before 1999, or ""."""
    return number[:6] + number[8:17] if len(number) == 18 else ""


def _old_number(one: str, other: str) -> str:
    for old, new in ((one, other), (other, one)):
        if len(old) == 15 and old.isdigit() and upgrade(old) == new:
            return tr("15 位旧号码升位后相同")
    return ""


def _slip(one: str, other: str) -> str:
    """Two numbers that a slip of the finger may have parted."""
    if len(one) != 18 or len(other) != 18 or one == other:
        return ""
    places = [at for at in range(18) if one[at] != other[at]]
    body = [at for at in places if at < 17]  # the last one follows from the others
    if len(body) > _TYPOS:
        return ""
    return tr("证件号码只差 {n} 位").format(n=len(places))


def _names(one: str, other: str) -> str:
    if one == other:
        return tr("同名")
    if fold(one) == fold(other):
        return tr("姓名只有繁简不同")
    if set(pinyin.full(one)) & set(pinyin.full(other)):
        return tr("姓名读音相同")
    if len(one) == len(other) and all(map(_alike, one, other)):
        return tr("姓名字形相近")
    return ""


def _alike(one: str, other: str) -> bool:
    return one == other or other in _shapes().get(one, "")


@cache
def _shapes() -> dict[str, str]:
    """For each character those it is mistaken for."""
    return {char: group for group in _groups() for char in group}


def _groups() -> Iterator[str]:
    for line in _ALIKE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
