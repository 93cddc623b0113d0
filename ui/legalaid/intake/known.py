"""Whom this office knows already: by the number, by four digits of it, by initials of the name."""

from __future__ import annotations

__all__ = ["Knowing"]

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import tr
from app.ids import Id
from app.people.messages import FindPerson, PersonMatch, PersonView, ReadPerson
from app.search.messages import Hit, HitKind, Search
from ui.context import Context, Place
from ui.forms.side import KnownPanel
from ui.legalaid.intake.applicant import ApplicantCard

_PAUSE_MS = 150
_DIGITS, _LETTERS = 4, 2  # as few as tell people apart
_MOST = 3


class Knowing(QObject):
    """Looks while the first fields are typed, and fills in the file that is wanted.

    Attributes:
        panel: the files offered, taken by Ctrl+U.

    Signals:
        offered: there is another file to offer, or none.
    """

    offered = Signal()

    def __init__(self, context: Context, card: ApplicantCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._card = context, card
        self.panel = KnownPanel(context.theme)
        self._asked: object = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        card.grid.edited.connect(self._on_edited)
        card.grid.left.connect(self._on_left)
        self.panel.wanted.connect(self._on_wanted)
        self.panel.fileAsked.connect(lambda one: context.go(Place("people", {"person": one})))

    def reset(self) -> None:
        """Another form."""
        self._pause.stop()
        self._asked = None
        self.panel.show_matches((), None)

    # -- inside --------------------------------------------------------------------------

    def _on_edited(self, name: str) -> None:
        if name in ("id_no", "name", "phone"):
            self._pause.start()

    def _on_left(self, name: str) -> None:
        if name in ("id_no", "name", "phone"):
            self._look()

    def _look(self) -> None:
        number, name = (self._card.grid.field(one) for one in ("id_no", "name"))
        if short := self._short(number.text(), name.text()):
            self._search(short)
            return
        phone = self._card.grid.field("phone").text()
        self._find(FindPerson("" if number.state == "error" else number.text(), name.text(), phone))

    @staticmethod
    def _short(number: str, name: str) -> str:
        """What stands for a person without being their number or name; "" for neither."""
        if not name and len(number) == _DIGITS and number[:-1].isdigit():
            return number
        letters = name.isascii() and name.isalpha() and len(name) >= _LETTERS
        return name if letters and not number else ""

    def _find(self, query: FindPerson) -> None:
        if query == self._asked or not (query.id_no or query.name):
            if not (query.id_no or query.name):
                self.reset()
                self.offered.emit()
            return
        self._asked = query

        def on_found(matches: tuple[PersonMatch, ...]) -> None:
            if query == self._asked:
                self._show(matches)
                if any(one.certain for one in matches) and self._card.known is None:
                    self._card.tell_known()

        self._context.work.run(self._context.desk.ask(query), on_found, owner=self)

    def _search(self, text: str) -> None:
        query = Search(text, limit=20)
        if query == self._asked:
            return
        self._asked = query

        def on_hits(hits: tuple[Hit, ...]) -> None:
            people = [hit.record for hit in hits if hit.kind is HitKind.PERSON and hit.record]
            self._read(query, people[:_MOST])

        self._context.work.run(self._context.desk.ask(query), on_hits, owner=self)

    def _read(self, query: Search, people: list[Id]) -> None:
        """The files of the hits, shown together once all are read."""
        found: dict[Id, PersonView] = {}
        if not people:
            self._show(())

        def on_person(view: PersonView) -> None:
            found[view.id] = view
            if query == self._asked and len(found) == len(people):
                why = tr("按“{text}”找到").format(text=query.text)
                matches = (PersonMatch(found[one], why, certain=False) for one in people)
                self._show(tuple(matches))

        for person in people:
            future = self._context.desk.ask(ReadPerson(person))
            self._context.work.run(future, on_person, owner=self)

    def _show(self, matches: tuple[PersonMatch, ...]) -> None:
        self.panel.show_matches(matches, self._card.known)
        self.offered.emit()

    def _on_wanted(self, person: PersonView) -> None:
        self._card.use(person)
        self._asked = None
        self._look()
        self._card.grid.field("phone").go()
