"""The first steps of the first run: the choice, how it looks, the passphrase."""

from __future__ import annotations

__all__ = ["ChoiceStep", "LookStep", "PassphraseStep", "StepPage"]

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from app.i18n import tr
from app.vault.messages import CreateVault, NewUser, Role, Unlocked
from ui.shell.statusbar import size_words
from ui.theme.theme import Mode, Theme
from ui.vault.door import Door
from ui.vault.flow import Kind
from ui.vault.secret import SecretField
from ui.vault.words import sentence
from ui.widgets.choices import RadioRow
from ui.widgets.field import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, paint_box
from ui.work import Work


class StepPage(QWidget):
    """One step: a title, a sentence, what is to be done, and what Enter does.

    Signals:
        done: the step is finished; goes on with a value or None.
        changed: the words of the primary button, or whether it is busy, changed.
    """

    done = Signal(object)
    changed = Signal()

    words = ""  # of the primary button
    note = ""  # at the foot of the green side

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self.theme = theme
        self.busy = False
        self.body = Column(theme, self, spacing=0)
        self.body.addWidget(Label(theme, title, "page"))
        self._text = Label(theme, text, color="text_2", wrap=True)
        self.body.addWidget(self._text)
        self.body.gap(12)
        self.setAccessibleName(title)

    def start(self) -> None:
        """The step is shown."""

    def primary(self) -> str:
        """What Enter does just now."""
        return self.words

    def proceed(self) -> None:
        """Enter, or the primary button."""
        raise NotImplementedError

    def set_busy(self, *, busy: bool) -> None:
        """Work is under way."""
        self.busy = busy
        self.changed.emit()


class Card(QAbstractButton):
    """A choice with a headline and a sentence."""

    ring = 6

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._theme, self._icon, self._title, self._text = theme, icon, title, text
        self.setAccessibleName(f"{title}。{text}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(84))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        fill = "bg_hover" if self.underMouse() else "bg_surface"
        paint_box(
            painter, rect, theme.px(8), fill=theme.color(fill), line=theme.color("line_strong")
        )
        side = theme.px(22)
        where = QPointF(theme.px(18), round((self.height() - side) / 2))
        painter.drawPixmap(where, theme.icon(self._icon, 22, "accent_text"))
        left = theme.px(56)
        line = QRectF(left, theme.px(16), self.width() - left - theme.px(14), theme.px(24))
        draw_text(painter, line, self._title, theme.font("section"), theme.color("text"))
        words = QRectF(left, theme.px(41), line.width(), theme.px(40))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_2"))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._text)
        painter.end()


class ChoiceStep(StepPage):
    """试用样本所 or 正式启用."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, tr("欢迎使用榕下"), tr("这台电脑上还没有资料。您想先试一试，还是正式启用？")
        )
        self.sample = Card(
            theme,
            "messages-square",
            tr("试用样本所"),
            tr("里面的人和案件都是编的，每一页都标着“试用样本”，可以放心点、放心改。"),
        )
        self.office = Card(
            theme,
            "landmark",
            tr("正式启用"),
            tr("为本所建立加密资料库。需要县（市、区）司法局发的登记码，或者登记 U 盘。"),
        )
        self.sample.clicked.connect(lambda: self.done.emit(Kind.SAMPLE))
        self.office.clicked.connect(lambda: self.done.emit(Kind.OFFICE))
        for card in (self.sample, self.office):
            self.body.addWidget(card)
            self.body.gap(10)
        self.body.addStretch(1)

    def start(self) -> None:
        self.sample.setFocus()

    def proceed(self) -> None:
        card = self.focusWidget()
        if isinstance(card, Card):
            card.click()


class _SizeCard(QAbstractButton):
    """A size of type, shown at that size."""

    ring = 6

    def __init__(self, theme: Theme, base: int) -> None:
        super().__init__()
        self._theme, self._base = theme, base
        self.setCheckable(True)
        self.setAccessibleName(tr("字号 {size}").format(size=size_words(base)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect, chosen = self._theme, QRectF(self.rect()), self.isChecked()
        fill = "accent_tint" if chosen else "bg_hover" if self.underMouse() else "bg_surface"
        line = theme.color("accent" if chosen else "line_card")
        width = 2 if chosen else 1
        paint_box(painter, rect, theme.px(6), fill=theme.color(fill), line=line, width=width)
        font = QFont(theme.font("body_strong" if chosen else "body"))
        font.setPixelSize(self._base * 2 - 8)
        top = rect.adjusted(0, theme.px(10), 0, -theme.px(36))
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, top, tr("调解"), font, theme.color("text"), align=centre)
        foot = rect.adjusted(0, theme.px(56), 0, -theme.px(8))
        ink = theme.color("accent_text" if chosen else "text_2")
        style = "body_strong" if chosen else "body"
        draw_text(painter, foot, size_words(self._base), theme.font(style), ink, align=centre)
        painter.end()


class LookStep(StepPage):
    """How big, and how bright."""

    words = tr("下一步")

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("选字号和明暗"), tr("看着舒服就好，以后随时可以在设置里改。"))
        self.body.addWidget(Label(theme, tr("字号"), "small", "text_2"))
        self.body.gap(6)  # the focus ring of the cards needs it
        sizes = Row(theme, spacing=10)
        self._group = QButtonGroup(self)
        for base in theme.tokens.bases:
            card = _SizeCard(theme, base)
            card.setChecked(base == theme.base)
            self._group.addButton(card, base)
            sizes.addWidget(card, 1)
        self._group.idClicked.connect(theme.set_base)
        self.body.addLayout(sizes)
        self.body.gap(16)
        modes = ((Mode.SYSTEM, tr("跟随系统")), (Mode.LIGHT, tr("浅色")), (Mode.DARK, tr("深色")))
        self.mode = RadioRow(theme, tr("明暗"), modes, value=theme.mode)
        self.mode.chosen.connect(theme.set_mode)
        self.body.addWidget(self.mode)
        self.body.gap(8)
        rows = ((False, tr("标准")), (True, tr("宽松")))
        self.rows = RadioRow(theme, tr("行距"), rows, value=theme.roomy)
        self.rows.chosen.connect(theme.set_roomy)
        self.body.addWidget(self.rows)
        self.body.addStretch(1)

    def start(self) -> None:
        self._group.checkedButton().setFocus()

    def proceed(self) -> None:
        self.done.emit(None)


class PassphraseStep(StepPage):
    """The first user and their passphrase; makes the vault. Done with Unlocked."""

    words = tr("设好，下一步")

    def __init__(self, theme: Theme, work: Work, door: Door, *, sample: bool) -> None:
        text = tr("第一个用户是所长，其他人以后由所长添加。")
        super().__init__(theme, tr("设密码"), text)
        self._work, self._door = work, door
        self.name = TextField(theme, tr("姓名"), required=True, max_length=50)
        self.first = SecretField(theme, tr("密码（至少 8 个字，汉字、字母、数字都行）"))
        self.again = SecretField(theme, tr("再输一次"), check=self._same)
        if sample:
            self.name.set_text(tr("梁志强"))
        for field in (self.name, self.first, self.again):
            self.body.addWidget(field)
            self.body.gap(10)
        self.again.entered.connect(self.proceed)
        self.first.entered.connect(self.again.setFocus)
        tips = Label(
            theme,
            tr("不要用姓名、生日、电话。用一句自己记得住、别人猜不到的话最好。"),
            "small",
            "text_2",
            wrap=True,
        )
        self.body.addWidget(tips)
        self.body.addStretch(1)

    def start(self) -> None:
        (self.first if self.name.text() else self.name).setFocus()

    def proceed(self) -> None:
        if self.busy:
            return
        if not self.name.validate():
            self.name.setFocus()
            return
        if not self.first.text():
            self.first.set_error(tr("请设一个密码"))
            self.first.setFocus()
            return
        if not self.again.text() or not self.again.validate():
            self.again.set_error(self._same(self.again.text()) or "")
            self.again.setFocus()
            return
        self.set_busy(busy=True)
        user = NewUser(self.name.text(), Role.HEAD, self.first.text())
        future = self._door.do(CreateVault(user))
        self._work.run(future, self._on_made, self._on_refused, owner=self)

    def _same(self, text: str) -> str | None:
        return None if text == self.first.text() else tr("两次输入的不一样，请再输一次")

    def _on_made(self, unlocked: Unlocked) -> None:
        self.first.clear()
        self.again.clear()
        self.set_busy(busy=False)
        self.done.emit(unlocked)

    def _on_refused(self, error: Exception) -> bool:
        self.set_busy(busy=False)
        about_name = sentence(error, "name")
        about_secret = sentence(error, "passphrase")
        if about_secret:
            self.first.set_error(about_secret)
            self.first.setFocus()
        elif about_name:
            self.name.set_error(about_name)
            self.name.setFocus()
        return bool(about_name or about_secret)
