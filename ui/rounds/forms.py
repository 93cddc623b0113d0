"""The blank forms of a whole round as one document; each keeps the mark that brings it back."""

from __future__ import annotations

__all__ = ["RoundForms"]

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.papers.messages import JoinVolume, NotePrinted, PaperView, PreparePaper, VolumePart
from ui.context import Context
from ui.papers.printing import print_paper

Print = Callable[[Context, QWidget, PaperView, int, Callable[[PaperView, int], None]], None]


class RoundForms:
    """Prepares the forms one by one, joins them, prints them in one go.

    Args:
        send: what takes the document to the printer.
    """

    def __init__(self, context: Context, parent: QWidget, send: Print = print_paper) -> None:
        self._context, self._parent, self._send = context, parent, send
        self._kind = ""
        self._waiting: deque[Id] = deque()
        self._made: list[PaperView] = []

    def start(self, kind: str, stops: Sequence[Id]) -> None:
        """Print the forms (of this kind) of some stops, in their order."""
        self._kind, self._waiting, self._made = kind, deque(stops), []
        self._next()

    def _next(self) -> None:
        desk, run = self._context.desk, self._context.work.run
        if self._waiting:
            asked = desk.ask(PreparePaper(self._kind, self._waiting.popleft()))
            run(asked, self._on_made, owner=self._parent)
        elif self._made:
            parts = tuple((VolumePart("", one.case_label, (), None), one.pdf) for one in self._made)
            run(desk.ask(JoinVolume(tr("走访记录"), parts)), self._on_joined, owner=self._parent)

    def _on_made(self, view: PaperView) -> None:
        self._made.append(view)
        self._next()

    def _on_joined(self, pdf: bytes) -> None:
        pages = sum(one.pages for one in self._made)
        title = tr("走访记录 {n} 份").format(n=len(self._made))
        whole = replace(self._made[0], pdf=pdf, pages=pages, title=title)
        self._send(self._context, self._parent, whole, 1, self._on_printed)

    def _on_printed(self, _whole: PaperView, copies: int) -> None:
        """Each form is a paper of its own record, and its printing is kept there."""
        futures = [self._context.desk.do(NotePrinted(one, copies)) for one in self._made]
        says = tr("已打印 {n} 份记录表").format(n=len(futures))
        self._context.work.run(
            futures[-1], lambda _printed: self._context.toast(says), owner=self._parent
        )
