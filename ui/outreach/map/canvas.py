"""Points drawn by their coordinates alone: no tiles, no borders; the north is up."""

from __future__ import annotations

__all__ = ["MapCanvas", "Pin", "placed_names", "scale_of"]

from collections.abc import Sequence
from math import cos, floor, log10, radians
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box

_KM_OF_DEGREE = 111.32
_EDGE = 0.12  # of the canvas, left free around the points
_LEAST_KM = 1.0  # a single point is shown with so much around it
_DOT, _HERE = 5, 8  # radius in px at base 14
_NEAR = 22  # px within which a click finds a point
_BAR = 0.28  # of the width, at most, for the scale bar


class Pin(NamedTuple):
    """A point to draw; `here` is the village that distances are counted from."""

    id: Id
    name: str
    lng: float
    lat: float
    stale: bool = False
    here: bool = False


class MapCanvas(QWidget):
    """A sketch of where points lie. All it shows stands in the list beside it too.

    Signals:
        chosen: id of the point that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pins: tuple[Pin, ...] = ()
        self._current: Id | None = None
        self.setMinimumSize(200, 200)
        self.setAccessibleName(tr("服务点位置示意图，内容和旁边的列表一样"))
        theme.changed.connect(self.update)

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show these points, all of them in sight."""
        self._pins = tuple(pins)
        self.update()

    def choose(self, id: Id | None) -> None:
        """Ring one of them."""
        self._current = id
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), self._theme.px(420))

    # -- where things are ------------------------------------------------------------------

    def _km_per_px(self) -> float:
        """How much of the ground a pixel covers: the same both ways."""
        east, north = self._spread()
        width, height = max(1, self.width()), max(1, self.height())
        free = 1 - 2 * _EDGE
        return max(east / (width * free), north / (height * free), _LEAST_KM / min(width, height))

    def _spread(self) -> tuple[float, float]:
        lngs, lats = [pin.lng for pin in self._pins], [pin.lat for pin in self._pins]
        if not lngs:
            return 0.0, 0.0
        middle = radians((min(lats) + max(lats)) / 2)
        east = (max(lngs) - min(lngs)) * _KM_OF_DEGREE * cos(middle)
        return east, (max(lats) - min(lats)) * _KM_OF_DEGREE

    def spot(self, pin: Pin) -> QPointF:
        """Where a point is drawn."""
        lngs, lats = [one.lng for one in self._pins], [one.lat for one in self._pins]
        middle_lng, middle_lat = (min(lngs) + max(lngs)) / 2, (min(lats) + max(lats)) / 2
        scale = self._km_per_px()
        east = (pin.lng - middle_lng) * _KM_OF_DEGREE * cos(radians(middle_lat))
        north = (pin.lat - middle_lat) * _KM_OF_DEGREE
        return QPointF(self.width() / 2 + east / scale, self.height() / 2 - north / scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = [
            ((self.spot(pin) - event.position()).manhattanLength(), pin)
            for pin in self._pins
            if not pin.here
        ]
        if found:
            far, pin = min(found, key=lambda one: one[0])
            if far <= self._theme.px(_NEAR):
                self.chosen.emit(pin.id)

    # -- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("bg_sunken"))
        if self._pins:
            self._draw_dots(painter)
            self._draw_names(painter)
            self._draw_bar(painter)
        self._draw_north(painter)
        painter.end()

    def _draw_dots(self, painter: QPainter) -> None:
        theme = self._theme
        for pin in self._pins:
            spot = self.spot(pin)
            radius = theme.px(_HERE if pin.here else _DOT)
            if pin.id == self._current:
                painter.setPen(QPen(theme.color("accent"), theme.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot, radius + theme.px(5), radius + theme.px(5))
            painter.setPen(QPen(theme.color("bg_surface"), 1.5))
            if pin.here:  # another shape too: a colour alone says nothing to some
                painter.setBrush(theme.color("danger"))
                painter.drawPolygon(
                    [
                        spot + QPointF(0, -radius),
                        spot + QPointF(radius, 0),
                        spot + QPointF(0, radius),
                        spot + QPointF(-radius, 0),
                    ]
                )
            else:
                painter.setBrush(theme.color("warn" if pin.stale else "accent"))
                painter.drawEllipse(spot, radius, radius)

    def _draw_names(self, painter: QPainter) -> None:
        theme = self._theme
        font = theme.font("small")
        size = metrics(font)
        # The village and the one in hand are named before the others.
        ranked = sorted(self._pins, key=lambda pin: (not pin.here, pin.id != self._current))
        wanted = [
            (pin, self.spot(pin), size.horizontalAdvance(pin.name) + theme.px(8)) for pin in ranked
        ]
        bounds = QRectF(self.rect())
        dots = [self.spot(pin) for pin in self._pins]
        for pin, area in placed_names(wanted, size.height() + 2, theme.px(_DOT + 5), bounds, dots):
            fill = theme.color("bg_surface")
            fill.setAlphaF(0.86)
            paint_box(painter, area, theme.px(3), fill=fill)
            ink = theme.color("danger_text" if pin.here else "text")
            draw_text(painter, area, pin.name, font, ink, align=Qt.AlignmentFlag.AlignCenter)

    def _draw_bar(self, painter: QPainter) -> None:
        theme = self._theme
        km = scale_of(self._km_per_px() * self.width() * _BAR)
        length = km / self._km_per_px()
        left, low = theme.px(16), self.height() - theme.px(16)
        painter.setPen(QPen(theme.color("text"), theme.px(2)))
        painter.drawLine(QPointF(left, low), QPointF(left + length, low))
        for x in (left, left + length):
            painter.drawLine(QPointF(x, low - theme.px(4)), QPointF(x, low))
        words = (
            tr("{n} 公里").format(n=f"{km:g}")
            if km >= 1
            else tr("{n} 米").format(n=f"{km * 1000:g}")
        )
        area = QRectF(left, low - theme.px(26), max(length, theme.px(80)), theme.px(20))
        draw_text(painter, area, words, theme.font("small"), theme.color("text"))

    def _draw_north(self, painter: QPainter) -> None:
        theme = self._theme
        x, top = self.width() - theme.px(26), theme.px(16)
        painter.setPen(QPen(theme.color("text_2"), theme.px(2)))
        painter.drawLine(QPointF(x, top + theme.px(24)), QPointF(x, top))
        painter.drawLine(QPointF(x, top), QPointF(x - theme.px(5), top + theme.px(8)))
        painter.drawLine(QPointF(x, top), QPointF(x + theme.px(5), top + theme.px(8)))
        area = QRectF(x - theme.px(12), top + theme.px(26), theme.px(24), theme.px(18))
        align = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, area, tr("北"), theme.font("small"), theme.color("text_2"), align=align)


def placed_names(
    wanted: Sequence[tuple[Pin, QPointF, float]],
    height: float,
    away: float,
    bounds: QRectF,
    dots: Sequence[QPointF],
) -> list[tuple[Pin, QRectF]]:
    """Where names stand: right, left, above or below their point, never over each other.

    A name that finds no free place is left out: the list beside the map has them all.

    Args:
        wanted: points with where they are and how wide their names are, the first first served.
        away: how far a name stands from its point.
        dots: where points are drawn, which no name covers.
    """
    taken: list[QRectF] = []
    placed = []
    for pin, spot, width in wanted:
        for area in _sides(spot, width, height, away):
            clear = bounds.contains(area) and not any(area.intersects(one) for one in taken)
            if clear and not any(area.contains(dot) for dot in dots):
                taken.append(area)
                placed.append((pin, area))
                break
    return placed


def _sides(spot: QPointF, width: float, height: float, away: float) -> tuple[QRectF, ...]:
    level, centred = spot.y() - height / 2, spot.x() - width / 2
    return (
        QRectF(spot.x() + away, level, width, height),
        QRectF(spot.x() - away - width, level, width, height),
        QRectF(centred, spot.y() - away - height, width, height),
        QRectF(centred, spot.y() + away, width, height),
    )


def scale_of(most: float) -> float:
    """The longest round length (1, 2 or 5 times a power of ten) of at most so many km."""
    if most <= 0:
        return 0.0
    power = 10.0 ** floor(log10(most))
    return max(step for step in (1, 2, 5) if step * power <= most * (1 + 1e-9)) * power
