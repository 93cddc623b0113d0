"""Reads and submits reports."""

from __future__ import annotations

__all__ = ["COMMANDS", "QUERIES"]

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import full_date, tr
from app.ids import Id
from app.people.masking import check_export
from app.people.view import known_minors
from app.statistics.counting import counted_in
from app.statistics.frozen import freeze, snapshot_id
from app.statistics.making import Made, made
from app.statistics.messages import (
    ExportReport,
    ExportView,
    ListReports,
    ReadBehind,
    ReadReport,
    ReportChoice,
    ReportView,
    SubmitReport,
)
from app.statistics.periods import Period, period_of
from app.statistics.reports import Reports
from app.statistics.table import RowHead, Table
from app.statistics.workbook import workbook
from app.work import Handler, Work
from db.tables.office import User
from db.tables.statistics import StatisticsSnapshot


def list_reports(_query: ListReports, work: Work) -> tuple[ReportChoice, ...]:
    """The reports of the lines this person may see."""
    return tuple(
        ReportChoice(one.form.id, one.form.title, one.line, one.form.spans)
        for one in work.tool(Reports)
        if may_see(Role(work.me.role), one.line)
    )


def read_report(query: ReadReport, work: Work) -> ReportView:
    """A report of a period, of one committee or of the office."""
    report, period = work.tool(Reports).get(query.report, work), period_of(query.span, query.day)
    found = made(report, period, work)
    snapshot = found.snapshot
    table = found.frozen.table
    if query.row is not None:
        table = replace(table, rows=tuple(one for one in table.rows if one.head.key == query.row))
    author = work.session.get(User, snapshot.submitted_by) if snapshot else None
    return ReportView(
        table=table,
        rows=found.heads,
        period=period,
        source=report.form.source,
        submitted_on=snapshot.submitted_on if snapshot else None,
        submitted_by=author.name if author else tr("（未同步）") if snapshot else "",
        digest=snapshot.digest if snapshot else "",
        ended=period.last < work.clock.today(),
        subject=snapshot_id(work.me.office, query.report, period),
        line=report.line,
    )


def read_behind(query: ReadBehind, work: Work) -> tuple[Id, ...]:
    """The records behind one number, each once."""
    report, period = work.tool(Reports).get(query.report, work), period_of(query.span, query.day)
    found = made(report, period, work)
    columns = {column.key: column for column in found.frozen.table.columns}
    column = columns.get(query.column)
    if column is None:
        raise Refused(Fault(tr("报表里没有这一栏")))
    row = RowHead(query.row or b"", "", total=query.row is None)
    behind = counted_in(column, row, found.frozen.facts)
    return tuple(dict.fromkeys(one.fact.record for one in behind if one.fact.record))


def export_report(query: ExportReport, work: Work) -> ExportView:
    """A report as a workbook; refused where it would show a minor's name or a number (M28)."""
    view = read_report(ReadReport(query.report, query.span, query.day, query.row), work)
    if faults := check_export(_texts(view.table), known_minors(work), work.clock.today()):
        raise Refused(*faults)
    name = tr("{title}（{period}）.xlsx").format(title=view.table.title, period=view.table.period)
    return ExportView(name, workbook(view), work.clock.now())


def _texts(table: Table) -> Iterator[str]:
    """What was written of cases; heads are names of committees."""
    for row in table.rows:
        yield from (cell for cell in row.cells if isinstance(cell, str))
    yield from (note.words for note in table.notes)


def submit_report(command: SubmitReport, work: Work) -> Id:
    """Freeze a report; refused before the period is over, twice, or where a check fails."""
    report = work.tool(Reports).get(command.report, work)
    period = period_of(command.span, command.day)
    found = made(report, period, work)
    _require_ready(found, period, work)
    content, digest = freeze(found.frozen)
    snapshot = StatisticsSnapshot(
        id=snapshot_id(work.me.office, command.report, period),
        office=work.me.office,
        report=command.report,
        span=period.span.value,
        first=period.first,
        last=period.last,
        submitted_on=work.clock.today(),
        submitted_by=work.me.user,
        content=content,
        digest=digest,
    )
    work.session.add(snapshot)
    work.session.flush()
    return snapshot.id


def _require_ready(found: Made, period: Period, work: Work) -> None:
    if found.snapshot is not None:
        says = tr("{period}已于 {day} 上报，不能再报。要更正的，会计入下一期并注明。")
        day = full_date(found.snapshot.submitted_on)
        raise Refused(Fault(says.format(period=period.label, day=day)))
    if period.last >= work.clock.today():
        says = tr("{period}还没有结束，{day} 以后才能上报。")
        raise Refused(Fault(says.format(period=period.label, day=full_date(period.last))))
    wrong = [check for check in found.frozen.table.checks if not check.passed]
    if wrong:
        says = tr("有 {n} 项核对没有通过，没有上报，数字没有改动。请先核对：{words}")
        words = tr("；").join(check.words for check in wrong)
        raise Refused(Fault(says.format(n=len(wrong), words=words)))


COMMANDS: Mapping[type, Handler] = {SubmitReport: submit_report}
QUERIES: Mapping[type, Handler] = {
    ListReports: list_reports,
    ReadReport: read_report,
    ReadBehind: read_behind,
    ExportReport: export_report,
}
