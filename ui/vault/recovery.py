"""The recovery code: shown once, printed on two cards, typed back in part."""

from __future__ import annotations

__all__ = ["RecoveryStep"]

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from app.clock import Clock
from app.i18n import tr
from app.vault.messages import RecoveryCard
from ui.theme.theme import Theme
from ui.vault.card import paint_cards, save_cards
from ui.vault.steps import StepPage
from ui.widgets.buttons import Button
from ui.widgets.files import ask_save
from ui.widgets.inputs import Line
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.paint import draw_text, paint_box
from ui.widgets.panel import Sunken
from ui.work import Work

_HALF = 4


class _Group(QWidget):
    """One group of digits in a box, with its number."""

    def __init__(self, theme: Theme, number: int, digits: str) -> None:
        super().__init__()
        self._theme, self._number, self._digits = theme, number, digits
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = tr("第 {number} 组，{digits}").format(number=number, digits=" ".join(digits))
        self.setAccessibleName(spoken)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(130), self._theme.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        paint_box(painter, rect, theme.px(6), line=theme.color("line_strong"))
        number = rect.adjusted(theme.px(12), 0, 0, 0)
        draw_text(painter, number, str(self._number), theme.font("small"), theme.color("text_2"))
        font = QFont(theme.font("figure"))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        digits = rect.adjusted(theme.px(34), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(digits, Qt.AlignmentFlag.AlignVCenter, self._digits)
        painter.end()


class _Back(QWidget):
    """第 3 组 [1158] ✓: a group typed back."""

    def __init__(self, theme: Theme, number: int, digits: str) -> None:
        super().__init__()
        self._theme, self._digits = theme, digits
        label = tr("第 {number} 组").format(number=number)
        self.editor = Line(theme)
        self.editor.setMaxLength(len(digits))
        self.editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editor.setAccessibleName(label)
        self.editor.textEdited.connect(self._on_edited)
        self._tick = StatusGlyph(theme, "checkin_ok", 16)
        kept = self._tick.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(kept)
        self._tick.hide()
        row = Row(theme, self, spacing=12)
        row.add(Label(theme, label, color="text_2"), self.editor, self._tick)
        theme.changed.connect(self._rescale)
        self._rescale()

    @property
    def right(self) -> bool:
        """Whether it is the group."""
        return self.editor.text() == self._digits

    def _on_edited(self) -> None:
        self._tick.setVisible(self.right)
        if self.right:
            self.editor.focusNextChild()

    def _rescale(self) -> None:
        self.editor.setFixedSize(self._theme.px(92), self._theme.size("control"))


class RecoveryStep(StepPage):
    """Write down the code, print the cards, prove it by typing two groups back."""

    words = tr("抄好了，下一步")
    note = tr("恢复码和密码不要放在一起。")

    def __init__(
        self,
        theme: Theme,
        work: Work,
        clock: Clock,
        card: RecoveryCard,
        *,
        who: str = "",
        pick: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        text = tr(
            "忘了密码时，要两个人各拿一半恢复码才能打开资料。"
            "请打印两张卡，交县（市、区）司法局两位同志分开锁好。"
        )
        super().__init__(theme, tr("抄下恢复码"), text)
        self._work, self._clock, self._card, self._who = work, clock, card, who
        groups = (*card.first, *card.second)
        grid = Grid(theme, spacing=(10, 6))
        halves = ((tr("甲"), card.first_check), (tr("乙"), card.second_check))
        for half, (name, check) in enumerate(halves):
            words = tr("第{name}张　核对码 {check}").format(name=name, check=check)
            grid.addWidget(Label(theme, words, "small", "text_2"), half * 2, 0, 1, _HALF)
            for place in range(_HALF):
                number = half * _HALF + place
                box = _Group(theme, number + 1, groups[number])
                grid.addWidget(box, half * 2 + 1, place)
        self.body.addLayout(grid)
        self.body.gap(12)
        row = Row(theme)
        self.print = Button(theme, tr("打印恢复卡"), icon="printer")
        self.print.clicked.connect(self._on_print_clicked)
        self.save = Button(theme, tr("存为 PDF"), icon="download")
        self.save.clicked.connect(self._on_save_clicked)
        row.add(self.print, self.save)
        row.add(Label(theme, tr("恢复码不会存进电脑，离开本页就看不到了"), "small", "text_2"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.gap(14)
        self._asked = (pick(_HALF), _HALF + pick(_HALF))
        self._backs = [_Back(theme, number + 1, groups[number]) for number in self._asked]
        self.body.addWidget(self._proof())
        self.body.addStretch(1)

    def start(self) -> None:
        self._backs[0].editor.setFocus()

    def proceed(self) -> None:
        wrong = next((back for back in self._backs if not back.right), None)
        if wrong is None:
            self.done.emit(None)
            return
        self._said.setText(tr("这一组和上面的不一样，请对照抄下的再输一次"))
        self._said.show()
        wrong.editor.setFocus()
        wrong.editor.selectAll()

    def save_to(self, path: Path) -> None:
        """Write the cards as a PDF."""
        family = self.theme.font().families()[0]
        future = self._work.call(self._write, path, family)
        self._work.run(future, lambda _none: None, owner=self)

    def _write(self, path: Path, family: str) -> None:
        made = self._clock.today()
        save_cards(self._card, path, family=family, who=self._who, made=made)

    def _proof(self) -> QWidget:
        theme = self.theme
        box = Sunken(theme)
        column = Column(theme, box, margins=(16, 12, 16, 14))
        first, second = (number + 1 for number in self._asked)
        text = tr("请输入第 {first} 组和第 {second} 组，确认已抄好")
        column.addWidget(Label(theme, text.format(first=first, second=second), "body_strong"))
        row = Row(theme, spacing=30)
        row.add(*self._backs)
        row.addStretch(1)
        column.addLayout(row)
        self._said = Label(theme, "", "small", "danger_text")
        self._said.hide()
        column.addWidget(self._said)
        return box

    def _on_save_clicked(self) -> None:
        ask_save(self, tr("存恢复卡，请存到 U 盘"), tr("恢复卡.pdf"), "PDF (*.pdf)", self.save_to)

    def _on_print_clicked(self) -> None:
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - heavy, and only wanted here
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not QPrinterInfo.availablePrinterNames():
            self._on_save_clicked()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        family, made = self.theme.font().families()[0], self._clock.today()
        dialog.accepted.connect(
            lambda: paint_cards(self._card, printer, family=family, who=self._who, made=made)
        )
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)
