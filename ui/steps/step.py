"""What a step of a record is: words, fields, and the command they make."""

from __future__ import annotations

__all__ = ["Record", "Step", "Values", "moment", "nothing", "on", "options"]

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, time
from typing import Any, Generic, Protocol, TypeVar

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.messages import Command
from ui.forms.spec import Spec


class Record(Protocol):
    """What a sheet must know of the record it is about."""

    @property
    def id(self) -> Id: ...
    @property
    def title(self) -> str: ...


R = TypeVar("R", bound=Record)
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step(Generic[R]):
    """One step.

    Attributes:
        button: the words of the button that does it.
        done: what the toast says afterwards.
        text: a sentence below the title, before the record's own.
        law: the article behind the step (law, article), opened by its link.
        start: what the fields begin with.
        make: the command of what they hold; the subject is the row of the record it is about.
        width: of the sheet, in px at base 14.
    """

    action: str
    _: KW_ONLY
    title: str
    button: str
    done: str
    specs: Sequence[Spec]
    start: Callable[[R, datetime], Values]
    make: Callable[[R, Id | None, Values], Command[Id]]
    text: str = ""
    law: tuple[str, str] | None = None
    width: int = 640


def options(codes: Sequence[Any]) -> tuple[tuple[Any, str], ...]:
    """The entries of a code list, to choose from."""
    return tuple((code, tr(code.label)) for code in codes)


def moment(values: Values, day: str, clock: str) -> datetime:
    """The moment that a day and a time of day make, in China."""
    return datetime.combine(values[day], values[clock] or time(), CHINA)


def nothing(_record: Record, _now: datetime) -> Values:
    """An empty beginning."""
    return {}


def on(name: str) -> Callable[[Record, datetime], Values]:
    """Today, in the field of this name."""
    return lambda _record, now: {name: now.date()}
