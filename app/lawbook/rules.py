"""The rules: periods and duties as data, each with its citations and how well it is known."""

from __future__ import annotations

__all__ = ["Citation", "CitationKind", "Proof", "Rule", "Rulebook", "Unit"]

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from app.codes import Code
from app.errors import Fault, Refused
from app.i18n import tr
from app.lawbook.calendar import Calendar
from app.lawbook.dates import (
    Due,
    Pause,
    after_days,
    after_hours,
    after_months,
    after_working_days,
    after_years,
    before_days,
    before_months,
    on_day,
    unmoved,
)


class Proof(Code):
    """How a statement of the law is known; the label is shown beside it."""

    Y = "Y", "已核对原文"
    V = "V", "已核对原文"
    S = "S", "二手资料，未经核实"
    M = "M", "来源待查，未经核实"
    D = "D", "本软件的默认做法"
    P = "P", "本地做法，未经核实"

    @property
    def confirmed(self) -> bool:
        """Whether the text of the law itself was read."""
        return self in (Proof.Y, Proof.V)


class Unit(Enum):
    """What a period is counted in."""

    HOURS = "hours"  # run on
    DAYS = "days"  # 自然日
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    NONE = "none"  # a duty without a period


class CitationKind(Enum):
    """Whether the text is on this laptop."""

    TEXT = "text"  # a shipped statute: must resolve to its article
    REFERENCE = "reference"  # regulations, interpretations, standards: 本机未收录原文


@dataclass(frozen=True, slots=True)
class Citation:
    """One article behind a rule.

    Attributes:
        law: short name ("人民调解法").
        article: "33", "17之一", or "" when the whole text is meant.
        clause: "第3款" and the like, or "".
    """

    law: str
    article: str
    kind: CitationKind
    proof: Proof
    clause: str = ""

    def short(self) -> str:
        """The citation as shown: 人民调解法 第33条."""
        return f"{self.law} {self.place()}".rstrip()

    def place(self) -> str:
        """The article alone: 第33条第1款, 第17条之一."""
        if not self.article:
            return ""
        number, of, suffix = self.article.partition("之")
        return f"第{number}条{of}{suffix}{self.clause}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the lawbook.

    Attributes:
        id: "med.R-A03".
        title: what is owed, short ("调解期限").
        trigger: what starts it, in words ("受理纠纷").
        event: the trigger's verb for the arithmetic ("受理").
        period: how many of `unit`; None for a duty without a period.
        proof: how well the period itself is known.
        duty: True when the duty is ours, so that a last day off means the working day before.
        remind: days before the end at which to remind; negative: after it.
        configurable: whether an office may set the period.
        backward: the period is counted back from what is to come (30 days before the end).
        strict: the last day stays where it is, working day or not: terms of sentences never roll.
    """

    id: str
    title: str
    trigger: str
    period: int | None = None
    unit: Unit = Unit.NONE
    citations: tuple[Citation, ...]
    consequence: str
    note: str = ""
    configurable: bool = False
    event: str = ""
    proof: Proof = Proof.Y
    duty: bool = False
    remind: tuple[int, ...] = ()
    backward: bool = False
    strict: bool = False

    @property
    def citation(self) -> Citation:
        """The article to show beside the rule."""
        return self.citations[0]

    def act_by(self, due: Due) -> date:
        """The date to act by (DE3): `internal` for our duties, `rolled` for rights of parties."""
        if self.strict:
            return due.raw
        return due.internal if self.duty else due.rolled


_COUNTS = {
    Unit.DAYS: after_days,
    Unit.WORKING_DAYS: after_working_days,
    Unit.MONTHS: after_months,
    Unit.YEARS: after_years,
}
_BACK = {Unit.DAYS: before_days, Unit.MONTHS: before_months}


class Rulebook:
    """All rules by id, with the calendar they count by."""

    def __init__(self, rules: Iterable[Rule], calendar: Calendar) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self.calendar = calendar

    @classmethod
    def load(
        cls,
        folder: Path,
        settings: Mapping[str, object] | None = None,
        *,
        calendar: Calendar | None = None,
    ) -> Self:
        """Read every *.toml of a folder; the calendar's notices lie in ../calendar.

        Settings change configurable periods: {"med.R-A03.period": 1, "med.R-A03.unit": "months"}.
        Raises Refused when they touch a period that the law fixes, ValueError when two rules
        have one id: nobody could say which of them counts.
        """
        book = cls(_all(folder), calendar or Calendar.load(folder.parent / "calendar"))
        for id, change in _changes(settings or {}).items():
            if id in book._rules:
                book._rules[id] = _changed(book._rules[id], change)
        return book

    @property
    def fingerprint(self) -> bytes:
        """32 bytes; others where other rules or other notices may count another date."""
        return sha256(repr((self.all(), self.calendar.given)).encode()).digest()

    def __getitem__(self, id: str) -> Rule:
        """The rule of an id; KeyError when there is none."""
        return self._rules[id]

    def __iter__(self) -> Iterator[Rule]:
        """Every rule."""
        return iter(self._rules.values())

    def all(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the files."""
        return tuple(self._rules.values())

    def due(self, id: str, start: date, *, event: str = "", pauses: Sequence[Pause] = ()) -> Due:
        """The end of a rule's period, which an event on `start` begins.

        `event` says what happened, when the rule's own word does not fit. A rule without a
        period is due on the day itself. Raises ValueError for pauses of a period that is not
        counted in working days: no other may have any.
        """
        rule = self[id]
        event = event or rule.event
        if pauses:
            if rule.unit is not Unit.WORKING_DAYS or rule.period is None:
                raise ValueError(id)
            return after_working_days(
                start, rule.period, self.calendar, event=event, ahead=rule.duty, pauses=pauses
            )
        if rule.period is None:
            due = on_day(start, self.calendar, event=event, ahead=rule.duty)
        else:
            count = (_BACK if rule.backward else _COUNTS)[rule.unit]
            due = count(start, rule.period, self.calendar, event=event, ahead=rule.duty)
        return unmoved(due) if rule.strict else due

    def due_time(self, id: str, start: datetime) -> datetime:
        """The end of a rule's period in hours, which run on (DE2)."""
        rule = self[id]
        if rule.unit is not Unit.HOURS or rule.period is None:
            raise ValueError(id)
        return after_hours(start, rule.period)

    def citation(self, law: str, article: str) -> Citation | None:
        """The citation of an article that some rule stands on, or None."""
        named = (item for rule in self for item in rule.citations if item.law == law)
        return next((item for item in named if article in (item.article, item.place())), None)


# -- reading the files --------------------------------------------------------------------


def _all(folder: Path) -> Iterator[Rule]:
    homes: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for rule in _rules(path.read_text("utf-8")):
            if first := homes.get(rule.id):
                raise ValueError(f"Rule {rule.id} stands in {first} and again in {path.name}.")
            homes[rule.id] = path.name
            yield rule


@lru_cache(16)  # each unlocking asks again
def _rules(text: str) -> tuple[Rule, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[Rule]:
    for raw in tomllib.loads(text)["rule"]:
        raw.pop("example")  # dates counted by hand: the tests read them
        _refuse_unknown(raw, Rule)
        for citation in raw["citations"]:
            _refuse_unknown(citation, Citation)
        yield msgspec.convert(raw, Rule)


def _refuse_unknown(raw: Mapping[str, object], kind: type[Rule | Citation]) -> None:
    if unknown := raw.keys() - {field.name for field in fields(kind)}:
        raise ValueError(raw.get("id"), unknown)


def _changes(settings: Mapping[str, object]) -> dict[str, dict[str, object]]:
    changes: dict[str, dict[str, object]] = {}
    for key, value in settings.items():
        id, _, name = key.rpartition(".")
        if name in ("period", "unit"):
            changes.setdefault(id, {})[name] = value
    return changes


def _changed(rule: Rule, change: Mapping[str, object]) -> Rule:
    if not rule.configurable:
        raise _refused(rule, tr("“{title}”由法律规定，不能改").format(title=rule.title))
    period, unit = change.get("period", rule.period), change.get("unit", rule.unit.value)
    kinds = [Unit.HOURS] if rule.unit is Unit.HOURS else _COUNTS  # hours never become days
    units = {kind.value: kind for kind in kinds}
    if not isinstance(period, int) or period < 1 or str(unit) not in units:
        raise _refused(rule, tr("“{title}”要填 1 以上的整数").format(title=rule.title))
    return replace(rule, period=period, unit=units[str(unit)])


def _refused(rule: Rule, message: str) -> Refused:
    return Refused(Fault(message, rule=rule.id, citation=rule.citation.short()))
