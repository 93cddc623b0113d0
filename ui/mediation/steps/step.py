"""What a step of a case is: words, fields, and the command they make."""

from __future__ import annotations

__all__ = ["LAW", "Step", "Values", "moment", "nothing", "on", "options"]

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, time
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseDetail
from app.messages import Command
from ui.forms.spec import Spec

LAW = tr("人民调解法")
Values = Mapping[str, Any]
Defaults = Callable[[CaseDetail, datetime], Values]
Maker = Callable[[CaseDetail, Id | None, Values], Command[Id]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        button: the words of the button that does it.
        done: what the toast says afterwards.
        text: a sentence below the title, before the case's own.
        law: the article behind the step (law, article), opened by its link.
        start: what the fields begin with.
        make: the command of what they hold.
        width: of the sheet, in px at base 14.
    """

    action: str
    _: KW_ONLY
    title: str
    button: str
    done: str
    specs: Sequence[Spec]
    start: Defaults
    make: Maker
    text: str = ""
    law: tuple[str, str] | None = None
    width: int = 640


def options(codes: Sequence[Any]) -> tuple[tuple[Any, str], ...]:
    """The entries of a code list, to choose from."""
    return tuple((code, tr(code.label)) for code in codes)


def moment(values: Values, day: str, clock: str) -> datetime:
    """The moment that a day and a time of day make, in China."""
    return datetime.combine(values[day], values[clock] or time(), CHINA)


def nothing(_case: CaseDetail, _now: datetime) -> Values:
    """An empty beginning."""
    return {}


def on(name: str) -> Defaults:
    """Today, in the field of this name."""
    return lambda _case, now: {name: now.date()}
