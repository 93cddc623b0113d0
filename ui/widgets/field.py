"""Fields: a label, an input and a message, with one way to be wrong and one to be filled in."""

from __future__ import annotations

__all__ = ["AreaField", "Field", "TextField", "compact"]

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.inputs import Area, Line, narrow
from ui.widgets.layout import Column, Row
from ui.widgets.legend import Head, Message
from ui.widgets.reason import ReasonLine

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " "}
Check = Callable[[str], str | None]


def compact(text: str) -> str:
    """A number as pasted, without blanks and with full-width characters made narrow."""
    return "".join(text.translate(_FULL_WIDTH).split())


class Field(QWidget):
    """A label above an input, and a message below it when there is something to say.

    It is checked when the user leaves it, never while typing; a wrong one is checked again at
    each keystroke, so that the message goes with the first correct one.

    Attributes:
        editor: the input.
        check: from the text to what is wrong with it (None: nothing); set it at will.

    Signals:
        edited: the user changed the text.
        left: the user left the input; it has been checked.
        judged: it became right, doubtful or wrong.
        reasoned: the user changed the reason for passing a warning.
    """

    edited = Signal()
    left = Signal()
    judged = Signal()
    reasoned = Signal()
    multi_line: ClassVar[bool] = False
    enter_leaves = True  # for the next field; False where Enter belongs to the window

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        note: str = "",
        check: Check | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.editor, self.check = theme, editor, check
        self.label, self.required = label, required
        self._state = ""
        self._message: Message | None = None
        self._reason: ReasonLine | None = None
        self._column = Column(theme, self, spacing=0)
        self._head = Head(theme, label, required=required, aside=note)
        self._column.addWidget(self._head)
        self._head.setVisible(bool(label))  # once it lies in the field: else it is a window
        self._column.addWidget(editor)
        self._column.addStretch(1)
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        editor.installEventFilter(self)
        theme.changed.connect(self._rescale)
        self._rescale()
        self._name()

    # -- what a page asks ----------------------------------------------------------------

    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Fill in; not an edit of the user."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the text means to the field; a field without a meaning of its own gives the text."""
        return self.text()

    def set_value(self, value: Any) -> None:
        """Fill in what value() gives; not an edit of the user."""
        self.set_text("" if value is None else value)

    @property
    def state(self) -> str:
        """Normal (""), "error", "warn", "ok" or "auto"."""
        return self._state

    @property
    def message(self) -> str:
        """What is said below the input."""
        return self._message.text() if self._message is not None else ""

    def set_error(self, message: str) -> None:
        """Say what is wrong and what to do, beside the input."""
        self._show("error", message)

    def set_warning(self, message: str) -> None:
        """Say what is doubtful; a line below takes the reason for leaving it so."""
        self._show("warn", message)

    @property
    def reason(self) -> str:
        """Why a doubtful value is left as it is; what was typed stays when the doubt goes."""
        return "" if self._reason is None else self._reason.text().strip()

    def set_reason(self, text: str) -> None:
        """Fill in the reason; not an edit of the user."""
        self._reason_line().setText(text)

    @property
    def unexplained(self) -> bool:
        """Whether it is doubtful and no reason is given."""
        return self._state == "warn" and not self.reason

    def go(self) -> None:
        """Take the keyboard to what is to be filled in: the input, or the reason."""
        target = self._reason if self.unexplained and self._reason else self
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def set_ok(self, message: str) -> None:
        """Say that it was checked and is right."""
        self._show("ok", message)

    def set_note(self, message: str) -> None:
        """Say something quiet below the input."""
        self._show("", message)

    def clear_message(self) -> None:
        """Nothing to say."""
        self._show("", "")

    def set_auto(self, auto: bool) -> None:
        """Filled in by the machine: sunken, marked 自动, opened by F2."""
        if auto is not self._head.auto:
            self._set_read_only(auto)
            self._head.show_parts(auto=auto)
        self._show("auto" if auto else "", "")

    def validate(self) -> bool:
        """Check now; an empty required field is wrong too."""
        problem = None
        if not self.text().strip():
            problem = self.missing() if self.required else None
        elif self.check is not None:
            problem = self.check(self.text())
        if problem is not None:
            self.set_error(problem)
        elif self._state == "error":
            self.clear_message()
        return problem is None

    def missing(self) -> str:
        """What to say when it is required and empty."""
        return tr("请填写{label}").format(label=self.label)

    def hide_head(self, *, keep_room: bool = False) -> None:
        """For an input with a label of its own; with room, to stand level with others."""
        if keep_room:
            self._head.show_parts(label="", required=False)
        else:
            self._head.hide()

    def ask_reason_alone(self) -> None:
        """It has no input; what is typed into it is a reason."""
        self._head.hide()
        self.editor.hide()
        # Else Tab would hand the keyboard to the hidden input, and stay where it was.
        self.setFocusProxy(self._reason_line())

    def set_required(self, *, required: bool) -> None:
        """Whether it may be left empty."""
        self.required = required
        self._head.show_parts(required=required)
        self._name()

    def set_aside(self, text: str) -> None:
        """The quiet words at the right of the label."""
        self._head.show_parts(aside=text)

    def put_beside_head(self, widget: QWidget) -> None:
        """Something to press, at the right of the label."""
        row = Row(self.theme, spacing=8)
        row.addWidget(self._head, 1)
        row.add(widget)
        self._column.insertLayout(0, row)

    # -- inside --------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_focus_left()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether a key of the input was used up here."""
        key = event.key()
        if key == Qt.Key.Key_F2 and self._state == "auto":
            self.set_auto(False)
            return True
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        leaves = plain and self.enter_leaves and not self.multi_line
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and leaves:
            self.editor.focusNextChild()
            return True
        return False

    def _on_focus_left(self) -> None:
        if self._state != "auto" and self.text().strip():
            self.validate()
        self.left.emit()

    def _on_user_edited(self) -> None:
        if self._state == "error":
            self.validate()
        elif self._state in ("ok", "warn"):
            self.clear_message()
        self.edited.emit()

    def _set_read_only(self, read_only: bool) -> None:
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setReadOnly(read_only)

    def _show(self, state: str, message: str) -> None:
        if (state, message) == (self._state, self.message):
            return  # a form clears fifty fields of which most are clear
        if message and self._message is None:
            self._message = Message(self.theme)
            place = self._column.indexOf(self.editor) + 1
            self._column.insertWidget(place, self._message)
        if self._message is not None:
            self._message.say(state, message)
        before, self._state = self._state, state
        self._show_reason(shown=state == "warn")
        if state != before and isinstance(self.editor, Line | Area):
            self.editor.set_state(state)
        self._name()
        if state != before and {state, before} & {"error", "warn"}:
            self.judged.emit()

    def _show_reason(self, *, shown: bool) -> None:
        if shown or self._reason is not None:
            self._reason_line().setVisible(shown)

    def _reason_line(self) -> ReasonLine:
        # Made when it is first wanted: most fields are never doubtful.
        if self._reason is None:
            self._reason = ReasonLine(self.theme, self.label)
            self._reason.textEdited.connect(self.reasoned)
            place = self._column.count() - 1  # before the stretch
            self._column.insertWidget(place, self._reason)
            self._reason.follow(self.editor)
            self._reason.setVisible(self._state == "warn")
        return self._reason

    def _name(self) -> None:
        required = tr("必填") if self.required else ""
        parts = (self.label, required, self.message)
        self.editor.setAccessibleName("，".join(filter(None, parts)))

    def _rescale(self) -> None:
        if not self.multi_line:
            self.editor.setFixedHeight(self.theme.size("control"))


class TextField(Field):
    """One line of text; `number=True` strips blanks and narrows digits as they are pasted."""

    editor: Line

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        required: bool = False,
        placeholder: str = "",
        note: str = "",
        number: bool = False,
        max_length: int = 200,
        check: Check | None = None,
    ) -> None:
        editor = Line(theme)
        editor.setMaxLength(max_length)
        editor.setPlaceholderText(placeholder)
        super().__init__(theme, label, editor, required=required, note=note, check=check)
        self._number, self._cut = number, False
        editor.textEdited.connect(self._on_text_edited)
        editor.inputRejected.connect(self._on_rejected)

    def text(self) -> str:
        return self.editor.text().strip()

    def set_text(self, text: str) -> None:
        self.editor.setText(text)
        self.editor.setCursorPosition(0)

    def _on_text_edited(self, text: str) -> None:
        right = compact if self._number else narrow
        place = len(right(text[: self.editor.cursorPosition()]))
        self.editor.rewrite(right(text), place)
        if self._cut and len(self.editor.text()) < self.editor.maxLength():
            self._cut = False
            self.clear_message()
        self._on_user_edited()

    def _on_rejected(self) -> None:
        """More was typed or pasted than there is room for: what is left out is said."""
        if self.state in ("", "ok") and not self.editor.isReadOnly():
            self._cut = True
            says = tr("最多 {n} 个字，多出来的没有填进去")
            self.set_note(says.format(n=self.editor.maxLength()))


class AreaField(Field):
    """Several lines of text with a count; Ctrl+Enter leaves it, Tab too."""

    editor: Area
    multi_line = True

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        required: bool = False,
        placeholder: str = "",
        lines: int = 3,
        max_length: int = 500,
        check: Check | None = None,
    ) -> None:
        editor = Area(theme)
        editor.setTabChangesFocus(True)
        editor.setPlaceholderText(placeholder)
        self._lines, self._max = lines, max_length
        super().__init__(theme, label, editor, required=required, check=check)
        editor.textChanged.connect(self._on_text_changed)
        self._filling = False
        self._count()

    def text(self) -> str:
        return self.editor.toPlainText().strip()

    def set_text(self, text: str) -> None:
        self._filling = True
        self.editor.setPlainText(text)
        self._filling = False

    def validate(self) -> bool:
        over = len(self.text()) - self._max
        if over > 0:
            self.set_error(tr("多了 {count} 个字，请删短一些").format(count=over))
            return False
        return super().validate()

    def _on_text_changed(self) -> None:
        self._count()
        if not self._filling:
            self._on_user_edited()

    def _count(self) -> None:
        text = tr("{count} / {most} 字").format(count=len(self.text()), most=self._max)
        self.set_aside(text)

    def _rescale(self) -> None:
        line = self.theme.px(self.theme.text_style("body").line)
        self.editor.setFixedHeight(line * self._lines + self.theme.px(16))
