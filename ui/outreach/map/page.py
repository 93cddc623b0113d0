"""服务点地图: how far the points are from a village, nearest first; the sketch beside the list."""

from __future__ import annotations

__all__ = ["MapPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem

from app.events import RecordsChanged
from app.i18n import tr
from app.outreach.messages import (
    EntryChoices,
    MapPlace,
    MapView,
    PointKind,
    ReadEntryChoices,
    ReadMap,
)
from ui.context import Context, Place
from ui.forms.sheet import FormSheet
from ui.outreach.forms import place_form
from ui.outreach.map.canvas import MapCanvas, Pin
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState

_LIST = 400  # px at base 14
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = "services.points"


def far_words(km: float | None) -> str:
    """How far, as people say it; "" where it is not known."""
    if km is None:
        return ""
    if km < 1:
        return tr("{n} 米").format(n=round(km * 100) * 10)
    return tr("{n} 公里").format(n=f"{km:.1f}")


class PlaceModel(RowsModel[MapPlace]):
    """The points, nearest first."""

    def spoken(self, item: MapPlace) -> str:
        far = far_words(item.km) or tr("距离不知道")
        stale = tr("待复核") if item.stale else ""
        words = (item.name, tr(item.kind.label), far, stale, item.address, _more(item))
        return tr("，").join(filter(None, words))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            item = self.items[index.row()]
            return "\n".join(filter(None, (item.name, item.address, _more(item))))
        return super().data(index, role)


class PlaceDelegate(RowDelegate):
    """Name and distance; below it the address, telephone and hours."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        place: MapPlace = index.data(ITEM)
        return QSize(100, self.theme.px(54 + (20 if _more(place) else 0)))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        place: MapPlace = index.data(ITEM)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        line = QRectF(rect).adjusted(px(14), px(6), -px(14), 0)
        line.setHeight(px(22))
        far = far_words(place.km) or tr("没有坐标" if place.lng is None else "")
        body, small, quiet = theme.font("body_strong"), theme.font("small"), theme.color("text_2")
        ink = theme.color("text" if place.km is not None else "text_2")
        draw_text(painter, line, far, theme.font("body"), ink, align=_RIGHT)
        right = line.right()
        line.setRight(right - metrics(theme.font("body")).horizontalAdvance(far) - px(10))
        draw_text(painter, line, place.name, body, theme.color("text"), elide=True)
        line.setRight(right)
        line.translate(0, px(21))
        if place.stale:
            end = draw_text(painter, line, tr("待复核"), small, theme.color("warn_text"))
            line.setLeft(end + px(8))
        words = tr("，").join((tr(place.kind.label), place.address))
        draw_text(painter, line, words, small, quiet, elide=True)
        line.setLeft(rect.left() + px(14))
        line.translate(0, px(20))
        draw_text(painter, line, _more(place), small, quiet, elide=True)


def _more(place: MapPlace) -> str:
    ramp = tr("无障碍") if place.accessible else ""  # before the hours, which may be cut
    return tr("，").join(filter(None, (place.phone, ramp, place.hours)))


class MapPage(Page):
    """↑ ↓ go through the points, Enter opens one; the village and the kind are chosen above."""

    new_in = _LINE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = self.theme
        self.view: MapView | None = None
        self.model = PlaceModel(self)
        self.canvas = MapCanvas(theme)
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self._sketch(), 1)
        self._right = self._list_panel()
        row.addWidget(self._right)
        self._connect()
        self.theme.changed.connect(self._fit)
        self._fit()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("服务点地图")

    def subtitle(self) -> str:
        if self.view is None:
            return ""
        return tr("已发布 {n} 处").format(n=len(self.view.places))

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一处")),
            ("Enter", tr("打开")),
            ("/", tr("换村（居）")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.FILTER: self.village.setFocus}

    def primary_new(self) -> None:
        self.context.go(Place(_LINE))

    def activate(self, **where: Any) -> None:
        if isinstance(village := where.get("village"), str):
            self.context.settings.put("services.map.village", village)
        future = self.context.desk.ask(ReadEntryChoices())
        self.context.work.run(future, self._on_choices, owner=self)
        self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    # -- building ----------------------------------------------------------------------------

    def _sketch(self) -> Panel:
        theme, panel = self.theme, Panel(self.theme)
        head = Column(theme, margins=(14, 10, 14, 8), spacing=2)
        self._note = Label(theme, "", color="text_2", wrap=True)
        words = tr("只按登记的经纬度画点，没有底图和边界，不能当地图用；距离是直线，不是路程。")
        head.addWidget(self._note)
        head.addWidget(Label(theme, words, "small", "text_2", wrap=True))
        panel.body.addLayout(head)
        panel.body.addWidget(Rule(theme))
        nothing = EmptyState(
            theme, tr("还没有带坐标的服务点"), tr("在服务点里填经度、纬度，这里就能看到。")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(nothing)
        panel.body.addWidget(self._stack, 1)
        return panel

    def _list_panel(self) -> Panel:
        theme, panel = self.theme, Panel(self.theme)
        head = Column(theme, margins=(14, 10, 14, 10), spacing=6)
        self.village = PinyinCombo(theme, tr("从哪个村（居）算"), ())
        kinds = [Choice(kind, tr(kind.label)) for kind in PointKind]
        self.kind = PinyinCombo(theme, tr("只看"), kinds, placeholder=tr("全部类型"))
        head.addWidget(self.village)
        head.addWidget(self.kind)
        panel.body.addLayout(head)
        panel.body.addWidget(Rule(theme))
        self.list = ListView(theme, uniform=False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PlaceDelegate(theme, self.list))
        self.list.setAccessibleName(tr("服务点，近的在前"))
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(14, 8, 14, 10))
        self.mark = Button(theme, tr("登记这个村（居）的位置"), icon="map-pin")
        foot.addStretch(1)
        foot.add(self.mark)
        panel.body.addLayout(foot)
        return panel

    def _connect(self) -> None:
        self.village.chosen.connect(lambda _village: self._on_village())
        self.kind.edited.connect(self._show)
        self.list.acted.connect(self._on_acted)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.canvas.chosen.connect(self._on_pin)
        self.mark.clicked.connect(self._on_mark)
        self.context.work.listen(self.context.desk, RecordsChanged, self._on_changed, owner=self)

    def _fit(self) -> None:
        self._right.setFixedWidth(self.theme.px(_LIST))

    # -- content -----------------------------------------------------------------------------

    def _on_choices(self, choices: EntryChoices) -> None:
        self.village.set_choices([Choice(code, name) for code, name in choices.villages])
        kept = self.context.settings.get("services.map.village")
        known = [code for code, _ in choices.villages]
        first = known[0] if known else None
        self.village.set_value(kept if kept in known else first)
        self.reload()

    def _on_village(self) -> None:
        if village := self.village.value():
            self.context.settings.put("services.map.village", village)
        self.reload()

    def reload(self) -> None:
        """Ask the desk anew."""
        query = ReadMap(self.village.value() or "")
        self.context.work.run(self.context.desk.ask(query), self._on_read, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == _LINE and self.isVisible():
            self.reload()

    def _on_read(self, view: MapView) -> None:
        self.view = view
        self._show()
        self.titleChanged.emit()

    def _show(self) -> None:
        if self.view is None:
            return
        kind, view = self.kind.value(), self.view
        places = tuple(one for one in view.places if kind in (None, one.kind))
        current = (
            self.list.currentIndex().data(ITEM) if self.list.currentIndex().isValid() else None
        )
        self.model.show(places)
        pins = [
            Pin(one.id, one.name, one.lng, one.lat, one.stale)
            for one in places
            if one.lng is not None and one.lat is not None
        ]
        if pins and view.lng is not None and view.lat is not None:
            pins.append(Pin(b"", view.name, view.lng, view.lat, here=True))
        self.canvas.show_pins(pins)
        self._stack.setCurrentIndex(0 if pins else 1)
        self._note.setText(view.note)
        self.mark.setEnabled(bool(view.village))
        same = [one.id for one in places]
        row = same.index(current.id) if current is not None and current.id in same else 0
        if places:
            self.list.setCurrentIndex(self.model.index(row))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.canvas.choose(index.data(ITEM).id if index.isValid() else None)

    def _on_pin(self, id: object) -> None:
        for row, place in enumerate(self.model.items):
            if place.id == id:
                self.list.setCurrentIndex(self.model.index(row))
                self.list.setFocus()

    def _on_acted(self, index: QModelIndex) -> None:
        self.context.go(Place(_LINE, {"case": index.data(ITEM).id}))

    def _on_mark(self) -> None:
        if self.view is not None and self.view.village:
            form = place_form(self.view.village, self.view.name, self.view.mark)
            sheet = FormSheet(self.context, self, form)
            sheet.made.connect(lambda _made: self.reload())
            sheet.open()
