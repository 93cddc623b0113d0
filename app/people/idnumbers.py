"""Numbers of identity documents: checked, normalised, and read for sex, birth and region."""

from __future__ import annotations

__all__ = ["IdNumber", "age", "check_digit", "mask_id", "parse", "upgrade"]

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.lawbook.dates import corresponding_day
from app.people import regions
from app.people.messages import IdKind, Sex
from app.people.plain import plain, tidy

EARLIEST_BIRTH = 1850

_FREE = (IdKind.HOUSEHOLD, IdKind.OTHER)  # numbers of no known shape, kept as typed
_HK_MACAO = r"[HM][0-9]{8}([0-9]{2})?"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An id number and what it says of itself.

    Attributes:
        normalised: as kept: no blanks or hyphens, half-width, capital letters.
        region_code: the first six digits of a resident's number, or None.
        region_known: False when no division ever had the code: to be looked at, not refused.
        region: the division in full, or "".
        note: what the user should know about the number, or "".
    """

    kind: IdKind
    normalised: str
    birth: date | None = None
    sex: Sex | None = None
    region_code: str | None = None
    region_known: bool = True
    region: str = ""
    note: str = ""


def parse(kind: IdKind, text: str, today: date) -> IdNumber:
    """Read a number as typed; "" stays "": whether one is needed is for the caller to say.

    Raises Refused with one fault on field "id_no" that says what is wrong and what to do.
    Sources: GB 11643-1999 for residents; the notices of 公安部 and 国家移民管理局 for the rest.
    """
    number = tidy(text) if kind in _FREE else plain(text)
    if not number:
        return IdNumber(kind, "")
    return _READERS[kind](kind, number, today)


def age(birth: date, on: date) -> int:
    """Full years (周岁) on a day; the birthday itself counts as reached.

    民法典 第200条, 第202条: by the calendar; 29 February falls on the 28th in other years.
    Criminal law counts from the day after the birthday: app.lawbook.terms.of_age.
    """
    years = on.year - birth.year
    return years if corresponding_day(birth, 12 * years) <= on else years - 1


def mask_id(number: str) -> str:
    """The number for the screen: 440705********2213; shorter ones keep two at each end."""
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    shown = 2 if len(number) > 5 else 0
    return number[:shown] + "*" * (len(number) - 2 * shown) + number[len(number) - shown :]


# -- GB 11643: residents, and the cards that follow it -----------------------------------


def check_digit(body: str) -> str:
    """The check character of 17 digits (ISO 7064 MOD 11-2)."""
    remainder = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(body)) % 11
    return "10X98765432"[remainder]


def upgrade(old: str) -> str:
    """A 15-digit number of before 1999 as 18 digits (GB 11643-1999, appendix)."""
    # Sequence numbers 996 to 999 were kept for people past their hundredth year.
    century = "18" if old[12:] >= "996" else "19"
    body = old[:6] + century + old[6:]
    return body + check_digit(body)


def _resident(kind: IdKind, number: str, today: date) -> IdNumber:
    if re.fullmatch(_HK_MACAO, number):
        raise _wrong_kind(IdKind.HK_MACAO_PERMIT)
    note = ""
    if re.fullmatch(r"[0-9]{15}", number):
        number = upgrade(number)
        note = tr("15 位旧号码已换成 18 位，请对照现在的证件")
    _require_18(number)
    if number[0] == "9":
        raise _wrong_kind(IdKind.PERMANENT_RESIDENT)
    if number[:2] in ("81", "82", "83"):
        raise _wrong_kind(IdKind.HMT_RESIDENCE)
    code = number[:6]
    known = regions.known(code)
    if not known:
        unknown = tr("前 6 位地区码 {code} 查不到，请对照证件").format(code=code)
        note = tr("；").join(filter(None, (note, unknown)))
    birth, sex = _birth(number, today), _sex(number)
    _require_check(number)
    return IdNumber(kind, number, birth, sex, code, known, regions.region_name(code), note)


def _residence(kind: IdKind, number: str, today: date) -> IdNumber:
    _require_18(number)
    if number[:6] not in ("810000", "820000", "830000"):
        raise _refused(
            tr("居住证号码以 810000、820000 或 830000 开头，请对照证件，或者改选证件类型")
        )
    birth, sex = _birth(number, today), _sex(number)
    _require_check(number)
    code = number[:6]
    return IdNumber(kind, number, birth, sex, code, region=regions.region_name(code))


def _permanent_resident(kind: IdKind, number: str, today: date) -> IdNumber:
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):  # cards of before December 2023
        return IdNumber(kind, number)
    if re.match(r"[A-Z]", number):
        raise _refused(tr("旧版号码是 3 个字母加 12 位数字，共 15 位，请对照证件"))
    _require_18(number)
    if number[0] != "9":
        raise _refused(tr("新版号码以 9 开头，请对照证件，或者改选证件类型"))
    birth, sex = _birth(number, today), _sex(number)
    _require_check(number)
    return IdNumber(kind, number, birth, sex)


def _require_18(number: str) -> None:
    for place, char in enumerate(number, 1):
        if not (char in "0123456789" or (char == "X" and place == len(number))):
            raise _refused(
                tr("第 {place} 位是“{char}”，号码只用数字，最后一位可以是 X，请改正").format(
                    place=place, char=char
                )
            )
    if len(number) < 18:
        raise _refused(tr("少 {n} 位，请补足 18 位").format(n=18 - len(number)))
    if len(number) > 18:
        raise _refused(tr("多 {n} 位，请删到 18 位").format(n=len(number) - 18))


def _birth(number: str, today: date) -> date:
    digits = number[6:14]
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise _refused(
            tr("第 7 到 14 位 {digits} 不是真实的日期，请对照证件再看一遍").format(digits=digits)
        ) from None
    if birth > today:
        raise _refused(
            tr("出生日期 {birth} 在今天之后，请对照证件再看一遍").format(birth=birth.isoformat())
        )
    if birth.year < EARLIEST_BIRTH:
        raise _refused(
            tr("出生日期 {birth} 太早，请对照证件再看一遍").format(birth=birth.isoformat())
        )
    return birth


def _sex(number: str) -> Sex:
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def _require_check(number: str) -> None:
    if number[17] != check_digit(number[:17]):
        raise _refused(tr("最后一位校验不对，请对照证件再看一遍"))


# -- the other documents ------------------------------------------------------------------


def _shaped(pattern: str, advice: Callable[[], str]) -> Callable[[IdKind, str, date], IdNumber]:
    """A reader that only looks at the shape; `advice` is said when it does not fit."""

    def read(kind: IdKind, number: str, today: date) -> IdNumber:
        del today
        if not re.fullmatch(pattern, number):
            raise _refused(advice())
        return IdNumber(kind, number)

    return read


_READERS: dict[IdKind, Callable[[IdKind, str, date], IdNumber]] = {
    IdKind.RESIDENT: _resident,
    IdKind.HMT_RESIDENCE: _residence,
    IdKind.PERMANENT_RESIDENT: _permanent_resident,
    # H or M, eight digits for life; cards of before 2013 add two for the number of renewals.
    IdKind.HK_MACAO_PERMIT: _shaped(
        _HK_MACAO,
        lambda: tr("通行证号码是 H 或 M 加 8 位数字（旧证 10 位），请对照证件"),
    ),
    # Cards of since 2015 have eight digits; the booklets ten, then a letter for the issuer.
    IdKind.TAIWAN_PERMIT: _shaped(
        r"[0-9]{8}|[0-9]{10}[A-Z]{0,2}",
        lambda: tr("通行证号码是 8 位数字（旧证 10 位），请对照证件"),
    ),
    IdKind.PASSPORT: _shaped(
        r"(?=.*[0-9])[A-Z0-9]{5,17}",
        lambda: tr("护照号码是 5 到 17 位字母和数字，请对照证件"),
    ),
    IdKind.HOUSEHOLD: _shaped(r".{1,30}", lambda: tr("号码超过 30 位，请对照证件")),
    IdKind.OTHER: _shaped(r".{1,30}", lambda: tr("号码超过 30 位，请对照证件")),
}


def _wrong_kind(kind: IdKind) -> Refused:
    return _refused(tr("这是{kind}的号码，请改选证件类型").format(kind=kind.label))


def _refused(message: str) -> Refused:
    return Refused(Fault(message, field="id_no"))
