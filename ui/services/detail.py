"""One consultation: its head, steps, what comes next, how it stands, what happened, who, papers."""

from __future__ import annotations

__all__ = ["ConsultationPanel"]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.services.messages import ConsultationDetail, RiskLevel
from ui.context import Context
from ui.records.actions import Action
from ui.records.beside import BesideLines
from ui.records.header import RecordHeader
from ui.records.kept import KeptView
from ui.records.panel import PanelWords, RecordPanel
from ui.records.people import PeopleView
from ui.services.actions import ACTIONS, menu_of
from ui.services.standing import caller_of, standing_of
from ui.theme.theme import Theme
from ui.widgets.layout import Column
from ui.widgets.tags import Tag

_LINE = "services"
_RISKS = {RiskLevel.ORANGE: "warn", RiskLevel.RED: "danger"}
_QUIET = ("NoteConsultation", "ReviseConsultation", "RaiseLead", "CloseConsultation")


class ConsultationHeader(RecordHeader):
    """Who asks what, its number, and whether somebody is in danger."""

    def __init__(self, theme: Theme) -> None:
        self._risk = Tag(theme, "")
        super().__init__(theme, self._risk)

    def show_record(self, record: ConsultationDetail) -> None:
        """Show a consultation."""
        about = (record.number, tr(record.way.label), tr(record.state.label))
        self.show_head(record.title, about, menu_of(record), record.reviews)
        risk = record.risk
        self._risk.setVisible(risk is not None)
        if risk is not None:
            tone = _RISKS.get(risk, "")
            words = tr("风险 {level}").format(level=tr(risk.label))
            self._risk.set(words, tone, icon="" if tone else "shield-check")


class ConsultationPanel(RecordPanel):
    """Everything of one consultation that the screen shows.

    Attributes:
        record: the consultation shown, or None.
        standing, people: its own parts.
    """

    words = PanelWords(
        content=tr("咨询内容"),
        story=tr("问答和经过"),
        side=tr("咨询人和文书"),
        people=tr("咨询人"),
    )
    head: ConsultationHeader

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(context, ConsultationHeader(theme), KeptView(context, _LINE))
        self.record: ConsultationDetail | None = None
        self._number = ""  # the complete one, while it is looked at
        self.standing = BesideLines(theme)
        self.people = PeopleView(theme, self.words.people)
        self.build(self._course(), self.people)

    def show_record(self, record: ConsultationDetail) -> None:
        """Show a consultation; what is the same as before does not move."""
        if self.record is None or self.record.id != record.id:
            self._number = ""
        self.record = record
        self.head.show_record(record)
        self.next_step.show_step(record.next_step, _alternative(record))
        self.standing.show_lines(standing_of(record))
        self.people.show_sides((caller_of(record, self._number),))
        self.show_told(record)

    def show_number(self, number: str) -> None:
        """The complete number to call back, until another record is shown."""
        self._number = number
        if self.record is not None:
            self.people.show_sides((caller_of(self.record, number),))

    def _course(self) -> QWidget:
        """How it stands, and what happened."""
        theme, course = self._theme, QWidget()
        column = Column(theme, course, spacing=0)
        column.gap(4)
        self.add_told(column, self.standing)
        return course


def _alternative(record: ConsultationDetail) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = record.next_step.action if record.next_step else ""
    if record.offered and not record.dangers and "AssessDanger" in record.actions:
        return ACTIONS["AssessDanger"]
    others = [name for name in record.actions if name != first and name not in _QUIET]
    return ACTIONS.get(others[0]) if others and record.next_step else None
