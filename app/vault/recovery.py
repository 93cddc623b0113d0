"""The recovery code: thirty-two digits on paper, in two halves that two people keep."""

from __future__ import annotations

__all__ = ["RecoveryCode", "RecoveryHalf", "check_code"]

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Self

from app.errors import Fault, Refused
from app.i18n import tr

_GROUPS = 4
_DIGITS = 4


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryHalf:
    """What one of the two people keeps.

    Attributes:
        groups: four groups of four digits ("3862", …).
        check: 核对码, two digits that find a slip of the pen (ISO 7064 MOD 97-10).
    """

    groups: tuple[str, ...]
    check: str

    @classmethod
    def of(cls, digits: str) -> Self:
        """The half made of sixteen digits."""
        starts = range(0, _GROUPS * _DIGITS, _DIGITS)
        return cls(tuple(digits[at : at + _DIGITS] for at in starts), check_code(digits))

    @classmethod
    def parse(cls, text: str, *, field: str) -> Self:
        """A half as typed: sixteen digits and the check code, spaces and hyphens as one likes.

        Raises:
            Refused: with `field`, when digits are missing or the check code does not agree.
        """
        typed = re.sub(r"[\s\-—·,，、]+", "", unicodedata.normalize("NFKC", text))
        want = _GROUPS * _DIGITS + 2
        if not typed.isascii() or not typed.isdigit():
            raise Refused(Fault(tr("恢复码只有数字，请对照恢复卡再看一遍。"), field=field))
        if len(typed) != want:
            short = want - len(typed)
            raise Refused(
                Fault(
                    (tr("少 {n} 位") if short > 0 else tr("多 {n} 位")).format(n=abs(short))
                    + tr("，这一半连同核对码应是 {n} 位。").format(n=want),
                    field=field,
                )
            )
        half = cls.of(typed[:-2])
        if half.check != typed[-2:]:
            raise Refused(
                Fault(tr("这一半和核对码对不上，有一位抄错了，请对照恢复卡。"), field=field)
            )
        return half

    @property
    def digits(self) -> str:
        """The sixteen digits."""
        return "".join(self.groups)


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """Both halves together; 106 bits, so that even half of it leaves 53 bits × Argon2id."""

    first: RecoveryHalf
    second: RecoveryHalf

    @classmethod
    def new(cls) -> Self:
        """A code nobody has seen."""
        half = _GROUPS * _DIGITS
        digits = f"{secrets.randbelow(10 ** (2 * half)):0{2 * half}d}"
        return cls(RecoveryHalf.of(digits[:half]), RecoveryHalf.of(digits[half:]))

    @classmethod
    def parse(cls, first: str, second: str) -> Self:
        """The code as two people type it; Refused names the field "first" or "second"."""
        return cls(
            RecoveryHalf.parse(first, field="first"), RecoveryHalf.parse(second, field="second")
        )

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups as printed."""
        return self.first.groups + self.second.groups

    @property
    def secret(self) -> str:
        """The thirty-two digits the key is derived from."""
        return self.first.digits + self.second.digits


def check_code(digits: str) -> str:
    """Check digits of ISO 7064 MOD 97-10: every single slip and every swapped pair is found."""
    return f"{98 - int(digits) * 100 % 97:02d}"
