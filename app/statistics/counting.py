"""Counts facts into a table by columns that are data, and cross-checks it: pure functions."""

from __future__ import annotations

__all__ = ["CheckRule", "Form", "carried", "count", "counted_in", "tally"]

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from app.i18n import tr
from app.statistics.periods import Span
from app.statistics.table import (
    FEW,
    Cell,
    Check,
    Column,
    Counted,
    Fact,
    Measure,
    Row,
    RowHead,
    cell_words,
    may_leave,
)

# Two columns divided: hundredths of a percent, or hundredths of one.
_DIVIDED = {Measure.RATE: 10_000, Measure.MEAN: 100}


class CheckRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cross-check: the sum of the left columns stands to that of the right ones so."""

    words: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Literal["=", "<="] = "="


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report as data (resources/statistics).

    Attributes:
        proof: how well the form is known: Y, S, M or D, as rules say it.
        spans: the periods it is made for.
        listed: a line for each fact instead of one for each committee.
        carries: what an earlier report left out counts in the next one.
        state: kinds of facts that say how things stood and not what happened: never carried.
        by: what a row is, in a word above the rows.
    """

    id: str
    title: str
    proof: str
    source: str
    spans: tuple[Span, ...]
    column: tuple[Column, ...]
    check: tuple[CheckRule, ...] = ()
    listed: bool = False
    carries: bool = False
    state: tuple[str, ...] = ()
    by: str = "调委会"

    @classmethod
    def load(cls, path: Path) -> Form:
        """Read one form; raises ValidationError where it is none, KeyError for unknown columns."""
        form = msgspec.toml.decode(path.read_bytes(), type=cls)
        keys = {column.key: column for column in form.column}
        for rule in form.check:
            for key in (*rule.left, *rule.right):
                keys[key]
        return form


Sums = Sequence[int]


def tally(columns: Sequence[Column], facts: Iterable[Counted]) -> dict[bytes, list[int]]:
    """What each row adds up to in each column; what is divided is left at nought."""
    places: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}
    totals: defaultdict[bytes, list[int]] = defaultdict(lambda: [0] * len(columns))
    for one in facts:
        fact, sign = one.fact, one.sign
        kind = (fact.what, fact.marks)
        if (found := places.get(kind)) is None:
            found = places[kind] = tuple(
                place for place, column in enumerate(columns) if _counts(column, fact)
            )
        row, sums = totals[fact.row], dict(fact.sums)
        for place in found:
            name = columns[place].sum
            row[place] += sign * (sums.get(name, 0) if name else 1)
    return dict(totals)


def count(
    form: Form,
    heads: Sequence[RowHead],
    own: Sequence[Counted],
    corrections: Sequence[Counted] = (),
) -> tuple[tuple[Row, ...], tuple[Check, ...]]:
    """The rows and the cross-checks of a form; the last head is that of the whole.

    Args:
        own: what counts in the period; corrections: what is carried from earlier ones, which may
            leave less than nothing in a column: "no more than" is asked of `own` alone.
    """
    facts = (*own, *corrections)
    if form.listed:
        return _listed(form, heads[-1], facts), ()
    columns = form.column
    sums = tally(columns, facts)
    rows = [
        Row(head, _cells(columns, sums.get(head.key, [0] * len(columns)))) for head in heads[:-1]
    ]
    whole = _whole(columns, sums)
    rows.append(Row(heads[-1], _cells(columns, whole)))
    alone = _whole(columns, tally(columns, own)) if corrections else whole
    checks = (
        _checked(rule, columns, alone if rule.relation == "<=" else whole) for rule in form.check
    )
    return tuple(rows), tuple(checks)


def _whole(columns: Sequence[Column], sums: Mapping[bytes, Sums]) -> list[int]:
    return [sum(column) for column in zip(*sums.values(), strict=True)] or [0] * len(columns)


def counted_in(column: Column, row: RowHead, facts: Iterable[Counted]) -> list[Counted]:
    """The facts behind one number; a line of a list is a record, elsewhere a row is a committee."""
    if column.measure in _DIVIDED:
        return []
    return [
        one
        for one in facts
        if (row.total or row.key == one.fact.row or (row.key and row.key == one.fact.record))
        and _counts(column, one.fact)
        and (not column.sum or dict(one.fact.sums).get(column.sum))
    ]


def carried(reported: Iterable[Counted], truth: Iterable[Fact]) -> list[Counted]:
    """What the next report must add or take back, so that all reports together are true.

    Args:
        reported: everything all submitted reports counted.
        truth: the facts of the same periods as they are known now.
    """
    owed: Counter[Fact] = Counter()
    known: dict[Fact, Fact] = {}
    for one in (*reported, *(Counted(fact, -1) for fact in truth)):
        bare = replace(one.fact, texts=())  # another spelling counts the same
        known[bare] = one.fact
        owed[bare] -= one.sign
    found = [
        Counted(known[bare], 1 if n > 0 else -1) for bare, n in owed.items() for _ in range(abs(n))
    ]
    return sorted(found, key=lambda one: (one.fact.id, one.sign))


def _counts(column: Column, fact: Fact) -> bool:
    if column.measure in (*_DIVIDED, Measure.BLANK) or column.what != fact.what:
        return False
    return not column.marks or any(mark in fact.marks for mark in column.marks)


def _cells(columns: Sequence[Column], sums: Sums) -> tuple[Cell, ...]:
    by_key = {column.key: total for column, total in zip(columns, sums, strict=True)}
    return tuple(
        _divided(column, by_key) if column.measure in _DIVIDED else total
        for column, total in zip(columns, sums, strict=True)
    )


def _divided(column: Column, sums: Mapping[str, int]) -> int | None:
    whole = sums[column.whole]
    return round(sums[column.part] * _DIVIDED[column.measure] / whole) if whole else None


def _checked(rule: CheckRule, columns: Sequence[Column], sums: Sums) -> Check:
    by_key = {column.key: total for column, total in zip(columns, sums, strict=True)}
    left = sum(by_key[key] for key in rule.left)
    right = sum(by_key[key] for key in rule.right)
    passed = left == right if rule.relation == "=" else left <= right
    signs = ("=", "≠") if rule.relation == "=" else ("≤", ">")
    detail = tr("{left} {sign} {right}").format(left=left, sign=signs[not passed], right=right)
    return Check(rule.words, passed, detail)


def _listed(form: Form, whole: RowHead, facts: Sequence[Counted]) -> tuple[Row, ...]:
    """A line for each fact, then the sums of what can be added up."""
    rows = []
    for one in facts:
        sums = dict(one.fact.sums)
        cells: list[Cell] = []
        for column in form.column:
            if column.sum:
                cells.append(one.sign * sums.get(column.sum, 0))
            elif column.measure is Measure.TEXT:
                cells.append(one.fact.texts[column.text])
            else:
                cells.append(None)
        rows.append(Row(RowHead(one.fact.record, ""), tuple(cells)))
    first, *others = form.column
    totals: list[Cell] = [whole.label if first.measure is Measure.TEXT else None]
    totals += [
        sum(one.sign * dict(one.fact.sums).get(column.sum, 0) for one in facts)
        if column.sum and column.added
        else None
        for column in others
    ]
    return (*rows, Row(whole, tuple(totals)))


def words_of(columns: Sequence[Column], row: Row) -> tuple[str, ...]:
    """The cells of a row as they are printed, small numbers about minors covered."""
    return tuple(
        cell_words(column.measure, cell) if may_leave(column, cell) else FEW
        for column, cell in zip(columns, row.cells, strict=True)
    )
