"""New recovery cards: a question first, then the code, shown once and typed back in part."""

from __future__ import annotations

__all__ = ["AskNewCards", "NewCardsDialog"]

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.vault.messages import RecoveryCard, RenewRecovery
from ui.context import Context
from ui.vault.recovery import RecoveryStep
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog, confirm


class AskNewCards(Dialog):
    """The old cards end with the new ones: asked before, because nothing brings them back."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        text = tr(
            "会做一个新的恢复码，分成甲、乙两张卡。新的一做好，旧卡就打不开这台电脑了。"
            "请先备好纸笔，再备好打印机或者 U 盘。"
        )
        super().__init__(context.theme, tr("重做恢复卡？"), text, parent=parent)
        self._context, self._over = context, parent
        self.add_safe(tr("不重做"))
        self._make = DangerButton(context.theme, tr("重做恢复卡"))
        self._make.clicked.connect(self.submit)
        self.buttons.add(self._make)

    def submit(self) -> None:
        """Do it."""
        self._make.setEnabled(False)
        future = self._context.desk.do(RenewRecovery())
        # Owned by the page, not by this dialog: a code that was made must be seen, even when
        # the question was closed in the meantime.
        self._context.work.run(future, self._on_made, self._on_refused, owner=self._over)

    def reject(self) -> None:
        if self._make.isEnabled():
            super().reject()

    def _on_made(self, card: RecoveryCard) -> None:
        NewCardsDialog(self._context, self._over, card).open()
        self.accept()

    def _on_refused(self, _error: Exception) -> bool:
        self._make.setEnabled(True)
        self.reject()
        return False


class NewCardsDialog(Dialog):
    """The code on the screen; it closes when two groups were typed back, or after a question.

    Attributes:
        step: the groups, the buttons for paper, and what is typed back.
    """

    def __init__(self, context: Context, parent: QWidget, card: RecoveryCard) -> None:
        super().__init__(context.theme, tr("抄下恢复码"), width=660, parent=parent)
        self._context = context
        self._headline.hide()  # the step says it
        me = context.desk.me
        who = tr("{office}，本机 {number} 号").format(office=me.office_name, number=me.device_no)
        self.step = RecoveryStep(context.theme, context.work, context.clock, card, who=who)
        self.step.done.connect(self._on_proven)
        self.body.addWidget(self.step)
        self.add_primary(tr("抄好了"), self.step.proceed)
        self.step.start()

    def reject(self) -> None:
        confirm(
            self.theme,
            self,
            tr("还没有核对抄好的恢复码"),
            tr("离开以后，这个恢复码再也看不到，旧卡也已经作废。没有抄好的，只能再重做一次。"),
            keep=tr("回去抄"),
            act=tr("不抄了，离开"),
            on_act=self._on_left,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.proceed()
        else:
            super().keyPressEvent(event)

    def _on_left(self) -> None:
        super().reject()

    def _on_proven(self, _none: None) -> None:
        self._context.toast(tr("新恢复卡已做好，旧卡从此作废"))
        self.accept()
