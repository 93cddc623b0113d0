"""The one door for every string a user sees, Chinese in source; and how days are said."""

from __future__ import annotations

__all__ = [
    "full_date",
    "install",
    "moment_words",
    "month_day",
    "near_day",
    "plain_day",
    "tr",
    "weekday",
]

import gettext
from datetime import date, datetime
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()


def tr(text: str) -> str:
    """The text in the language of the screen; fill slots afterwards with .format()."""
    return _translations.gettext(text)


def install(folder: Path, language: str) -> None:
    """Use the catalogue of a language; Chinese, the language of the source, needs none."""
    global _translations
    _translations = gettext.translation("banyan", folder, [language], fallback=True)


def month_day(day: date) -> str:
    """11月24日, where the year goes without saying."""
    return tr("{m}月{d}日").format(m=day.month, d=day.day)


def full_date(day: date) -> str:
    """2026年11月24日."""
    return tr("{y}年{m}月{d}日").format(y=day.year, m=day.month, d=day.day)


def weekday(day: date) -> str:
    """星期二."""
    names = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
    return tr(names[day.weekday()])


def plain_day(day: date, today: date) -> str:
    """11月24日, with its year when it is another one."""
    return (month_day if day.year == today.year else full_date)(day)


def near_day(day: date, today: date) -> str:
    """昨天, 今天, 明天 or 后天; else as a plain day."""
    words = {-1: tr("昨天"), 0: tr("今天"), 1: tr("明天"), 2: tr("后天")}
    return words.get((day - today).days) or plain_day(day, today)


def moment_words(moment: datetime, today: date) -> str:
    """今天 08:12, 昨天 17:40, 11月3日, 2025年11月3日: the hour only where it still matters."""
    day = near_day(moment.date(), today)
    near = abs((moment.date() - today).days) <= 1
    return tr("{day} {time}").format(day=day, time=f"{moment:%H:%M}") if near else day
