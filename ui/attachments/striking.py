"""作废: strikes an attachment out, with the reason that stays beside it."""

from __future__ import annotations

__all__ = ["strike_out"]

from PySide6.QtWidgets import QWidget

from app.attachments.messages import AttachmentRow, RemoveAttachment
from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import Line
from ui.widgets.labels import Label


def strike_out(context: Context, parent: QWidget, item: AttachmentRow) -> Dialog:
    """Ask for the reason over a window."""
    dialog = _Striking(context, parent, item)
    dialog.open()
    return dialog


class _Striking(Dialog):
    """One line for the reason; Enter does it."""

    def __init__(self, context: Context, parent: QWidget, item: AttachmentRow) -> None:
        theme = context.theme
        words = tr("“{name}”从案件里划去，文件和记录都留着，可以撤销。").format(name=item.name)
        super().__init__(theme, tr("作废这份材料"), words, parent=parent)
        self._context, self._item = context, item
        self.reason = Line(theme)
        self.reason.setAccessibleName(tr("作废的原因"))
        self.reason.setPlaceholderText(tr("例如：重复添加、拍错了"))
        self.reason.setFixedHeight(theme.size("control"))
        self.reason.returnPressed.connect(self._strike)
        self._wrong = Label(theme, "", "small", "danger_text", wrap=True)
        self._wrong.hide()
        self.body.addWidget(self.reason)
        self.body.addWidget(self._wrong)
        self.add_safe(tr("不作废"))
        self.add_primary(tr("作废"), self._strike, keys="Ctrl+Return")
        self.reason.setFocus()

    def _strike(self) -> None:
        context = self._context
        future = context.desk.do(RemoveAttachment(self._item.id, self.reason.text()))
        context.work.run(future, self._on_struck, self._on_error, owner=self)

    def _on_struck(self, _id: Id) -> None:
        self._context.toast(tr("已作废“{name}”").format(name=self._item.name), undo=True)
        self.accept()

    def _on_error(self, error: Exception) -> bool:
        if not isinstance(error, Refused):
            return False
        self._wrong.setText(str(error))
        self._wrong.show()
        self.reason.set_state("error")
        return True
