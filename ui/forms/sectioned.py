"""The middle of a long form: its sections in one scroll, what is missing, and the ways out."""

from __future__ import annotations

__all__ = ["SectionedForm"]

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from ui.forms.gaps import GapLine
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.reasons import ReasonBlock
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.scroll import ScrollArea

_ROOM = 48  # px kept above and below a field that is scrolled to
_PAUSE_MS = 10  # what was made is painted, and keys are heard, before the next grid


class SectionedForm(Panel):
    """Base of such forms: the head names the section in sight, the foot what is missing.

    Attributes:
        area: what scrolls; line: the gaps at the foot; submit: the button that ends it.
        doubts: reasons for warnings that no field shows.

    Signals:
        edited: anything changed.
        judged: a field became right or wrong.
        scrolled: index of the section at the top.
        grown: all sections are there.
        returned, saved, submitted: the buttons of the footer.
    """

    edited = Signal()
    judged = Signal()
    grown = Signal()
    scrolled = Signal(int)
    returned = Signal()
    saved = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, names: Sequence[str], button: str) -> None:
        super().__init__(theme)
        self.theme, self._names, self._button = theme, names, button
        self.doubts = ReasonBlock(theme)
        self.doubts.edited.connect(self.edited)
        self._blocks: list[QWidget] = []
        self._later: list[FieldGrid] = []

    def build(self, contents: Sequence[QWidget]) -> None:
        """Lay out the content of each section; grids to be made later are, one after the other."""
        theme = self.theme
        self._later = [
            grid
            for content in contents
            for grid in (content, *content.findChildren(FieldGrid))
            if isinstance(grid, FieldGrid) and not grid.made
        ]
        self._head = _Heading(theme, self._names, 0)
        self._tick = Icon(theme, "check", 16)
        self._kept = Label(theme, "", "small", "text_2")
        self._head.row.add(self._tick, self._kept)
        self.show_kept(None)
        inner = QWidget()
        column = Column(theme, inner, spacing=0)
        for place, content in enumerate(contents):
            block = QWidget()
            lines = Column(theme, block, spacing=0)
            if place:
                lines.addWidget(Rule(theme))
                lines.addWidget(_Heading(theme, self._names, place))
                lines.addWidget(Rule(theme))
            padded = Column(theme, margins=(16, 8, 16, 10))
            padded.addWidget(content)
            lines.addLayout(padded)
            column.addWidget(block)
            self._blocks.append(block)
        self._tail = Column(theme, margins=(16, 0, 16, 12))
        self._tail.addWidget(self.doubts)
        column.addLayout(self._tail)
        column.addStretch(1)
        self.area = ScrollArea(theme, inner)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.body.addWidget(self._head)
        self.body.addWidget(Rule(theme))
        self.body.addWidget(self.area, 1)
        self.body.addWidget(Rule(theme))
        self.body.addWidget(self._footer())
        QTimer.singleShot(_PAUSE_MS, self, self._grow)

    @property
    def whole(self) -> bool:
        """Whether all sections are there."""
        return not self._later

    def finish(self) -> None:
        """Make what is not there yet at once, before it is filled in."""
        while self._later:
            self._make_next()

    def _grow(self) -> None:
        if self._later:
            self._make_next()
            QTimer.singleShot(_PAUSE_MS, self, self._grow)

    def _make_next(self) -> None:
        self._later.pop(0).make()
        if not self._later:
            self.grown.emit()

    def _footer(self) -> QWidget:
        theme = self.theme
        foot = QWidget()
        row = Row(theme, foot, margins=(16, 10, 16, 10))
        self.line = GapLine(theme)
        row.addWidget(self.line, 1)
        self.back = Button(theme, tr("返回"), keys="Esc")
        self.back.clicked.connect(self.returned)
        keep = Button(theme, tr("存草稿"), keys="Ctrl+S")
        keep.clicked.connect(self.saved)
        self.submit = PrimaryButton(theme, self._button, keys="Ctrl+Enter")
        self.submit.clicked.connect(self.submitted)
        row.add(self.back, keep, self.submit)
        return foot

    # -- what a line says in its own way -----------------------------------------------------

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        raise NotImplementedError

    def reset(self) -> None:
        """An empty form."""
        raise NotImplementedError

    def offer(self, choices: Any) -> None:
        """What its lists have to choose from."""
        raise NotImplementedError

    def gaps(self, section: int) -> tuple[Gap, ...]:
        """What is empty or wrong in a section."""
        raise NotImplementedError

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        raise NotImplementedError

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        raise NotImplementedError

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        raise NotImplementedError

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        raise NotImplementedError

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        raise NotImplementedError

    def go_to(self, section: int) -> None:
        """The first field of a section."""
        raise NotImplementedError

    # -- what the page asks ------------------------------------------------------------------

    def section_of(self, widget: QWidget) -> int | None:
        """The section a widget stands in."""
        for place, block in enumerate(self._blocks):
            if block.isAncestorOf(widget):
                return place
        return None

    def scroll_to(self, section: int) -> None:
        """Bring a section to the top."""
        self.area.verticalScrollBar().setValue(self._blocks[section].y())

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is seen with what is said below it."""
        room = self.theme.px(_ROOM)
        self.area.ensureWidgetVisible(widget, 0, room)

    def show_kept(self, at: datetime | None) -> None:
        """When the draft was last kept."""
        self._tick.setVisible(at is not None)
        time = at.strftime("%H:%M:%S") if at else ""
        self._kept.setText(tr("已自动保存 {time}，断电不丢").format(time=time) if at else "")

    def append(self, widget: QWidget) -> None:
        """Show a widget behind the last section."""
        self._tail.addWidget(widget)

    def set_busy(self, *, busy: bool) -> None:
        """Being entered just now."""
        self.submit.set_text(tr("正在{deed}…").format(deed=self._button) if busy else self._button)

    def _on_scrolled(self, value: int) -> None:
        edge = value + self.theme.px(4)
        tops = [block.mapTo(self.area.widget(), QPoint(0, 0)).y() for block in self._blocks]
        place = max(at for at, top in enumerate(tops) if top <= edge)
        self._head.show_section(place)
        self.scrolled.emit(place)


class _Heading(QWidget):
    """The number and name of a section."""

    def __init__(self, theme: Theme, names: Sequence[str], place: int) -> None:
        super().__init__()
        self._theme, self._names = theme, names
        self.row = Row(theme, self, margins=(16, 0, 16, 0), spacing=12)
        self._number = Label(theme, "", "section")
        self._name = Label(theme, "", "section")
        self.row.add(self._number, self._name)
        self.row.addStretch(1)
        self.show_section(place)
        theme.changed.connect(self._rescale)
        self._rescale()

    def show_section(self, place: int) -> None:
        """Another section."""
        self._number.setText(str(place + 1))
        self._name.setText(self._names[place])

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(36))
