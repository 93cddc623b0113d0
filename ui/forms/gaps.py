"""What is still missing, by name, each a way to its field."""

from __future__ import annotations

__all__ = ["GapLine", "gap_after_focus"]

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy

from app.i18n import tr
from ui.forms.grid import Gap
from ui.forms.linkline import MOST, LinkLine
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.paint import metrics


def gap_after_focus(gaps: Sequence[Gap]) -> Gap | None:
    """The gap that comes after the one the keyboard is in; the first from anywhere else."""
    here = QApplication.focusWidget()
    places = [at for at, gap in enumerate(gaps) if here and gap.field.isAncestorOf(here)]
    if not gaps:
        return None
    return gaps[(places[-1] + 1) % len(gaps)] if places else gaps[0]


class GapLine(LinkLine):
    """还差 2 项：联系电话 简要情况, as links; or one sentence that belongs to no field.

    Signals:
        wanted: the Gap the user wants to go to.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        glyph = StatusGlyph(theme, "overdue", 15)
        count, more = (Label(theme, words, color="danger_text") for words in ("", tr("等")))
        super().__init__(theme, glyph, count, more)
        self._glyph = glyph
        self._gaps: tuple[Gap, ...] = ()
        self._sentence = Label(theme, "", color="danger_text", wrap=True)
        self._row.addWidget(self._sentence, 1)
        self._row.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say("")

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Name these; nothing at all when there are none. A sentence stays until it is hushed."""
        if (tuple(gaps) == self._gaps and gaps) or not self._sentence.isHidden():
            return
        self._gaps, self._named = tuple(gaps), len(gaps)
        self._drop_links()
        self._count.setText(tr("还差 {n} 项：").format(n=len(gaps)))
        owner = ""
        for gap in gaps[:MOST]:
            # Whose it is stands before the first of each, so that there is room for more of them.
            words = gap.spoken if gap.owner != owner else gap.label
            owner = gap.owner
            link = _GapLink(self._theme, words)
            link.setAccessibleName(gap.spoken)
            link.setToolTip(gap.spoken)
            link.clicked.connect(partial(self.wanted.emit, gap))
            self._add_link(link)
        self._show(gaps=bool(gaps), sentence=False)
        spoken = tr("、").join(gap.spoken for gap in gaps)
        self.setAccessibleName(f"{self._count.text()}{spoken}" if gaps else "")
        self._fit()

    def say(self, text: str) -> None:
        """One sentence in place of the links."""
        self._gaps, self._named = (), 0
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
