"""The page of a doorstep case: names, what it is about, what was agreed; the rest may wait."""

from __future__ import annotations

__all__ = ["OralPage"]

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import CHINA
from app.drafts.messages import DraftView
from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id, new_id
from app.mediation.messages import CaseChoices, PartyRole, ReadChoices
from app.people.messages import FindPerson, IdKind, PersonMatch, ReadIdNumber, ReadTyped, Typed
from ui.context import Context, Place
from ui.forms.asked import AskedCheck
from ui.forms.gaps import GapLine, gap_after_focus
from ui.forms.grid import FieldGrid, Gap, said
from ui.forms.keeper import Keeper
from ui.forms.reasons import ReasonBlock, merged
from ui.forms.side import DraftsPanel
from ui.forms.slots import PhraseSource, Slots
from ui.mediation.oral.tables import HOW, ON_THE_SPOT, WHAT, WHO
from ui.mediation.oral.values import command_of, named_here
from ui.mediation.phrasing import TOPICS, slots_of
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel, Rule
from ui.widgets.scroll import ScrollArea

FORM = "mediation.oral"


class OralPage(Page):
    """Ctrl+Enter writes it down; everything typed is kept as a draft."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tried = False
        self._sending: Future[Id] | None = None
        self._began: DraftView | None = None
        self._keys: dict[str, str] = {}
        self._choices: CaseChoices | None = None
        self.who, self.what, self.how = (FieldGrid(context, one) for one in (WHO, WHAT, HOW))
        self.grids = (self.who, self.what, self.how)
        self.doubts = ReasonBlock(self.theme)
        self.drafts = DraftsPanel(self.theme)
        self.keeper = Keeper(context, self._content, self)
        self._lay_out()
        self._connect()

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("登记口头调解")

    def subtitle(self) -> str:
        return tr("先记要紧的，别的稍后补")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", tr("下一项")),
            ("Alt+Down", tr("常用语")),
            ("Ctrl+Enter", tr("记下")),
            ("Esc", tr("返回")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SAVE: self._on_saved, Act.NEXT_GAP: self._to_next_gap}

    def activate(self, **where: Any) -> None:
        future = self.context.desk.ask(ReadChoices())
        self.context.work.run(future, self._on_choices, owner=self)
        if self.blank and self.keeper.id is None:
            self._start_afresh()
            self._list_drafts(wanted=where.get("draft"))

    def deactivate(self) -> None:
        if self.keeper.pending:
            self.keeper.flush()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        return self.who.blank and not self.what.field("facts").text()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        inner = QWidget()
        column = Column(theme, inner, margins=(16, 10, 16, 12), spacing=4)
        column.addWidget(self.drafts)
        for grid in self.grids:
            column.addWidget(grid)
        column.addWidget(self.doubts)
        column.addStretch(1)
        self.area = ScrollArea(theme, inner)
        panel = Panel(theme)
        panel.body.addWidget(self.area, 1)
        panel.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(16, 10, 16, 10))
        self.line = GapLine(theme)
        foot.addWidget(self.line, 1)
        self.back = Button(theme, tr("返回"), keys="Esc")
        self.submit = PrimaryButton(theme, tr("记下"), keys="Ctrl+Enter")
        foot.add(self.back, self.submit)
        panel.body.addLayout(foot)
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=0)
        row.add_form(panel)
        row.addStretch(1)

    def _connect(self) -> None:
        for grid in self.grids:
            grid.edited.connect(self._on_edited)
            grid.judged.connect(self._refresh)
        self.doubts.edited.connect(self._on_edited)
        self.what.offer_phrases(PhraseSource(TOPICS, self._topic, self._slots))
        for place in range(2):
            number = self.who.field(f"parties.{place}.id_no")
            check = AskedCheck(self.context, number, partial(ReadIdNumber, IdKind.RESIDENT))
            check.answered.connect(partial(self._on_number_read, place))
            for name, kind in (("name", Typed.NAME), ("phone", Typed.PHONE)):
                field = self.who.field(f"parties.{place}.{name}")
                AskedCheck(self.context, field, partial(ReadTyped, kind))
        self.back.clicked.connect(self._on_returned)
        self.submit.clicked.connect(self._on_submitted)
        self.line.wanted.connect(self._go_to)
        self.drafts.wanted.connect(self._resume)
        self.drafts.dropped.connect(self._on_draft_dropped)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        for keys, deed in (
            ("Ctrl+Return", self._on_submitted),
            ("Ctrl+Enter", self._on_submitted),
            ("Esc", self._on_returned),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- a form begins -------------------------------------------------------------------

    def _start_afresh(self) -> None:
        for grid in self.grids:
            grid.clear()
        self.doubts.clear()
        now = self.context.clock.now().astimezone(CHINA)
        self.how.field("on").set_value(now.date())
        self.how.field("start").set_value(now.time())
        self._tried, self._began, self.keeper.id = False, None, None
        self._suggest()
        self._show_due()
        self.line.say("")
        self.who.field("parties.0.name").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choices(self, choices: CaseChoices) -> None:
        self._keys, self._choices = dict(choices.initials), choices
        self._offer(self.how, "committee", [(one.id, one.name) for one in choices.committees])
        self._offer(self.how, "mediators", [(one.id, one.name) for one in choices.mediators])
        kinds = next(spec.options for spec in WHAT if spec.name == "dispute_type")
        self._offer(self.what, "dispute_type", kinds)
        self._suggest()

    def _offer(self, grid: FieldGrid, name: str, options: Iterable[tuple[Any, str]]) -> None:
        field = grid.field(name)
        if isinstance(field, PinyinCombo):
            field.set_choices(
                [Choice(one, word, self._keys.get(word, "")) for one, word in options]
            )

    def _suggest(self) -> None:
        """Whoever writes it down has most often mediated it."""
        if self._choices is None or self.how.field("committee").value() is not None:
            return
        committee, mediators = named_here(self._choices, self.context.desk.me.name)
        self.how.field("committee").set_value(committee)
        self.how.field("mediators").set_value(mediators)

    # -- drafts --------------------------------------------------------------------------

    def _list_drafts(self, wanted: Id | None = None) -> None:
        self.keeper.find(FORM, partial(self.drafts.offer, wanted=wanted))

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.keeper.start(draft.id, FORM)
        self._began = draft
        for name, grid in zip(("who", "what", "how"), self.grids, strict=True):
            grid.restore(draft.fields.get(name, {}))
        self.doubts.restore(draft.fields.get("doubts", {}))
        self.drafts.show_drafts(())
        self._show_due()
        self.context.toast(tr("接着 {day} 的填").format(day=month_day(draft.saved_at)))

    def _on_draft_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self._list_drafts()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        names = filter(None, (self.who.field(f"parties.{at}.name").text() for at in range(2)))
        kept = {"who": self.who.kept(), "what": self.what.kept(), "how": self.how.kept()}
        return tr("、").join(names) or tr("还没有填姓名"), kept | {"doubts": self.doubts.kept()}

    # -- what the user does --------------------------------------------------------------

    def _on_edited(self, name: str = "") -> None:
        if self.keeper.id is None:
            self.keeper.start(new_id(self.context.clock), FORM)
            self.drafts.show_drafts(())
        self.keeper.touch()
        if name == "how":
            self._show_due()
        self.line.hush()
        self._refresh()

    def _show_due(self) -> None:
        later = self.how.field("how").value() not in (None, ON_THE_SPOT)
        self.how.show_field("items.0.due_on", shown=later)

    def _on_number_read(self, place: int, text: str, _view: object) -> None:
        def on_found(matches: tuple[PersonMatch, ...]) -> None:
            name = self.who.field(f"parties.{place}.name")
            known = next((one.person for one in matches if one.certain), None)
            if known is not None and not name.text():
                name.set_value(known.name)
                name.set_note(tr("本机已有这个人"))
                self._on_edited()

        future = self.context.desk.ask(FindPerson(id_no=text))
        self.context.work.run(future, on_found, owner=self)

    def _on_saved(self) -> None:
        if self.keeper.id is not None:
            self.keeper.flush()
            self.context.toast(tr("草稿已存在本机，随时可以接着填"))

    def _on_returned(self) -> None:
        self.context.go(Place("mediation"))

    def _on_submitted(self) -> None:
        if self._sending is not None and not self._sending.cancelled():
            return
        self._tried = True
        for grid in self.grids:
            grid.validate()
        self._refresh()
        if gaps := self._gaps():
            self._go_to(gaps[0])
            return
        values = self.who.values() | self.what.values() | self.how.values()
        reasons = merged(*(grid.reasons() for grid in self.grids), self.doubts.given())
        self._sending = self.context.desk.do(command_of(values, reasons))
        self.context.work.run(self._sending, self._on_settled, self._on_refused, owner=self)

    def _on_settled(self, case: Id) -> None:
        self._sending = None
        title = self._content()[0]
        self.keeper.drop()
        self._start_afresh()
        self.context.toast(tr("已登记 {title} 的口头调解").format(title=title), undo=True)
        self.context.go(Place("mediation", {"case": case}))

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        if not isinstance(error, Refused):
            return False
        rest = [_placed(fault) for fault in error.faults]
        for grid in self.grids:
            rest = grid.place(rest)
        homeless = self.doubts.ask(rest)
        self._refresh()
        if homeless:
            self.line.say(tr("；").join(said(fault) for fault in homeless))
        if gaps := self._gaps():
            self._go_to(gaps[0])
        return True

    # -- gaps ----------------------------------------------------------------------------

    def _gaps(self) -> list[Gap]:
        found: list[Gap] = []
        for grid in self.grids:
            found += grid.gaps()
        return [*found, *self.doubts.gaps()]

    def _go_to(self, gap: Gap) -> None:
        gap.field.go()

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self._gaps()):
            self._go_to(gap)

    def _refresh(self) -> None:
        self.line.show_gaps(self._gaps() if self._tried else ())

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.area.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, self.theme.px(48))

    # -- phrases -------------------------------------------------------------------------

    def _topic(self) -> str:
        kind = self.what.field("dispute_type").value()
        return "" if kind is None else str(kind.value)

    def _slots(self) -> Slots:
        values = self.how.values()
        roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT)
        names = [self.who.field(f"parties.{at}.name").text() for at in range(2)]
        return slots_of(
            list(zip(roles, names, strict=True)),
            today=self.context.clock.today(),
            amount_fen=values["items.0.amount_fen"],
            due_on=values["items.0.due_on"],
            place=self.what.field("place").text(),
            committee=self.how.field("committee").text(),
        )


_ELSEWHERE = {
    "accepted_on": "on",
    "reached_on": "on",
    "form": "dispute_type",
    "transcript": "facts",
    "items.0.content": "terms",
    "items.0.debtor": "debtor",
    "items.0.creditor": "debtor",
}


def _placed(fault: Fault) -> Fault:
    """The fault beside the field that stands for its own here."""
    elsewhere = _ELSEWHERE.get(fault.field or "")
    return fault.shown_at(elsewhere) if elsewhere else fault
