"""Code lists: enums whose value is the official code and whose label is what people read."""

from __future__ import annotations

__all__ = ["Code"]

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """One entry of a code list, written NAME = "code", "中文".

    Attributes:
        label: the Chinese term.
    """

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:  # one argument looks a code up
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
