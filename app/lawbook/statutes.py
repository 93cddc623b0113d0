"""The statutes in full text, on the laptop: read by article, searched by words."""

from __future__ import annotations

__all__ = ["IN_FORCE", "Article", "Statutes"]

import gzip
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Self

import msgspec

_STATE = "中华人民共和国"

# What clerks say, beyond leaving out 中华人民共和国.
_SPOKEN = {
    "民诉": "民事诉讼法",
    "民诉法": "民事诉讼法",
    "刑诉": "刑事诉讼法",
    "刑诉法": "刑事诉讼法",
    "行诉": "行政诉讼法",
    "行诉法": "行政诉讼法",
    "行政复议": "行政复议法",
    "复议法": "行政复议法",
    "处罚法": "行政处罚法",
    "许可法": "行政许可法",
    "强制法": "行政强制法",
    "调解法": "人民调解法",
    "矫正法": "社区矫正法",
    "法援法": "法律援助法",
    "治安法": "治安管理处罚法",
    "治安处罚法": "治安管理处罚法",
    "个保": "个人信息保护法",
    "个保法": "个人信息保护法",
    "未保": "未成年人保护法",
    "未保法": "未成年人保护法",
    "反家暴": "反家庭暴力法",
    "反家暴法": "反家庭暴力法",
    "老年法": "老年人权益保障法",
    "妇女法": "妇女权益保障法",
    "残保法": "残疾人保障法",
    "侨法": "归侨侨眷权益保护法",
    "劳动仲裁法": "劳动争议调解仲裁法",
    "承包仲裁法": "农村土地承包经营纠纷调解仲裁法",
    "土地法": "土地管理法",
    "村委会组织法": "村民委员会组织法",
    "居委会组织法": "城市居民委员会组织法",
    "消法": "消费者权益保护法",
    "道交法": "道路交通安全法",
    "法宣法": "法治宣传教育法",
    "出入境法": "出境入境管理法",
    "英烈法": "英雄烈士保护法",
    "环境法典": "生态环境法典",
}

IN_FORCE = "现行有效"  # the status of a statute that was not amended since
_DIGITS = "一二三四五六七八九十"
_NUMBER = re.compile(rf"第?(\d+)条?(?:之([{_DIGITS}]))?")  # 33, 第33条第1款, 17之一
_LABEL = re.compile(rf"第[{_DIGITS}百千零]+条(?:之[{_DIGITS}])?")  # 第三十三条, 第十七条之一
_QUERY = re.compile(rf"(\S*?)\s*({_NUMBER.pattern}|{_LABEL.pattern})(?:第\S+[款项])?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a statute.

    Attributes:
        law: full name of the statute.
        version: day of adoption or of the last amendment.
        effective: day the statute came into force.
        status: IN_FORCE, or 已被修改.
        chapter: part, chapter and section it stands in, or "".
        number: 17 for 第十七条 and for 第十七条之一 alike; `label` tells them apart.
    """

    law: str
    version: date
    effective: date
    status: str
    chapter: str
    number: int
    label: str
    text: str

    @property
    def short_law(self) -> str:
        """The statute as people call it: 人民调解法."""
        return self.law.removeprefix(_STATE)

    @property
    def suffix(self) -> str:
        """What follows 之 in the label: "一" of 第十七条之一, else ""."""
        return self.label.partition("条之")[2]


class Statutes:
    """All shipped statutes; the file is read when the first article is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def load(cls, path: Path) -> Self:
        """The statutes of a laws.jsonl.gz."""
        return cls(path)

    def laws(self) -> tuple[str, ...]:
        """Full names, in the order of the collection."""
        return tuple(self._laws)

    def called(self) -> tuple[str, ...]:
        """What people call the statutes: 人民调解法, 调解法 …"""
        return (*(law.removeprefix(_STATE) for law in self._laws), *_SPOKEN)

    def full_name(self, law: str) -> str | None:
        """The full name of a statute called by its full, short or spoken name, or None."""
        name = law.strip().strip("《》")
        name = _SPOKEN.get(name, name)
        return next((full for full in (name, _STATE + name) if full in self._laws), None)

    def articles(self, law: str) -> tuple[Article, ...]:
        """Every article of a statute, in order; () when it is not shipped."""
        return self._laws.get(self.full_name(law) or "", ())

    def article(self, law: str, number: int | str) -> Article | None:
        """One article; `number` may be 33, "33", "第33条第1款", "17之一" or "第十七条之一"."""
        name = self.full_name(law)
        if name is None:
            return None
        if match := _NUMBER.match(str(number)):
            return self._index.get((name, int(match[1]), match[2] or ""))
        if match := _LABEL.match(str(number)):
            return next((item for item in self._laws[name] if item.label == match[0]), None)
        return None

    def search(self, text: str, limit: int = 50) -> list[Article]:
        """Articles holding every word of `text`, those that say them most often first.

        "民诉205" and "刑法 第十七条之一" find the article itself; the name of a law among the
        words keeps to that law, and alone gives all of it.
        """
        query = _QUERY.fullmatch(text.strip())
        if query and (named := self.article(query[1], query[2])):
            return [named]
        words = text.split()
        laws = [law for word in words if (law := self.full_name(word))]
        rest = [word for word in words if not self.full_name(word)]
        hits = self._holding(rest[0]) if rest else self._all
        for law in laws:
            hits = [item for item in hits if item.law == law]
        for word in rest[1:]:
            hits = [item for item in hits if word in item.text]
        ranked = sorted(hits, key=lambda item: -sum(map(item.text.count, words)))
        return ranked[:limit] if words else []

    def _holding(self, word: str) -> list[Article]:
        """Articles that hold a word: one scan over all texts is quicker than thousands."""
        text, ends = self._joined
        found: list[Article] = []
        at = text.find(word)
        while at >= 0:
            place = bisect_right(ends, at)
            found.append(self._all[place])
            at = text.find(word, ends[place])
        return found

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All texts in one, and where each of them ends."""
        texts = [f"{item.text}\0" for item in self._all]
        return "".join(texts), list(accumulate(map(len, texts)))

    @cached_property
    def _all(self) -> list[Article]:
        lines = gzip.decompress(self._path.read_bytes())
        return msgspec.json.Decoder(Article).decode_lines(lines)

    @cached_property
    def _laws(self) -> dict[str, tuple[Article, ...]]:
        laws: dict[str, list[Article]] = {}
        for article in self._all:
            laws.setdefault(article.law, []).append(article)
        return {law: tuple(articles) for law, articles in laws.items()}

    @cached_property
    def _index(self) -> dict[tuple[str, int, str], Article]:
        return {(item.law, item.number, item.suffix): item for item in self._all}
