"""A line that counts things and names as many as there is room for, each a link."""

from __future__ import annotations

__all__ = ["MOST", "LinkLine"]

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Row

MOST = 8  # links that are made; the count tells of the rest


class LinkLine(QWidget):
    """A glyph, a count and links; `more` (等) stands for what has no room."""

    def __init__(self, theme: Theme, glyph: QWidget, count: Label, more: Label) -> None:
        super().__init__()
        self._theme = theme
        self._count, self._more = count, more
        self._links: list[LinkButton] = []
        self._named = 0  # how many things there are to name
        self._row = Row(theme, self, spacing=4)
        self._row.add(glyph, count, more)
        theme.changed.connect(self._fit)

    def _add_link(self, link: LinkButton) -> None:
        self._row.insertWidget(2 + len(self._links), link)
        self._links.append(link)

    def _drop_links(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []

    def _fit(self) -> None:
        gap = self._row.spacing()
        room = self.width() - self._count.sizeHint().width() - self._theme.px(15) - 2 * gap
        room -= self._more.sizeHint().width() + gap
        shown = 0
        for link in self._links:
            room -= link.sizeHint().width() + gap
            link.setVisible(room >= 0)
            shown += room >= 0
        self._more.setVisible(shown < self._named)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
