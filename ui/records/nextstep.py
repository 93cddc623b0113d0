"""The next thing to do in a record, by when, under which article."""

from __future__ import annotations

__all__ = ["NextStepPanel"]

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.records.messages import NextStep
from app.today.messages import CaseDue, Urgency
from ui.records.actions import Action
from ui.theme.theme import Theme
from ui.today.model import citation, due_day, how_late
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Icon, Label, StatusGlyph
from ui.widgets.layout import Column, Row
from ui.widgets.paint import paint_box
from ui.widgets.tags import Tag

_TONES = {Urgency.OVERDUE: "danger", Urgency.TODAY: "warn"}


class Citation(LinkButton):
    """A cited article; pressing it opens the full text."""

    look = LinkButton.look._replace(ink="text_2", style="small")
    padding = 2


class NextStepPanel(QWidget):
    """Tinted by how urgent it is; Enter in the list presses its button too.

    Attributes:
        whole: how the day was counted gets a line of its own before it is cut.

    Signals:
        acted: name of the command to open.
        lawAsked: law and article to show.
    """

    acted = Signal(str)
    lawAsked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.whole = theme, False
        self._step: NextStep | None = None
        self._other: Action | None = None
        self._tone, self._narrow = "accent", False
        self.setObjectName("nextStep")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = Row(theme, self, margins=(14, 9, 12, 9), spacing=10)
        self._icon = Icon(theme, "calendar-clock", 20, "accent_text")
        self._glyph = StatusGlyph(theme, "due_today", 20)
        self._headline = ElidedLabel(theme, style="item_title")
        self._place = ElidedLabel(theme, color="text_2")
        self._until = Label(theme, style="small")
        self._detail = ElidedLabel(theme, style="small", color="text_2", expendable=True)
        self.citation = Citation(theme, "", icon="book-marked", size="small")
        self.citation.clicked.connect(self._on_citation_clicked)
        self._doubt = Tag(theme, "", "warn")
        self.second = Button(theme, "")
        self.second.clicked.connect(self._on_second_clicked)
        self.primary = PrimaryButton(theme, "", keys="Enter")
        self.primary.clicked.connect(self._on_primary_clicked)
        words = Column(theme, spacing=0)
        self._lines = (Row(theme, spacing=10), Row(theme), Row(theme))
        first: tuple[QWidget, ...] = (self._headline, self._place)
        for line, parts in zip(
            self._lines, (first, (self._until, self.citation, self._detail), ()), strict=True
        ):
            for part in parts:
                line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addStretch(1)
            words.addLayout(line)
        self.set_narrow(narrow=False)
        row.add(self._icon, self._glyph)
        row.addLayout(words, 1)
        row.add(self.second, self.primary)

    def show_step(self, step: NextStep | None, other: Action | None, place: str = "") -> None:
        """Show the next step and where, and one other thing that may be done instead."""
        self._place.set_text(place)
        self._place.setVisible(bool(place))
        self._step, self._other = step, other
        due = step.due if step else None
        self._tone = _TONES.get(due.urgency, "accent") if due else "accent" if step else ""
        urgent = self._tone in _TONES.values()
        self._icon.setVisible(not urgent)
        self._glyph.setVisible(urgent)
        if urgent:
            self._glyph.set_status("overdue" if self._tone == "danger" else "due_today")
        self._icon.set_icon(*self._sign(due))
        self._say(step, due, place)
        self.primary.setVisible(step is not None)
        self.set_narrow(narrow=self._narrow)
        if step:
            self.primary.set_text(step.button)
        if other:
            self.second.set_text(other.text)
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Without room only the next step itself; the menu of the head has all others."""
        self._narrow = narrow
        if self._step is not None and self._step.due is not None:
            self._until.setText(_until(self._step.due, narrow=narrow))
        self.second.setVisible(self._other is not None and not narrow)
        self.citation.set_icon("" if narrow else "book-marked")
        self._seat()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seat()

    def _seat(self) -> None:
        """Nothing is cut short that has room elsewhere.

        In a narrow panel the doubt stands beside the step unless that would cut it.
        """
        buttons = [one for one in (self.second, self.primary) if not one.isHidden()]
        taken = sum(one.sizeHint().width() for one in (*buttons, self._icon))
        room = self.width() - taken - self._theme.px(14 + 12 + 10 * (1 + len(buttons)))
        beside = self._narrow and _wide(self._headline, self._place, self._doubt) <= room
        self._put(self._doubt, self._lines[0 if beside else 1], 2)
        below = () if beside else (self._doubt,)
        fits = not self.whole or _wide(self._until, self.citation, self._detail, *below) <= room
        self._put(self._detail, self._lines[1 if fits else 2], 3 if fits else 0)

    @staticmethod
    def _put(part: QWidget, line: Row, place: int) -> None:
        if line.indexOf(part) < 0:
            line.insertWidget(place, part, 0, Qt.AlignmentFlag.AlignVCenter)

    def run(self) -> None:
        """What Enter does."""
        if self._step is not None:
            self.acted.emit(self._step.action)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill = theme.color(f"{self._tone}_tint" if self._tone else "bg_sunken")
        line = theme.color(f"{self._tone}_line" if self._tone else "line_card")
        paint_box(painter, QRectF(self.rect()), theme.px(8), fill=fill, line=line)
        painter.end()

    # -- inside ------------------------------------------------------------------------------

    def _sign(self, due: CaseDue | None) -> tuple[str, str]:
        if self._step is None:
            return "circle-check", "text_2"
        return ("calendar-clock" if due else "list-todo"), "accent_text"

    def _say(self, step: NextStep | None, due: CaseDue | None, place: str) -> None:
        if step is None:
            headline, detail = tr("没有要办的事了"), ""
        else:
            headline, detail = tr("下一步：{what}").format(what=step.headline), step.detail
        until = ""
        if due is not None:
            until = _until(due, narrow=self._narrow)
            detail = due.why
        urgent = self._tone in _TONES.values()
        self._headline.set_text(headline)
        self._until.setText(until)
        self._until.setVisible(bool(until))
        self._until.set_color(f"{self._tone}_text" if urgent else "text_2")
        self._detail.set_text(detail)
        self._detail.setVisible(bool(detail))
        words = citation(due) if due else ""
        self.citation.set_text(words)
        self.citation.setVisible(bool(words))
        doubt = ""
        if due is not None:
            doubt = tr("未经核实") if due.published else tr("节假日未公布")
            doubt = "" if due.published and due.confirmed else doubt
        self._doubt.set(doubt, "warn")
        self._doubt.setVisible(bool(doubt))
        self.setAccessibleName(
            tr("，").join(filter(None, (headline, place, until, detail, words, doubt)))
        )

    def _on_primary_clicked(self) -> None:
        self.run()

    def _on_second_clicked(self) -> None:
        if self._other is not None:
            self.acted.emit(self._other.name)

    def _on_citation_clicked(self) -> None:
        if self._step is not None and self._step.due is not None:
            self.lawAsked.emit(self._step.due.law, self._step.due.article)


def _wide(*parts: QWidget) -> int:
    """What some parts take side by side."""
    seen = [one for one in parts if not one.isHidden()]
    return sum(one.sizeHint().width() for one in seen) + 10 * max(0, len(seen) - 1)


def _until(due: CaseDue, *, narrow: bool) -> str:
    """By when, whole; what is owed stands before it where there is room for both."""
    says = tr("到 {on}，{late}") if narrow else tr("{what}到 {on}，{late}")
    return says.format(what=due.what, on=due_day(due), late=how_late(due))
