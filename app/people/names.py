"""Names of persons: brought to one form, with the characters a name may hold."""

from __future__ import annotations

__all__ = ["LONGEST", "parse"]

import re
import unicodedata

from app.errors import Fault, Refused
from app.i18n import tr

LONGEST = 50  # code points

# The middle dot of names like 阿依努尔·买买提 is typed in many ways; U+00B7 is kept.
_DOTS = re.compile("[\u2022\u2027\u2219\u22c5\u30fb\uff65\u25cf\u2024]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af\u3007"
_DOT_AT_HAN = re.compile(f"(?<=[{_HAN}])\\.(?=[{_HAN}])")
_BLANK_AT_HAN = re.compile(f"(?<=[{_HAN}·])\\s+|\\s+(?=[{_HAN}·])")
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_ALLOWED = re.compile(f"[{_HAN}·]")
_IN_LATIN = " -'’."  # within a foreign name


def parse(text: str) -> str:
    """The name as kept: NFC, one kind of middle dot, no blanks between Chinese characters.

    Allowed are Chinese characters with all extensions, ·, and Latin letters with their marks.
    Raises Refused on field "name".
    """
    name = unicodedata.normalize("NFC", _INVISIBLE.sub("", _from_gbk(text)))
    name = _DOTS.sub("·", _half_width(name))
    name = _DOT_AT_HAN.sub("·", _BLANK_AT_HAN.sub("", name))
    name = re.sub(r"\s+", " ", name).strip(" ·")
    if not name.strip(_IN_LATIN + "·"):
        raise _refused(tr("请填写姓名"))
    for place, char in enumerate(name, 1):
        if not _allowed(char):
            raise _refused(_advice(char).format(place=place, char=char))
    if len(name) > LONGEST:
        raise _refused(
            tr("姓名最多 {most} 个字，多了 {n} 个，请改短").format(
                most=LONGEST, n=len(name) - LONGEST
            )
        )
    return name


def _allowed(char: str) -> bool:
    if _ALLOWED.match(char) or char in _IN_LATIN:
        return True
    return unicodedata.name(char, "").startswith("LATIN ")


def _advice(char: str) -> str:
    if unicodedata.category(char) == "Co":
        return tr("第 {place} 个字是旧系统的自造字，换台电脑会变样，请用输入法重新输入")
    if char.isdecimal():
        return tr("第 {place} 个字是数字 {char}，姓名里不能有数字，请改正")
    return tr("第 {place} 个字“{char}”不能用在姓名里，请改正")


def _half_width(name: str) -> str:
    """Full-width Latin letters, digits and blanks in their plain form."""
    return "".join(
        unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" or char == "\u3000"
        else char
        for char in name
    )  # fmt: skip


def _from_gbk(name: str) -> str:
    """Rare characters that old systems put at U+E815 to U+E864, at their place of today.

    䶮 among them: GBK gave these 80 places (FE50 to FEA0) to the private use area, and GB 18030
    has since given the characters code points of their own.
    """
    return re.sub("[\ue815-\ue864]", lambda match: _modern(match[0]), name)


def _modern(char: str) -> str:
    low = 0x50 + ord(char) - 0xE815
    low += low >= 0x7F  # GBK leaves out 7F
    return bytes((0xFE, low)).decode("gb18030")


def _refused(message: str) -> Refused:
    return Refused(Fault(message, field="name"))
