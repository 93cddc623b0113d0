"""The lines above a report: which one, what period, whose, and what to do with it."""

from __future__ import annotations

__all__ = ["ReportBar"]

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.statistics.messages import Period, ReadReport, ReportChoice, ReportView, Span, period_of
from app.vault.messages import Role
from ui.context import Context
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.choices import CheckBox
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.tabs import FilterTabs

_REPORT, _SPAN = "statistics.report", "statistics.span"  # what the screen remembers


class ReportBar(QWidget):
    """Signals:
    changed: another report, period or committee was chosen.
    quietChanged: rows without numbers are to be shown, or not.
    exportAsked, printAsked, submitAsked: a button was pressed.
    """

    changed = Signal()
    quietChanged = Signal()
    exportAsked = Signal()
    printAsked = Signal()
    submitAsked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reports: dict[str, ReportChoice] = {}
        self._query: ReadReport | None = None
        theme = context.theme
        self._column = Column(theme, self, margins=(14, 8, 14, 8), spacing=8)
        self._first, self._second = Row(theme, spacing=8), Row(theme, spacing=8)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self.reports: PinyinCombo | None = None
        self.spans: FilterTabs | None = None
        self._make_second()

    @property
    def ready(self) -> bool:
        """Whether the reports are known."""
        return self._query is not None

    @property
    def quiet(self) -> bool:
        """Whether committees without numbers are left out."""
        return self._quiet.isChecked()

    def query(self) -> ReadReport | None:
        """What is chosen; None before the reports are known."""
        return self._query

    def show_reports(self, found: Sequence[ReportChoice], period: Period) -> None:
        """Offer these; the one of last time, or the first, for a period."""
        self._reports = {one.id: one for one in found}
        if not found:
            return
        self.reports = PinyinCombo(
            self._context.theme, "", [Choice(one.id, one.title) for one in found]
        )
        self.reports.editor.setAccessibleName(tr("报表"))
        self._first.insertWidget(0, self.reports, 2)
        kept = str(self._context.settings.get(_REPORT, ""))
        first = kept if kept in self._reports else found[0].id
        self._query = ReadReport(first, period.span, period.first)
        self.reports.set_value(first)
        self.reports.chosen.connect(self.choose)
        self._offer_spans()

    def choose(self, report: str) -> None:
        """Go to another report."""
        if self._query is None or report not in self._reports:
            return
        if self.reports is not None and self.reports.value() != report:
            self.reports.set_value(report)
        self._context.settings.put(_REPORT, report)
        self._query = replace(self._query, report=report, row=None)
        self._offer_spans()
        self.changed.emit()

    def turn(self, step: int) -> None:
        """The period before or after."""
        if self._query is None:
            return
        period = period_of(self._query.span, self._query.day)
        other = period.before() if step < 0 else period.after()
        if other.first > self._context.clock.today():
            self._context.toast(tr("这一期还没有开始"))
            return
        self._query = replace(self._query, day=other.first)
        self.changed.emit()

    def show_view(self, view: ReportView) -> None:
        """The period's name, the committees, and what can be done with the report."""
        self._period.setText(view.period.label)
        offered = [Choice(b"", tr("全所"))]
        offered += [Choice(head.key, head.label) for head in view.rows if not head.total]
        self._committee.setVisible(not view.table.listed)
        self._committee.editor.setAccessibleName(tr(view.table.by))
        self._quiet.setVisible(not view.table.listed)
        self._committee.set_choices(offered)
        self._committee.set_value(self._query.row or b"" if self._query else b"")
        if view.submitted_on is not None:
            self._submit.setVisible(False)
        else:
            self._submit.setVisible(self._staff and self._query is not None)
            self._submit.setEnabled(view.ended)
            tip = "" if view.ended else tr("这一期还没有结束，结束后才能上报")
            self._submit.setToolTip(tip)

    def tell_hidden(self, hidden: int) -> None:
        """How many rows are left out."""
        words = tr("另有 {n} 行本期没有数字").format(n=hidden) if hidden else ""
        self._hidden.setText(words)

    # -- building ----------------------------------------------------------------------------

    def _make_second(self) -> None:
        theme = self._context.theme
        self._staff = self._context.desk.me.role in (Role.HEAD, Role.OFFICER)
        self._first.addStretch(1)
        export = Button(theme, tr("导出 Excel"), keys="Ctrl+S", icon="download", size="small")
        export.clicked.connect(self.exportAsked)
        export.setVisible(self._staff)
        paper = Button(theme, tr("打印"), keys="Ctrl+P", icon="printer", size="small")
        paper.clicked.connect(self.printAsked)
        self._submit = PrimaryButton(theme, tr("定稿上报"), size="small")
        self._submit.clicked.connect(self.submitAsked)
        self._first.add(export, paper, self._submit)
        self._before = LinkButton(theme, "", icon="chevron-left")
        self._after = LinkButton(theme, "", icon="chevron-right")
        for button, words, step in (
            (self._before, tr("上一期"), -1),
            (self._after, tr("下一期"), 1),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _checked=False, step=step: self.turn(step))
        self._period = Label(theme, "", "body_strong")
        self._committee = PinyinCombo(theme, "", placeholder=tr("全所"))
        self._committee.edited.connect(self._on_committee_edited)
        self._quiet = CheckBox(theme, tr("只看有数字的"))
        self._quiet.setChecked(True)
        self._quiet.toggled.connect(self.quietChanged)
        self._hidden = Label(theme, "", "small", "text_2")
        self._second.add(self._before, self._period, self._after)
        self._second.addWidget(self._committee, 1)
        self._second.add(self._quiet, self._hidden)
        self._second.addStretch(1)

    def _offer_spans(self) -> None:
        """The lengths of period the report is made for."""
        if self._query is None:
            return
        if self.spans is not None:
            self.spans.hide()
            self.spans.deleteLater()
        spans = self._reports[self._query.report].spans
        self.spans = FilterTabs(self._context.theme, [(span, tr(span.label)) for span in spans])
        self.spans.setAccessibleName(tr("期间"))
        kept = self._context.settings.get(_SPAN, self._query.span.value)
        span = next((one for one in spans if one.value == kept), spans[0])
        self.spans.set_value(span)
        self.spans.chosen.connect(self._on_span_chosen)
        self._second.insertWidget(0, self.spans)
        self._query = replace(self._query, span=span)

    def _on_span_chosen(self, span: Span) -> None:
        if self._query is not None and span is not self._query.span:
            self._context.settings.put(_SPAN, span.value)
            self._query = replace(self._query, span=span)
            self.changed.emit()

    def _on_committee_edited(self) -> None:
        row: Id | None = self._committee.value() or None
        if self._query is not None and row != self._query.row:
            self._query = replace(self._query, row=row)
            self.changed.emit()
