"""What is still missing, by name, each a way to its field."""

from __future__ import annotations

__all__ = ["GapLine", "gap_after_focus"]

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.i18n import tr
from ui.forms.grid import Gap
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Row
from ui.widgets.paint import metrics

_MOST = 8  # links that are made; the count tells of the rest


def gap_after_focus(gaps: Sequence[Gap]) -> Gap | None:
    """The gap that comes after the one the keyboard is in; the first from anywhere else."""
    here = QApplication.focusWidget()
    places = [at for at, gap in enumerate(gaps) if here and gap.field.isAncestorOf(here)]
    if not gaps:
        return None
    return gaps[(places[-1] + 1) % len(gaps)] if places else gaps[0]


class GapLine(QWidget):
    """还差 2 项：联系电话 简要情况, as links; or one sentence that belongs to no field.

    Signals:
        wanted: the Gap the user wants to go to.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gaps: tuple[Gap, ...] = ()
        self._row = Row(theme, self, spacing=4)
        self._glyph = StatusGlyph(theme, "overdue", 15)
        self._count = Label(theme, "", color="danger_text")
        self._more = Label(theme, tr("等"), color="danger_text")
        self._sentence = Label(theme, "", color="danger_text", wrap=True)
        self._row.add(self._glyph, self._count, self._more)
        self._row.addWidget(self._sentence, 1)
        self._row.addStretch(0)
        self._links: list[_GapLink] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._fit)
        self.say("")

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Name these; nothing at all when there are none. A sentence stays until it is hushed."""
        if (tuple(gaps) == self._gaps and gaps) or not self._sentence.isHidden():
            return
        self._gaps = tuple(gaps)
        self._drop_links()
        self._count.setText(tr("还差 {n} 项：").format(n=len(gaps)))
        owner = ""
        for gap in gaps[:_MOST]:
            # Whose it is stands before the first of each, so that there is room for more of them.
            words = gap.spoken if gap.owner != owner else gap.label
            owner = gap.owner
            link = _GapLink(self._theme, words)
            link.setAccessibleName(gap.spoken)
            link.setToolTip(gap.spoken)
            link.clicked.connect(partial(self.wanted.emit, gap))
            self._row.insertWidget(2 + len(self._links), link)
            self._links.append(link)
        self._show(gaps=bool(gaps), sentence=False)
        spoken = tr("、").join(gap.spoken for gap in gaps)
        self.setAccessibleName(f"{self._count.text()}{spoken}" if gaps else "")
        self._fit()

    def say(self, text: str) -> None:
        """One sentence in place of the links."""
        self._gaps = ()
        self._drop_links()
        self._sentence.setText(text)
        self._show(gaps=False, sentence=bool(text))
        self.setAccessibleName(text)

    def hush(self) -> None:
        """The sentence was read: something changed since."""
        if not self._sentence.isHidden():
            self.say("")

    def _show(self, *, gaps: bool, sentence: bool) -> None:
        self._glyph.setVisible(gaps or sentence)
        self._count.setVisible(gaps)
        self._more.setVisible(gaps)
        self._sentence.setVisible(sentence)

    def _drop_links(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []

    def _fit(self) -> None:
        """As many names as there is room for; 等 stands for the rest."""
        gap = self._row.spacing()
        room = self.width() - self._count.sizeHint().width() - self._theme.px(15) - 2 * gap
        room -= self._more.sizeHint().width() + gap
        shown = 0
        for link in self._links:
            room -= link.sizeHint().width() + gap
            link.setVisible(room >= 0)
            shown += room >= 0
        self._more.setVisible(shown < len(self._gaps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _GapLink(LinkButton):
    """The name of a field, underlined in the colour of what is wrong."""

    look = LinkButton.look._replace(ink="danger_text")
    padding = 3

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("danger_text"), 1))
        width = metrics(self._theme.font()).horizontalAdvance(self.text())
        left = (self.width() - width) // 2
        base = self.height() // 2 + self._theme.px(9)
        painter.drawLine(left, base, left + width, base)
        painter.end()
