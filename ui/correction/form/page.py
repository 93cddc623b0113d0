"""The page that registers somebody who comes under correction."""

from __future__ import annotations

__all__ = ["FORM", "SubjectFormPage"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.correction.messages import ReadSubjectChoices, RegisterSubject, SubjectChoices
from app.drafts.messages import DraftView
from app.errors import Refused
from app.i18n import month_day, tr
from app.ids import Id, new_id
from app.people.messages import FindPerson, PersonMatch, PersonView
from ui.context import Context, Place
from ui.correction.form.body import SECTIONS, SubjectForm
from ui.correction.form.values import subject_of
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.forms.keeper import Keeper
from ui.forms.sections import SectionsPanel
from ui.forms.side import DraftsPanel, KnownPanel
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea

FORM = "correction.form"
_TIGHT = 940  # px at base 14: below, four columns and a side column do not fit
_KEYS = (
    ("Enter", tr("下一项")),
    ("Shift+Tab", tr("上一项")),
    ("Alt+Down", tr("展开选项")),
    ("F8", tr("下一处空缺")),
)


class SubjectFormPage(Page):
    """Registers a subject: Ctrl+Enter enters it, everything typed is kept as a draft."""

    new_in = "correction"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tried = False
        self._sending: Future[Id] | None = None
        self._section = 0
        self._began: DraftView | None = None
        self._asked: FindPerson | None = None
        self.form = SubjectForm(context)
        self.sections = SectionsPanel(self.theme, SECTIONS, _KEYS)
        self.drafts = DraftsPanel(self.theme)
        self.known = KnownPanel(self.theme)
        self.keeper = Keeper(context, self._content, self)
        self._lay_out()
        self._connect()

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("登记矫正对象")

    def subtitle(self) -> str:
        if self._began is None:
            return ""
        at = self._began.started_at
        return tr("草稿 · {day} {time} 开始").format(day=month_day(at), time=f"{at:%H:%M}")

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.known.offers else ()
        return (
            *use,
            ("Enter", tr("下一项")),
            ("Ctrl+S", tr("存草稿")),
            ("Ctrl+Enter", tr("登记")),
            ("Esc", tr("返回")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SAVE: self._on_saved, Act.NEXT_GAP: self._to_next_gap}

    def primary_new(self) -> None:
        self.keeper.flush()
        self._start_afresh()
        self._list_drafts()

    def activate(self, **where: Any) -> None:
        future = self.context.desk.ask(ReadSubjectChoices())
        self.context.work.run(future, self._on_choices, owner=self)
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
        self._beside = QWidget()
        column = Column(theme, self._beside, spacing=12)
        column.addWidget(self.drafts)
        column.addWidget(self.known)
        column.addStretch(1)
        self._side = ScrollArea(theme, self._beside)
        row.addWidget(self.sections)
        row.addWidget(self.form, 1)
        row.addWidget(self._side)
        theme.changed.connect(self._fit)

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._on_edited)
        form.judged.connect(self._refresh)
        form.returned.connect(self._on_returned)
        form.saved.connect(self._on_saved)
        form.submitted.connect(self._submit)
        form.line.wanted.connect(self._go_to_gap)
        form.person.left.connect(self._on_left)
        self.sections.chosen.connect(form.go_to)
        self.drafts.wanted.connect(self._resume)
        self.drafts.dropped.connect(self._on_draft_dropped)
        self.known.wanted.connect(self._on_file_wanted)
        self.known.fileAsked.connect(
            lambda person: self.context.go(Place("people", {"person": person}))
        )
        self.keeper.kept.connect(form.show_kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self._submit,
            "Ctrl+Enter": self._submit,  # the one of the number pad
            "Esc": self._on_returned,
            "Ctrl+U": self.known.use_first,
        }
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- a form begins -------------------------------------------------------------------

    def _start_afresh(self) -> None:
        self.form.reset()
        self._tried, self._began, self._asked = False, None, None
        self.known.show_matches((), None)
        self.keeper.id = None
        self.form.show_kept(None)
        self.form.person.field("id_no").setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        self.titleChanged.emit()

    def _list_drafts(self, wanted: Id | None = None) -> None:
        self.keeper.find(FORM, partial(self.drafts.offer, wanted=wanted))

    def _resume(self, draft: DraftView) -> None:
        self._start_afresh()
        self.keeper.start(draft.id, FORM)
        self._began = draft
        self.form.restore(draft.fields)
        self.form.show_kept(draft.saved_at)
        self.drafts.show_drafts(())
        self._refresh()
        self.titleChanged.emit()

    def _content(self) -> tuple[str, Mapping[str, Any]]:
        return self.form.person.field("name").text() or tr("还没有填姓名"), self.form.kept()

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
        self.context.go(Place("correction"))

    def _submit(self) -> None:
        if self._sending is not None and not self._sending.cancelled():
            return
        self._tried = True
        self.form.validate()
        self._refresh()
        if gaps := self._gaps():
            self._go_to_gap(gaps[0])
            return
        subject = subject_of(self.form.values(), self.form.known)
        self.form.set_busy(busy=True)
        self._sending = self.context.desk.do(RegisterSubject(subject, self.form.reasons()))
        self.context.work.run(self._sending, self._on_registered, self._on_refused, owner=self)

    def _on_registered(self, subject: Id) -> None:
        self._sending = None
        self.form.set_busy(busy=False)
        title = self._content()[0]
        self.keeper.drop()
        self._start_afresh()
        self.context.toast(tr("已登记 {title}，等本人报到").format(title=title), undo=True)
        self.context.go(Place("correction", {"case": subject}))

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        self.form.set_busy(busy=False)
        if not isinstance(error, Refused):
            return False
        homeless = self.form.place(error.faults)
        self._refresh()
        if homeless:
            self.form.line.say(tr("；").join(said(fault) for fault in homeless))
        if gaps := self._gaps():
            self._go_to_gap(gaps[0])
        return True

    # -- who it may be -------------------------------------------------------------------

    def _on_left(self, name: str) -> None:
        if name in ("id_no", "name", "phone"):
            self._look()

    def _look(self) -> None:
        """Whose file there is already, by number, name or telephone."""
        person = self.form.person
        number = person.field("id_no")
        query = FindPerson(
            id_no="" if number.state == "error" else number.text(),
            name=person.field("name").text(),
            phone=person.field("phone").text(),
        )
        if query == self._asked or not (query.id_no or query.name):
            return
        self._asked = query
        future = self.context.desk.ask(query)
        self.context.work.run(future, partial(self._on_matches, query), owner=self)

    def _on_matches(self, query: FindPerson, matches: tuple[PersonMatch, ...]) -> None:
        if query == self._asked:
            self.known.show_matches(matches, self.form.known)
            self.titleChanged.emit()  # the key of 用这份档案 comes and goes

    def _on_file_wanted(self, person: PersonView) -> None:
        self.form.use(person)
        self._asked = None
        self._look()

    # -- gaps ----------------------------------------------------------------------------

    def _gaps(self) -> list[Gap]:
        return [gap for at in range(len(SECTIONS)) for gap in self.form.gaps(at)]

    @staticmethod
    def _go_to_gap(gap: Gap) -> None:
        gap.field.go()

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self._gaps()):
            self._go_to_gap(gap)

    def _refresh(self) -> None:
        blank = self.form.blank
        for at in range(len(SECTIONS)):
            missing = self.form.gaps(at)
            current = at == self._section
            if any(gap.wrong for gap in missing) or (self._tried and missing):
                status = "overdue"
            elif current:
                status = "in_progress"
            else:
                status = "not_started" if missing or blank else "done"
            gaps = 0 if blank else len(missing)
            self.sections.show_section(at, current=current, gaps=gaps, status=status)
        self.form.line.show_gaps(() if blank and not self._tried else self._gaps())

    def _on_draft_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self._list_drafts()

    # -- the rest ------------------------------------------------------------------------

    def _on_choices(self, choices: SubjectChoices) -> None:
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
