"""The look of the desktop in one object: colours, sizes, type, icons, glyphs."""

from __future__ import annotations

__all__ = ["Mode", "Theme"]

from enum import StrEnum

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from ui.theme import fonts
from ui.theme.glyphs import paint_glyph
from ui.theme.icons import Icons
from ui.theme.tokens import TextStyle, Tokens

_ROOMY = {"row_table": 40, "row_two_line": 60, "row_list": 64}
_TABULAR = QFont.Tag("tnum")


class Mode(StrEnum):
    """Light, dark, or what the system says."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"

    @classmethod
    def of(cls, value: str) -> Mode:
        """The mode of that name; what the system says where there is none."""
        return cls(value) if value in set(cls) else cls.SYSTEM


class Theme(QObject):
    """Colours, sizes and type, all scaled by the size of type the user chose.

    Attributes:
        mode: light, dark or system, as chosen.
        base: the size of type, 14, 16 or 18 px; everything scales by base / 14.
        roomy: whether list rows are 宽松.

    Signals:
        changed: any of them changed; take colours, fonts and sizes anew.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        mode: Mode = Mode.SYSTEM,
        base: int = 14,
        roomy: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tokens = Tokens.load()
        self.mode = mode
        self.base = base if base in self.tokens.bases else 14
        self.roomy = roomy
        self._families = fonts.families(self.tokens.families)
        self._icons = Icons()
        self._fonts: dict[str, QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._read_colors()

    # -- what widgets ask ----------------------------------------------------------------

    @property
    def dark(self) -> bool:
        """Whether the screen is dark now."""
        if self.mode is not Mode.SYSTEM:
            return self.mode is Mode.DARK
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def color(self, name: str) -> QColor:
        """The colour of a token ("accent", "danger_text")."""
        return self._colors[name]

    def px(self, size: float) -> int:
        """A size in px at base 14, scaled to the chosen size of type."""
        return round(size * self.base / 14)

    def size(self, name: str) -> int:
        """A size token ("control", "row_list"), scaled; rows follow 标准 or 宽松."""
        roomy = _ROOMY.get(name) if self.roomy else None
        return self.px(roomy or self.tokens.sizes[name])

    def text_style(self, style: str) -> TextStyle:
        """Size, weight and line height of a style at base 14."""
        return self.tokens.styles[style]

    def font(self, style: str = "body") -> QFont:
        """The font of a text style ("body", "small", "page"), with tabular digits."""
        found = self._fonts.get(style)
        if found is None:
            spec = self.tokens.styles[style]
            found = QFont(self._families)
            found.setPixelSize(self.px(spec.size))
            found.setBold(spec.bold)
            found.setFeature(_TABULAR, 1)
            self._fonts[style] = found
        return found

    def icon(self, name: str, size: int = 18, color: str = "text_2") -> QPixmap:
        """An icon of resources/icons; size in px at base 14, colour by token name."""
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        return self._icons.pixmap(name, self.px(size), self._colors[color], ratio)

    def status(self, painter: QPainter, name: str, rect: QRectF, color: str | None = None) -> None:
        """Paint the glyph of a status ("overdue", "done") into a square."""
        ink = self._colors[color or self.tokens.status[name]]
        paint_glyph(painter, name, rect, ink, self._colors["bg_surface"])

    @staticmethod
    def glyph(painter: QPainter, name: str, rect: QRectF, color: QColor, hole: QColor) -> None:
        """Paint a status glyph in a colour of no token; `hole` is seen through it."""
        paint_glyph(painter, name, rect, color, hole)

    # -- what settings change ------------------------------------------------------------

    def install(self, app: QApplication) -> None:
        """Dress an application, now and at every change."""
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.changed.connect(self._dress)
        self._dress()

    def set_mode(self, mode: Mode) -> None:
        """Light, dark or system."""
        if mode is not self.mode:
            self.mode = mode
            self._refresh()

    def set_base(self, base: int) -> None:
        """The size of type, one of the offered."""
        if base != self.base and base in self.tokens.bases:
            self.base = base
            self._refresh()

    def set_roomy(self, roomy: bool) -> None:
        """Whether list rows are 宽松."""
        if roomy != self.roomy:
            self.roomy = roomy
            self._refresh()

    # -- inside --------------------------------------------------------------------------

    def _on_scheme_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        self._read_colors()
        self._fonts.clear()
        self._icons.clear()
        self.changed.emit()

    def _read_colors(self) -> None:
        named = self.tokens.colors["dark" if self.dark else "light"]
        self._colors = {name: QColor(value) for name, value in named.items()}

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font())
            app.setPalette(self._palette())
            QToolTip.setPalette(app.palette())
            QToolTip.setFont(self.font("small"))

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for target, name in (
            (role.Window, "bg_window"),
            (role.WindowText, "text"),
            (role.Base, "bg_input"),
            (role.AlternateBase, "bg_surface"),
            (role.Text, "text"),
            (role.PlaceholderText, "text_3"),
            (role.Button, "bg_surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "danger_text"),
            (role.ToolTipBase, "bg_surface"),
            (role.ToolTipText, "text"),
            (role.Highlight, "bg_selected"),
            (role.HighlightedText, "text"),
            (role.Link, "accent_text"),
            (role.LinkVisited, "accent_text"),
            (role.Accent, "accent"),
            (role.Light, "bg_surface"),
            (role.Midlight, "line"),
            (role.Mid, "line_card"),
            (role.Dark, "line_strong"),
            (role.Shadow, "line_strong"),
        ):
            palette.setColor(target, self._colors[name])
        grey = self._colors["text_disabled"]
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, grey)
        return palette
