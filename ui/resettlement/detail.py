"""One record: its head, its steps, what comes next, how it stands, what happened, who, papers."""

from __future__ import annotations

__all__ = ["HelpPanel"]

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.resettlement.messages import AftercareView, ReleasedDetail
from ui.context import Context
from ui.records.actions import Action
from ui.records.beside import BesideLines
from ui.records.header import RecordHeader
from ui.records.kept import KeptView
from ui.records.panel import PanelWords, RecordPanel
from ui.records.people import PeopleView
from ui.resettlement.actions import ACTIONS, LOOK, HelpRecord, menu_of
from ui.resettlement.covered import told_of
from ui.resettlement.people import sides_of
from ui.resettlement.standing import standing_of
from ui.theme.theme import Theme
from ui.widgets.layout import Column
from ui.widgets.tags import Tag

_LINE = "resettlement"
_QUIET = ("TransferHelp", "StopHelp", "SignAgreement", "SetTeam")


class HelpHeader(RecordHeader):
    """The name, where the person comes from, and whether one looks in more often."""

    def __init__(self, theme: Theme) -> None:
        self._key = Tag(theme, "")
        super().__init__(theme, self._key)
        self.note.set_text(tr("记联系"))

    def show_record(self, record: HelpRecord) -> None:
        """Show a record or a card."""
        menu = menu_of(record.actions)
        if isinstance(record, ReleasedDetail):
            about = (tr(record.source.label), record.organ, tr(record.state.label))
            menu += [None, LOOK]
            words, tone = (tr("重点"), "info") if record.key_person else (tr("一般"), "")
        else:
            about = (tr("社区戒毒转介卡"), record.organ, "")
            words, tone = tr("由镇政府负责，本所只转介"), ""
        card = not isinstance(record, ReleasedDetail)
        self.note.set_text(tr("记一笔") if card else tr("记联系"))
        self.show_head(record.title, about, menu, record.reviews)
        self._key.set(words, tone)


class HelpPanel(RecordPanel):
    """Everything of one record that the screen shows.

    Attributes:
        record: the record shown, or None.
        standing, people: its own parts.
    """

    words = PanelWords(
        content=tr("档案内容"),
        story=tr("经过"),
        side=tr("小组和文书"),
        people=tr("本人和帮教小组"),
    )
    head: HelpHeader

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(context, HelpHeader(theme), KeptView(context, _LINE))
        self.record: HelpRecord | None = None
        self._uncovered: Id | None = None  # of which record all is shown
        self.next_step.whole = True  # nothing presses here, and the page has the room
        self.standing = BesideLines(theme)
        self.people = PeopleView(theme, self.words.people)
        self.build(self._course(), self.people)

    def show_record(self, record: HelpRecord) -> None:
        """Show a record; what is the same as before does not move."""
        if self.record is None or self.record.id != record.id:
            self._uncovered = None
        self.record = record
        self.head.show_record(record)
        self.stepper.setVisible(bool(record.steps))
        self.next_step.show_step(record.next_step, _alternative(record))
        self.standing.show_lines(standing_of(record, uncovered=self.uncovered))
        self.people.show_sides(sides_of(record))
        self.show_told(replace(record, timeline=told_of(record, uncovered=self.uncovered)))

    @property
    def uncovered(self) -> bool:
        """Whether what is kept covered is shown of the record in hand."""
        return self.record is not None and self._uncovered == self.record.id

    def uncover(self) -> None:
        """Show all of the record in hand, once it is written down what for."""
        if self.record is not None:
            self._uncovered = self.record.id
            self.standing.show_lines(standing_of(self.record, uncovered=True))
            self.timeline.items.show(told_of(self.record, uncovered=True))

    def _course(self) -> QWidget:
        """How it stands, and what happened."""
        theme, course = self._theme, QWidget()
        column = Column(theme, course, spacing=0)
        column.gap(4)
        self.add_told(column, self.standing)
        return course


def _alternative(record: ReleasedDetail | AftercareView) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = record.next_step.action if record.next_step else ""
    others = [name for name in record.actions if name != first and name not in _QUIET]
    return ACTIONS.get(others[0]) if others else None
