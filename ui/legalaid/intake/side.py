"""Beside the cards: who is known, the checklist; the opinion, what presses, and by when."""

from __future__ import annotations

__all__ = ["SideColumns"]

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.legalaid.messages import IntakeStep, Opinion, Proposal, Provisional
from ui.forms.side import DraftsPanel
from ui.legalaid.intake.checklist import Item, MaterialsPanel
from ui.legalaid.intake.opinion import DuesPanel, OpinionPanel, Tone, WarningCard
from ui.shell.width import Width
from ui.theme.theme import Theme
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea

_MIDDLE = {Width.NARROW: 0, Width.NORMAL: 280, Width.WIDE: 400}
_RIGHT = {Width.NARROW: 304, Width.NORMAL: 304, Width.WIDE: 420}


_GOOD = (Proposal.GRANT, Proposal.PROVISIONAL, Proposal.FORWARD)


class _Slot(QWidget):
    """Room for a panel that shows itself when it has something to say; else it takes none."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel, self._wanted = panel, True
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panel)
        panel.installEventFilter(self)
        self._fit()

    def set_wanted(self, *, wanted: bool) -> None:
        """Whether the card in hand has to do with it."""
        self._wanted = wanted
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setVisible(self._wanted and not self._panel.isHidden())


class SideColumns(QWidget):
    """Two columns, or one where the window is narrow.

    Attributes:
        drafts, materials, opinion, dues: their panels.

    Signals:
        proposed: the WarningView whose button was pressed.
    """

    proposed = Signal(object)

    def __init__(self, theme: Theme, known: QWidget, against: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.drafts, self.materials = DraftsPanel(theme), MaterialsPanel(theme)
        self.opinion, self.dues = OpinionPanel(theme), DuesPanel(theme)
        self._warnings: list[WarningCard] = []
        self._warn = QWidget()
        self._warn_column = Column(theme, self._warn, spacing=12)
        self._middle, self._right = QWidget(), QWidget()
        self._left = Column(theme, self._middle, spacing=12)
        self._column = Column(theme, self._right, spacing=12)
        self._first = (_Slot(known), _Slot(self.drafts))
        self._second = (_Slot(against),)
        for panel in self._own():
            self._left.addWidget(panel)
        self._left.addStretch(1)
        for panel in (self.opinion, self._warn, self.dues):
            self._column.addWidget(panel)
        self._column.addStretch(1)
        row = Row(theme, self, spacing=12)
        self._areas = tuple(ScrollArea(theme, one) for one in (self._middle, self._right))
        for area in self._areas:
            row.addWidget(area)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _own(self) -> tuple[QWidget, ...]:
        """What stands in a column of its own where there is room: the checklist last."""
        return (*self._first, *self._second, self.materials)

    def show_step(self, step: IntakeStep) -> None:
        """Who is known belongs to the applicant, what stands against both to the matter."""
        for slot in self._first:
            slot.set_wanted(wanted=step is IntakeStep.APPLICANT)
        for slot in self._second:
            slot.set_wanted(wanted=step in (IntakeStep.MATTER, IntakeStep.OPINION))

    def show_opinion(
        self, opinion: Opinion, items: tuple[Item, ...], chosen: Collection[Provisional]
    ) -> None:
        """Everything the desk said."""
        self.materials.show_items(items)
        tone = Tone.OPEN if opinion.proposal is None else Tone.DOUBT
        if opinion.proposal in _GOOD and not any(one.blocks for one in opinion.warnings):
            tone = Tone.GOOD
        self.opinion.show_opinion(tone, opinion.title, opinion.subtitle, opinion.reasons)
        for card in self._warnings[len(opinion.warnings) :]:
            card.hide()
        for at, warning in enumerate(opinion.warnings):
            if at == len(self._warnings):
                card = WarningCard(self._theme)
                card.proposed.connect(self.proposed)
                self._warnings.append(card)
                self._warn_column.addWidget(card)
            card = self._warnings[at]
            card.show_warning(warning, chosen=warning.propose in chosen)
            card.show()
        self._warn.setVisible(bool(opinion.warnings))
        self.dues.show_terms(opinion.terms)

    @property
    def warnings(self) -> tuple[WarningCard, ...]:
        """The warnings in sight."""
        return tuple(card for card in self._warnings if not card.isHidden())

    def fit(self, width: Width) -> None:
        """As wide as the window lets it; where it is narrow, all in one column."""
        narrow = width is Width.NARROW
        middle, right = self._areas
        if narrow is not middle.isHidden():
            column = self._column if narrow else self._left
            for place, panel in enumerate(self._own()[:-1]):
                column.insertWidget(place, panel)
            column.insertWidget(column.count() - 1, self.materials)
            middle.setHidden(narrow)
        px = self._theme.px
        middle.setFixedWidth(px(_MIDDLE[width]))
        right.setFixedWidth(px(_RIGHT[width]))
        gap = 0 if narrow else px(12)
        self.setFixedWidth(px(_MIDDLE[width]) + gap + px(_RIGHT[width]))
