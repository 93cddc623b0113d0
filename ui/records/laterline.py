"""稍后补 on the page of a record: what waits, each a way to its field."""

from __future__ import annotations

__all__ = ["LaterLine"]

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from app.i18n import tr
from app.records.messages import Missing
from ui.forms.linkline import MOST, LinkLine
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Icon, Label


class LaterLine(LinkLine):
    """稍后补 3 项：申请人身份证号 联系电话 …; it takes no room when nothing waits.

    Signals:
        wanted: the field to go to ("parties.1.phone").
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        count, more = (Label(theme, words, "small", "warn_text") for words in ("", tr("等")))
        super().__init__(theme, Icon(theme, "pencil-line", 15), count, more)
        self._shown: tuple[Missing, ...] = ()
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Name these."""
        if missing != self._shown:
            self._shown = missing
            self._rebuild()
        self.setVisible(bool(missing))

    def _rebuild(self) -> None:
        self._drop_links()
        self._named = len(self._shown)
        self._count.setText(tr("稍后补 {n} 项：").format(n=len(self._shown)))
        owner = ""
        for one in self._shown[:MOST]:
            spoken = f"{one.owner}{one.label}"
            words = spoken if one.owner != owner else one.label
            owner = one.owner
            link = LinkButton(self._theme, words, size="small")
            link.setAccessibleName(tr("补{what}").format(what=spoken))
            link.clicked.connect(partial(self.wanted.emit, one.field))
            self._add_link(link)
        words = tr("、").join(f"{one.owner}{one.label}" for one in self._shown)
        self.setAccessibleName(f"{self._count.text()}{words}")
        self._fit()
