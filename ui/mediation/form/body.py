"""The middle of the form: its sections in one scroll, what is missing, and the three ways out."""

from __future__ import annotations

__all__ = ["MATERIALS", "SECTIONS", "CaseForm"]

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.mediation.messages import CaseChoices, CommitteeChoice, MediatorChoice, Source
from ui.attachments.chosen import ChosenFiles
from ui.context import Context
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.reasons import merged
from ui.forms.sectioned import SectionedForm
from ui.forms.slots import PhraseSource, Slots
from ui.mediation.form.parties import PartiesSection
from ui.mediation.form.tables import DISPUTE, ORIGIN, PLAN
from ui.mediation.phrasing import TOPICS, slots_of
from ui.widgets.combo import Choice, PinyinCombo

SECTIONS = (tr("当事人"), tr("纠纷情况"), tr("来源与受理"), tr("调解安排"), tr("材料"))
MATERIALS = len(SECTIONS) - 1
NAME = "mediation"


class CaseForm(SectionedForm):
    """The fields of a dispute.

    Signals:
        turned: another party is in hand, or more is known of it.
    """

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, SECTIONS, tr("受理"))
        self._context = context
        self._mediators: tuple[MediatorChoice, ...] = ()
        self._committees: tuple[CommitteeChoice, ...] = ()
        self._keys: dict[str, str] = {}
        self.parties = PartiesSection(context)
        self.dispute = FieldGrid(context, DISPUTE, later=True)
        self.origin = FieldGrid(context, ORIGIN, later=True)
        self.plan = FieldGrid(context, PLAN, later=True)
        self.grids = (self.dispute, self.origin, self.plan)
        self.materials = ChosenFiles(context, NAME)
        self.materials.edited.connect(self.edited)
        self.build((self.parties, *self.grids, self.materials))
        self.dispute.offer_phrases(PhraseSource(TOPICS, self._topic, self._slots))
        self.parties.edited.connect(self.edited)
        self.parties.turned.connect(self.turned)
        self.parties.judged.connect(self.judged)
        for grid in self.grids:
            grid.edited.connect(self._on_edited)
            grid.judged.connect(self.judged)
        self.plan.show_field("recusal_ok", shown=False)
        self._on_source_chosen()

    # -- what the page asks --------------------------------------------------------------

    def reset(self) -> None:
        """An empty form."""
        self.parties.reset()
        for grid in self.grids:
            grid.clear()
        self.materials.restore(())
        self.doubts.clear()
        self.plan.show_field("recusal_ok", shown=False)
        self.origin.fill({"accepted_on": self._context.clock.today()})
        self._suggest()
        self._on_source_chosen()
        self.area.verticalScrollBar().setValue(0)
        self.line.say("")

    def offer(self, choices: CaseChoices) -> None:
        """What the office has to choose from."""
        self._keys = dict(choices.initials)
        self._committees, self._mediators = choices.committees, choices.mediators
        self.parties.offer(choices)
        self._offer(self.dispute, "division", choices.villages)
        known = [(one.id, one.name) for one in choices.committees]
        self._offer(self.plan, "committee", known)
        field = self.dispute.field("dispute_type")
        if isinstance(field, PinyinCombo):
            field.set_choices([self._choice(*option) for option in DISPUTE[0].options])
        self._suggest()
        self._offer_mediators()

    def gaps(self, section: int) -> tuple[Gap, ...]:
        """What is empty or wrong in a section."""
        if section == 0:
            return self.parties.gaps()
        if section == MATERIALS:
            return ()
        last = self.doubts.gaps() if section == len(self.grids) else ()
        return self.grids[section - 1].gaps() + last

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        for panel in self.parties.panels:
            panel.validate()
        for grid in self.grids:
            grid.validate()

    def values(self) -> dict[str, Any]:
        """All but the parties, by the names of the command."""
        return self.dispute.values() | self.origin.values() | self.plan.values()

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        rest = self.parties.place(faults)
        if any(fault.rule == "med.M05" for fault in rest):
            self.plan.show_field("recusal_ok", shown=True)
        for grid in self.grids:
            rest = grid.place(rest)
        return self.doubts.ask(rest)

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        of_grids = (grid.reasons() for grid in self.grids)
        return merged(self.parties.reasons(), *of_grids, self.doubts.given())

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        grids = {"dispute": self.dispute, "origin": self.origin, "plan": self.plan}
        kept = {name: grid.kept() for name, grid in grids.items()}
        own = {"parties": self.parties.kept(), "doubts": self.doubts.kept()}
        return own | kept | {"materials": self.materials.kept()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.parties.restore(kept.get("parties", ()))
        self.dispute.restore(kept.get("dispute", {}))
        self.origin.restore(kept.get("origin", {}))
        self.doubts.restore(kept.get("doubts", {}))
        self.materials.restore(kept.get("materials", ()))
        if plan := kept.get("plan"):
            self.plan.restore({"committee": plan.get("committee")})
            self._offer_mediators()
            self.plan.restore(plan)
        self._on_source_chosen()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        return all(panel.blank for panel in self.parties.panels) and self.dispute.blank

    def go_to(self, section: int) -> None:
        """The first field of a section."""
        self.scroll_to(section)
        if section == 0:
            first: QWidget = self.parties.current.grid.field("id_no")
        elif section == MATERIALS:
            first = self.materials.button
        else:
            first = next(iter(self.grids[section - 1].fields.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def precede(self, widget: QWidget) -> None:
        """Tab goes from the last field to this widget, and then to the buttons."""
        QWidget.setTabOrder(self.materials.button, widget)
        QWidget.setTabOrder(widget, self.back)

    # -- inside --------------------------------------------------------------------------

    def _choice(self, value: Any, label: str) -> Choice:
        return Choice(value, label, self._keys.get(label, ""))

    def _offer(self, grid: FieldGrid, name: str, options: Iterable[tuple[Any, str]]) -> None:
        field = grid.field(name)
        if isinstance(field, PinyinCombo):
            field.set_choices([self._choice(value, label) for value, label in options])

    def _suggest(self) -> None:
        """Most often the one who registers also mediates, at a committee of their own."""
        if not self._committees or self.plan.field("committee").value() is not None:
            return
        name = self._context.desk.me.name
        own = next((one for one in self._mediators if one.name == name), None)
        self.plan.field("committee").set_value(own.committee if own else self._committees[0].id)
        self._offer_mediators()
        if own:
            self.plan.field("mediators").set_value((own.id,))

    def _offer_mediators(self) -> None:
        chosen = self.plan.field("committee").value()
        ordered = sorted(self._mediators, key=lambda one: one.committee != chosen)
        self._offer(self.plan, "mediators", [(one.id, one.name) for one in ordered])

    def _topic(self) -> str:
        kind = self.dispute.field("dispute_type").value()
        return "" if kind is None else str(kind.value)

    def _slots(self) -> Slots:
        values = self.dispute.values()
        return slots_of(
            [(panel.role, panel.name) for panel in self.parties.panels],
            today=self._context.clock.today(),
            amount_fen=values["amount_fen"],
            occurred_on=values["occurred_on"],
            place=values["place"],
            committee=self.plan.field("committee").text(),
        )

    def _on_edited(self, name: str) -> None:
        if name == "source":
            self._on_source_chosen()
        elif name == "committee":
            self._offer_mediators()
        self.edited.emit()

    def _on_source_chosen(self) -> None:
        source = self.origin.value("source")
        referred = source is not None and Source(source).referred
        for name in ("organ", "source_doc_no", "received_on"):
            self.origin.show_field(name, shown=referred)
        for name in ("organ", "source_doc_no"):
            self.origin.set_required(name, required=referred)
        court = source is not None and Source(source) is Source.COURT
        self.origin.show_field("course", shown=court)
        self.origin.set_required("course", required=court)
