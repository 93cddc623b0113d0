"""The recovery cards on paper: one A4 sheet to be cut, a half for each of two people."""

from __future__ import annotations

__all__ = ["paint_cards", "save_cards"]

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from app.i18n import full_date, tr
from app.vault.messages import RecoveryCard

_MM = 25.4
_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT = 25.0


def save_cards(card: RecoveryCard, path: Path, *, family: str, who: str, made: date) -> None:
    """Write the sheet as a PDF."""
    writer = QPdfWriter(str(path))
    writer.setTitle(tr("恢复卡"))
    writer.setCreator(tr("榕下"))
    writer.setResolution(300)
    paint_cards(card, writer, family=family, who=who, made=made)


def paint_cards(
    card: RecoveryCard, device: QPagedPaintDevice, *, family: str, who: str, made: date
) -> None:
    """Paint the sheet on a PDF or a printer; `who` names the office or the user."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    scale = device.logicalDpiX() / _MM
    painter.scale(scale, scale)  # from here on in mm
    sheet = _Sheet(painter, family)
    halves = ((card.first, card.first_check), (card.second, card.second_check))
    for number, (groups, check) in enumerate(halves):
        top = 20.0 + number * _HEIGHT / 2
        sheet.half(top, number, groups, check, who, made)
    pen = QPen(QColor("#777777"), 0.3)
    pen.setDashPattern([8, 6])
    painter.setPen(pen)
    painter.drawLine(QPointF(0, _HEIGHT / 2), QPointF(_WIDTH, _HEIGHT / 2))
    painter.end()


class _Sheet:
    """Lines of text on paper, in mm."""

    def __init__(self, painter: QPainter, family: str) -> None:
        self._painter, self._family = painter, family

    def text(
        self, x: float, y: float, words: str, mm: float, *, bold: bool = False, grey: bool = False
    ) -> None:
        """A line whose letters are `mm` high."""
        font = QFont(self._family)
        font.setPixelSize(100)
        font.setBold(bold)
        painter = self._painter
        painter.save()
        painter.translate(x, y)
        painter.scale(mm / 100, mm / 100)  # fonts have whole px only
        painter.setFont(font)
        painter.setPen(QColor("#555555" if grey else "#000000"))
        painter.drawText(QRectF(0, 0, 100_000, 150), Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def half(
        self, top: float, number: int, groups: tuple[str, ...], check: str, who: str, made: date
    ) -> None:
        """One half: what it is, the groups, the check, what to do with it."""
        letter = (tr("甲"), tr("乙"))[number]
        title = tr("榕下恢复卡（{letter}）").format(letter=letter)
        self.text(_LEFT, top, title, 7, bold=True)
        day = tr("{day}制").format(day=full_date(made))
        self.text(_LEFT, top + 12, f"{who}　{day}", 4, grey=True)
        first = number * len(groups) + 1
        for place, group in enumerate(groups):
            x = _LEFT + place * 34
            self.text(x, top + 26, str(first + place), 3.6, grey=True)
            self.text(x + 5, top + 24, group, 8, bold=True)
        self.text(_LEFT, top + 42, tr("核对码 {check}").format(check=check), 5, bold=True)
        for line, words in enumerate(
            (
                tr("忘了密码时，甲、乙两张卡合在一起，才能打开这台电脑上的资料。"),
                tr("请由县（市、区）司法局两位同志各保管一张，分开锁好，不要放在一起。"),
                tr("不要拍照，不要存进电脑，不要交给使用这台电脑的人。"),
            )
        ):
            self.text(_LEFT, top + 56 + line * 8, words, 4)
        self.text(_LEFT, top + 88, tr("保管人签名："), 4.4)
        self.text(_LEFT + 90, top + 88, tr("日期：　　　年　　月　　日"), 4.4)
