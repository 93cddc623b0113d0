"""Section 1: the parties, one tab each."""

from __future__ import annotations

__all__ = ["PartiesSection"]

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.mediation.messages import CaseChoices, PartyInput, PartyRole
from ui.context import Context
from ui.forms.grid import Gap, Reasons, said
from ui.forms.order import inputs_of, put_behind
from ui.forms.reasons import merged
from ui.mediation.form.party import PartyPanel
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea
from ui.widgets.tabs import PartyTab, PartyTabs

_TWO = (PartyRole.APPLICANT, PartyRole.RESPONDENT)


class PartiesSection(QWidget):
    """Tabs and the fields of the party in hand.

    Signals:
        edited: anything changed.
        turned: another party is in hand, or more is known of it.
        judged: a field became right or wrong.
    """

    edited = Signal()
    turned = Signal()
    judged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices: CaseChoices | None = None
        theme = context.theme
        self.panels: list[PartyPanel] = []
        self.tabs = PartyTabs(theme)
        self.tabs.chosen.connect(self._on_chosen)
        self.tabs.added.connect(self.add)
        self._swap = LinkButton(theme, tr("改为单位"))
        self._swap.clicked.connect(self._on_swap_clicked)
        self._drop = LinkButton(theme, tr("去掉这一位"))
        self._drop.clicked.connect(self._on_drop_clicked)
        self._said = Label(theme, "", "small", "danger_text", wrap=True)
        self._said.hide()
        top = Row(theme, spacing=6)
        top.addWidget(_Strip(theme, self.tabs), 1)
        self._agent = LinkButton(theme, tr("加代理人"), keys="Ctrl+Shift+G")
        self._agent.setAccessibleName(tr("加代理人、监护人"))
        self._agent.clicked.connect(self.add_agent)
        top.add(self._agent, self._swap, self._drop)
        self._column = Column(theme, self, spacing=6)
        self._column.addLayout(top)
        self._column.addWidget(self._said)
        self.reset()

    # -- what the form asks --------------------------------------------------------------

    @property
    def current(self) -> PartyPanel:
        """The party in hand."""
        return self.panels[min(max(self.tabs.current(), 0), len(self.panels) - 1)]

    def reset(self) -> None:
        """Two empty parties."""
        while len(self.panels) > len(_TWO):
            self._remove(self.panels[-1])
        for panel, role in zip(self.panels, _TWO, strict=False):
            panel.clear(role)
        for role in _TWO[len(self.panels) :]:
            self._append(role)
        self.go_to(0)

    def offer(self, choices: CaseChoices) -> None:
        """What the office has to choose from."""
        self._choices = choices
        for panel in self.panels:
            panel.offer(choices)

    def add(self) -> None:
        """One more party; it is in hand at once."""
        self._append(PartyRole.RESPONDENT)
        self.go_to(len(self.panels) - 1)
        self.current.grid.field("id_kind" if self.current.is_unit else "id_no").setFocus()
        self.edited.emit()

    def add_agent(self) -> None:
        """Somebody acts for the party in hand."""
        self.current.add_agent()

    def go_to(self, place: int) -> None:
        """Take a party in hand."""
        self._refresh()
        self.tabs.set_current(place)
        self._on_chosen(place)

    def inputs(self) -> tuple[PartyInput, ...]:
        """The parties as typed."""
        return tuple(panel.input() for panel in self.panels)

    def gaps(self) -> tuple[Gap, ...]:
        """What is empty or wrong, named with the party's role, and its number among several."""
        found: list[Gap] = []
        for panel, owner in zip(self.panels, self._owners(), strict=True):
            found += [replace(gap, owner=owner) for gap in panel.gaps()]
        return tuple(found)

    def show_party_of(self, widget: QWidget) -> None:
        """Take the party in hand whose field this is."""
        for place, panel in enumerate(self.panels):
            if panel.isAncestorOf(widget):
                self.go_to(place)

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those of other sections, and warnings."""
        rest, homeless = list(faults), []
        for place, panel in enumerate(self.panels):
            prefix = f"parties.{place}."
            mine = [fault for fault in rest if (fault.field or "").startswith(prefix)]
            rest = [fault for fault in rest if fault not in mine]
            homeless += panel.place(mine, prefix)
        homeless += [fault for fault in rest if fault.field == "parties"]
        self._say([fault for fault in homeless if fault.blocks])
        self._refresh()
        warnings = [fault for fault in homeless if not fault.blocks]
        return [fault for fault in rest if fault not in homeless] + warnings

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return merged(*(panel.reasons() for panel in self.panels))

    def numbers(self) -> tuple[str, ...]:
        """The id numbers found right so far."""
        return tuple(panel.number for panel in self.panels if panel.number)

    # -- drafts --------------------------------------------------------------------------

    def kept(self) -> list[dict[str, Any]]:
        """What a draft keeps."""
        return [panel.kept() for panel in self.panels]

    def restore(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Fill in what a draft kept."""
        self.reset()
        while len(self.panels) < len(kept):
            self._append(PartyRole.RESPONDENT)
        for panel, one in zip(self.panels, kept, strict=False):
            panel.restore(one)
        self.go_to(0)

    # -- inside --------------------------------------------------------------------------

    def _append(self, role: PartyRole) -> None:
        panel = PartyPanel(self._context, role)
        if self._choices is not None:
            panel.offer(self._choices)
        panel.edited.connect(self._on_edited)
        panel.judged.connect(self._on_judged)
        panel.identified.connect(self.turned)
        panel.swapped.connect(self._refresh)
        self._column.addWidget(panel)
        panel.hide()
        before = (inputs_of(self.panels[-1]) or [self._drop])[-1] if self.panels else self._drop
        self.panels.append(panel)
        put_behind(before, panel)

    def _remove(self, panel: PartyPanel) -> None:
        self.panels.remove(panel)
        panel.hide()
        panel.deleteLater()

    def _owners(self) -> list[str]:
        """申请人, 被申请人 1, 被申请人 2."""
        roles = [tr(panel.role.label) if panel.role else tr("当事人") for panel in self.panels]
        return [
            role
            if roles.count(role) == 1
            else tr("{role} {n}").format(role=role, n=roles[: place + 1].count(role))
            for place, role in enumerate(roles)
        ]

    def _say(self, faults: Sequence[Fault]) -> None:
        self._said.setText(tr("；").join(said(fault) for fault in faults))
        self._said.setVisible(bool(faults))

    def _refresh(self) -> None:
        tabs = []
        for panel in self.panels:
            gaps = panel.gaps() if panel.grid.made else ()
            wrong = any(gap.wrong for gap in gaps)
            status = "overdue" if wrong else "in_progress" if gaps else "done"
            if panel.blank and not wrong:
                status = "not_started" if panel is not self.current else "in_progress"
            tabs.append(PartyTab(tr(panel.role.label) if panel.role else "", panel.name, status))
        self.tabs.set_tabs(tabs)
        self._swap.set_text(tr("改为个人") if self.current.is_unit else tr("改为单位"))
        self._drop.setVisible(len(self.panels) > len(_TWO))

    def _on_edited(self) -> None:
        self._say(())
        self._refresh()
        self.edited.emit()

    def _on_judged(self) -> None:
        self._refresh()
        self.judged.emit()

    def _on_chosen(self, place: int) -> None:
        for at, panel in enumerate(self.panels):
            if at == place:
                panel.grid.make()
            panel.setVisible(at == place)
        self._refresh()
        self.turned.emit()

    def _on_swap_clicked(self) -> None:
        self.current.set_unit(unit=not self.current.is_unit)
        self.current.grid.field("uscc" if self.current.is_unit else "id_no").setFocus()
        self.edited.emit()

    def _on_drop_clicked(self) -> None:
        place = self.tabs.current()
        self._remove(self.panels[place])
        self.go_to(max(0, place - 1))
        self.edited.emit()


class _Strip(ScrollArea):
    """The tabs, moved sideways when a group dispute has more of them than there is room."""

    def __init__(self, theme: Theme, tabs: PartyTabs) -> None:
        super().__init__(theme, tabs)
        self._tabs = tabs
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tabs.chosen.connect(self._on_chosen)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _on_chosen(self, place: int) -> None:
        rect = self._tabs.rect_of(place)
        self.ensureVisible(rect.right(), rect.center().y(), rect.width(), 0)

    def _rescale(self) -> None:
        self.setFixedHeight(self._tabs.sizeHint().height() + 8)
