"""The palette: people, cases, articles and commands, found by typing."""

from __future__ import annotations

__all__ = ["Palette"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.search.messages import Hit, HitKind, ReadSpellings, Search
from ui.context import Context, Place
from ui.search.rows import Found, FoundDelegate, FoundModel
from ui.theme.theme import Theme
from ui.widgets.inputs import Line
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.paint import paint_box
from ui.widgets.tags import KeyCap

_WIDTH, _HEAD, _FOOT = 680, 52, 38
_COMMANDS = 6
_PLACES: Mapping[HitKind, Callable[[Hit], Place]] = {
    HitKind.PERSON: lambda hit: Place("people", {"person": hit.record}),
    HitKind.ORGANISATION: lambda hit: Place(
        "mediation", {"person": hit.record, "words": hit.title}
    ),
    HitKind.LEAD: lambda hit: Place("leads", {"lead": hit.record}),
}


class Palette(QWidget):
    """A box over the dimmed window: type, ↑↓, Enter; Esc goes back to where one was.

    It is no window of its own: it needs neither a window manager nor a compositor.
    """

    def __init__(
        self, context: Context, window: QWidget, actions: Mapping[str, QAction], new: str
    ) -> None:
        """Over a window, with its commands; `new` is what 新建 makes on the page in hand."""
        super().__init__(window)
        self._context, self._theme, self._actions = context, context.theme, dict(actions)
        self._new = new
        self._host = window
        self._before: Any = window.focusWidget()  # None when nothing has it
        self._asked: Future[tuple[Hit, ...]] | None = None
        self._spelled: Mapping[str, tuple[str, ...]] = {}  # commands, once the desk answered
        self.setAccessibleName(tr("全局搜索"))
        self._box = _Box(self._theme, self)
        self._model = FoundModel(self)
        self._view = self._make_view()
        self._line = self._make_line()
        self._count = Label(self._theme, "", "small", "text_2")
        self._lay_out()
        self._dress()
        self._theme.changed.connect(self._dress)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show, and take the keyboard."""
        self._show(())
        self.show()
        self.raise_()
        self._line.setFocus()
        words = ReadSpellings(tuple(action.text() for action in self._actions.values()))
        self._context.work.run(self._context.desk.ask(words), self._on_spelled, owner=self)

    def shut(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    # -- Qt overrides --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        deed = self._key(event)
        if deed is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # before the same key of the page below
        elif event.type() == QEvent.Type.KeyPress:
            deed()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(12, 24, 18, 71))
        painter.end()

    def _key(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 5,
            Qt.Key.Key_PageUp: -5,
            Qt.Key.Key_Tab: 0,  # nothing to go to: the list never has the keyboard
            Qt.Key.Key_Backtab: 0,
        }
        if key in steps:
            return partial(self._move, steps[key])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self._open(self._view.currentIndex())
        return self.shut if key == Qt.Key.Key_Escape else None

    # -- making --------------------------------------------------------------------------

    def _make_view(self) -> ListView:
        view = ListView(self._theme, uniform=False)
        view.setModel(self._model)
        view.setItemDelegate(FoundDelegate(self._theme, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.clicked.connect(self._open)
        view.setAccessibleName(tr("找到的"))
        return view

    def _dress(self) -> None:
        ground = self._view.palette()  # its own: the page below is not painted with each key
        ground.setColor(QPalette.ColorRole.Base, self._theme.color("bg_surface"))
        self._view.setPalette(ground)
        font = QFont(self._theme.font("title"))
        font.setBold(False)
        self._line.setFont(font)

    def _make_line(self) -> Line:
        line = Line(self._theme, state="bare")
        line.setAccessibleName(tr("搜人名、案号、身份证后四位、法条、操作"))
        line.textChanged.connect(self._on_text_changed)
        line.installEventFilter(self)
        return line

    def _make_foot(self) -> QWidget:
        theme = self._theme
        foot = QWidget()
        foot.setFixedHeight(theme.px(_FOOT))
        row = Row(theme, foot, margins=(16, 0, 16, 0), spacing=5)
        for keys, words in (("Up Down", tr("选择")), ("Enter", tr("打开"))):
            row.add(KeyCap(theme, keys), Label(theme, words, "small", "text_2"))
            row.addSpacing(theme.px(12))
        row.addStretch(1)
        row.add(self._count)
        return foot

    def _lay_out(self) -> None:
        theme = self._theme
        head = QWidget()
        head.setFixedHeight(theme.px(_HEAD))
        row = Row(theme, head, margins=(16, 0, 14, 0), spacing=4)
        row.add(Icon(theme, "search", 18, "text"))
        row.addWidget(self._line, 1)
        row.add(Label(theme, tr("可输拼音首字母、案号、身份证后四位"), "small", "text_2"))
        row.addSpacing(theme.px(8))
        row.add(KeyCap(theme, "Esc"))
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._view)
        column.addWidget(self._make_foot())

    # -- finding -------------------------------------------------------------------------

    def _on_text_changed(self, text: str) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        if text.strip():
            self._ask()  # at once: an answer takes less than a key, and a late one is cancelled
        else:
            self._show(())

    def _ask(self) -> None:
        text = self._line.text().strip()
        self._asked = self._context.desk.ask(Search(text))
        self._context.work.run(self._asked, lambda hits: self._on_hits(text, hits), owner=self)

    def _on_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text == self._line.text().strip():
            self._show(hits)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        text = self._line.text().strip()
        groups: dict[str, list[Found]] = {}
        for kind in HitKind:
            found = [Found.of_hit(hit) for hit in hits if hit.kind is kind]
            if found:
                groups[kind.label] = found
        commands = self._commands(text)
        if commands:
            groups[tr("操作")] = commands
        self._model.show_groups(groups)
        total = sum(map(len, groups.values()))
        self._count.setText(
            tr("共 {count} 条").format(count=total) if total else tr("没有找到，可以换个说法")
        )
        first = self._model.first()
        if first is not None:
            self._view.setCurrentIndex(first)
        self._place()

    def _on_spelled(self, spelled: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self._spelled = dict(spelled)

    def _commands(self, text: str) -> list[Found]:
        found = []
        for name, action in self._actions.items():
            start = action.text().find(text)
            letters = any(
                one.startswith(text.lower()) for one in self._spelled.get(action.text(), ())
            )
            if action.isEnabled() and (start >= 0 or letters) and name != "search":
                marks = ((start, len(text)),) if text and start >= 0 else ()
                found.append(Found.of_command(name, action.text(), _keys(action), marks))
        if not found and text and self._new and "new" in self._actions:
            new = self._actions["new"]
            found = [Found.of_command("new", self._new, _keys(new), ())]
        return found[:_COMMANDS]

    # -- acting --------------------------------------------------------------------------

    def _move(self, step: int) -> None:
        index = self._model.step(self._view.currentIndex(), step)
        if index is not None:
            self._view.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        found = self._model.found(index)
        if found is None:
            return
        self.shut()
        if found.hit is None:
            self._actions[found.name].trigger()
        else:
            self._context.go(_place(found.hit))

    def _place(self) -> None:
        theme, window = self._theme, self._host
        self.setGeometry(window.rect())
        head, foot = theme.px(_HEAD), theme.px(_FOOT)
        rows = min(self._model.height(self._view), window.height() - head - foot - theme.px(100))
        self._view.setFixedHeight(max(rows, 0))
        width = min(theme.px(_WIDTH), window.width() - theme.px(40))
        left = (window.width() - width) // 2
        self._box.setGeometry(left, theme.px(54), width, head + max(rows, 0) + foot)


def _place(hit: Hit) -> Place:
    """Where a hit leads: a record to the page of its line, all else to a page of its own."""
    if hit.article is not None:
        law, label = hit.article
        return Place("lawbook", {"law": law, "article": label})
    if hit.subject is not None:
        kind, subject = hit.subject
        if hit.kind is HitKind.MATERIAL:
            return Place(hit.line, {"case": subject})
        where = {"kind": kind, "subject": subject, "printing": hit.record}
        return Place("papers.preview", where)
    leads = _PLACES.get(hit.kind)
    return leads(hit) if leads else Place(hit.line, {"case": hit.record})


def _keys(action: QAction) -> str:
    return action.shortcut().toString()


class _Box(QWidget):
    """The box itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        surface, line = theme.color("bg_surface"), theme.color("line_strong")
        paint_box(painter, QRectF(self.rect()), theme.px(10), fill=surface, line=line)
        for y in (theme.px(_HEAD), self.height() - theme.px(_FOOT)):
            painter.fillRect(1, y, self.width() - 2, 1, theme.color("line"))
        painter.end()
