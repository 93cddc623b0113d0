"""Beside the other side: whether anything stands against helping this applicant against it."""

from __future__ import annotations

__all__ = ["Conflicts"]

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.i18n import tr
from app.legalaid.messages import (
    CheckConflict,
    ConflictHit,
    ConflictRecord,
    ConflictView,
    OpponentInput,
    PartyHint,
)
from ui.context import Context, Place
from ui.forms.side import Card
from ui.lawbook.link import CitationLink
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Row

_MOST = 3


class ConflictPanel(Card):
    """利益冲突核对: what was found, the gravest first, with the records that say so.

    Signals:
        opened: the ConflictRecord to look at.
    """

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("利益冲突核对"), "shield-check")
        self._context = context
        self.view: ConflictView | None = None

    def show_view(self, view: ConflictView | None) -> None:
        """Show what was found; None hides the panel."""
        if view == self.view:
            return
        self.view = view
        self.setVisible(view is not None)
        if view is None:
            return
        theme, column = self.theme, self.fresh()
        for hit in view.hits:
            head = Row(theme, spacing=6)
            glyph = "overdue" if hit.kind.blocks else "due_today"
            head.add(StatusGlyph(theme, glyph, 15))
            head.addWidget(Label(theme, hit.title, "body_strong", wrap=True), 1)
            column.addLayout(head)
            column.addWidget(Label(theme, hit.text, "small", "text_2", wrap=True))
            for record in hit.records[:_MOST]:
                column.addWidget(self._link(record), 0, Qt.AlignmentFlag.AlignLeft)
            if hit.article:
                law = CitationLink(self._context, hit.law, hit.article)
                column.addWidget(law, 0, Qt.AlignmentFlag.AlignLeft)
        if view.elsewhere:
            words = tr("别的业务里还有记录，您没有查看的权限，请所长核对。")
            column.addWidget(Label(theme, words, "small", "text_2", wrap=True))
        if not view.hits and not view.elsewhere:
            words = tr("两边在各项业务里都查过了，没有发现冲突。")
            column.addWidget(Label(theme, words, "small", "text_2", wrap=True))
        self.setAccessibleName(tr("；").join((tr("利益冲突核对"), *map(_said, view.hits))))

    def _link(self, record: ConflictRecord) -> LinkButton:
        words = tr("{label} {title}").format(label=record.label, title=record.title)
        link = LinkButton(self.theme, words, size="small")
        link.padding = CitationLink.padding  # flush with the words above it
        link.setToolTip(tr("，").join(filter(None, (record.number, *record.roles, record.state))))
        link.clicked.connect(partial(self.opened.emit, record))
        return link


def _said(hit: ConflictHit) -> str:
    return tr("{title}，{text}").format(title=hit.title, text=hit.text)


class Conflicts(QObject):
    """Asks as soon as somebody of the other side is named, and shows the newest answer.

    Attributes:
        panel: where it is shown.

    Signals:
        found: there is another answer.
    """

    found = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: CheckConflict | None = None
        self.panel = ConflictPanel(context)
        self.panel.opened.connect(self._on_opened)

    @property
    def blocking(self) -> ConflictHit | None:
        """What has to be set right before anything goes on."""
        hits = self.panel.view.hits if self.panel.view is not None else ()
        return next((hit for hit in hits if hit.kind.blocks), None)

    def reset(self) -> None:
        """Another form."""
        self._asked = None
        self.panel.show_view(None)

    def look(self, applicant: PartyHint, opponents: Sequence[OpponentInput]) -> None:
        """Look for both sides; nobody named on the other side leaves nothing to look for."""
        query = CheckConflict(applicant=applicant, opponents=tuple(map(_hint, opponents)))
        if not opponents:
            self.reset()
            return
        if query == self._asked:
            return
        self._asked = query

        def on_found(view: ConflictView) -> None:
            if query == self._asked:
                self.panel.show_view(view)
                self.found.emit()

        self._context.work.run(self._context.desk.ask(query), on_found, owner=self)

    def _on_opened(self, record: ConflictRecord) -> None:
        self._context.go(Place(record.line, {"case": record.record}))


def _hint(opponent: OpponentInput) -> PartyHint:
    if opponent.organisation is not None:
        unit = opponent.organisation
        return PartyHint(name=unit.name, phone=unit.phone, organisation=True, uscc=unit.uscc)
    person = opponent.person
    if person is None:
        return PartyHint()
    return PartyHint(name=person.name, id_no=person.id_no, phone=person.phone)
