"""The page that registers a dispute."""

from __future__ import annotations

__all__ = ["FormPage"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.drafts.messages import DraftView
from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id, new_id
from app.mediation.messages import (
    CaseChoices,
    LeadView,
    OpenCase,
    ReadChoices,
    ReadLead,
    RegisterCase,
)
from ui.context import Context, Place
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.forms.keeper import Keeper
from ui.forms.sections import SectionsPanel
from ui.forms.side import DraftsPanel
from ui.mediation.form.body import MATERIALS, SECTIONS, CaseForm
from ui.mediation.form.recall import Recall
from ui.mediation.form.side import ConsentPanel, OralPanel
from ui.mediation.form.values import case_of, kept_of_lead
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea

FORM = "mediation.form"
_TIGHT = 940  # px at base 14: below, four columns and a side column do not fit
_KEYS = (
    ("Tab", tr("下一项")),
    ("Shift+Tab", tr("上一项")),
    ("Alt+Down", tr("展开选项")),
    ("F2", tr("改自动项")),
    ("F8", tr("下一处空缺")),
    ("Ctrl+Tab", tr("换当事人")),
)


class FormPage(Page):
    """Registers a dispute: Ctrl+Enter accepts it, everything typed is kept as a draft."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tried = False
        self._sending: Future[Id] | None = None
        self._section = 0
        self._began: DraftView | None = None
        self._lead: Id | None = None  # the lead that becomes this case
        self.form = CaseForm(context)
        self.sections = SectionsPanel(self.theme, SECTIONS, _KEYS)
        self.recall = Recall(context, self.form.parties, self)
        self.drafts = DraftsPanel(self.theme)
        self.consent = ConsentPanel(context)
        self.keeper = Keeper(context, self._content, self)
        self._lay_out()
        self._connect()
        self._bind_keys()

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("登记调解案件")

    def subtitle(self) -> str:
        if self._began is None:
            return ""
        at = self._began.started_at
        return tr("草稿 · {day} {time} 开始").format(day=month_day(at), time=f"{at:%H:%M}")

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.recall.known.offers else ()
        return (
            *use,
            ("Tab", tr("下一项")),
            ("Ctrl+S", tr("存草稿")),
            ("Ctrl+Enter", tr("受理")),
            ("Esc", tr("返回")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SAVE: self._on_saved, Act.NEXT_GAP: self._to_next_gap}

    def primary_new(self) -> None:
        self.keeper.flush()
        self._start_afresh()
        self._list_drafts()

    def activate(self, **where: Any) -> None:
        desk, work = self.context.desk, self.context.work
        work.run(desk.ask(ReadChoices()), self._on_choices, owner=self)
        if isinstance(lead := where.get("lead"), bytes):
            work.run(desk.ask(ReadLead(lead)), self._on_lead, owner=self)
        elif self.form.blank and self.keeper.id is None:
            self._start_afresh()
            self._list_drafts(wanted=where.get("draft"))
        self._refresh()

    def deactivate(self) -> None:
        if self.keeper.pending:
            self.keeper.flush()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=12)
        self._beside = QWidget()
        column = Column(theme, self._beside, spacing=12)
        self.oral = OralPanel(theme)
        for panel in (
            self.drafts, self.recall.known, self.recall.similar, self.consent, self.oral,
        ):  # fmt: skip
            column.addWidget(panel)
        column.addStretch(1)
        self._side = ScrollArea(theme, self._beside)
        row.addWidget(self.sections)
        row.addWidget(self.form, 1)
        row.addWidget(self._side)
        self.form.precede(self.consent.tick.editor)
        theme.changed.connect(self._fit)

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._on_edited)
        form.turned.connect(self.recall.look)
        form.judged.connect(self._refresh)
        form.returned.connect(self._on_returned)
        form.saved.connect(self._on_saved)
        form.submitted.connect(partial(self._submit, OpenCase))
        form.line.wanted.connect(self._go_to_gap)
        self.consent.tick.edited.connect(self._on_edited)
        self.consent.waitAsked.connect(partial(self._submit, RegisterCase))
        self.sections.chosen.connect(form.go_to)
        self.recall.offered.connect(self.titleChanged)  # the key of 用这份档案 comes and goes
        self.recall.refused.connect(self._on_edited)
        self.oral.asked.connect(self._on_oral_asked)
        self.drafts.wanted.connect(self._resume)
        self.drafts.dropped.connect(self._on_draft_dropped)
        self.keeper.kept.connect(form.show_kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _bind_keys(self) -> None:
        parties = self.form.parties
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+Return": partial(self._submit, OpenCase),
            "Ctrl+Enter": partial(self._submit, OpenCase),  # the one of the number pad
            "Esc": self._on_returned,
            "Ctrl+Shift+A": parties.add,
            "Ctrl+Shift+G": parties.add_agent,
            "Ctrl+Tab": parties.tabs.go_round,
            "Ctrl+Shift+Tab": lambda: parties.tabs.go_round(-1),
            "Ctrl+U": self.recall.known.use_first,
            "Ctrl+Shift+W": partial(self._submit, RegisterCase),
        }
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- a form begins -------------------------------------------------------------------

    def _start_afresh(self) -> None:
        self.form.reset()
        self.consent.tick.set_value(False)
        self.consent.tick.clear_message()
        self._tried, self._began, self._lead = False, None, None
        self.recall.reset()
        self.keeper.id = None
        self.form.show_kept(None)
        self.form.parties.current.grid.field("id_no").setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        self.titleChanged.emit()

    def _list_drafts(self, wanted: Id | None = None) -> None:
        self.keeper.find(FORM, partial(self.drafts.offer, wanted=wanted))

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.keeper.start(draft.id, FORM)
        self._began = draft
        self._lead = draft.fields.get("lead")
        self.recall.reset(draft.fields.get("denied", ()))
        self.form.restore(draft.fields)
        self.consent.tick.set_value(draft.fields.get("consent"))
        self.form.show_kept(draft.saved_at)
        self.drafts.show_drafts(())
        self._refresh()
        self.titleChanged.emit()

    def _on_lead(self, lead: LeadView) -> None:
        """What was heard of the dispute is here already; what was being typed is a draft."""
        if self._lead == lead.id:
            return
        if self.keeper.pending:
            self.keeper.flush()

        def on_drafts(drafts: tuple[DraftView, ...]) -> None:
            begun = next((one for one in drafts if one.fields.get("lead") == lead.id), None)
            if begun is not None:
                self._resume(begun)
                return
            self._start_afresh()
            self._lead = lead.id
            self.form.restore(kept_of_lead(lead))
            self._on_edited()

        self.keeper.find(FORM, on_drafts)

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        names = [panel.name for panel in self.form.parties.panels if panel.name]
        fields = self.form.kept()
        fields["consent"] = self.consent.tick.value()
        fields["denied"] = sorted(self.recall.denied)
        fields["lead"] = self._lead
        return tr("、").join(names) or tr("还没有填姓名"), fields

    # -- what the user does --------------------------------------------------------------

    def _on_edited(self) -> None:
        if self.keeper.id is None:
            now = self.context.clock.now()
            draft = new_id(self.context.clock)
            self.keeper.start(draft, FORM)
            self._began = DraftView(draft, FORM, "", {}, now, now)
            self.drafts.show_drafts(())
            self.titleChanged.emit()
        self.keeper.touch()
        self.form.line.hush()
        self._refresh()

    def _on_saved(self) -> None:
        if self.keeper.id is not None:
            self.keeper.flush()
            self.context.toast(tr("草稿已存在本机，随时可以接着填"))

    def _on_returned(self) -> None:
        self.context.go(Place("mediation"))

    def _on_oral_asked(self) -> None:
        self.context.go(Place("mediation.oral"))

    def _submit(self, command: type[OpenCase | RegisterCase]) -> None:
        if self._sending is not None and not self._sending.cancelled():
            return
        waits = command is RegisterCase
        self._tried = True
        self.form.validate()
        if not waits:
            self.consent.tick.validate()
        self._refresh()
        may_wait = (self.consent.tick, self.form.plan.field("mediators")) if waits else ()
        gaps = [gap for gap in self._gaps() if gap.field not in may_wait]
        if gaps:
            self._go_to_gap(gaps[0])
            return
        case = case_of(
            self.form.parties.inputs(),
            self.form.values(),
            consent=self.consent.tick.value(),
            lead=self._lead,
        )
        self.form.set_busy(busy=True)
        self._sending = self.context.desk.do(command(case, self.form.reasons()))
        done = partial(self._on_opened, waits=waits)
        self.context.work.run(self._sending, done, self._on_refused, owner=self)

    def _on_opened(self, case: Id, *, waits: bool) -> None:
        self._sending = None
        self.form.set_busy(busy=False)
        title, files = self._content()[0], self.form.materials.files
        self.form.materials.add_to(case)
        self.keeper.drop()
        self._start_afresh()
        # Undo would take back the file that was added last.
        said = tr("已登记 {title}，待受理") if waits else tr("已受理 {title}")
        self.context.toast(said.format(title=title), undo=not files)
        self.context.go(Place("mediation", {"case": case}))

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        self.form.set_busy(busy=False)
        if not isinstance(error, Refused):
            return False
        homeless = []
        for fault in self.form.place(error.faults):
            if fault.field == "consent":
                self.consent.tick.set_error(said(fault))
            else:
                homeless.append(fault)
        self._refresh()
        self._show_homeless(homeless)
        gaps = self._gaps()
        if gaps:
            self._go_to_gap(gaps[0])
        return True

    def _show_homeless(self, faults: list[Fault]) -> None:
        if faults:
            self.form.line.say(tr("；").join(said(fault) for fault in faults))

    # -- gaps ----------------------------------------------------------------------------

    def _gaps(self) -> list[Gap]:
        found = [gap for at in range(len(SECTIONS)) for gap in self.form.gaps(at)]
        tick = self.consent.tick
        if not tick.value():
            found.append(Gap(tick, tick.label, tick.state == "error"))
        return found

    def _go_to_gap(self, gap: Gap) -> None:
        self.form.parties.show_party_of(gap.field)
        gap.field.go()

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self._gaps()):
            self._go_to_gap(gap)

    def _refresh(self) -> None:
        gaps = [self.form.gaps(at) for at in range(len(SECTIONS))]
        blank = self.form.blank
        for at, missing in enumerate(gaps):
            wrong = any(gap.wrong for gap in missing)
            current = at == self._section
            if wrong or (self._tried and missing):
                status = "overdue"
            elif current:
                status = "in_progress"
            else:
                status = "not_started" if missing or blank else "done"
            files = self.form.materials.files
            if at == MATERIALS and not (current or files):
                status = "not_started"  # they may all come later
            self.sections.show_section(
                at,
                current=current,
                gaps=0 if blank else len(missing),
                status=status,
                note=tr("{n} 份").format(n=len(files)) if at == MATERIALS else "",
            )
        self.form.line.show_gaps(() if blank and not self._tried else self._gaps())

    def _on_draft_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self._list_drafts()

    # -- the rest ------------------------------------------------------------------------

    def _on_choices(self, choices: CaseChoices) -> None:
        self.form.offer(choices)
        self._refresh()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.form.isAncestorOf(new):
            return
        if self.form.area.isAncestorOf(new):
            self.form.reveal(new)
        place = self.form.section_of(new)
        if place is not None:
            self._section = place
            self._refresh()

    def _fit(self) -> None:
        wide = self.window().width()
        width = width_of(self.theme, wide)
        self.sections.setVisible(width is not Width.NARROW)
        self._stack_up(up=wide < self.theme.px(_TIGHT))
        self._side.setFixedWidth(self.theme.px(400 if width is Width.WIDE else 276))

    def _stack_up(self, *, up: bool) -> None:
        """Where there is no room beside the form, what stands there follows its last section."""
        if up == self._side.isHidden():
            return
        self._side.setHidden(up)
        if up:
            self._side.takeWidget()
            self.form.append(self._beside)
        else:
            self._side.setWidget(self._beside)
        self._beside.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
