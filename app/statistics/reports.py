"""What a line of work tells of its figures, and all reports of a desk."""

from __future__ import annotations

__all__ = ["Report", "Reports"]

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.statistics.counting import Form
from app.statistics.periods import Period
from app.statistics.table import Fact, RowHead
from app.work import Work

Facts = Callable[[Work, Period], Sequence[Fact]]
Heads = Callable[[Work], Sequence[RowHead]]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its form, and where its facts and rows come from.

    Attributes:
        line: its line of work: who may see that, may read this.
        facts: what counts in a period.
        heads: the rows, without that of the whole.
    """

    form: Form
    line: str
    facts: Facts
    heads: Heads


class Reports:
    """The reports of all lines."""

    def __init__(self, *reports: Report) -> None:
        self._reports = {report.form.id: report for report in reports}

    def __iter__(self) -> Iterator[Report]:
        """In the order they are offered."""
        return iter(self._reports.values())

    def get(self, name: str, work: Work) -> Report:
        """The report of an id; Refused where there is none, or none for this person."""
        report = self._reports.get(name)
        if report is None or not may_see(Role(work.me.role), report.line):
            raise Refused(Fault(tr("没有这份报表，或者您不办理这项业务")))
        return report
