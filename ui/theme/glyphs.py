"""Status glyphs: a shape for each status, so that colour never speaks alone."""

from __future__ import annotations

__all__ = ["GLYPHS", "paint_glyph"]

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.i18n import tr

_Draw = Callable[[QPainter, QColor, QColor], None]


def _pen(color: QColor, width: float) -> QPen:
    return QPen(
        color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _filled(painter: QPainter, color: QColor, *points: tuple[float, float]) -> None:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    painter.fillPath(path, color)


def _bang(painter: QPainter, color: QColor, top: float, turn: float, dot: float) -> None:
    painter.strokePath(_line((8, top), (8, turn)), _pen(color, 1.9))
    painter.strokePath(_line((8, dot), (8, dot + 0.7)), _pen(color, 1.9))


def _overdue(painter: QPainter, color: QColor, hole: QColor) -> None:
    corners = ((5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5))
    _filled(painter, color, *corners)
    _bang(painter, hole, 4, 9, 11.3)


def _due_today(painter: QPainter, color: QColor, hole: QColor) -> None:
    triangle = ((8, 1.2), (15.4, 14.4), (0.6, 14.4))
    _filled(painter, color, *triangle)
    painter.strokePath(_line(*triangle, triangle[0]), _pen(color, 1))
    _bang(painter, hole, 6, 9.8, 12)


def _upcoming(painter: QPainter, color: QColor, _hole: QColor) -> None:
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 6.4, 6.4)
    path.addPath(_line((8, 4.4), (8, 8), (10.4, 9.6)))
    painter.strokePath(path, _pen(color, 1.6))


def _in_progress(painter: QPainter, color: QColor, _hole: QColor) -> None:
    ring, dot = QPainterPath(), QPainterPath()
    ring.addEllipse(QPointF(8, 8), 6.2, 6.2)
    dot.addEllipse(QPointF(8, 8), 3, 3)
    painter.strokePath(ring, _pen(color, 2))
    painter.fillPath(dot, color)


def _done(painter: QPainter, color: QColor, hole: QColor) -> None:
    disc = QPainterPath()
    disc.addEllipse(QPointF(8, 8), 7.2, 7.2)
    painter.fillPath(disc, color)
    painter.strokePath(_line((4.8, 8.2), (7, 10.4), (11.2, 6)), _pen(hole, 1.8))


def _not_started(painter: QPainter, color: QColor, _hole: QColor) -> None:
    circle = QPainterPath()
    circle.addEllipse(QPointF(8, 8), 6.3, 6.3)
    pen = _pen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.6, 1.4])  # in pen widths: 2.4 on, 2.1 off
    painter.strokePath(circle, pen)


def _tick(painter: QPainter, color: QColor, _hole: QColor) -> None:
    painter.strokePath(_line((3, 8.4), (6.2, 11.6), (13, 4.8)), _pen(color, 2))


def _late(painter: QPainter, color: QColor, _hole: QColor) -> None:
    painter.strokePath(_line((2, 8), (14, 8)), _pen(color, 2.4))


def _missed(painter: QPainter, color: QColor, _hole: QColor) -> None:
    path = _line((3.6, 3.6), (12.4, 12.4))
    path.addPath(_line((12.4, 3.6), (3.6, 12.4)))
    painter.strokePath(path, _pen(color, 2.1))


def _leave(painter: QPainter, color: QColor, _hole: QColor) -> None:
    box = QPainterPath()
    box.addRoundedRect(QRectF(1, 1, 14, 14), 3, 3)
    painter.strokePath(box, _pen(color, 1.3))
    font = painter.font()
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QRectF(0, 0, 16, 16), Qt.AlignmentFlag.AlignCenter, tr("假"))


GLYPHS: dict[str, _Draw] = {
    "overdue": _overdue,
    "due_today": _due_today,
    "upcoming": _upcoming,
    "in_progress": _in_progress,
    "done": _done,
    "not_started": _not_started,
    "checkin_ok": _tick,
    "checkin_late": _late,
    "checkin_missed": _missed,
    "checkin_leave": _leave,
}


def paint_glyph(painter: QPainter, name: str, rect: QRectF, color: QColor, hole: QColor) -> None:
    """Paint a status glyph into a square; `hole` is the colour seen through it.

    Raises:
        KeyError: there is no such status; a slip in the source.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    GLYPHS[name](painter, color, hole)
    painter.restore()
