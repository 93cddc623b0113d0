"""The draft of an intake: begun with the first key, kept a second after the last one."""

from __future__ import annotations

__all__ = ["Drafting"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.drafts.messages import DraftView
from app.i18n import tr
from app.ids import Id, new_id
from ui.context import Context
from ui.forms.keeper import Keeper
from ui.forms.side import DraftsPanel

DRAFT = "legalaid.form"


class Drafting(QObject):
    """Keeps what is typed, and offers what was begun and not finished.

    Attributes:
        keeper: the one that writes.

    Signals:
        wanted: the DraftView to go on with.
        began: the first key made a draft of it.
    """

    wanted = Signal(object)
    began = Signal()

    def __init__(
        self,
        context: Context,
        panel: DraftsPanel,
        content: Callable[[], tuple[str, Mapping[str, Any]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._panel = context, panel
        self.keeper = Keeper(context, content, self)
        panel.wanted.connect(self.wanted)
        panel.dropped.connect(self._on_dropped)

    @property
    def begun(self) -> bool:
        """Whether what is typed is a draft already."""
        return self.keeper.id is not None

    def reset(self) -> None:
        """Another form, which is no draft yet."""
        self.keeper.id = None

    def offer(self, wanted: Id | None = None) -> None:
        """Go on with this one, else show all there are."""
        self.keeper.find(DRAFT, partial(self._panel.offer, wanted=wanted))

    def resume(self, draft: DraftView) -> None:
        """This one is in hand again."""
        self.keeper.start(draft.id, DRAFT)
        self._panel.show_drafts(())

    def touch(self) -> None:
        """Something was typed."""
        if not self.begun:
            self.keeper.start(new_id(self._context.clock), DRAFT)
            self._panel.show_drafts(())
            self.began.emit()
        self.keeper.touch()

    def moved(self) -> None:
        """Another card is in hand: a draft remembers which."""
        if self.begun:
            self.keeper.touch()

    def flush(self) -> None:
        """Keep now what is not kept yet."""
        if self.keeper.pending:
            self.keeper.flush()

    def save(self) -> None:
        """Ctrl+S: keep now, and say so."""
        if self.begun:
            self.keeper.flush()
            self._context.toast(tr("草稿已存在本机，随时可以接着填"))

    def drop(self) -> None:
        """It became a record."""
        self.keeper.drop()

    def _on_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self.offer()
