"""Telephone numbers: mainland mobiles, landlines with area code, numbers abroad."""

from __future__ import annotations

__all__ = ["mask_phone", "parse"]

import re

from app.errors import Fault, Refused
from app.i18n import tr
from app.people.plain import plain

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# 010 and 02x have eight digits after three; the other areas seven or eight after four.
_LANDLINE = re.compile(r"(010|02[0-9])([2-8][0-9]{7})|(0[3-9][0-9]{2})([0-9]{7,8})")
_EXTENSION = "转"  # as the number is kept: 0750-6681234转802
_ABROAD = re.compile(r"\+[1-9][0-9]{5,14}")  # E.164


def parse(text: str) -> str:
    """The number as kept: 13812342210, 0750-6681234, 0750-6681234转802, +85291234567.

    Raises Refused on field "phone".
    """
    main, extension = _split(text)
    if main.startswith("00"):
        main = "+" + main[2:]
    main = re.sub(r"^\+86", "", main)
    if main.startswith("+"):
        return _abroad(main)
    _require_digits(main)
    if main.startswith("0"):
        return _landline(main) + (_EXTENSION + extension if extension else "")
    return _mobile(main)


def mask_phone(number: str) -> str:
    """The number for the screen: 138****2210, 0750-***1234, +852****4567."""
    head, hyphen, tail = number.partition("-")
    if hyphen:
        tail = tail.partition(_EXTENSION)[0]
        return f"{head}-{'*' * (len(tail) - 4)}{tail[-4:]}"
    if number.startswith("+"):
        return f"{number[:4]}****{number[-4:]}"
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 11 else "*" * len(number)


def _split(text: str) -> tuple[str, str]:
    """The number and its extension, which follows 转, # or ext."""
    main, _, extension = re.sub(r"转|#|(?i:ext\.?)", "\n", text, count=1).partition("\n")
    return plain(main), plain(extension)


def _mobile(main: str) -> str:
    if not main.startswith("1"):
        if len(main) in (7, 8):
            raise _refused(tr("缺少区号，请在前面加上区号，如 0750-{main}").format(main=main))
        raise _refused(tr("手机号以 1 开头，座机以区号开头，请改正"))
    if len(main) != 11:
        raise _refused(_length(len(main), 11))
    if not _MOBILE.fullmatch(main):
        raise _refused(tr("没有 {start} 开头的手机号，请再看一遍").format(start=main[:2]))
    return main


def _landline(main: str) -> str:
    if match := _LANDLINE.fullmatch(main):
        return f"{match[1] or match[3]}-{match[2] or match[4]}"
    area, least, most = (3, 11, 11) if main[:2] in ("01", "02") else (4, 11, 12)
    if len(main) < least:
        raise _refused(
            tr("区号后面少 {n} 位，请补足 {rest} 位").format(n=least - len(main), rest=least - area)
        )
    if len(main) > most:
        raise _refused(
            tr("区号后面多 {n} 位，请删到 {rest} 位").format(n=len(main) - most, rest=most - area)
        )
    raise _refused(tr("没有这个区号的座机号，请再看一遍"))


def _abroad(main: str) -> str:
    if not _ABROAD.fullmatch(main):
        raise _refused(tr("境外号码写 + 和国家或地区代码，再写号码，如 +852 9123 4567"))
    return main


def _require_digits(main: str) -> None:
    for place, char in enumerate(main, 1):
        if char not in "0123456789":
            raise _refused(
                tr("第 {place} 位是“{char}”，电话号码只用数字，请改正").format(
                    place=place, char=char
                )
            )
    if not main:
        raise _refused(tr("请填写电话号码"))


def _length(have: int, need: int) -> str:
    if have < need:
        return tr("少 {n} 位，请补足 {need} 位").format(n=need - have, need=need)
    return tr("多 {n} 位，请删到 {need} 位").format(n=have - need, need=need)


def _refused(message: str) -> Refused:
    return Refused(Fault(message, field="phone"))
