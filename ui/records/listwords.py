"""What a list calls its records."""

from __future__ import annotations

__all__ = ["ListWords"]

from collections.abc import Mapping
from dataclasses import dataclass

from app.codes import Code


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list calls its records.

    Attributes:
        name: of the list ("案件列表"); tabs: of all its tabs ("在办、待回访、已结").
        ways: what they are found by ("可按姓名、案号、纠纷类型或拼音首字母找").
        whose: of one person ("{name} 的案件"); within: behind a number ("{words}，{n} 件").
        every: the way back to all ("看全部案件").
        empty: tab → what is said where there is nothing, and what to do.
    """

    name: str
    tabs: str
    ways: str
    whose: str
    within: str
    every: str
    empty: Mapping[Code, tuple[str, str]]
