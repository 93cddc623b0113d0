"""名称和说明: other words for an attachment, and where it lies in the dossier."""

from __future__ import annotations

__all__ = ["revise"]

from PySide6.QtWidgets import QWidget

from app.attachments.messages import (
    AttachmentRow,
    PlacesView,
    ReadPlaces,
    ReviseAttachment,
)
from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from ui.context import Context
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import Line
from ui.widgets.labels import Label


def revise(context: Context, parent: QWidget, item: AttachmentRow) -> Dialog:
    """Ask for the words over a window."""
    dialog = _Revising(context, parent, item)
    dialog.open()
    return dialog


class _Revising(Dialog):
    """Two lines; Enter goes on from the first, and does it in the second.

    A record with a dossier has a third: the part the file lies in, else as its name says.
    """

    def __init__(self, context: Context, parent: QWidget, item: AttachmentRow) -> None:
        super().__init__(context.theme, tr("名称和说明"), parent=parent)
        self._context, self._item = context, item
        self.name = self._line(tr("名称"), item.name, 200)
        self._wrong = Label(context.theme, "", "small", "danger_text", wrap=True)
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.note = self._line(tr("说明"), item.note, 200)
        self.note.setPlaceholderText(tr("例如：11月9日拍，后墙东侧，水泥高 12 厘米"))
        self.place = PinyinCombo(context.theme, tr("卷宗里放在"))
        self.place.hide()
        self.body.addWidget(self.place)
        self.name.returnPressed.connect(self.note.setFocus)
        self.note.returnPressed.connect(self._keep)
        self.add_safe(tr("不改"))
        self.add_primary(tr("保存"), self._keep, keys="Ctrl+Return")
        future = context.desk.ask(ReadPlaces(item.id))
        context.work.run(future, self._offer_places, owner=self)
        self.name.setFocus()
        self.name.setSelection(0, len(item.name.rpartition(".")[0]) or len(item.name))

    def _line(self, label: str, text: str, most: int) -> Line:
        theme = self.theme
        line = Line(theme, text)
        line.setMaxLength(most)
        line.setAccessibleName(label)
        line.setFixedHeight(theme.size("control"))
        self.body.addWidget(Label(theme, label, "small", "text_2"))
        self.body.addWidget(line)
        return line

    def _offer_places(self, places: PlacesView) -> None:
        if not places.parts:
            return
        by_name = tr("按名称（{part}）").format(part=places.by_name)
        self.place.set_choices(
            [Choice("", by_name), *(Choice(code, words) for code, words in places.parts)]
        )
        self.place.set_value(self._item.place)
        self.place.show()
        self.adjustSize()

    def _keep(self) -> None:
        place = self.place.value() if self.place.isVisible() else self._item.place
        command = ReviseAttachment(self._item.id, self.name.text(), self.note.text(), place or "")
        future = self._context.desk.do(command)
        self._context.work.run(future, self._on_kept, self._on_error, owner=self)

    def _on_kept(self, _id: Id) -> None:
        self._context.toast(tr("已改好"), undo=True)
        self.accept()

    def _on_error(self, error: Exception) -> bool:
        if not isinstance(error, Refused):
            return False
        self._wrong.setText(str(error))
        self._wrong.show()
        self.name.set_state("error")
        self.name.setFocus()
        return True
