"""Which questions are asked of whom, and what was chosen: data, and pure functions on answers."""

from __future__ import annotations

__all__ = ["Asked", "ChoiceRule", "Fields", "QuestionRule", "When", "fits", "plain", "questions_of"]

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TypeAlias

from app.i18n import tr
from app.legalaid.messages.answers import Answers
from app.legalaid.messages.opinion import Choice, QuestionKind, QuestionView, Step
from app.people.divisions import Division

Plain: TypeAlias = str | bool | date
Fields: TypeAlias = Mapping[str, Plain]
When: TypeAlias = Mapping[str, Sequence[str | bool]]

_ELSEWHERE = "0"
_UNKNOWN = "?"
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """One choice as data; `flags` are what must hold for it to be offered."""

    label: str
    sets: Mapping[str, str | bool]
    article: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRule:
    """One question as data, see resources/legalaid/questions.toml."""

    id: str
    step: Step
    title: str
    hint: str = ""
    law: str = ""
    kind: QuestionKind = QuestionKind.CHOICE
    fills: str = ""
    when: Mapping[str, tuple[str | bool, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    choices: tuple[ChoiceRule, ...] = ()
    counties: str = ""
    article: str = ""
    aside: tuple[str, str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions are judged by.

    Attributes:
        plain: the answers as plain values, see `plain`.
        flags: what the desk worked out itself.
        counties: of the city, our own first.
    """

    answers: Answers
    plain: Fields
    flags: Collection[str]
    counties: Sequence[Division]


def plain(answers: Answers) -> dict[str, Plain]:
    """The answers as plain values: "" for what was not asked, the code of a code."""
    found = {one.name: _plain(getattr(answers, one.name)) for one in fields(answers)}
    found["verify"] = _plain(answers.household.verify if answers.household else None)
    return found


def fits(when: When, found: Fields) -> bool:
    """Whether every field named has one of the values named."""
    return all(found.get(name, "") in values for name, values in when.items())


def questions_of(rules: Sequence[QuestionRule], asked: Asked) -> Iterator[QuestionView]:
    """The questions on the way of these answers, in their order."""
    for rule in rules:
        if fits(rule.when, asked.plain) and set(rule.flags) <= set(asked.flags):
            yield _view(rule, asked)


def _view(rule: QuestionRule, asked: Asked) -> QuestionView:
    choices = _choices(rule, asked)
    chosen = _chosen(choices, asked.plain)
    filled = bool(rule.fills) and bool(asked.plain[rule.fills])
    return QuestionView(
        id=rule.id,
        step=rule.step,
        kind=rule.kind,
        title=tr(rule.title),
        hint=tr(rule.hint) if rule.hint else "",
        law=rule.law,
        choices=choices,
        field=rule.fills,
        chosen="" if filled else chosen,
        done=bool(chosen) or filled,
        aside=rule.aside,
    )


def _choices(rule: QuestionRule, asked: Asked) -> tuple[Choice, ...]:
    if rule.counties:
        return _places(rule, asked.counties)
    offered = [one for one in rule.choices if set(one.flags) <= set(asked.flags)]
    return tuple(
        Choice(str(key), tr(one.label), one.article, tuple(one.sets.items()))
        for key, one in enumerate(offered, 1)
    )


def _places(rule: QuestionRule, counties: Sequence[Division]) -> tuple[Choice, ...]:
    """Every county, then another city, then not known yet: one digit each."""
    places = [
        *((one.name, one.code) for one in counties[: _DIGITS - 2]),
        (tr("江门以外"), _ELSEWHERE),
        (tr("还不清楚"), _UNKNOWN),
    ]
    return tuple(
        Choice(str(key), label, rule.article if key == 1 else "", ((rule.counties, code),))
        for key, (label, code) in enumerate(places, 1)
    )


def _chosen(choices: Sequence[Choice], found: Fields) -> str:
    """The choice whose fields are all filled so; the one that says most where several are."""
    held = [(_held(one, found), one.key) for one in choices]
    most = max((count for count, _ in held), default=0)
    return next((key for count, key in held if count == most), "") if most else ""


def _held(choice: Choice, found: Fields) -> int:
    """How many fields it filled; 0 where one of them says otherwise."""
    told = [(name, value) for name, value in choice.sets if value != ""]
    return len(told) if all(found[name] == value for name, value in told) else 0


def _plain(value: object) -> Plain:
    if isinstance(value, bool | date):
        return value
    return str(value) if isinstance(value, str) else ""
