"""Makes a report of a period: from what was submitted, or else from the records as they are."""

from __future__ import annotations

__all__ = ["Made", "made"]

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.statistics.counting import carried, count
from app.statistics.frozen import Frozen, of_period, snapshots, thaw
from app.statistics.periods import Period, Span
from app.statistics.reports import Report
from app.statistics.table import Counted, Note, RowHead, Table
from app.work import Work
from db.tables.statistics import StatisticsSnapshot


@dataclass(frozen=True, slots=True)
class Made:
    """A report with everything behind it."""

    frozen: Frozen
    heads: tuple[RowHead, ...]
    snapshot: StatisticsSnapshot | None


def made(report: Report, period: Period, work: Work) -> Made:
    """The report of a period."""
    heads = (*report.heads(work), RowHead(b"", tr("合计"), total=True))
    snapshot = of_period(work.session, work.me.office, report.form.id, period)
    if snapshot is not None:
        frozen = thaw(snapshot)
        return Made(frozen, tuple(row.head for row in frozen.table.rows), snapshot)
    corrections = _corrections(report, period, work) if report.form.carries else []
    own = tuple(Counted(fact) for fact in report.facts(work, period))
    facts = (*own, *corrections)
    heads = (*_unknown(heads, facts), *heads)
    rows, checks = count(report.form, heads, own, corrections)
    table = Table(
        report=report.form.id,
        title=report.form.title,
        period=period.label,
        office=work.me.office_name,
        columns=report.form.column,
        rows=rows,
        checks=checks,
        notes=_notes(corrections),
        proof=report.form.proof,
        by=report.form.by,
    )
    return Made(Frozen(table, facts), heads, None)


def _corrections(report: Report, period: Period, work: Work) -> list[Counted]:
    """What the submitted periods counted too little or too much, this one apart."""
    state = report.form.state
    told = snapshots(work.session, work.me.office, report.form.id, period.span)
    reported = [
        one for snapshot in told for one in thaw(snapshot).facts if one.fact.what not in state
    ]
    truth = [
        fact
        for snapshot in told
        for fact in report.facts(work, Period(Span(snapshot.span), snapshot.first, snapshot.last))
        if fact.what not in state
    ]
    return carried(reported, truth)


def _unknown(heads: Sequence[RowHead], facts: Sequence[Counted]) -> tuple[RowHead, ...]:
    """A row for what belongs to a committee that did not arrive yet, or was struck out."""
    known = {head.key for head in heads}
    keys = dict.fromkeys(one.fact.row for one in facts if one.fact.row not in known)
    return tuple(RowHead(key, tr("（未同步）")) for key in keys)


def _notes(corrections: Sequence[Counted]) -> tuple[Note, ...]:
    added = sum(one.sign > 0 for one in corrections)
    taken = len(corrections) - added
    if not corrections:
        return ()
    whole = tr("本期含对已报各期的更正：补计 {added} 项，冲减 {taken} 项。")
    lines = [Note(whole.format(added=added, taken=taken))]
    lines += [Note(_correction(one), one.fact.record) for one in corrections]
    return tuple(lines)


def _correction(one: Counted) -> str:
    what = tr("补计：{what}") if one.sign > 0 else tr("冲减：{what}")
    return what.format(what=tr("，").join(one.fact.texts) or tr("一项"))
