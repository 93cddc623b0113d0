"""稍后补 on the page of a case: what waits, each a way to its field."""

from __future__ import annotations

__all__ = ["LaterLine"]

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.mediation.messages import Missing
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Row

_MOST = 8


class LaterLine(QWidget):
    """稍后补 3 项：申请人身份证号 联系电话 …; it takes no room when nothing waits.

    Signals:
        wanted: the field to go to ("parties.1.phone").
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Missing, ...] = ()
        self._links: list[LinkButton] = []
        self._row = Row(theme, self, spacing=4)
        self._count = Label(theme, "", "small", "warn_text")
        self._more = Label(theme, tr("等"), "small", "warn_text")
        self._row.add(Icon(theme, "pencil-line", 15), self._count, self._more)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self.hide()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Name these."""
        if missing != self._shown:
            self._shown = missing
            self._rebuild()
        self.setVisible(bool(missing))

    def _rebuild(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        self._count.setText(tr("稍后补 {n} 项：").format(n=len(self._shown)))
        owner = ""
        for one in self._shown[:_MOST]:
            spoken = f"{one.owner}{one.label}"
            words = spoken if one.owner != owner else one.label
            owner = one.owner
            link = LinkButton(self._theme, words, size="small")
            link.setAccessibleName(tr("补{what}").format(what=spoken))
            link.clicked.connect(partial(self.wanted.emit, one.field))
            self._row.insertWidget(2 + len(self._links), link)
            self._links.append(link)
        words = tr("、").join(f"{one.owner}{one.label}" for one in self._shown)
        self.setAccessibleName(f"{self._count.text()}{words}")
        self._fit()

    def _fit(self) -> None:
        """As many names as there is room for."""
        gap = self._row.spacing()
        room = self.width() - self._count.sizeHint().width() - self._theme.px(15) - 2 * gap
        room -= self._more.sizeHint().width() + gap
        shown = 0
        for link in self._links:
            room -= link.sizeHint().width() + gap
            link.setVisible(room >= 0)
            shown += room >= 0
        self._more.setVisible(shown < len(self._shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
