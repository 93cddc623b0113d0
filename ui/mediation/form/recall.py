"""What this laptop remembers of the parties: their files, and disputes between them."""

from __future__ import annotations

__all__ = ["Recall"]

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.ids import Id
from app.mediation.messages import SimilarCase, SimilarCases
from app.people.messages import FindPerson, PersonMatch, PersonView
from ui.context import Context, Place
from ui.forms.side import KnownPanel
from ui.mediation.form.parties import PartiesSection
from ui.mediation.form.party import PartyPanel
from ui.mediation.form.side import SimilarPanel


class Recall(QObject):
    """Asks who the party in hand may be, and whether the parties have met before.

    Attributes:
        known: the panel of files, filled in by Ctrl+U.
        similar: the panel of earlier disputes.
        denied: ids of disputes the user said are another matter.

    Signals:
        offered: there is another file to offer, or none.
        refused: the user said that a dispute is another matter.
    """

    offered = Signal()
    refused = Signal()

    def __init__(self, context: Context, parties: PartiesSection, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._parties = context, parties
        self.known = KnownPanel(context.theme)
        self.similar = SimilarPanel(context.theme)
        self.denied: set[Id] = set()
        self._asked: dict[PartyPanel, tuple[FindPerson, tuple[PersonMatch, ...]]] = {}
        self._met: tuple[str, ...] = ()
        self.known.wanted.connect(self._on_file_wanted)
        self.known.fileAsked.connect(self._on_file_asked)
        self.similar.opened.connect(self._on_case_wanted)
        self.similar.denied.connect(self._on_case_denied)

    def reset(self, denied: Iterable[Id] = ()) -> None:
        """Another form."""
        self.denied = set(denied)
        self._asked.clear()
        self._met = ()
        self.similar.show_cases(())
        self._show_known()

    def look(self) -> None:
        """Another party is in hand, or more is known of it."""
        self._ask_who(self._parties.current)
        self._show_known()
        numbers = self._parties.numbers()
        if numbers != self._met:
            self._met = numbers
            if len(numbers) > 1:
                future = self._context.desk.ask(SimilarCases(numbers))
                self._context.work.run(future, self._on_similar, owner=self)
            else:
                self.similar.show_cases(())

    # -- who is this ---------------------------------------------------------------------

    def _ask_who(self, panel: PartyPanel) -> None:
        fields = panel.person
        query = FindPerson(panel.number, fields.field("name").text(), fields.field("phone").text())
        if panel.is_unit or not (query.id_no or query.name):
            self._asked.pop(panel, None)
            return
        before = self._asked.get(panel)
        if before is not None and before[0] == query:
            return

        def on_found(matches: tuple[PersonMatch, ...]) -> None:
            if panel in self._parties.panels:
                self._asked[panel] = (query, matches)
                self._on_found(panel, matches)

        self._asked[panel] = (query, ())
        self._context.work.run(self._context.desk.ask(query), on_found, owner=panel)

    def _on_found(self, panel: PartyPanel, matches: tuple[PersonMatch, ...]) -> None:
        self._show_known()
        if panel.known is None and any(match.certain for match in matches):
            panel.tell_known()

    def _show_known(self) -> None:
        panel = self._parties.current
        _query, matches = self._asked.get(panel, (None, ()))
        self.known.show_matches(matches, panel.known)
        self.offered.emit()

    def _on_file_wanted(self, person: PersonView) -> None:
        self._parties.current.use(person)
        self._show_known()

    def _on_file_asked(self, person: Id) -> None:
        self._context.go(Place("people", {"person": person}))

    # -- have they met -------------------------------------------------------------------

    def _on_similar(self, cases: tuple[SimilarCase, ...]) -> None:
        self.similar.show_cases([case for case in cases if case.id not in self.denied])

    def _on_case_wanted(self, case: Id) -> None:
        self._context.go(Place("mediation", {"case": case}))

    def _on_case_denied(self, case: Id) -> None:
        self.denied.add(case)
        self.similar.show_cases([one for one in self.similar.cases if one.id != case])
        self.refused.emit()
