"""What stands below a report: whether its sums agree, what was corrected, how well it is known."""

from __future__ import annotations

__all__ = ["ReportFoot"]

from PySide6.QtWidgets import QWidget

from app.i18n import full_date, tr
from app.statistics.messages import Check, ReportView
from ui.theme.theme import Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Panel

_FEW = 8  # checks that are named one by one
_ACROSS = 2


class ReportFoot(Panel):
    """核对: each check with its two sides; notes and the source of the form below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("核对"))
        self._lines = Column(theme, margins=(14, 8, 14, 10), spacing=4)
        self.body.addLayout(self._lines)
        self._shown: QWidget | None = None
        self._view: ReportView | None = None
        self._brief = False

    def set_brief(self, *, brief: bool) -> None:
        """Name only the checks that failed, where there is little room."""
        if brief != self._brief:
            self._brief = brief
            if self._view is not None:
                self.show_view(self._view)

    def show_view(self, view: ReportView) -> None:
        """The checks, notes and source of a report."""
        if self._shown is not None:
            self._shown.deleteLater()
        theme, self._shown = self._theme, QWidget()
        column = Column(theme, self._shown, spacing=4)
        checks = view.table.checks
        wrong = any(not check.passed for check in checks)
        # Of many that hold the line above says enough, and the table keeps its room.
        brief = self._brief or len(checks) > _FEW
        named = [check for check in checks if not check.passed] if brief else checks
        if named:
            grid = Grid(theme, spacing=(24, 4))
            for place, check in enumerate(named):
                grid.addWidget(_line(theme, check), place // _ACROSS, place % _ACROSS)
            column.addLayout(grid)
        for note in view.table.notes[:4]:
            column.addWidget(ElidedLabel(theme, note.words, "small"))
        more = len(view.table.notes) - 4
        if more > 0:
            words = tr("还有 {n} 项更正，导出后可看").format(n=more)
            column.addWidget(Label(theme, words, "small", "text_2"))
        column.addWidget(Label(theme, _source(view), "small", "text_2", wrap=True))
        self._lines.addWidget(self._shown)
        self.set_title(tr("核对"), _summary(view))
        self.set_tone("warn" if wrong else "")
        self._view = view


def _line(theme: Theme, check: Check) -> QWidget:
    line = QWidget()
    row = Row(theme, line, spacing=8)
    row.add(StatusGlyph(theme, "done" if check.passed else "overdue", 15))
    verdict = tr("通过") if check.passed else tr("不符")
    words = tr("{words}，{verdict}").format(words=check.words, verdict=verdict)
    row.addWidget(ElidedLabel(theme, words), 1)
    row.add(Label(theme, check.detail, "small", "text_2" if check.passed else "danger_text"))
    line.setAccessibleName(tr("{words}：{detail}").format(words=words, detail=check.detail))
    return line


def _source(view: ReportView) -> str:
    """What is known of the form."""
    known = view.table.proof in ("Y", "V")
    return view.source if known else tr("表式未经核实：{words}").format(words=view.source)


def _summary(view: ReportView) -> str:
    checks = view.table.checks
    wrong = sum(not check.passed for check in checks)
    parts = []
    if checks:
        whole = tr("{n} 项都通过").format(n=len(checks))
        parts.append(tr("{n} 项不符，请先核对").format(n=wrong) if wrong else whole)
    if view.submitted_on is not None:
        says = tr("{who} {day} 上报，校验码 {digest}")
        day = full_date(view.submitted_on)
        parts.append(says.format(who=view.submitted_by, day=day, digest=view.digest[:12]))
    else:
        parts.append(tr("尚未上报，数字随记录变动"))
    return tr("；").join(parts)
