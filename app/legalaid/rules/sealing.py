"""Whose record of aid goes to the archive: a minor's, defended, and punished lightly."""

from __future__ import annotations

__all__ = ["is_defended_minor", "is_sealable"]

from app.legalaid.codes import CaseKind, ClosingWay, LegalStatus

_DEFENDED = frozenset({LegalStatus.SUSPECT, LegalStatus.ACCUSED, LegalStatus.APPELLANT})


def is_defended_minor(kind: CaseKind | None, status: LegalStatus | None, *, minor: bool) -> bool:
    """Whether a record tells of a crime a minor is charged with, not of one done to a minor.

    Args:
        minor: under eighteen as the record begins, and so at the offence; or notified of as one.
    """
    return minor and kind is CaseKind.CRIMINAL and status in _DEFENDED


def is_sealable(way: ClosingWay | None, *, defended_minor: bool, light: bool) -> bool:
    """刑事诉讼法 第286条: five years of prison or less; who is not prosecuted has no sentence.

    Args:
        light: five years or less, or no punishment at all, as the judgment says.
    """
    if not defended_minor or way is None:
        return False
    return way is ClosingWay.NOT_PROSECUTED or (way is ClosingWay.JUDGMENT and light)
