"""Files added to 材料 that are paper come back: offered to be filed as what they are."""

from __future__ import annotations

__all__ = ["SignedOffer"]

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.returns.messages import FileSigned, FindSigned, SignedFound
from ui.context import Context
from ui.widgets.dialog import Dialog


class SignedOffer:
    """Looks at what was just added, a file at a time, and asks once about all of it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context, self._parent = context, parent
        self._waiting: list[Id] = []
        self._found: dict[Id, tuple[SignedFound, ...]] = {}

    def look_at(self, added: Iterable[Id]) -> None:
        """Look at these, when the ones before are done with."""
        idle = not self._waiting
        self._waiting += added
        if idle:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            if self._found:
                self._ask()
            return
        file = self._waiting[0]
        future = self._context.desk.ask(FindSigned(file))
        self._context.work.run(
            future, partial(self._on_seen, file), partial(self._on_unseen, file), owner=self._parent
        )

    def _on_unseen(self, file: Id, _error: Exception) -> bool:
        self._on_seen(file, ())
        return True  # a file that cannot be looked at stays a material, and nobody need be told

    def _on_seen(self, file: Id, found: tuple[SignedFound, ...]) -> None:
        self._waiting.remove(file)
        if found:
            self._found[file] = found
        self._next()

    def _ask(self) -> None:
        files, self._found = dict(self._found), {}
        papers = tr("、").join(dict.fromkeys(_said(one) for some in files.values() for one in some))
        text = tr("{papers}。归到文书以后，材料里不再重复放。").format(papers=papers)
        dialog = Dialog(
            self._context.theme, tr("这是签好的文书，要归到文书吗？"), text, parent=self._parent
        )
        dialog.add_safe(tr("留作材料"))
        dialog.add_primary(tr("归到文书"), dialog.accept, keys="Ctrl+Return")
        dialog.accepted.connect(lambda: self._file(tuple(files)))
        dialog.open()

    def _file(self, files: tuple[Id, ...]) -> None:
        left = [len(files)]

        def on_filed(_sheets: tuple[Id, ...]) -> None:
            left[0] -= 1
            if left[0] == 0:
                self._context.toast(tr("已归到文书，在“收回文书”里看得到"))

        for file in files:
            future = self._context.desk.do(FileSigned(file))
            self._context.work.run(future, on_filed, owner=self._parent)


def _said(found: SignedFound) -> str:
    pages = tr("、").join(map(str, found.pages))
    return tr("《{title}》第 {pages} 页").format(title=found.title, pages=pages)
