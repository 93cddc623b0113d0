"""Looks from the desk of reports: the face with one key, what was noted after a purpose."""

from __future__ import annotations

__all__ = ["DeskLooks"]

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.attachments.messages import AttachmentRow, ListAttachments
from app.correction.messages import ReporterView
from app.i18n import tr
from app.ids import Id
from app.people.messages import LookInto, Purpose, Secret
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.people.forms import secret_form


class _Person(NamedTuple):
    id: Id
    name: str


class DeskLooks:
    """Looks at the person in hand; with the next one they are gone."""

    def __init__(self, context: Context, page: QWidget) -> None:
        self._context, self._page = context, page
        self._whose: Id | None = None
        self._looks: tuple[Id, ...] = ()

    def of(self, subject: Id) -> tuple[Id, ...]:
        """Looks at this subject; those at anybody else are dropped."""
        if subject != self._whose:
            self.drop()
        return self._looks

    def drop(self) -> bool:
        """Everything is covered again; tells whether anything lay open."""
        lay_open = bool(self._looks)
        self._whose, self._looks = None, ()
        return lay_open

    def uncover(self, view: ReporterView, then: Callable[[], object]) -> None:
        """What was noted of a subject, once its purpose is written down."""

        def on_written(look: Id) -> None:
            self._looks = (*self.of(view.subject), look)
            self._whose = view.subject
            then()

        form = secret_form(_Person(view.person, view.name), Secret.NOTES)
        sheet = FormSheet(self._context, self._page, form)
        sheet.made.connect(on_written)
        sheet.open()

    def show_photo(self, view: ReporterView) -> None:
        """The face, for one purpose that needs no asking: who is it that stands here."""
        if view.photo is None:
            words = tr("还没有照片：在档案的材料里添加，名称写“本人照片”")
            self._context.toast(words, good=False)
            return
        command = LookInto(view.person, Secret.PHOTO, Purpose.VERIFY, "")
        future = self._context.desk.do(command)
        self._context.work.run(future, lambda look: self._open(view, look), owner=self._page)

    def _open(self, view: ReporterView, look: Id) -> None:
        def on_read(rows: tuple[AttachmentRow, ...]) -> None:
            from ui.attachments.viewer import open_material  # noqa: PLC0415 - seldom wanted

            if (row := next((one for one in rows if one.id == view.photo), None)) is not None:
                open_material(self._context, self._page, row, (look,))

        asked = self._context.desk.ask(ListAttachments(view.subject, (look,)))
        self._context.work.run(asked, on_read, owner=self._page)
