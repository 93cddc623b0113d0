"""Taking an application in, and what is done with it right afterwards."""

from __future__ import annotations

__all__ = ["Sending"]

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.attachments.messages import About, AddAttachment
from app.errors import Refused
from app.ids import Id
from app.legalaid.messages import (
    AidDetail,
    Opinion,
    ReadApplication,
    RegisterApplication,
    RequestCompletion,
    WishView,
)
from app.messages import Command
from ui.context import Context, Place
from ui.legalaid.intake.after import Todo

LINE = "legalaid"
RECEIPT, FORM = "la.F-B3", "la.F-B1"
NOTICE, SLIP = "la.F-B4", "la.F-B4-1"  # the slip says the same in large type, to take home


class Sending(QObject):
    """Registers, keeps the photos; then prints and leads on.

    Attributes:
        record: id of what was taken in, None before; number: its 编号, "" while it has none.

    Signals:
        taken: id of the record; saved: of one that was set right.
        refused: the Refused that says what stands against it.
        another: the user wants to take in one more.
        numbered: the number of what was taken in is known.
        undone: the receipt was taken back.
    """

    taken = Signal(object)
    saved = Signal(object)
    refused = Signal(object)
    another = Signal()
    numbered = Signal()
    undone = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sending: Future[Any] | None = None
        self.record: Id | None = None
        self.number = ""

    @property
    def busy(self) -> bool:
        """Being entered just now."""
        return self._sending is not None and not self._sending.cancelled()

    @property
    def done(self) -> bool:
        """Whether it was taken in."""
        return self.record is not None

    def reset(self) -> None:
        """Another form."""
        self.record, self._sending, self.number = None, None, ""

    def send(self, command: Command[Id]) -> None:
        """Take it in, or set it right."""

        def on_done(record: Id) -> None:
            self._sending = None
            if isinstance(command, RegisterApplication):
                self.record = record
                self.look_again()
                self.taken.emit(record)
            else:
                self.saved.emit(record)

        def on_error(error: Exception) -> bool:
            self._sending = None
            if isinstance(error, Refused):
                self.refused.emit(error)
            return isinstance(error, Refused)

        self._sending = self._context.desk.do(command)
        self._context.work.run(self._sending, on_done, on_error, owner=self)

    def add_files(
        self, record: Id, files: Mapping[str, Sequence[Path]], opinion: Opinion | None
    ) -> None:
        """The photos of the papers, each under the name of its paper."""
        titles = {one.id: one.title for one in opinion.materials} if opinion else {}
        for paper, known in files.items():
            for at, file in enumerate(known, 1):
                title = titles.get(paper, file.stem)
                name = f"{title}{at if len(known) > 1 else ''}{file.suffix}"
                command = AddAttachment(About(LINE, record), file, name)
                future = self._context.desk.do(command)
                self._context.work.run(future, lambda _id: None, owner=self)

    def do(self, todo: Todo) -> None:
        """What comes after."""
        record = self.record
        if record is None:
            return
        if todo is Todo.ANOTHER:
            self.another.emit()
        elif todo is Todo.SLIP:
            self._tell(record)
        elif todo in (Todo.RECEIPT, Todo.FORM):
            self._preview(RECEIPT if todo is Todo.RECEIPT else FORM, record)
        else:
            where: dict[str, Any] = {"case": record}
            if todo is Todo.FORWARD:
                where["action"] = "ForwardApplication"
            self._context.go(Place(LINE, where))

    # -- inside --------------------------------------------------------------------------

    def _tell(self, record: Id) -> None:
        """All that is missing, told once (第43条), and its slip; told already, both once more."""

        def on_read(view: AidDetail) -> None:
            slip = next((one for one in view.papers if one.kind == SLIP), None)
            if slip is not None:
                self._preview(NOTICE, slip.subject, SLIP)
            else:
                self._run(RequestCompletion(record, self._context.clock.today()), on_told)

        def on_told(_id: Id) -> None:
            self._read(record, on_read)

        self._read(record, on_read)

    def look_again(self) -> None:
        """Something changed: the number came, or the receipt was taken back (Ctrl+Z)."""
        record = self.record
        if record is None:
            return

        def on_error(error: Exception) -> bool:
            if isinstance(error, Refused) and self.record == record:
                self.reset()
                self.undone.emit()
            return isinstance(error, Refused)

        future = self._context.desk.ask(ReadApplication(record))
        self._context.work.run(future, self._on_numbered, on_error, owner=self)

    def _on_numbered(self, view: AidDetail | WishView) -> None:
        if isinstance(view, AidDetail) and view.id == self.record:
            self.number = view.number
            self.numbered.emit()

    def _read(self, record: Id, on_read: Callable[[Any], None]) -> None:
        future = self._context.desk.ask(ReadApplication(record))
        self._context.work.run(future, on_read, owner=self)

    def _run(self, command: Command[Id], on_done: Callable[[Id], None]) -> None:
        self._context.work.run(self._context.desk.do(command), on_done, owner=self)

    def _preview(self, kind: str, record: Id, *then: str) -> None:
        where = {
            "kind": kind,
            "subject": record,
            "queue": tuple((other, record) for other in then),
        }
        self._context.go(Place("papers.preview", where))
