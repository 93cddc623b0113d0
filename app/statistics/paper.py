"""A report as a paper: its columns in grids that fit across a page, checks and signatures below."""

from __future__ import annotations

__all__ = ["forms_of"]

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.errors import Fault, Refused
from app.i18n import full_date, tr
from app.ids import Id
from app.papers.forms import Draft, FormMaker
from app.papers.messages import Check
from app.papers.model import (
    Block,
    Cell,
    Filled,
    Grid,
    Paper,
    Paragraph,
    Row,
    Signature,
    SignLine,
    Space,
    Title,
)
from app.statistics.counting import words_of
from app.statistics.frozen import snapshot_id
from app.statistics.making import Made, made
from app.statistics.periods import Period, period_of
from app.statistics.reports import Report, Reports
from app.statistics.table import Column, Measure, Table
from app.statistics.table import Row as Line
from app.work import Work

_ACROSS = 12  # columns beside the names that are still read on a page held sideways
_NAME = 3.4  # widths, where a number has 1; a sum of money is never broken
_WIDTHS = {Measure.TEXT: 2.6, Measure.YUAN: 1.7, Measure.MEAN: 1.4, Measure.WAN: 1.4}
_YEARS = 10  # how far back a report can be printed


def forms_of(reports: Reports) -> Mapping[str, FormMaker]:
    """The papers of all reports, by their ids."""
    return {report.form.id: _make for report in reports}


def _make(kind: str, subject: Id, work: Work) -> Draft:
    report = work.tool(Reports).get(kind, work)
    period = _period(report, subject, work)
    found = made(report, period, work)
    table = found.frozen.table
    paper = Paper(
        kind=kind,
        title=table.title,
        blocks=tuple(_blocks(found)),
        paper_id=subject,
        landscape=True,
        register=True,
    )
    checks = tuple(
        Check(
            tr("{words}（{detail}）").format(words=check.words, detail=check.detail), check.passed
        )
        for check in table.checks
    )
    return Draft(paper, report.line, subject, table.period, table.period, checks)


def _period(report: Report, subject: Id, work: Work) -> Period:
    """The period a paper's subject was named for."""
    today = work.clock.today()
    for span in report.form.spans:
        period = period_of(span, today)
        while period.first.year > today.year - _YEARS:
            if snapshot_id(work.me.office, report.form.id, period) == subject:
                return period
            period = period.before()
    raise Refused(Fault(tr("没有找到这一期报表，请从统计报表里重新打开")))


def _blocks(found: Made) -> Iterator[Block]:
    table, snapshot = found.frozen.table, found.snapshot
    yield Title(table.title)
    head = tr("填报单位：{office}　　期间：{period}").format(
        office=table.office, period=table.period
    )
    yield Paragraph((head,), indent=False)
    named = not table.listed
    rows = [row for row in table.rows if row.head.total or any(row.cells)]
    for columns in _pages(table):
        yield _grid(table, columns, rows, named=named)
        yield Space(0.5)
    if table.checks:
        yield Paragraph((_checked(table),), indent=False)
    for note in table.notes:
        yield Paragraph((note.words,), indent=False)
    if snapshot is not None:
        words = tr("本表已于 {day} 定稿上报，校验码 {digest}。").format(
            day=full_date(snapshot.submitted_on), digest=snapshot.digest[:16]
        )
    else:
        words = tr("本表尚未定稿，数字截至打印时。")
    yield Paragraph((words,), indent=False)
    yield Signature((SignLine(tr("单位负责人")), SignLine(tr("填表人"))), tr("　　年　　月　　日"))


def _checked(table: Table) -> str:
    wrong = [check for check in table.checks if not check.passed]
    if not wrong:
        return tr("核对 {n} 项，全部通过。").format(n=len(table.checks))
    says = tr("{words}（{detail}）")
    failed = tr("；").join(says.format(words=one.words, detail=one.detail) for one in wrong)
    return tr("核对 {n} 项，不符 {m} 项：{failed}。").format(
        n=len(table.checks), m=len(wrong), failed=failed
    )


def _pages(table: Table) -> Iterator[list[int]]:
    """Places of the columns of each grid: neighbours stay together as far as they fit."""
    page: list[int] = []
    for _, run in groupby(enumerate(table.columns), lambda one: one[1].group):
        places = [place for place, _ in run]
        grids = -(-len(places) // _ACROSS)
        size = -(-len(places) // grids)
        for at in range(0, len(places), size):
            some = places[at : at + size]
            if page and len(page) + len(some) > _ACROSS:
                yield page
                page = []
            page = [*page, *some]
    if page:
        yield page


def _grid(table: Table, places: Sequence[int], rows: Sequence[Line], *, named: bool) -> Grid:
    columns = [table.columns[place] for place in places]
    widths = [_WIDTHS.get(column.measure, 1.0) for column in columns]
    heads = [_group_row(columns, named=named)] if any(one.group for one in columns) else []
    heads.append(_head_row([column.head for column in columns], table.by, named=named))
    if any(column.key.isdigit() for column in columns):
        numbers = [column.key if column.key.isdigit() else "" for column in columns]
        heads.append(_head_row(numbers, "", named=named))
    body = [_row(table, places, row, named=named) for row in rows]
    return Grid((*((_NAME,) if named else ()), *widths), (*heads, *body))


def _group_row(columns: Sequence[Column], *, named: bool) -> Row:
    cells = [Cell((), label=True)] if named else []
    for group, run in groupby(columns, lambda one: one.group):
        cells.append(Cell((group,), span=len(list(run)), label=True))
    return Row(tuple(cells), head=True)


def _head_row(words: Sequence[str], name: str, *, named: bool) -> Row:
    first = (Cell((name,), label=True),) if named else ()
    return Row((*first, *(Cell((one,), label=True) for one in words)), head=True)


def _row(table: Table, places: Sequence[int], row: Line, *, named: bool) -> Row:
    words = words_of(table.columns, row)
    cells = [Cell((Filled(row.head.label, "row"),))] if named else []
    for place in places:
        text = table.columns[place].measure is Measure.TEXT
        cells.append(Cell((Filled(words[place], "cell"),), align="left" if text else "right"))
    return Row(tuple(cells))
