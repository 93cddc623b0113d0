"""The top bar: where we are, the search box, the sync pill, 新建."""

from __future__ import annotations

__all__ = ["SyncPill", "TopBar"]

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import TonalButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Row
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps
from ui.widgets.tags import Tag


class TopBar(QWidget):
    """Signals: searched, synced, newed, menued: the search box, the pill, 新建, the menu."""

    searched = Signal()
    synced = Signal()
    newed = Signal()
    menued = Signal()

    def __init__(self, theme: Theme, *, sample: bool) -> None:
        super().__init__()
        self._theme = theme
        self.brand = _Brand(theme)
        self.brand.menu.clicked.connect(self.menued)
        self.title = _Title(theme)
        self.search = _SearchBox(theme)
        self.search.clicked.connect(self.searched)
        self.pill = SyncPill(theme)
        self.pill.clicked.connect(self.synced)
        self.new = TonalButton(theme, tr("新建"), keys="Ctrl+N", icon="plus")
        self.new.clicked.connect(self.newed)
        row = Row(theme, self, margins=(0, 0, 16, 0), spacing=12)
        row.add(self.brand)
        row.addWidget(self.title, 1)
        if sample:
            row.add(Tag(theme, tr("试用样本"), "warn"))
        row.add(self.search, self.pill, self.new)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_narrow(self, *, narrow: bool) -> None:
        """Say less, because there is less room."""
        self.brand.set_narrow(narrow=narrow)
        self.search.set_narrow(narrow=narrow)
        self.pill.set_narrow(narrow=narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg_surface"))
        foot = self.height() - 1
        painter.fillRect(0, foot, self.width(), 1, self._theme.color("line_card"))
        painter.end()

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.size("topbar"))


class _Brand(QWidget):
    """The tree, the name and the menu, as wide as the navigation."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._narrow = theme, False
        self._row = Row(theme, self, margins=(14, 0, 14, 0), spacing=8)
        self._logo = Icon(theme, "banyan-logo", 26)
        self._name = Label(theme, tr("榕下"), "title")
        self.menu = _MenuButton(theme)
        self._row.add(self._logo, self._name)
        self._row.addStretch(1)
        self._row.add(self.menu)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_narrow(self, *, narrow: bool) -> None:
        """The tree alone; it opens the menu."""
        self._narrow = narrow
        self._rescale()

    def _rescale(self) -> None:
        theme, narrow = self._theme, self._narrow
        self.setFixedWidth(theme.size("nav_rail_width" if narrow else "nav_width"))
        self._name.setVisible(not narrow)
        self._logo.setVisible(not narrow)
        self.menu.set_logo(logo=narrow)


class _MenuButton(QAbstractButton):
    """Three lines, or on the rail the tree itself."""

    ring = 6

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._logo = theme, False
        self.setAccessibleName(tr("菜单"))
        self.setToolTip(tr("菜单") + "  Alt")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_logo(self, *, logo: bool) -> None:
        """Show the tree instead of the lines."""
        self._logo = logo
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(34 if self._logo else 22)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, size = ("banyan-logo", 26) if self._logo else ("menu", 18)
        pixmap = self._theme.icon(name, size)
        side = self._theme.px(size)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()


class _Title(QWidget):
    """Title and subtitle on one base line; the subtitle gives way first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = self._subtitle = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_title(self, title: str, subtitle: str) -> None:
        """Say where we are."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName("，".join(filter(None, (title, subtitle))))
        self.setToolTip(subtitle)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        font, small = theme.font("page"), theme.font()
        base = self.height() / 2 + metrics(font).ascent() / 2 - theme.px(2)
        left = theme.px(4)
        room = self.width() - left
        title = metrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(left, base), title)
        left += metrics(font).horizontalAdvance(title) + theme.px(10)
        room = self.width() - left
        if room > theme.px(40):
            words = metrics(small).elidedText(self._subtitle, Qt.TextElideMode.ElideRight, room)
            painter.setFont(small)
            painter.setPen(theme.color("text_2"))
            painter.drawText(QPointF(left, base), words)
        painter.end()


class _SearchBox(QAbstractButton):
    """Looks like a field; opens the palette."""

    ring = 6

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._narrow = theme, False
        self.setAccessibleName(tr("全局搜索"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fewer words, less room."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240 if self._narrow else 330), self._theme.size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        rect = QRectF(self.rect())
        fill = theme.color("bg_hover" if self.underMouse() else "bg_surface")
        paint_box(painter, rect, theme.px(6), fill=fill, line=theme.color("line_strong"))
        top = round((self.height() - theme.px(16)) / 2)
        painter.drawPixmap(theme.px(11), top, theme.icon("search", 16))
        caps = caps_width(theme, "Ctrl+K")
        words = tr("搜人名、案号") if self._narrow else tr("搜人名、案号、身份证后四位、法条")
        line = rect.adjusted(theme.px(35), 0, -caps - theme.px(18), 0)
        draw_text(painter, line, words, theme.font(), theme.color("text_3"), elide=True)
        left = rect.right() - caps - theme.px(9)
        paint_caps(painter, theme, "Ctrl+K", left, rect.center().y())
        painter.end()


class SyncPill(QAbstractButton):
    """Sync at a glance: an icon and one or two facts."""

    ring = 6

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._narrow = theme, False
        self._icon, self._ink = "cloud-check", "text_2"
        self._facts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_facts("refresh-cw", (tr("尚未同步"),))
        theme.changed.connect(self.updateGeometry)

    def show_facts(
        self, icon: str, facts: tuple[str, ...], *, ink: str = "text_2", spoken: str = ""
    ) -> None:
        """Say these; the last fact is the one kept when there is little room."""
        self._icon, self._facts, self._ink = icon, facts, ink
        self.setAccessibleName(spoken or "，".join(facts))
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """One fact only."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        measured = metrics(theme.font())
        width = sum(measured.horizontalAdvance(fact) for fact in self._shown())
        width += theme.px(15) * (len(self._shown()) - 1)
        return QSize(width + theme.px(10 + 18 + 6 + 11), theme.size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        rect = QRectF(self.rect())
        fill = theme.color("bg_hover" if self.underMouse() else "bg_sunken")
        paint_box(painter, rect, theme.px(6), fill=fill, line=theme.color("line_card"))
        top = round((self.height() - theme.px(16)) / 2)
        painter.drawPixmap(theme.px(11), top, theme.icon(self._icon, 16, self._ink))
        left = rect.left() + theme.px(34)
        for number, fact in enumerate(self._shown()):
            if number:
                line = QRectF(left + theme.px(7), rect.center().y() - theme.px(7), 1, theme.px(14))
                painter.fillRect(line, theme.color("line_card"))
                left += theme.px(15)
            words = QRectF(left, 0, rect.right() - left, rect.height())
            left = draw_text(painter, words, fact, theme.font(), theme.color(self._ink))
        painter.end()

    def _shown(self) -> tuple[str, ...]:
        return self._facts[-1:] if self._narrow else self._facts
