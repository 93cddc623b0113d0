"""版次: every version that was printed, and what changed from one to the next."""

from __future__ import annotations

__all__ = ["VersionsPanel"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.papers.messages import PaperChange, PaperVersion
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel, Rule

_MOST = 4  # changes shown of each version


class VersionsPanel(Panel):
    """Hidden until a paper was printed.

    Signals:
        wanted: the printing to look at (Id), or None for the paper as it is now.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("打印过的版本"))
        self._theme = theme
        self._inner: QWidget | None = None
        self.hide()

    def show_versions(self, versions: tuple[PaperVersion, ...], seen: Id | None) -> None:
        """List the versions, newest first; `seen` is the printing that is looked at."""
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self._theme, self._inner, spacing=0)
        for at, version in enumerate(versions):
            if at:
                column.addWidget(Rule(self._theme))
            newest = at == 0
            shown = version.printing == seen or (seen is None and newest)
            column.addWidget(self._row(version, newest=newest, shown=shown))
        self.body.addWidget(self._inner)
        self.setVisible(bool(versions))

    def _row(self, version: PaperVersion, *, newest: bool, shown: bool) -> QWidget:
        theme = self._theme
        widget = QWidget()
        row = Row(theme, widget, margins=(14, 8, 14, 8), spacing=12)
        words = Column(theme, spacing=1)
        name = tr("第 {n} 版").format(n=version.version)
        words.addWidget(Label(theme, name, "body_strong"))
        for line in _printed(version):
            words.addWidget(Label(theme, line, "small", "text_2", wrap=True))
        for change in version.changes[:_MOST]:
            words.addWidget(Label(theme, _said(change), "small", wrap=True))
        if len(version.changes) > _MOST:
            more = tr("另有 {n} 处改动").format(n=len(version.changes) - _MOST)
            words.addWidget(Label(theme, more, "small", "text_2"))
        row.addLayout(words, 1)
        if shown:
            row.add(Label(theme, tr("正在看"), "small", "text_2"))
        else:
            look = Button(theme, tr("看这一版"), size="small")
            look.setAccessibleName(tr("看{version}").format(version=name))
            target = None if newest else version.printing
            look.clicked.connect(lambda: self.wanted.emit(target))
            row.add(look)
        return widget


def _printed(version: PaperVersion) -> list[str]:
    if not version.printings:
        return [tr("现在的内容，还没有打印")]
    line = tr("{at:%Y-%m-%d %H:%M}，{by}，{n} 份")
    return [line.format(at=one.at, by=one.by, n=one.copies) for one in version.printings]


def _said(change: PaperChange) -> str:
    label = tr("{label}：").format(label=change.label) if change.label else ""
    if not change.before:
        return tr("{label}加了“{after}”").format(label=label, after=change.after)
    if not change.after:
        return tr("{label}去掉“{before}”").format(label=label, before=change.before)
    return tr("{label}“{before}”改为“{after}”").format(
        label=label, before=change.before, after=change.after
    )
