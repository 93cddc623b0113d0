"""The choices of one question as painted rows: a digit chooses, the article stands at the right."""

from __future__ import annotations

__all__ = ["ChoiceRows", "Offer"]

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.elided import wrapped
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps

_ROW, _LINE, _GAP = 42, 22, 6
_TIGHT_ROW, _TIGHT_GAP = 36, 4
_MANY = 4  # choices; more stand closer, so that a question stays on one screen
_KEYS = "1234567890"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Offer(NamedTuple):
    """One choice.

    Attributes:
        value: what it stands for.
        words: what people read.
        aside: its article in short (第42条第三项), or "".
    """

    value: Any
    words: str
    aside: str = ""


class ChoiceRows(QWidget):
    """One of a few, or several of a few; ↑ ↓ move, a digit chooses, Space too.

    Signals:
        chosen: the user chose, by key or mouse.
        moved: the keyboard is on another row.
    """

    chosen = Signal()
    moved = Signal()
    ring_inside = True

    def __init__(self, theme: Theme, *, several: bool = False) -> None:
        super().__init__()
        self._theme, self._several = theme, several
        self._label = ""
        self._offers: tuple[Offer, ...] = ()
        self._marked: set[int] = set()
        self._at = 0
        self._wrong = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self._fit)

    def refresh(self, offers: Sequence[Offer], values: Sequence[Any]) -> None:
        """The same choices with other words beside them; the keyboard stays where it is."""
        at = min(self._at, max(0, len(offers) - 1))
        self.show_offers(self._label, offers, values)
        self._at = at
        self._speak()

    def show_offers(self, label: str, offers: Sequence[Offer], values: Sequence[Any] = ()) -> None:
        """Offer these, with these chosen already."""
        self._label, self._offers, self._wrong = label, tuple(offers), False
        self._marked = {at for at, one in enumerate(self._offers) if one.value in values}
        self._at = min(self._marked, default=0)
        self._fit()
        self._speak()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered."""
        return self._offers

    def values(self) -> tuple[Any, ...]:
        """What is chosen, in the order of the rows."""
        return tuple(one.value for at, one in enumerate(self._offers) if at in self._marked)

    def value(self) -> Any:
        """What is chosen where one can be, or None."""
        return next(iter(self.values()), None)

    def current(self) -> Offer | None:
        """The row the keyboard is on."""
        return self._offers[self._at] if self._offers else None

    def choose(self, value: Any) -> None:
        """Choose as the user does."""
        at = next((n for n, one in enumerate(self._offers) if one.value == value), None)
        if at is not None:
            self._choose(at)

    def set_wrong(self, *, wrong: bool) -> None:
        """Whether something must still be chosen here."""
        self._wrong = wrong
        self.update()

    def take(self, event: QKeyEvent) -> bool:
        """Choose by a digit pressed elsewhere on the page; whether it meant a row."""
        at = _KEYS.find(event.text()) if event.text() else -1
        if not 0 <= at < len(self._offers) or not self.isVisible():
            return False
        self.setFocus()
        self._choose(at)
        return True

    # -- Qt overrides --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self.take(event):
            return
        if key in moves and self._offers:
            self._at = (self._at + moves[key]) % len(self._offers)
            self._speak()
            self.moved.emit()
        elif key == Qt.Key.Key_Space and self._offers:
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at_point(event.position())
        if at is not None:
            self._choose(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at_point(event.position())
        shape = Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, rect in enumerate(self._rects()):
            self._paint(painter, rect, at)
        painter.end()

    # -- inside --------------------------------------------------------------------------

    def _choose(self, at: int) -> None:
        if self._several:
            self._marked ^= {at}
        else:
            self._marked = {at}
        self._at, self._wrong = at, False
        self._speak()
        self.chosen.emit()

    def _speak(self) -> None:
        count, current = len(self._offers), self.current()
        words = self._label
        if current is not None:
            state = tr("已选") if self._at in self._marked else tr("没有选")
            words = tr("{label}：{words}，{law}，{state}，第 {at} 个，共 {n} 个").format(
                label=self._label, words=current.words, law=current.aside, state=state,
                at=self._at + 1, n=count,
            )  # fmt: skip
        self.setAccessibleName(words.replace(tr("，，"), tr("，")))
        self.update()

    def _row(self) -> int:
        return self._theme.px(_TIGHT_ROW if len(self._offers) > _MANY else _ROW)

    def _between(self) -> int:
        return self._theme.px(_TIGHT_GAP if len(self._offers) > _MANY else _GAP)

    def _left(self) -> int:
        """Where the words begin: behind the key cap and the mark."""
        px = self._theme.px
        return px(13) + caps_width(self._theme, "8") + px(9) + px(16) + px(10)

    def _lines(self, offer: Offer) -> tuple[str, ...]:
        """The words, on two lines where one has no room."""
        theme = self._theme
        aside = metrics(theme.font("small")).horizontalAdvance(offer.aside)
        room = self.width() - self._left() - theme.px(12) - (aside + theme.px(12)) * bool(aside)
        return wrapped(offer.words, theme.font("body_strong"), max(room, theme.px(80)), 2)

    def _rects(self) -> list[QRectF]:
        top, found = 0.0, []
        for offer in self._offers:
            height = self._row() + self._theme.px(_LINE) * (len(self._lines(offer)) - 1)
            found.append(QRectF(0, top, self.width(), height))
            top += height + self._between()
        return found

    def _height(self) -> int:
        rects = self._rects()
        return round(rects[-1].bottom()) if rects else 0

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.updateGeometry()
        self.update()

    def _at_point(self, point: QPointF) -> int | None:
        return next((at for at, rect in enumerate(self._rects()) if rect.contains(point)), None)

    def _paint(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, px, offer = self._theme, self._theme.px, self._offers[at]
        chosen = at in self._marked
        line, width = ("accent", 2) if chosen else ("line_strong", 1)
        line = "danger" if self._wrong else line
        fill = theme.color("accent_tint" if chosen else "bg_surface")
        paint_box(painter, rect, px(6), fill=fill, line=theme.color(line), width=width)
        if self.hasFocus() and at == self._at:
            inner = rect.adjusted(3, 3, -3, -3)
            paint_box(painter, inner, px(4), line=theme.color("focus"))
        ink, quiet = theme.color("accent_text" if chosen else "text"), theme.color("text_2")
        middle, ground = rect.center().y(), theme.color("bg_surface")
        key = _KEYS[at] if at < len(_KEYS) else ""
        caps = caps_width(theme, "8")
        if key:
            cap_ink = ink if chosen else quiet
            paint_caps(painter, theme, key, rect.left() + px(13), middle, ink=cap_ink, fill=ground)
        side = px(16)
        left = rect.left() + px(13) + caps + px(9)
        self._mark(painter, QRectF(left, round(middle - side / 2), side, side), chosen=chosen)
        right = rect.right() - px(12)
        aside = QRectF(rect.left(), rect.top(), right - rect.left(), rect.height())
        draw_text(painter, aside, offer.aside, theme.font("small"), quiet, align=_RIGHT)
        lines, high = self._lines(offer), px(_LINE)
        top = middle - high * len(lines) / 2
        font = theme.font("body_strong" if chosen else "body")
        for row, text in enumerate(lines):
            area = QRectF(self._left(), top + row * high, rect.width(), high)
            draw_text(painter, area, text, font, theme.color("text"))

    def _mark(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        theme = self._theme
        radius = theme.px(4) if self._several else box.width() / 2
        if not chosen:
            fill, line = theme.color("bg_input"), theme.color("line_strong")
            paint_box(painter, box, radius, fill=fill, line=line)
            return
        paint_box(painter, box, radius, fill=theme.color("accent"))
        if self._several:
            mark = theme.px(12)
            where = QPointF(
                box.left() + (box.width() - mark) / 2, box.top() + (box.width() - mark) / 2
            )
            painter.drawPixmap(where, theme.icon("check-on", 12, "on_accent"))
        else:
            inset = box.width() * 5 / 16
            dot = box.adjusted(inset, inset, -inset, -inset)
            paint_box(painter, dot, dot.width() / 2, fill=theme.color("on_accent"))
