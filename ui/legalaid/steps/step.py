"""What the steps of legal aid have in common."""

from __future__ import annotations

__all__ = ["BRIEF", "LAW", "AidStep", "grounds"]

from collections.abc import Sequence
from typing import Any

from app.i18n import tr
from ui.legalaid.actions import AidRecord
from ui.steps.step import Step

LAW = tr("法律援助法")
BRIEF = 560  # width of a sheet with a line or two of fields


class AidStep(Step[AidRecord]):
    """A step of an application, a notice or a wish."""

    __slots__ = ()


def grounds(codes: Sequence[Any]) -> tuple[tuple[Any, str], ...]:
    """Grounds to choose from, each with its article."""
    words = tr("{label}（{article}）")
    return tuple(
        (code, words.format(label=tr(code.label), article=tr(code.article))) for code in codes
    )
