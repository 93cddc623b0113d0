"""The page that registers a dispute."""

from __future__ import annotations

__all__ = ["FORM", "FormPage"]

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.drafts.messages import DraftView
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import LeadView, OpenCase, ReadChoices, ReadLead, RegisterCase
from ui.context import Context, Place
from ui.forms.grid import Gap, said
from ui.forms.page import SectionedPage
from ui.mediation.form.body import MATERIALS, SECTIONS, CaseForm
from ui.mediation.form.recall import Recall
from ui.mediation.form.side import ConsentPanel, OralPanel
from ui.mediation.form.values import case_of, kept_of_lead

FORM = "mediation.form"


class FormPage(SectionedPage):
    """Registers a dispute: Ctrl+Enter accepts it, Ctrl+Shift+W lets it wait."""

    draft = FORM
    choices = ReadChoices
    verb = tr("受理")
    keys = (
        ("Tab", tr("下一项")),
        ("Shift+Tab", tr("上一项")),
        ("Alt+Down", tr("展开选项")),
        ("F2", tr("改自动项")),
        ("F8", tr("下一处空缺")),
        ("Ctrl+Tab", tr("换当事人")),
    )
    form: CaseForm

    def __init__(self, context: Context) -> None:
        super().__init__(context, SECTIONS)
        self._lead: Id | None = None  # the lead that becomes this case
        self.form = CaseForm(context)
        self.recall = Recall(context, self.form.parties, self)
        self.known = self.recall.known
        self.consent = ConsentPanel(context)
        self.oral = OralPanel(self.theme)
        self.build(self.known, self.recall.similar, self.consent, self.oral)
        self.form.precede(self.consent.tick.editor)
        self.form.turned.connect(self.recall.look)
        self.consent.tick.edited.connect(self.on_edited)
        self.consent.waitAsked.connect(self._wait)
        self.recall.offered.connect(self.titleChanged)  # the key of 用这份档案 comes and goes
        self.recall.refused.connect(self.on_edited)
        self.oral.asked.connect(self._on_oral_asked)
        self._bind_keys()

    def _bind_keys(self) -> None:
        parties = self.form.parties
        self.bind(
            {
                "Ctrl+Shift+A": parties.add,
                "Ctrl+Shift+G": parties.add_agent,
                "Ctrl+Tab": parties.tabs.go_round,
                "Ctrl+Shift+Tab": lambda: parties.tabs.go_round(-1),
                "Ctrl+Shift+W": self._wait,
            }
        )

    def title(self) -> str:
        return tr("登记调解案件")

    def _on_oral_asked(self) -> None:
        self.context.go(Place("mediation.oral"))

    # -- a form begins -------------------------------------------------------------------

    def begin(self, **where: Any) -> None:
        if isinstance(lead := where.get("lead"), bytes):
            self.context.work.run(self.context.desk.ask(ReadLead(lead)), self._on_lead, owner=self)
        else:
            super().begin(**where)

    def _on_lead(self, lead: LeadView) -> None:
        """What was heard of the dispute is here already; what was being typed is a draft."""
        if self._lead == lead.id:
            return
        if self.keeper.pending:
            self.keeper.flush()

        def on_drafts(drafts: tuple[DraftView, ...]) -> None:
            begun = next((one for one in drafts if one.fields.get("lead") == lead.id), None)
            if begun is not None:
                self.resume_draft(begun)
                return
            self.start_afresh()
            self._lead = lead.id
            self.form.finish()
            self.form.restore(kept_of_lead(lead))
            self.on_edited()

        self.keeper.find(FORM, on_drafts)

    def reset(self) -> None:
        super().reset()
        self.consent.tick.set_value(False)
        self.consent.tick.clear_message()
        self._lead = None
        self.recall.reset()

    def restore(self, kept: Mapping[str, Any]) -> None:
        self._lead = kept.get("lead")
        self.recall.reset(kept.get("denied", ()))
        super().restore(kept)
        self.consent.tick.set_value(kept.get("consent"))

    def content(self) -> tuple[str, Mapping[str, Any]]:
        names = [panel.name for panel in self.form.parties.panels if panel.name]
        fields = self.form.kept()
        fields["consent"] = self.consent.tick.value()
        fields["denied"] = sorted(self.recall.denied)
        fields["lead"] = self._lead
        return tr("、").join(names) or tr("还没有填姓名"), fields

    def focus_first(self) -> None:
        self.form.parties.current.grid.field("id_no").setFocus(Qt.FocusReason.OtherFocusReason)

    # -- a form ends ---------------------------------------------------------------------

    def submit(self) -> None:
        if self.busy:
            return
        self.consent.tick.validate()
        if self.complete():
            self._enter(OpenCase)

    def _wait(self) -> None:
        """Registered, but not accepted yet: consent and mediators may come later."""
        may_wait = (self.consent.tick, self.form.plan.field("mediators"))
        if not self.busy and self.complete(may_wait=may_wait):
            self._enter(RegisterCase)

    def _enter(self, command: type[OpenCase | RegisterCase]) -> None:
        case = case_of(
            self.form.parties.inputs(),
            self.form.values(),
            consent=self.consent.tick.value(),
            lead=self._lead,
        )
        words = tr("已受理 {title}") if command is OpenCase else tr("已登记 {title}，待受理")
        self.send(command(case, self.form.reasons()), partial(self._on_entered, words))

    def _on_entered(self, words: str, case: Id) -> None:
        files = self.form.materials.files
        self.form.materials.add_to(case)
        # Undo would take back the file that was added last.
        self.leave_for(case, words, undo=not files)

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        homeless = []
        for fault in super().place(faults):
            if fault.field == "consent":
                self.consent.tick.set_error(said(fault))
            else:
                homeless.append(fault)
        return homeless

    # -- gaps ----------------------------------------------------------------------------

    def gaps(self) -> list[Gap]:
        found, tick = super().gaps(), self.consent.tick
        if not tick.value():
            found.append(Gap(tick, tick.label, tick.state == "error"))
        return found

    def go_to_gap(self, gap: Gap) -> None:
        self.form.parties.show_party_of(gap.field)
        super().go_to_gap(gap)

    def standing(self, section: int, missing: Sequence[Gap]) -> tuple[str, str]:
        status, note = super().standing(section, missing)
        if section == MATERIALS:
            files = self.form.materials.files
            note = tr("{n} 份").format(n=len(files))
            if status == "done" and not files:
                status = "not_started"  # they may all come later
        return status, note
