"""登记本机: with a code over the network, or with a stick in two trips."""

from __future__ import annotations

__all__ = ["EnrolStep"]

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from app.errors import Problem
from app.i18n import tr
from ui.context import Desk
from ui.theme.theme import Theme
from ui.vault.door import Door, Offer
from ui.vault.steps import StepPage
from ui.vault.words import sentence
from ui.widgets.buttons import Button, ToggleButton
from ui.widgets.choices import CheckBox
from ui.widgets.field import TextField, compact
from ui.widgets.files import ask_folder
from ui.widgets.inputs import Line
from ui.widgets.labels import Icon, Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.panel import Sunken
from ui.work import Promise, Work

T = TypeVar("T")
_PARTS, _PART = 4, 4


class CodeBoxes(QWidget):
    """Four boxes of four characters; a pasted code fills them all.

    Signals:
        edited: the user typed.
        filled: the last character was typed.
    """

    edited = Signal()
    filled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: list[Line] = []
        row = Row(theme, self, spacing=8)
        for number in range(_PARTS):
            if number:
                row.add(Label(theme, "–", color="text_2"))
            box = Line(theme)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name = tr("登记码，第 {number} 组，共 4 组").format(number=number + 1)
            box.setAccessibleName(name)
            box.textEdited.connect(partial(self._on_edited, number))
            self.boxes.append(box)
            row.add(box)
        row.addStretch(1)
        self.setFocusProxy(self.boxes[0])
        theme.changed.connect(self._rescale)
        self._rescale()

    def text(self) -> str:
        """The code as typed, without blanks."""
        return "-".join(filter(None, (compact(box.text()).upper() for box in self.boxes)))

    def set_text(self, text: str) -> None:
        """Spread a code over the boxes."""
        letters = compact(text).replace("-", "").upper()
        for number, box in enumerate(self.boxes):
            box.setText(letters[number * _PART : (number + 1) * _PART])

    def _on_edited(self, here: int, text: str) -> None:
        letters = compact(text).replace("-", "").upper()
        before = [box.text() for box in self.boxes[:here]]
        if len(letters) > _PART:  # pasted, or typed on past the end
            after = [box.text() for box in self.boxes[here + 1 :]]
            self.set_text("".join((*before, letters, *after)))
            last = min(here + (len(letters) - 1) // _PART, _PARTS - 1)
            self.boxes[last].setFocus()
        else:
            place = self.boxes[here].cursorPosition()
            self.boxes[here].setText(letters)
            self.boxes[here].setCursorPosition(min(place, len(letters)))
            if len(letters) == _PART and here + 1 < _PARTS:
                self.boxes[here + 1].setFocus()
        self.edited.emit()
        if self.boxes[-1].hasFocus() and all(len(box.text()) == _PART for box in self.boxes):
            self.filled.emit()

    def _rescale(self) -> None:
        font = QFont(self._theme.font("page"))
        font.setBold(False)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        for box in self.boxes:
            box.setFont(font)
            box.setFixedSize(self._theme.px(104), self._theme.px(44))


class EnrolStep(StepPage):
    """Make this laptop known to the city. Done with the open desk."""

    def __init__(self, theme: Theme, work: Work, door: Door) -> None:
        text = tr("输入县（市、区）司法局发的登记码，或者用登记 U 盘。")
        super().__init__(theme, tr("登记本机"), text)
        self._work, self._door = work, door
        self._offer: Offer | None = None
        self._ways = QStackedWidget()
        self._ways.addWidget(self._by_code())
        self._ways.addWidget(self._by_stick())
        row = Row(theme)
        self._group = QButtonGroup(self)
        ways = (("keyboard", tr("输登记码")), ("usb", tr("用登记 U 盘")))
        for number, (icon, words) in enumerate(ways):
            button = ToggleButton(theme, words, icon=icon)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.add(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._on_way_chosen)
        self.body.addLayout(row)
        self.body.gap(12)
        self.body.addWidget(self._ways)
        self._said = self._make_said()
        self.body.addWidget(self._said)
        self.body.gap(10)
        self._card = self._make_card()
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def primary(self) -> str:
        """What Enter does just now."""
        if self._offer is not None:
            return tr("登记本机，进入榕下")
        if self._ways.currentIndex():
            return tr("读取回复")
        return tr("核对登记码")

    def start(self) -> None:
        self.code.setFocus()

    def proceed(self) -> None:
        if self.busy:
            return
        if self._offer is not None:
            self._accept(self._offer)
        elif self._ways.currentIndex():
            ask_folder(self, tr("请选登记 U 盘"), self.read_reply)
        else:
            self._ask_online()

    def write_request(self, folder: Path) -> None:
        """First trip: write the request to a stick."""
        self._busy(self._door.write_request(folder), self._on_request_written)

    def read_reply(self, folder: Path) -> None:
        """Second trip: read the city's reply."""
        self._busy(self._door.read_reply(folder), self._on_offer)

    # -- by code -------------------------------------------------------------------------

    def _by_code(self) -> QWidget:
        theme, page = self.theme, QWidget()
        column = Column(theme, page, spacing=0)
        title = Label(theme, tr("登记码（16 位，不分大小写）"), "small", "text_2")
        column.addWidget(title)
        self.code = CodeBoxes(theme)
        self.code.edited.connect(self._forget_offer)
        column.addWidget(self.code)
        column.gap(8)
        self.server = TextField(
            theme, tr("服务器地址（登记单上有）"), required=True, placeholder="https://"
        )
        self.server.edited.connect(self._forget_offer)
        self.server.enter_leaves = False  # the last field: Enter is what the button says
        self.code.filled.connect(self.server.setFocus)
        column.addWidget(self.server)
        return page

    def _ask_online(self) -> None:
        if not self.code.text():
            self._say(tr("请输入登记单上的 16 位登记码"), good=False)
            self.code.setFocus()
        elif not self.server.validate():
            self.server.setFocus()
        else:
            future = self._door.enrol_online(self.server.text(), self.code.text())
            self._busy(future, self._on_offer)

    # -- by stick ------------------------------------------------------------------------

    def _by_stick(self) -> QWidget:
        theme, page = self.theme, QWidget()
        column = Column(theme, page, spacing=8)
        steps = (
            tr("把登记申请写到 U 盘"),
            tr("把 U 盘和本机核对码一起带到县（市、区）司法局"),
            tr("带回 U 盘，插上，读取回复"),
        )
        for number, words in enumerate(steps, 1):
            row = Row(theme)
            row.add(Label(theme, f"{number}", "body_strong", "accent_text"))
            row.add(Label(theme, words))
            row.addStretch(1)
            if number == 1:
                self.write = Button(theme, tr("写到 U 盘"), icon="upload", size="small")
                self.write.clicked.connect(
                    lambda: ask_folder(self, tr("请选 U 盘"), self.write_request)
                )
                row.add(self.write)
            column.addLayout(row)
        text = tr("中间可以关机：下次打开榕下，输密码后会回到这里。")
        column.addWidget(Label(theme, text, "small", "text_2", wrap=True))
        return page

    def _on_request_written(self, digits: str) -> None:
        self.set_busy(busy=False)
        text = tr("登记申请已写入 U 盘。本机核对码 {digits}，请抄到登记单上。")
        self._say(text.format(digits=digits), good=True)

    # -- both ----------------------------------------------------------------------------

    def _on_way_chosen(self, way: int) -> None:
        self._ways.setCurrentIndex(way)
        self._forget_offer()

    def _forget_offer(self) -> None:
        self._offer = None
        self._card.hide()
        self._said.hide()
        self.changed.emit()

    def _busy(self, future: Promise[T], on_result: Callable[[T], None]) -> None:
        self.set_busy(busy=True)
        self._work.run(future, on_result, self._on_problem, owner=self)

    def _on_offer(self, offer: Offer) -> None:
        self.set_busy(busy=False)
        self._offer = offer
        self._office.setText(offer.office_name)
        self._device.setText(offer.device_no)
        self._digits.setText(offer.digits)
        self._same.setVisible(not offer.proven)
        self._same.setChecked(offer.proven)
        self._compare.setVisible(not offer.proven)
        self._proven.setVisible(offer.proven)
        self._say(tr("登记码有效") if offer.proven else tr("已读到回复"), good=True)
        self._card.show()
        if not offer.proven:
            self._same.setFocus()
        self.changed.emit()

    def _accept(self, offer: Offer) -> None:
        if not self._same.isChecked():
            self._say(tr("请先和登记单上的数字核对，一样才能登记"), good=False)
            self._same.setFocus()
            return
        self._busy(self._door.accept(offer), self._on_desk)

    def _on_desk(self, desk: Desk) -> None:
        self.set_busy(busy=False)
        self.done.emit(desk)

    def _on_problem(self, error: Exception) -> bool:
        self.set_busy(busy=False)
        said = sentence(error, "code") or (str(error) if isinstance(error, Problem) else "")
        self._say(said, good=False)
        return bool(said)

    def _say(self, text: str, *, good: bool) -> None:
        self._words.setText(text)
        self._words.set_color("accent_text" if good else "danger_text")
        self._glyph.set_status("checkin_ok" if good else "overdue")
        self._said.setVisible(bool(text))

    def _make_said(self) -> QWidget:
        said = QWidget()
        row = Row(self.theme, said, margins=(0, 6, 0, 0), spacing=5)
        self._glyph = StatusGlyph(self.theme, "checkin_ok", 14)
        self._words = Label(self.theme, "", wrap=True)
        row.add(self._glyph)
        row.addWidget(self._words, 1)
        said.hide()
        return said

    def _make_card(self) -> QWidget:
        theme, card = self.theme, Sunken(self.theme)
        column = Column(theme, card, margins=(16, 12, 16, 12), spacing=6)
        head = Row(theme)
        head.add(Icon(theme, "landmark", 18, "text"))
        head.add(Label(theme, tr("登记后，本机属于"), "body_strong"))
        head.addStretch(1)
        column.addLayout(head)
        grid = Grid(theme, spacing=(16, 3))
        self._office, self._device = Label(theme), Label(theme)
        self._digits = Label(theme, selectable=True)
        rows = (
            (tr("单位"), self._office),
            (tr("本机编号"), self._device),
            (tr("核对码"), self._digits),
        )
        for number, (name, value) in enumerate(rows):
            grid.addWidget(Label(theme, name, color="text_2"), number, 0)
            grid.addWidget(value, number, 1)
        self._compare = Label(theme, tr("请与登记单上的数字核对"), "small", "text_2")
        grid.addWidget(self._compare, 2, 2)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        self._same = CheckBox(theme, tr("数字一样"))
        column.addWidget(self._same)
        self._proven = Label(
            theme, tr("登记码已经证明对方是江门市局，不必再核对"), "small", "text_2"
        )
        column.addWidget(self._proven)
        card.hide()
        return card
