"""The page that registers a dispute."""

from __future__ import annotations

__all__ = ["FormPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.drafts.messages import DraftView, DropDraft, ListDrafts
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, new_id
from app.mediation.messages import (
    CaseChoices,
    OpenCase,
    PastCases,
    ReadChoices,
    SimilarCase,
    SimilarCases,
)
from app.people.messages import FindPerson, PersonMatch, PersonView
from ui.context import Context, Place
from ui.forms.grid import Gap, said
from ui.forms.keeper import Keeper
from ui.mediation.form.body import SECTIONS, CaseForm
from ui.mediation.form.party import PartyPanel
from ui.mediation.form.sections import SectionsPanel
from ui.mediation.form.side import ConsentPanel, DraftsPanel, KnownPanel, SimilarPanel
from ui.mediation.form.values import case_of
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea

FORM = "mediation.form"
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
        self._busy = self._tried = False
        self._section = 0
        self._began: DraftView | None = None
        self._denied: set[Id] = set()
        self._asked: dict[PartyPanel, tuple[FindPerson, tuple[PersonMatch, ...]]] = {}
        self._met: tuple[str, ...] = ()
        self.form = CaseForm(context)
        self.sections = SectionsPanel(self.theme, SECTIONS, _KEYS)
        self.known = KnownPanel(self.theme)
        self.similar = SimilarPanel(self.theme)
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
        return tr("草稿 · {m}月{d}日 {time} 开始").format(
            m=at.month, d=at.day, time=at.strftime("%H:%M")
        )

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
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
        if self.form.blank and self.keeper.id is None:
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
        inner = QWidget()
        column = Column(theme, inner, spacing=12)
        for panel in (self.drafts, self.known, self.similar, self.consent):
            column.addWidget(panel)
        column.addStretch(1)
        self._side = ScrollArea(theme, inner)
        row.addWidget(self.sections)
        row.addWidget(self.form, 1)
        row.addWidget(self._side)
        theme.changed.connect(self._fit)

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._on_edited)
        form.turned.connect(self._on_turned)
        form.judged.connect(self._refresh)
        form.returned.connect(self._on_returned)
        form.saved.connect(self._on_saved)
        form.submitted.connect(self._on_submitted)
        form.line.wanted.connect(self._go_to_gap)
        self.consent.tick.edited.connect(self._on_edited)
        self.sections.chosen.connect(form.go_to)
        self.known.wanted.connect(self._on_file_wanted)
        self.similar.opened.connect(self._on_case_wanted)
        self.similar.denied.connect(self._on_case_denied)
        self.drafts.wanted.connect(self._resume)
        self.drafts.dropped.connect(self._on_draft_dropped)
        self.keeper.kept.connect(form.show_kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _bind_keys(self) -> None:
        parties = self.form.parties
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self._on_submitted,
            "Ctrl+Enter": self._on_submitted,  # the one of the number pad
            "Esc": self._on_returned,
            "Ctrl+Shift+A": parties.add,
            "Ctrl+Tab": parties.tabs.go_round,
            "Ctrl+Shift+Tab": lambda: parties.tabs.go_round(-1),
            "Ctrl+U": self.known.use_first,
        }
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- a form begins -------------------------------------------------------------------

    def _start_afresh(self) -> None:
        self.form.reset()
        self.consent.tick.set_value(False)
        self.consent.tick.clear_message()
        self._tried, self._began = False, None
        self._denied.clear()
        self._asked.clear()
        self._met = ()
        self.keeper.id = None
        self.form.show_kept(None)
        self.similar.show_cases(())
        self.form.parties.current.grid["id_no"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        self.titleChanged.emit()

    def _list_drafts(self, wanted: Id | None = None) -> None:
        def on_drafts(drafts: tuple[DraftView, ...]) -> None:
            found = next((draft for draft in drafts if draft.id == wanted), None)
            if found is not None:
                self._resume(found)
            else:
                self.drafts.show_drafts(drafts)

        self.context.work.run(self.context.desk.ask(ListDrafts(FORM)), on_drafts, owner=self)

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.keeper.start(draft.id, FORM)
        self._began = draft
        self.form.restore(draft.fields)
        self.consent.tick.set_value(draft.fields.get("consent"))
        self._denied = set(draft.fields.get("denied", ()))
        self.form.show_kept(draft.saved_at)
        self.drafts.show_drafts(())
        self._refresh()
        self.titleChanged.emit()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        names = [panel.name for panel in self.form.parties.panels if panel.name]
        fields = self.form.kept()
        fields["consent"] = self.consent.tick.value()
        fields["denied"] = sorted(self._denied)
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
        self._refresh()

    def _on_saved(self) -> None:
        if self.keeper.id is not None:
            self.keeper.flush()
            self.context.toast(tr("草稿已存在本机，随时可以接着填"))

    def _on_returned(self) -> None:
        self.context.go(Place("mediation"))

    def _on_submitted(self) -> None:
        if self._busy:
            return
        self._tried = True
        self.form.validate()
        self.consent.tick.validate()
        self._refresh()
        gaps = self._gaps()
        if gaps:
            self._go_to_gap(gaps[0])
            return
        case = case_of(
            self.form.parties.inputs(), self.form.values(), consent=self.consent.tick.value()
        )
        self._set_busy(busy=True)
        future = self.context.desk.do(OpenCase(case))
        self.context.work.run(future, self._on_opened, self._on_refused, owner=self)

    def _on_opened(self, case: Id) -> None:
        self._set_busy(busy=False)
        title = self._content()[0]
        self.keeper.drop()
        self._start_afresh()
        self.context.toast(tr("已受理 {title}").format(title=title), undo=True)
        self.context.go(Place("mediation", {"case": case}))

    def _on_refused(self, error: Exception) -> bool:
        self._set_busy(busy=False)
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
        gap.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_next_gap(self) -> None:
        gaps = self._gaps()
        if not gaps:
            return
        here = QApplication.focusWidget()
        places = [at for at, gap in enumerate(gaps) if here and gap.field.isAncestorOf(here)]
        self._go_to_gap(gaps[(places[-1] + 1) % len(gaps) if places else 0])

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
            self.sections.show_section(
                at, current=current, gaps=0 if blank else len(missing), status=status
            )
        self.form.line.show_gaps(() if blank and not self._tried else self._gaps())

    # -- somebody known, something similar -----------------------------------------------

    def _on_turned(self) -> None:
        panel = self.form.parties.current
        self._ask_who(panel)
        self._show_known()
        numbers = self.form.parties.numbers()
        if numbers != self._met:
            self._met = numbers
            if len(numbers) > 1:
                future = self.context.desk.ask(SimilarCases(numbers))
                self.context.work.run(future, self._on_similar, owner=self)
            else:
                self.similar.show_cases(())

    def _ask_who(self, panel: PartyPanel) -> None:
        grid = panel.person
        query = FindPerson(panel.number, grid["name"].text(), grid["phone"].text())
        known = self._asked.get(panel)
        if panel.is_unit or not (query.id_no or query.name):
            self._asked.pop(panel, None)
            return
        if known is not None and known[0] == query:
            return

        def on_found(matches: tuple[PersonMatch, ...]) -> None:
            if panel in self.form.parties.panels:
                self._asked[panel] = (query, matches)
                self._show_known()
                for match in matches:
                    self._ask_past(match.person.id)

        self._asked[panel] = (query, ())
        self.context.work.run(self.context.desk.ask(query), on_found, owner=panel)

    def _ask_past(self, person: Id) -> None:
        def on_past(cases: tuple[SimilarCase, ...]) -> None:
            self.known.show_past(person, cases)

        self.context.work.run(self.context.desk.ask(PastCases(person)), on_past, owner=self)

    def _show_known(self) -> None:
        panel = self.form.parties.current
        _query, matches = self._asked.get(panel, (None, ()))
        self.known.show_matches(matches, panel.known)

    def _on_file_wanted(self, person: PersonView) -> None:
        self.form.parties.current.use(person)
        self._show_known()

    def _on_similar(self, cases: tuple[SimilarCase, ...]) -> None:
        self.similar.show_cases([case for case in cases if case.id not in self._denied])

    def _on_case_wanted(self, case: Id) -> None:
        self.context.go(Place("mediation", {"case": case}))

    def _on_case_denied(self, case: Id) -> None:
        self._denied.add(case)
        self.similar.show_cases([one for one in self.similar.cases if one.id != case])
        self._on_edited()

    def _on_draft_dropped(self, draft: DraftView) -> None:
        future = self.context.desk.do(DropDraft(draft.id))
        self.context.work.run(future, lambda _none: self._list_drafts(), owner=self)

    # -- the rest ------------------------------------------------------------------------

    def _on_choices(self, choices: CaseChoices) -> None:
        self.form.offer(choices)
        self._refresh()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.form.set_busy(busy=busy)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.form.isAncestorOf(new):
            return
        place = self.form.section_of(new)
        if place is not None:
            self._section = place
            self.form.reveal(new)
            self._refresh()

    def _fit(self) -> None:
        width = width_of(self.theme, self.window().width())
        self.sections.setVisible(width is not Width.NARROW)
        self._side.setFixedWidth(self.theme.px(400 if width is Width.WIDE else 276))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
