"""工作档案 and 执行档案 of a subject: what lies in each, and each as one PDF."""

from __future__ import annotations

__all__ = ["DossiersPanel"]

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.correction.messages import SubjectDetail
from app.i18n import tr
from app.papers.messages import PlanVolume, VolumePart
from ui.context import Context
from ui.records.volume import VolumeMaker
from ui.widgets.buttons import Button
from ui.widgets.files import ask_save
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text
from ui.widgets.progress import ProgressBar
from ui.widgets.tabs import FilterTabs

_LINE = "correction"
_KINDS = (("work", tr("工作档案")), ("exec", tr("执行档案")))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LyingModel(RowsModel[VolumePart]):
    """What lies in a dossier, in its order."""

    def spoken(self, item: VolumePart) -> str:
        return item.title


class LyingDelegate(RowDelegate):
    """The number of a thing in its dossier, and its title."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(26))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: VolumePart = index.data(ITEM)
        small = theme.font("small")
        number = QRectF(rect.left(), rect.top(), px(31), rect.height())
        draw_text(painter, number, str(index.row() + 1), small, theme.color("text_2"), align=_RIGHT)
        area = QRectF(rect).adjusted(px(16 + 15 + 8), 0, -px(14), 0)
        draw_text(painter, area, item.title, theme.font(), theme.color("text"), elide=True)


class DossiersPanel(QWidget):
    """One of the two dossiers at a time.

    Attributes:
        items: the list.
        tabs: which dossier.
        maker: what makes the PDF.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._subject: SubjectDetail | None = None
        self.tabs = FilterTabs(theme, _KINDS)
        self.tabs.setAccessibleName(tr("两种档案"))
        self.tabs.chosen.connect(lambda _which: self._read())
        self._sentence = Label(theme, "", "small", "text_2", wrap=True)
        self.lying = LyingModel(self)
        self.items = ListView(theme)
        self.items.setModel(self.lying)
        self.items.setItemDelegate(LyingDelegate(theme, self.items))
        self.items.setAccessibleName(tr("卷内目录"))
        self.maker = VolumeMaker(context, self)
        self.maker.moved.connect(self._on_moved)
        self.maker.ended.connect(self._on_ended)
        self._bar = ProgressBar(theme)
        self._save = Button(theme, tr("导出整卷"), icon="download", size="small")
        self._save.clicked.connect(self.save_whole)
        self._stop = Button(theme, tr("停下"), size="small")
        self._stop.clicked.connect(self.maker.stop)
        column = Column(theme, self, spacing=0)
        for widget, margins in ((self.tabs, (8, 2, 8, 2)), (self._sentence, (16, 2, 14, 6))):
            row = Row(theme, margins=margins)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.items, 1)
        foot = Row(theme, margins=(16, 6, 14, 10))
        foot.addWidget(self._bar, 1)
        foot.add(self._stop, self._save)
        column.addLayout(foot)
        self._show_busy(busy=False)

    def show_subject(self, subject: SubjectDetail) -> None:
        """The dossiers of a subject; read when they are looked at."""
        self._subject = subject
        if self.isVisible():
            self._read()

    def save_whole(self) -> None:
        """Ask where, then make it."""
        subject = self._subject
        if subject is None or self.maker.busy:
            return
        kind = self.tabs.value()
        label = dict(_KINDS)[kind]
        title = tr("{label} {name}").format(label=label, name=subject.person.name)
        name = tr("{title} {number}.pdf").format(title=title, number=subject.number)
        start = partial(self.maker.start, _LINE, subject.id, title, volume=kind)
        ask_save(self, tr("导出整卷"), name, "PDF (*.pdf)", start)

    # -- inside --------------------------------------------------------------------------

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._read()

    def _read(self) -> None:
        if self._subject is not None:
            asked = PlanVolume(_LINE, self._subject.id, self.tabs.value())
            self._context.work.run(self._context.desk.ask(asked), self._on_read, owner=self)

    def _on_read(self, parts: tuple[VolumePart, ...]) -> None:
        inside = tuple(part for part in parts if part.sources)
        self.lying.show(inside)
        words = tr("卷内 {n} 件；打印过的文书和添加的材料按次序放在这里").format(n=len(inside))
        empty = tr("卷内还没有材料；文书打印以后、材料添加以后自动归到这里")
        self._sentence.setText(words if inside else empty)
        self._save.setEnabled(bool(inside))

    def _on_moved(self, done: int, every: int) -> None:
        self._show_busy(busy=True)
        self._bar.set_share(done / max(1, every))

    def _on_ended(self, sentence: str, good: bool) -> None:
        self._show_busy(busy=False)
        self._context.toast(sentence or tr("停下了，没有导出"), good=good and bool(sentence))

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._stop.setVisible(busy)
        self._save.setVisible(not busy)
