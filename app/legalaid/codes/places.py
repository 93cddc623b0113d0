"""How an item of an article is written: 第42条第三项."""

from __future__ import annotations

__all__ = ["item"]

from app.i18n import tr

_NUMERALS = "一二三四五六七八九"


def item(article: str, number: str) -> str:
    """第32条第四项, for an article ("32") or a paragraph of one ("25条第1款") and an item ("4")."""
    place = article if "条" in article else tr("{n}条").format(n=article)
    return tr("第{place}第{item}项").format(place=place, item=_NUMERALS[int(number) - 1])
