"""Who the parties of a case are, with masked numbers."""

from __future__ import annotations

__all__ = ["PartiesView", "PartyDelegate", "PartyModel"]

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from app.i18n import full_date, tr
from app.mediation.messages import PartyView
from app.people.messages import Capacity, Sex, mask_phone
from ui.mediation.agents import agent_line, needs_guardian
from ui.theme.theme import Theme
from ui.widgets.elided import wrapped
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_icon

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_REVISE, _FILE = tr("修改"), tr("看档案")


class PartyModel(RowsModel[PartyView]):
    """The parties in the order of the register."""

    def spoken(self, item: PartyView) -> str:
        words, phone = below(item)
        parts = (tr(item.role.label), item.name, about(item), *words, phone, item.past_cases)
        return tr("，").join(filter(None, parts))


def about(party: PartyView) -> str:
    """男，46 岁; nothing for an organisation."""
    person = party.person
    if person is None:
        return ""
    sex = "" if person.sex is Sex.UNSTATED else tr(person.sex.label)
    age = tr("{n} 岁").format(n=person.age) if person.age is not None else ""
    return tr("，").join(filter(None, (sex, age)))


def below(party: PartyView) -> tuple[tuple[str, ...], str]:
    """Lines below the name (address; of an organisation also who stands for it), telephone."""
    if (unit := party.organisation) is not None:
        legal = tr("法定代表人 {name}").format(name=unit.legal_rep) if unit.legal_rep else ""
        words = (*filter(None, (legal, unit.address)), *_place(party), *_represented(party))
        return words, mask_phone(unit.phone)
    if (person := party.person) is not None:
        address = person.address or person.division_name
        words = (*filter(None, (address,)), *_place(party), *_represented(party))
        return words, mask_phone(person.phone)
    return (), ""


def _place(party: PartyView) -> Iterator[str]:
    """Where papers reach it, that it accepts the mediators, and since when others act for it."""
    if party.left_on is not None and party.left_ground is not None:
        says = tr("{day}{ground}")
        yield says.format(day=full_date(party.left_on), ground=tr(party.left_ground.label))
    elif party.succeeds is not None and party.joined_on is not None:
        yield tr("{day}承继").format(day=full_date(party.joined_on))
    if party.service_address:
        yield tr("送达：{address}").format(address=party.service_address)
    if party.recusal_ok:
        yield tr("书面同意由有利害关系的调解员调解")


def _represented(party: PartyView) -> Iterator[str]:
    """What the party may not do alone, and who acts for it."""
    if party.capacity is not Capacity.FULL:
        lacks = tr("{capacity}民事行为能力").format(capacity=tr(party.capacity.label))
        alone = tr("{lacks}，还没有监护人").format(lacks=lacks)
        yield alone if needs_guardian(party) else lacks
    for agent in party.agents:
        yield agent_line(agent)


class PartyDelegate(RowDelegate):
    """Role, name, sex and age; address; telephone and earlier cases."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option  # knows no width before the view has one
        view: Any = self.parent()
        party: PartyView = index.data(ITEM)
        words, phone = below(party)
        rows = len(words) + bool(phone or party.past_cases)
        rows += len(self._name(party, view.viewport().width())) - 1
        return QSize(view.viewport().width(), self.theme.px(23 + 20 * rows + 9))

    def revise_area(self, rect: QRect) -> QRectF:
        """Where 修改 stands in a row."""
        px = self.theme.px
        width = metrics(self.theme.font("small")).horizontalAdvance(_REVISE)
        return QRectF(rect.right() - px(14) - width, rect.top() + px(4), width + px(4), px(23))

    def file_area(self, rect: QRect) -> QRectF:
        """Where 看档案 stands, before 修改."""
        px, revise = self.theme.px, self.revise_area(rect)
        width = metrics(self.theme.font("small")).horizontalAdvance(_FILE)
        left = revise.left() - px(10) - width
        return QRectF(left, revise.top(), width + px(4), revise.height())

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        party: PartyView = index.data(ITEM)
        small, quiet = theme.font("small"), theme.color("text_2")
        line = QRectF(rect.left() + px(16), rect.top() + px(4), 0, px(23))
        line.setRight(rect.right() - px(14))
        if party.person is not None:
            draw_text(painter, line, _REVISE, small, theme.color("accent_text"), align=_RIGHT)
            draw_text(painter, self.file_area(rect), _FILE, small, theme.color("accent_text"))
            line.setRight(self.file_area(rect).left() - px(6))
        line.setLeft(draw_text(painter, line, tr(party.role.label), small, quiet) + px(8))
        names = self._name(party, rect.width())
        strong, ink = theme.font("item_title"), theme.color("text")
        end = draw_text(painter, line, names[0], strong, ink)
        line.setLeft(end + px(8))
        if len(names) == 1 and metrics(small).horizontalAdvance(about(party)) <= line.width():
            draw_text(painter, line, about(party), small, quiet)
        line.moveTop(line.top() + px(3))
        line.setLeft(rect.left() + px(16))
        line.setRight(rect.right() - px(14))
        for name in names[1:]:
            line.translate(0, px(20))
            draw_text(painter, line, name, strong, ink)
        self._paint_below(painter, line, party)

    def _paint_below(self, painter: QPainter, line: QRectF, party: PartyView) -> None:
        theme, px = self.theme, self.theme.px
        small, quiet = theme.font("small"), theme.color("text_2")
        words, phone = below(party)
        for text in words:
            line.translate(0, px(20))
            draw_text(painter, line, text, small, quiet, elide=True)
        if not phone and not party.past_cases:
            return
        line.translate(0, px(20))
        middle = line.center().y()
        if phone:
            end = paint_icon(painter, theme, "phone", 14, line.left(), middle)
            digits = QRectF(end + px(6), line.top(), line.right() - end - px(6), line.height())
            draw_text(painter, digits, phone, small, quiet)
        if party.past_cases:
            left = line.right() - metrics(small).horizontalAdvance(party.past_cases)
            draw_text(painter, line, party.past_cases, small, quiet, align=_RIGHT)
            paint_icon(painter, theme, "history", 14, left - px(14 + 5), middle)

    def _name(self, party: PartyView, width: int) -> tuple[str, ...]:
        """A name is never cut: a long one goes on below."""
        px = self.theme.px
        role = metrics(self.theme.font("small")).horizontalAdvance(tr(party.role.label))
        room = round(width - px(16 + 8 + 14 + 6) - role)
        if party.person is not None:  # an organisation has neither file nor 修改
            links = self.revise_area(QRect()).width() + self.file_area(QRect()).width()
            room -= round(links) + px(6)
        return wrapped(party.name, self.theme.font("item_title"), int(room)) or (party.name,)


class PartiesView(ListView):
    """As high as its rows; Enter or 修改 revises a person, Space or 看档案 opens the file.

    Signals:
        reviseAsked: the party (PartyView) to revise.
        fileAsked: the party whose file to open.
    """

    reviseAsked = Signal(object)
    fileAsked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, uniform=False, parent=parent)
        self.parties = PartyModel(self)
        self.setModel(self.parties)
        self._rows = PartyDelegate(theme, self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(tr("当事人"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.acted.connect(partial(self._ask, self.reviseAsked))
        self.peeked.connect(partial(self._ask, self.fileAsked))
        self.parties.modelReset.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        option = QStyleOptionViewItem()
        rows = range(self.parties.rowCount())
        hints = (self._rows.sizeHint(option, self.parties.index(row)) for row in rows)
        return QSize(200, sum(hint.height() for hint in hints))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.sizeHint().height(), 90))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            at = self.indexAt(event.position().toPoint())
            asked = self._link_at(at, event.position()) if at.isValid() else None
            if event.type() == QEvent.Type.MouseMove:
                hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(hand if asked else arrow)
            if asked and event.type() == QEvent.Type.MouseButtonRelease:
                self._ask(asked, at)
        return super().viewportEvent(event)

    def _link_at(self, index: Index, place: QPointF) -> SignalInstance | None:
        """What a press at a place of a row asks for."""
        rect = self.visualRect(index)
        if self._rows.revise_area(rect).contains(place):
            return self.reviseAsked
        return self.fileAsked if self._rows.file_area(rect).contains(place) else None

    def _ask(self, asked: SignalInstance, index: Index) -> None:
        party: PartyView = index.data(ITEM)
        if party.person is not None:
            asked.emit(party)
