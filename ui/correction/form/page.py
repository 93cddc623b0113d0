"""The page that registers somebody who comes under correction."""

from __future__ import annotations

__all__ = ["FORM", "SubjectFormPage"]

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.correction.messages import ReadSubjectChoices, RegisterSubject
from app.i18n import tr
from app.ids import Id
from app.people.messages import FindPerson, PersonMatch, PersonView
from ui.context import Context, Place
from ui.correction.form.body import SECTIONS, SubjectForm
from ui.correction.form.values import subject_of
from ui.forms.page import SectionedPage
from ui.forms.side import KnownPanel

FORM = "correction.form"


class SubjectFormPage(SectionedPage):
    """Registers a subject; whose file there is already is found as one types."""

    new_in = "correction"
    draft = FORM
    choices = ReadSubjectChoices
    verb = tr("登记")
    keys = (
        ("Enter", tr("下一项")),
        ("Shift+Tab", tr("上一项")),
        ("Alt+Down", tr("展开选项")),
        ("F8", tr("下一处空缺")),
    )
    form: SubjectForm

    def __init__(self, context: Context) -> None:
        super().__init__(context, SECTIONS)
        self._asked: FindPerson | None = None
        self.form = SubjectForm(context)
        self.known = KnownPanel(self.theme)
        self.build(self.known)
        self.form.person.left.connect(self._on_left)
        self.known.wanted.connect(self._on_file_wanted)
        self.known.fileAsked.connect(
            lambda person: self.context.go(Place("people", {"person": person}))
        )

    def title(self) -> str:
        return tr("登记矫正对象")

    def content(self) -> tuple[str, Mapping[str, Any]]:
        return self.form.person.field("name").text() or tr("还没有填姓名"), self.form.kept()

    def focus_first(self) -> None:
        self.form.person.field("id_no").setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        super().reset()
        self._asked = None
        self.known.show_matches((), None)

    def submit(self) -> None:
        if self.busy or not self.complete():
            return
        subject = subject_of(self.form.values(), self.form.known)
        self.send(RegisterSubject(subject, self.form.reasons()), self._on_registered)

    def _on_registered(self, subject: Id) -> None:
        self.leave_for(subject, tr("已登记 {title}，等本人报到"))

    # -- who it may be -------------------------------------------------------------------

    def _on_left(self, name: str) -> None:
        if name in ("id_no", "name", "phone"):
            self._look()

    def _look(self) -> None:
        """Whose file there is already, by number, name or telephone."""
        person = self.form.person
        number = person.field("id_no")
        query = FindPerson(
            id_no="" if number.state == "error" else number.text(),
            name=person.field("name").text(),
            phone=person.field("phone").text(),
        )
        if query == self._asked or not (query.id_no or query.name):
            return
        self._asked = query
        future = self.context.desk.ask(query)
        self.context.work.run(future, partial(self._on_matches, query), owner=self)

    def _on_matches(self, query: FindPerson, matches: tuple[PersonMatch, ...]) -> None:
        if query == self._asked:
            self.known.show_matches(matches, self.form.known)
            self.titleChanged.emit()  # the key of 用这份档案 comes and goes

    def _on_file_wanted(self, person: PersonView) -> None:
        self.form.use(person)
        self._asked = None
        self._look()
