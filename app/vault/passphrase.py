"""What a passphrase must be: long enough, and not what a stranger would try first."""

from __future__ import annotations

__all__ = ["normal", "require_good"]

import re
import unicodedata

from app.errors import Fault, Refused
from app.i18n import tr
from app.pinyin import library

SHORTEST = 8

# What people choose first, without the digits and signs they hang on it.
_COMMON_WORDS = """
    aa abc abcd abcde abcdef abcdefg admin administrator asdf asdfgh asdfghjk asdfghjkl banyan
    football guest hello iloveyou jiangmen letmein login mima monkey pass password princess qaz
    qazwsx qazwsxedc qq qwaszx qwe qweasd qweasdzxc qwer qwert qwerty qwertyui qwertyuiop root
    rongxia sa sfs sifa sifaju sifasuo sunshine superman system test tiaojie user wang welcome
    woaini woaiwojia xinhui zxc zxcv zxcvbn zxcvbnm
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_LEET = str.maketrans("@430157$!", "aaeoistsi")
_WALKS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv")


def normal(passphrase: str) -> str:
    """The form that is hashed: NFKC, so that full-width typing opens the same door."""
    return unicodedata.normalize("NFKC", passphrase)


def require_good(passphrase: str, name: str, *, field: str = "passphrase") -> None:
    """Raise Refused, with what to do, unless the passphrase will do for this user."""
    sentence = _fault(normal(passphrase), name)
    if sentence:
        raise Refused(Fault(sentence, field=field))


def _fault(text: str, name: str) -> str:
    if len(text) < SHORTEST:
        return tr("密码太短，请至少用 {n} 个字。").format(n=SHORTEST)
    if len(set(text.casefold())) < 4:
        return tr("密码里重复的字太多，容易被猜到，请换一个。")
    if re.fullmatch(r"\d{17}[\dXx]", text):
        return tr("请不要用证件号码做密码，别人查得到。")
    if sum(not ch.isdigit() for ch in text) < 2 and len(text) < 16:
        return tr("几乎全是数字的密码容易被猜到，请加上几个字母或标点。")
    if _is_common(text.casefold()):
        return tr("这个密码太常用，容易被猜到，请换一个。")
    if _is_name(text.casefold(), name):
        return tr("请不要用自己的名字做密码，容易被猜到。")
    return ""


def _is_common(text: str) -> bool:
    bare = text.rstrip("0123456789!@#.")
    if {_letters(form) for form in (text, bare, bare.translate(_LEET))} & _COMMON:
        return True
    signs = "".join(ch for ch in text if ch.isalnum())
    return any(signs in walk or signs in walk[::-1] for walk in _WALKS)


def _is_name(text: str, name: str) -> bool:
    """Whether nothing but digits and signs was added to the name, its pinyin or its initials."""
    pypinyin, core = library(), _letters(text)
    syllables = pypinyin.lazy_pinyin(name)
    initials = "".join(pypinyin.lazy_pinyin(name, style=pypinyin.Style.FIRST_LETTER))
    given = "".join(syllables[1:])
    family = "".join(syllables[:1])
    return bool(core) and core in {name, given + family, family + given, given, initials, name[1:]}


def _letters(text: str) -> str:
    return "".join(ch for ch in text if ch.isalpha())
