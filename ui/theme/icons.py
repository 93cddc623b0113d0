"""Icons: SVG files of one colour, rendered once for each name, size, colour and screen."""

from __future__ import annotations

__all__ = ["Icons"]

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme.tokens import RESOURCES

ICONS = RESOURCES / "icons"


class Icons:
    """The pixmap cache of the icons in resources/icons."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, color: QColor, ratio: float) -> QPixmap:
        """The icon as a square of `size` logical px, for a screen of this pixel ratio.

        Raises:
            FileNotFoundError: there is no such icon; a slip in the source.
        """
        key = (name, size, color.rgba(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, size, color, ratio)
        return found

    def clear(self) -> None:
        """Forget all pixmaps (the colours changed)."""
        self._pixmaps.clear()

    def _render(self, name: str, size: int, color: QColor, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed to show a window

        source = self._sources.get(name)
        if source is None:
            source = self._sources[name] = (ICONS / f"{name}.svg").read_text("utf-8")
        svg = source.replace("currentColor", color.name())
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
