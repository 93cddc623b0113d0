"""The unlock window: choose one's name, type the passphrase."""

from __future__ import annotations

__all__ = ["UnlockWindow"]

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.shell.statusbar import size_words
from ui.theme.theme import Mode, Theme
from ui.vault.frame import DoorFrame, Welcome
from ui.vault.secret import SecretField
from ui.vault.words import last_opened, sentence
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, paint_box

if TYPE_CHECKING:
    from app.clock import Clock
    from app.ids import Id
    from app.vault.messages import GateView, Unlocked, UserCard
    from ui.vault.door import Door
    from ui.work import Work

# ruff: noqa: PLC0415 - what is only asked for later is imported later: this window comes first

_ROW, _GAP = 50, 6
_SHOWN = 3


class _Users(RowsModel["UserCard"]):
    """The users of this laptop."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock

    def spoken(self, item: UserCard) -> str:
        return tr("，").join((item.name, self.detail(item)))

    def detail(self, user: UserCard) -> str:
        """工作人员，上次 今天 08:05."""
        last = last_opened(user.last_opened, self._clock.today())
        return tr("{role}，{last}").format(role=user.role.value, last=last)


class _UserRow(RowDelegate):
    """A name, a role, when they last opened."""

    divider = False

    def __init__(self, theme: Theme, users: _Users, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._users = users

    def sizeHint(self, option: Any, index: Index) -> QSize:
        del index
        return QSize(option.rect.width(), self.theme.px(_ROW + _GAP))

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        theme = self.theme
        box = QRectF(rect).adjusted(0, 0, 0, -theme.px(_GAP))
        if state.selected:
            fill, line = theme.color("accent_tint"), theme.color("accent")
            paint_box(painter, box, theme.px(6), fill=fill, line=line, width=2)
        else:
            fill = theme.color("bg_hover" if state.hovered else "bg_surface")
            paint_box(painter, box, theme.px(6), fill=fill, line=theme.color("line_card"))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme = self.theme
        user: UserCard = index.data(ITEM)
        box = QRectF(rect).adjusted(0, 0, 0, -theme.px(_GAP))
        middle, side = box.center().y(), theme.px(28)
        badge = QRectF(box.left() + theme.px(13), middle - side / 2, side, side)
        tint, line = theme.color("accent_tint"), theme.color("accent_line")
        paint_box(painter, badge, side / 2, fill=tint, line=line)
        font, ink = theme.font("body_strong"), theme.color("accent_text")
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, badge, user.name[:1], font, ink, align=centre)
        height = theme.px(19)
        words = QRectF(badge.right() + theme.px(12), middle - height, box.width(), height)
        draw_text(painter, words, user.name, font, theme.color("text"))
        words.moveTop(middle)
        detail = self._users.detail(user)
        draw_text(painter, words, detail, theme.font("small"), theme.color("text_2"))
        if state.selected:
            tick = theme.px(16)
            where = QRectF(box.right() - theme.px(28), middle - tick / 2, tick, tick)
            theme.status(painter, "checkin_ok", where)


class UnlockWindow(DoorFrame):
    """Who are you, and what is your passphrase.

    Signals:
        unlocked: the vault is open (Unlocked).
        forgotten: the user wants to use the recovery code; their id and name.
        absent: there is no vault yet; this is the first run.
    """

    unlocked = Signal(object)
    forgotten = Signal(bytes, str)
    absent = Signal()

    def __init__(self, theme: Theme, work: Work, door: Door, clock: Clock) -> None:
        self._welcome = Welcome(theme)
        super().__init__(theme, self._welcome, size=(858, 526))
        self._work, self._door, self._clock = work, door, clock
        self._waits: dict[Id, int] = {}
        self._wanted: Id | None = None
        self._busy = False
        self._users = _Users(clock, self)
        self._title = Label(theme, tr("请选择您的名字，再输密码"), "page")
        self._list = self._make_list()
        self._secret = SecretField(theme, tr("密码"), high=True)
        self._secret.entered.connect(self._on_entered)
        self._secret.editor.installEventFilter(self)
        self._open = PrimaryButton(theme, tr("打开"), keys="Enter", icon="lock-open", size="large")
        self._open.clicked.connect(self._on_entered)
        self._lay_out()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._on_second)
        theme.changed.connect(self._dress)
        self._dress()
        self._secret.setFocus()

    # -- what the session asks -----------------------------------------------------------

    def show_place(self, office: str, device: str, *, sample: bool = False) -> None:
        """Say whose laptop this is, as the screen remembers it."""
        number = tr("本机 {number} 号").format(number=device) if device else ""
        self._welcome.show_place(office, tr("试用样本所") if sample else number)

    def read(self, wanted: Id | None = None) -> None:
        """Read who may open; choose a user, or whoever opened last."""
        from app.vault.messages import ReadGate

        self._wanted = wanted
        self._work.run(self._door.ask(ReadGate()), self._on_gate, owner=self)

    def show_note(self, text: str) -> None:
        """A sentence above the names ("15 分钟没有操作，已锁上")."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    # -- inside --------------------------------------------------------------------------

    def _make_list(self) -> ListView:
        view = ListView(self.theme)
        view.setModel(self._users)
        view.setItemDelegate(_UserRow(self.theme, self._users, view))
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.setAccessibleName(tr("您的名字"))
        view.clicked.connect(lambda _index: self._secret.setFocus())
        view.acted.connect(lambda _index: self._secret.setFocus())
        selection = view.selectionModel()
        selection.currentChanged.connect(lambda _now, _before: self._on_user_changed())
        return view

    def _lay_out(self) -> None:
        theme, body = self.theme, self.body
        body.addWidget(self._title)
        self._note = Label(theme, "", "small", "text_2", wrap=True)
        self._note.hide()
        body.addWidget(self._note)
        body.gap(14)
        body.addWidget(self._list)
        body.gap(10)
        body.addWidget(self._secret)
        body.gap(10)
        body.addWidget(self._open)
        body.gap(8)
        links = Row(theme, spacing=18)
        forgot = LinkButton(theme, tr("忘了密码"), size="small")
        forgot.clicked.connect(self._on_forgotten)
        self._bigger = LinkButton(theme, "", size="small")
        self._bigger.clicked.connect(self._on_size_clicked)
        self._darker = LinkButton(theme, "", size="small")
        self._darker.clicked.connect(self._on_mode_clicked)
        for link in (forgot, self._bigger, self._darker):
            link.padding = 0  # words flush with the fields
        links.add(forgot)
        links.addStretch(1)
        links.add(self._bigger, self._darker)
        body.addLayout(links)
        body.addStretch(1)
        foot = Row(theme, spacing=6)
        foot.add(Icon(theme, "shield-check", 16))
        text = tr("资料只存在本机，已加密。15 分钟不操作会自动锁上。")
        self._safe = Label(theme, text, "small", "text_2", wrap=True)
        foot.addWidget(self._safe, 1)
        body.addLayout(foot)

    def _dress(self) -> None:
        bases = self.theme.tokens.bases
        after = bases[(bases.index(self.theme.base) + 1) % len(bases)]
        self._bigger.set_text(tr("字号 {size}").format(size=size_words(after)))
        self._darker.set_text(tr("浅色") if self.theme.dark else tr("深色"))
        rows = min(max(self._users.rowCount(), 1), _SHOWN)
        self._list.setFixedHeight(rows * self.theme.px(_ROW + _GAP))

    def _on_gate(self, view: GateView) -> None:
        if not view.exists:
            self.absent.emit()
            return
        self._waits = dict(view.waits)
        self._users.show(view.users)
        self._safe.setText(tr("{note}15 分钟不操作会自动锁上。").format(note=view.keyring_note))
        self._dress()
        users = view.users
        rows = [row for row, user in enumerate(users) if user.id == self._wanted]
        opened = [row for row, user in enumerate(users) if user.last_opened is not None]
        opened.sort(key=lambda row: users[row].last_opened or self._clock.now(), reverse=True)
        self._list.setCurrentIndex(self._users.index((rows or opened or [0])[0]))
        if self._waits:
            self._second.start()
        self._show_wait()

    def _user(self) -> UserCard | None:
        index = self._list.currentIndex()
        return self._users.items[index.row()] if index.isValid() else None

    def _on_user_changed(self) -> None:
        self._secret.clear()
        self._secret.clear_message()
        self._show_wait()

    def _on_entered(self) -> None:
        user = self._user()
        if user is None or self._busy or self._waits.get(user.id):
            return
        if not self._secret.text():
            self._secret.set_error(tr("请输入密码"))
            self._secret.setFocus()
            return
        from app.vault.messages import Unlock

        self._set_busy(busy=True)
        command = Unlock(user.id, self._secret.text())
        self._work.run(self._door.do(command), self._on_unlocked, self._on_refused, owner=self)

    def _on_unlocked(self, unlocked: Unlocked) -> None:
        self._secret.clear()
        self._secret.hide_text()
        self._secret.clear_message()
        self.show_note("")
        self.unlocked.emit(unlocked)

    def show_opened(self) -> None:
        """The desk is open, or could not be opened: the button may be pressed again."""
        self._set_busy(busy=False)

    def _on_refused(self, error: Exception) -> bool:
        self._set_busy(busy=False)
        self._secret.setFocus()
        self._secret.editor.selectAll()
        said = sentence(error, "passphrase")
        if said:
            from app.vault.messages import ReadGate

            self._secret.set_error(said)
            self._work.run(self._door.ask(ReadGate()), self._on_waits, owner=self)
        return bool(said)

    def _on_waits(self, view: GateView) -> None:
        self._waits = dict(view.waits)
        if self._waits:
            self._second.start()
        self._show_wait()

    def _on_second(self) -> None:
        self._waits = {user: left - 1 for user, left in self._waits.items() if left > 1}
        if not self._waits:
            self._second.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        user = self._user()
        left = self._waits.get(user.id, 0) if user else 0
        if self._busy:
            text = tr("正在打开…")
        else:
            text = tr("请等 {seconds} 秒再试").format(seconds=left) if left else tr("打开")
        self._open.set_text(text)
        self._open.set_keys("" if left or self._busy else "Enter")
        self._open.setEnabled(not left and not self._busy)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._secret.editor.setReadOnly(busy)
        self._show_wait()

    def _on_forgotten(self) -> None:
        user = self._user()
        if user is not None:
            self.forgotten.emit(user.id, user.name)

    def _on_size_clicked(self) -> None:
        bases = self.theme.tokens.bases
        self.theme.set_base(bases[(bases.index(self.theme.base) + 1) % len(bases)])

    def _on_mode_clicked(self) -> None:
        self.theme.set_mode(Mode.LIGHT if self.theme.dark else Mode.DARK)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # ↑↓ choose the name without leaving the passphrase.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._users.items:
                row = (self._list.currentIndex().row() + step) % len(self._users.items)
                self._list.setCurrentIndex(self._users.index(row))
                return True
        return False
