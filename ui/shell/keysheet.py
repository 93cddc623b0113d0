"""F1: the keys of this page, and those that work everywhere."""

from __future__ import annotations

__all__ = ["KeySheet"]

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.shell.commands import menu
from ui.shell.page import Act, Page
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.scroll import WholeArea
from ui.widgets.tags import KeyCap

_WIDTHS = {3: 760, 4: 980}  # px at base 14 of a sheet of so many columns
_TAKING = (  # of every list that can be taken away
    ("Shift+Up Down", tr("多选几行")),
    ("Ctrl+A", tr("全选")),
    ("Ctrl+C", tr("复制到 WPS")),
)


class KeySheet(Dialog):
    """A sheet of keys; Esc or F1 puts it away."""

    def __init__(self, theme: Theme, page: Page | None, parent: QWidget) -> None:
        title = tr("{page}：按键").format(page=page.title()) if page else tr("按键")
        count = 4 if parent.width() >= theme.px(_WIDTHS[4] + 24) else 3
        super().__init__(theme, title, width=_WIDTHS[count], parent=parent)
        inner = QWidget()
        columns = Row(theme, inner, spacing=32)
        stacks = [Column(theme, spacing=10) for _ in range(count)]
        groups = [
            (name, [(entry.keys, entry.text) for entry in rows if entry.keys])
            for name, rows in menu()
        ]
        groups.sort(key=lambda group: -len(group[1]))  # so that no column is long
        if page is not None and page.hints():
            groups.insert(0, (tr("这一页"), list(page.hints())))
        if page is not None and Act.SAVE_LIST in page.standard_keys():
            groups.insert(1, (tr("列表里"), list(_TAKING)))
        shortest = [0] * count
        for name, rows in groups:
            place = shortest.index(min(shortest))
            shortest[place] += len(rows) + 2
            stacks[place].addWidget(Label(theme, name, "body_strong"))
            stacks[place].addLayout(self._rows(rows))
        for stack in stacks:
            stack.addStretch(1)
            columns.addLayout(stack, 1)
        area = WholeArea(theme, inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll where the screen is low
        area.setAccessibleName(title)
        area.setMinimumWidth(inner.minimumSizeHint().width() + theme.size("scrollbar"))
        self.body.addWidget(area, 1)
        self.add_safe(tr("关闭"))
        most = parent.height() - theme.px(24)
        self.resize(self.minimumWidth(), min(self.sizeHint().height(), most))

    def _rows(self, rows: Iterable[tuple[str, str]]) -> Grid:
        grid = Grid(self.theme, spacing=(12, 6))
        for number, (keys, words) in enumerate(rows):
            grid.addWidget(Label(self.theme, words), number, 0)
            grid.addWidget(KeyCap(self.theme, keys), number, 1)
        grid.setColumnStretch(0, 1)
        return grid
