"""What a person reads when something failed that no page answered for."""

from __future__ import annotations

__all__ = ["show_crash", "show_refused"]

import traceback
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import Problem, World
from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.files import ask_save
from ui.work import Work


def show_refused(theme: Theme, parent: QWidget, error: Problem) -> Dialog:
    """A sentence: what happened, what is safe, what to do."""
    if isinstance(error, World):
        title, text = error.happened, f"{error.kept}{error.todo}"
    else:
        title, text = tr("没有办成"), str(error)
    dialog = Dialog(theme, title, text, parent=parent)
    dialog.add_safe(tr("知道了"))
    dialog.open()
    return dialog


def show_crash(theme: Theme, parent: QWidget, work: Work, error: Exception) -> Dialog:
    """Our own mistake: say so, and let the report be saved to a stick."""
    text = tr(
        "榕下出了差错，刚才这一步没有办成，已保存的资料没有动。"
        "请把报告存到 U 盘交给江门市局，里面没有案件内容。"
    )
    dialog = Dialog(theme, tr("榕下出了差错"), text, width=480, parent=parent)
    dialog.add_safe(tr("关闭"))
    save = Button(theme, tr("存报告"), icon="download")
    on_path = partial(_save, work, report(error))
    save.clicked.connect(
        lambda: ask_save(dialog, tr("存报告"), tr("榕下差错报告.txt"), "TXT (*.txt)", on_path)
    )
    dialog.buttons.add(save)
    dialog.open()
    return dialog


def report(error: Exception) -> str:
    """What failed and where, innermost last: types and lines of our code.

    No message and no value: the message of an exception may quote what somebody typed.
    """
    parts = []
    cause: BaseException | None = error
    while cause is not None:
        frames = "".join(traceback.format_tb(cause.__traceback__))
        parts.append(f"{type(cause).__name__}\n{frames}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(parts)


def _save(work: Work, text: str, path: Path) -> None:
    work.run(work.call(path.write_text, text, "utf-8"), lambda _count: None)
