"""第一次使用: the window that leads from an empty folder to an open desk."""

from __future__ import annotations

__all__ = ["FirstRunWindow"]

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.clock import Clock
from app.i18n import tr
from app.vault.messages import Unlocked
from ui.context import Desk
from ui.theme.theme import Theme
from ui.vault.door import Door
from ui.vault.enrol import EnrolStep
from ui.vault.flow import Flow, Kind, Step
from ui.vault.frame import DoorFrame, Steps
from ui.vault.recovery import RecoveryStep
from ui.vault.steps import ChoiceStep, LookStep, PassphraseStep, StepPage
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.labels import Label
from ui.widgets.layout import Row
from ui.work import Work


def _name(step: Step) -> str:
    return {
        Step.LOOK: tr("选字号和明暗"),
        Step.PASSPHRASE: tr("设密码"),
        Step.RECOVERY: tr("抄恢复码"),
        Step.ENROL: tr("登记本机"),
    }[step]


class FirstRunWindow(DoorFrame):
    """From an empty folder to an open desk.

    Signals:
        opened: the desk.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, work: Work, door: Door, clock: Clock) -> None:
        self._steps = Steps(theme, (), (tr("约需 5 分钟，只做一次。"),))
        super().__init__(theme, self._steps, size=(918, 566))
        self.setWindowTitle(tr("榕下 · 第一次使用"))
        self._work, self._door, self._clock = work, door, clock
        self._flow: Flow | None = None
        self._unlocked: Unlocked | None = None
        self._stack = QStackedWidget()
        self._page: StepPage | None = None
        self.body.addWidget(self._stack, 1)
        self._back = Button(theme, tr("上一步"), keys="Alt+Left")
        self._back.clicked.connect(self._on_back)
        self._count = Label(theme, "", "small", "text_2")
        self._next = PrimaryButton(theme, "", keys="Enter")
        self._next.clicked.connect(self._on_next)
        foot = Row(theme)
        foot.add(self._back)
        foot.addStretch(1)
        foot.add(self._count, self._next)
        self.body.addLayout(foot)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self._on_back)
        self._show_choice()

    # -- what the session asks -----------------------------------------------------------

    def start_sample(self) -> None:
        """No choice: it is to be the sample office."""
        self._flow = Flow(Kind.SAMPLE)
        self._show_step()

    def start_enrolment(self) -> None:
        """The vault is there and open; only the enrolment is missing."""
        self._flow = Flow(Kind.OFFICE, Step.ENROL)
        self._show_step()

    @property
    def page(self) -> StepPage | None:
        """The step in hand."""
        return self._page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_next()
        else:
            super().keyPressEvent(event)

    # -- inside --------------------------------------------------------------------------

    def _show_choice(self) -> None:
        self._flow = None
        self._show(ChoiceStep(self.theme))

    def _show_step(self) -> None:
        flow = self._flow
        if flow is None:
            self._show_choice()
            return
        self._show(self._make(flow.step, flow.kind))

    def _make(self, step: Step, kind: Kind) -> StepPage:
        theme, work, door = self.theme, self._work, self._door
        if step is Step.LOOK:
            return LookStep(theme)
        if step is Step.PASSPHRASE:
            return PassphraseStep(theme, work, door, sample=kind is Kind.SAMPLE)
        if step is Step.RECOVERY and self._unlocked and self._unlocked.recovery:
            who = self._unlocked.user.name
            return RecoveryStep(theme, work, self._clock, self._unlocked.recovery, who=who)
        return EnrolStep(theme, work, door)

    def _show(self, page: StepPage) -> None:
        before, self._page = self._page, page
        page.done.connect(self._on_done)
        page.changed.connect(self._refresh)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._refresh()
        page.start()

    def _refresh(self) -> None:
        flow, page = self._flow, self._page
        if page is None:
            return
        self._back.setVisible(flow is not None and flow.may_go_back)
        self._next.setVisible(flow is not None)
        if flow is None:
            self._steps.show_steps((), 0)
            self._count.setText("")
            return
        self._steps.show_steps([_name(step) for step in flow.steps], flow.number)
        notes = (page.note,) if page.note else (tr("约需 5 分钟，只做一次。"),)
        self._steps.show_notes(*notes)
        words = tr("第 {now} 步，共 {all} 步")
        self._count.setText(words.format(now=flow.number + 1, all=len(flow.steps)))
        self._next.set_text(tr("请稍等…") if page.busy else page.primary())
        self._next.setEnabled(not page.busy)

    def _on_next(self) -> None:
        if self._page is not None and not self._page.busy:
            self._page.proceed()

    def _on_back(self) -> None:
        if self._flow is not None and self._flow.may_go_back:
            self._flow = self._flow.back()
            self._show_step()

    def _on_done(self, value: object) -> None:
        if isinstance(value, Kind):
            self._flow = Flow(value)
            self._show_step()
            return
        flow = self._flow
        if flow is None:
            return
        if isinstance(value, Unlocked):
            self._unlocked = value
        if flow.step is Step.ENROL:
            self.opened.emit(value)
        elif flow.last:
            self._found_sample()
        else:
            if flow.step is Step.RECOVERY:
                self._unlocked = None  # the code was shown once
            self._flow = flow.forward()
            self._show_step()

    def _found_sample(self) -> None:
        if self._page is not None:
            self._page.set_busy(busy=True)
        self._work.run(self._door.found_sample(), self._on_desk, self._on_problem, owner=self)

    def _on_desk(self, desk: Desk) -> None:
        self.opened.emit(desk)

    def _on_problem(self, _error: Exception) -> bool:
        if self._page is not None:
            self._page.set_busy(busy=False)
        return False
