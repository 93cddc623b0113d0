"""Fields for what is counted: id numbers, dates, times, money."""

from __future__ import annotations

__all__ = ["DateField", "IdField", "MoneyField", "TimeField", "read_date", "read_time"]

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QToolButton, QWidget

from app.clock import Clock
from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.field import Field, compact
from ui.widgets.inputs import Line
from ui.widgets.paint import metrics

_GROUPS = (6, 14)
_ID_LENGTH = 18
_AROUND_DATE = 50  # px at base 14 that margins and the button take of the width of a date


class IdField(Field):
    """公民身份号码, shown in groups of 6, 8 and 4; text() is without the blanks.

    What the number says is a question for the desk; this field only types it.

    Signals:
        completed: all 18 places are typed.
    """

    completed = Signal(str)
    editor: Line

    def __init__(
        self, theme: Theme, label: str = "", *, required: bool = False, note: str = ""
    ) -> None:
        super().__init__(theme, label or tr("身份证号"), Line(theme), required=required, note=note)
        self._grouped = True
        self.editor.textEdited.connect(self._on_text_edited)

    def set_grouped(self, grouped: bool) -> None:
        """Whether the number has 18 places in groups (passports have none)."""
        self._grouped = grouped
        self.set_text(self.text())

    def text(self) -> str:
        return compact(self.editor.text()).upper()

    def set_text(self, text: str) -> None:
        self.editor.setText(self._shown(compact(text).upper()))
        self.editor.setCursorPosition(0)

    def _shown(self, number: str) -> str:
        if not self._grouped or len(number) <= _GROUPS[0]:
            return number
        first, second = _GROUPS
        return " ".join(filter(None, (number[:first], number[first:second], number[second:])))

    def _on_text_edited(self, text: str) -> None:
        number = compact(text).upper()
        before = len(compact(text[: self.editor.cursorPosition()]))
        blanks = sum(before > place for place in _GROUPS) if self._grouped else 0
        self.editor.rewrite(self._shown(number), before + blanks)
        self._on_user_edited()
        if self._grouped and len(number) == _ID_LENGTH:
            self.completed.emit(number)


def read_date(text: str, today: date) -> date | None:
    """A date as people type it: 20260903, 2026.9.3, 9-3, 0903, 今天, 昨天, 明天.

    Without a year it is this year's; None when it is no date.
    """
    text = compact(text)
    words = {tr("今天"): 0, tr("昨天"): -1, tr("明天"): 1}
    if text in words:
        return date.fromordinal(today.toordinal() + words[text])
    if text.isascii() and text.isdigit() and len(text) in (4, 8):
        head = text[:-4] or str(today.year)
        parts = [head, text[-4:-2], text[-2:]]
    else:
        parts = [part for part in re.split(tr("[-./年月日]"), text) if part]
        parts = [str(today.year), *parts] if len(parts) == 2 else parts
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """A time as people type it: 1430, 14:30, 9:05, 9点, 9点半; None when it is none."""
    text = compact(text).replace(tr("点半"), ":30").replace("：", ":")
    text = text.replace(tr("点"), ":").replace(tr("分"), "")
    if text.isdigit() and len(text) in (3, 4):
        text = f"{text[:-2]}:{text[-2:]}"
    hours, _, minutes = text.partition(":")
    if not hours.isdigit() or not (minutes.isdigit() or not minutes):
        return None
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


class DateField(Field):
    """A date; typed in any order people use, shown as 2026-09-03, chosen with Alt+↓."""

    editor: Line

    def __init__(
        self,
        theme: Theme,
        label: str,
        clock: Clock,
        *,
        required: bool = False,
        note: str = "",
        earliest: date | None = None,
        latest: date | None = None,
    ) -> None:
        super().__init__(
            theme, label, Line(theme), required=required, note=note, check=self._problem
        )
        self._clock, self.earliest, self.latest = clock, earliest, latest
        self.editor.setPlaceholderText(tr("如 20260903"))
        self.editor.textEdited.connect(self._on_user_edited)
        self._calendar: _Calendar | None = None
        self._open = QAction(tr("选日期"), self)
        self._open.triggered.connect(self._on_open_triggered)
        self.editor.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        return self.editor.text().strip()

    def set_text(self, text: str) -> None:
        self.editor.setText(text)

    def value(self) -> date | None:
        """The date typed, or None when there is none or it is wrong."""
        return read_date(self.text(), self._clock.today())

    def set_value(self, value: date | None) -> None:
        """Fill in a date."""
        self.set_text(value.isoformat() if value else "")

    def _problem(self, text: str) -> str | None:
        value = read_date(text, self._clock.today())
        if value is None:
            return tr("没有这一天，请按年月日填，如 20260903")
        if self.latest is not None and value > self.latest:
            return tr("不能晚于 {day}，请核对").format(day=self.latest.isoformat())
        if self.earliest is not None and value < self.earliest:
            return tr("不能早于 {day}，请核对").format(day=self.earliest.isoformat())
        return None

    def _on_focus_left(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
        super()._on_focus_left()

    def _on_key(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down:
            self._on_open_triggered()
            return True
        return super()._on_key(event)

    def _on_open_triggered(self) -> None:
        if self.editor.isReadOnly():
            return
        if self._calendar is None:
            self._calendar = _Calendar(self.theme, self.editor)
            self._calendar.day_chosen.connect(self._on_day_chosen)
        self._calendar.open(self.value() or self._clock.today())

    def _on_day_chosen(self, day: date) -> None:
        self.set_value(day)
        self._on_user_edited()

    def _dress(self) -> None:
        self._open.setIcon(QIcon(self.theme.icon("calendar", 16)))
        words = metrics(self.theme.font()).horizontalAdvance(self.editor.placeholderText())
        self.editor.setMinimumWidth(words + self.theme.px(_AROUND_DATE))


class _Calendar(QCalendarWidget):
    """A month to choose from, inside the window of the input it belongs to."""

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, editor: QLineEdit) -> None:
        super().__init__(editor.window())
        self._editor, self._theme = editor, theme
        self.setAutoFillBackground(True)
        self.setContentsMargins(1, 1, 1, 1)  # through which the ground shows as a border
        self.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        editor.destroyed.connect(self.deleteLater)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def open(self, day: date) -> None:
        """Show the month of a day, below the input or above it."""
        self._dress()
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        window = self._editor.window()
        corner = self._editor.mapTo(window, QPoint(0, self._editor.height() + 2))
        if corner.y() + self.height() > window.height():
            corner.setY(max(0, corner.y() - self._editor.height() - 4 - self.height()))
        corner.setX(max(0, min(corner.x(), window.width() - self.width())))
        self.move(corner)
        self.show()
        self.raise_()
        self.setFocus()

    def _dress(self) -> None:
        for name, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(QIcon(self._theme.icon(icon, 16)))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("line_strong"))
        self.setPalette(palette)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("text_2"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._shut()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, day: QDate) -> None:
        self._shut()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self.hide()

    def _shut(self) -> None:
        self.hide()
        self._editor.setFocus()


class TimeField(Field):
    """A time of day; 1430 becomes 14:30."""

    editor: Line

    def __init__(self, theme: Theme, label: str, *, required: bool = False) -> None:
        super().__init__(theme, label, Line(theme), required=required, check=self._problem)
        self.editor.setPlaceholderText(tr("如 1430"))
        self.editor.textEdited.connect(self._on_user_edited)

    def text(self) -> str:
        return self.editor.text().strip()

    def set_text(self, text: str) -> None:
        self.editor.setText(text)

    def value(self) -> time | None:
        """The time typed, or None."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Fill in a time."""
        self.set_text(value.strftime("%H:%M") if value else "")

    @staticmethod
    def _problem(text: str) -> str | None:
        return None if read_time(text) else tr("没有这个时间，请按时分填，如 1430")

    def _on_focus_left(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
        super()._on_focus_left()


class MoneyField(Field):
    """Money in yuan, shown as 3,000 or 3,000.50; the value is in fen."""

    editor: Line

    def __init__(self, theme: Theme, label: str, *, required: bool = False) -> None:
        super().__init__(theme, label, Line(theme), required=required, check=self._problem)
        self.editor.setPlaceholderText("" if required else tr("没有可不填"))
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editor.textEdited.connect(self._on_user_edited)

    def text(self) -> str:
        return compact(self.editor.text())

    def set_text(self, text: str) -> None:
        self.editor.setText(text)

    def value(self) -> int | None:
        """Fen, or None when nothing or no money is typed."""
        return _read_fen(self.text())

    def set_value(self, fen: int | None) -> None:
        """Fill in fen."""
        if fen is None:
            self.set_text("")
        else:
            yuan, rest = divmod(fen, 100)
            self.set_text(f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}")

    @staticmethod
    def _problem(text: str) -> str | None:
        return None if _read_fen(text) is not None else tr("请填数字，单位元，如 3000 或 3000.50")

    def _on_focus_left(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
        super()._on_focus_left()


def _read_fen(text: str) -> int | None:
    plain = text.replace(",", "").replace("，", "").removesuffix(tr("元"))
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", plain):
        return None
    yuan, _, rest = plain.partition(".")
    return int(yuan) * 100 + int(rest.ljust(2, "0") or 0)
