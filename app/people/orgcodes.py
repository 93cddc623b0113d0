"""The unified social credit code of organisations (统一社会信用代码, GB 32100-2015)."""

from __future__ import annotations

__all__ = ["check_character", "parse"]

from app.errors import Fault, Refused
from app.i18n import tr
from app.people.plain import plain

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z


def parse(text: str) -> str:
    """The code as kept, 18 characters; "" stays "".

    Raises Refused on field "uscc".
    """
    code = plain(text)
    if not code:
        return ""
    for place, char in enumerate(code, 1):
        if char not in _ALPHABET:
            raise _refused(_advice(char).format(place=place, char=char))
    if len(code) < 18:
        raise _refused(tr("少 {n} 位，请补足 18 位").format(n=18 - len(code)))
    if len(code) > 18:
        raise _refused(tr("多 {n} 位，请删到 18 位").format(n=len(code) - 18))
    if code[17] != check_character(code[:17]):
        raise _refused(tr("最后一位校验不对，请对照执照再看一遍"))
    return code


def check_character(body: str) -> str:
    """The check character of 17 characters: weights are powers of 3, modulo 31."""
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return _ALPHABET[-total % 31]


def _advice(char: str) -> str:
    if char in "IOSVZ":
        return tr(
            "第 {place} 位是字母 {char}，代码里没有这个字母，可能是数字 1、0、5、2，请再看一遍"
        )
    return tr("第 {place} 位是“{char}”，代码只用数字和大写字母，请改正")


def _refused(message: str) -> Refused:
    return Refused(Fault(message, field="uscc"))
