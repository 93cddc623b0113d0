"""常用筛选: how this user narrowed a list down before, one choice away again."""

from __future__ import annotations

__all__ = ["Remembered"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.drafts.messages import DraftView, DropDraft, ListDrafts, SaveDraft
from app.i18n import tr
from app.ids import named_id
from ui.context import Context

_MOST = 9  # in the menu; the one kept longest ago gives way
Filters = Mapping[str, str]


class Remembered(QObject):
    """Keeps filters with the drafts: of one user, on this laptop, encrypted, for they hold names.

    Args:
        line: of the list.
        now: how the list is narrowed down now, and that in words ("" where it is not).
        narrow: narrows it down like that.
    """

    def __init__(
        self,
        context: Context,
        line: str,
        now: Callable[[], tuple[Filters, str]],
        narrow: Callable[[Filters], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._form = context, f"filter.{line}"
        self._now, self._narrow = now, narrow
        self.kept: tuple[DraftView, ...] = ()
        self._read()

    def fill(self, menu: QMenu) -> None:
        """Its entries, below those of a menu."""
        menu.addSeparator()
        _, words = self._now()
        if words:
            says = tr("记住这样筛选：{words}").format(words=words)
            menu.addAction(says).triggered.connect(self.keep)
        for draft in self.kept:
            action = menu.addAction(tr("常用筛选：{words}").format(words=draft.title))
            action.triggered.connect(
                lambda _checked=False, fields=draft.fields: self._narrow(fields)
            )
        if self.kept:
            drop = menu.addMenu(tr("不再记住"))
            for draft in self.kept:
                drop.addAction(draft.title).triggered.connect(
                    lambda _checked=False, draft=draft: self.forget(draft)
                )

    def keep(self) -> None:
        """Remember how the list is narrowed down now."""
        fields, words = self._now()
        if not words:
            return
        mine = named_id("filter", self._context.desk.me.user.hex(), self._form, words)
        self._do(SaveDraft(mine, self._form, words, fields))
        for old in self.kept[_MOST - 1 :]:
            if old.id != mine:
                self._do(DropDraft(old.id))
        self._context.toast(tr("已记住，在“清单”里随时再用"))

    def forget(self, draft: DraftView) -> None:
        """Remember it no more."""
        self._do(DropDraft(draft.id))

    def _do(self, command: Any) -> None:
        future = self._context.desk.do(command)
        self._context.work.run(future, lambda _done: self._read(), owner=self)

    def _read(self) -> None:
        def on_read(drafts: tuple[DraftView, ...]) -> None:
            self.kept = drafts[:_MOST]

        future = self._context.desk.ask(ListDrafts(self._form))
        self._context.work.run(future, on_read, owner=self)
