"""A page with a long form: its sections, what stands beside it, and the draft it is kept as."""

from __future__ import annotations

__all__ = ["SectionedPage"]

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.drafts.messages import DraftView
from app.errors import Fault, Refused
from app.i18n import month_day, tr
from app.ids import Id, new_id
from app.messages import Command, Query
from ui.context import Context, Place
from ui.forms.gaps import gap_after_focus
from ui.forms.grid import Gap, said
from ui.forms.keeper import Keeper
from ui.forms.sectioned import SectionedForm
from ui.forms.sections import SectionsPanel
from ui.forms.side import DraftsPanel, KnownPanel
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.scroll import ScrollArea

_TIGHT = 940  # px at base 14: below, four columns and a side column do not fit
_EMPTY_MS = 60  # the record that was entered is painted first: both take time


class SectionedPage(Page):
    """Ctrl+Enter enters a record of the line it is `new_in`; what is typed is kept as a draft.

    Attributes:
        draft: the name its drafts are listed under.
        choices: the query of what its lists offer.
        verb: what Ctrl+Enter does ("登记"); keys: shown below the sections, the next field first.
        form, sections, drafts, keeper: its parts.
        known: beside it, a file that is here already; shown where the line puts it.
    """

    draft: ClassVar[str]
    choices: ClassVar[type[Query[Any]]]
    verb: ClassVar[str]
    keys: ClassVar[tuple[tuple[str, str], ...]]
    form: SectionedForm
    known: KnownPanel

    def __init__(self, context: Context, names: Sequence[str]) -> None:
        """A line makes its `form` and `known` next, then calls `build`."""
        super().__init__(context)
        self._tried = False
        self._sending: Future[Id] | None = None
        self._section, self._sections = 0, range(len(names))
        self._began: DraftView | None = None
        self._choices: Any = None
        self._emptying = QTimer(self)
        self._emptying.setSingleShot(True)
        self._emptying.setInterval(_EMPTY_MS)
        self._emptying.timeout.connect(self._empty)
        self.sections = SectionsPanel(self.theme, names, self.keys)
        self.drafts = DraftsPanel(self.theme)
        self.keeper = Keeper(context, self.content, self)

    def build(self, *beside: QWidget) -> None:
        """Lay out the form, with these below the drafts at its side, and make it answer."""
        theme = self.theme
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=12)
        self._beside = QWidget()
        column = Column(theme, self._beside, spacing=12)
        for panel in (self.drafts, *beside):
            column.addWidget(panel)
        column.addStretch(1)
        self._beside.installEventFilter(self)
        self._side = ScrollArea(theme, self._beside)
        row.addWidget(self.sections)
        row.add_form(self.form)
        row.addWidget(self._side)
        row.addStretch(1)
        theme.changed.connect(self._fit)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self.on_edited)
        form.judged.connect(self._refresh)
        form.grown.connect(self._on_grown)
        form.returned.connect(self._on_returned)
        form.saved.connect(self._on_saved)
        form.submitted.connect(self.submit)
        form.line.wanted.connect(self.go_to_gap)
        self.sections.chosen.connect(form.go_to)
        self.drafts.wanted.connect(self.resume_draft)
        self.drafts.dropped.connect(self._on_draft_dropped)
        self.keeper.kept.connect(form.show_kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.bind(
            {
                "Ctrl+Return": self.submit,
                "Ctrl+Enter": self.submit,  # the one of the number pad
                "Esc": self._on_returned,
                "Ctrl+U": self.known.use_first,
            }
        )

    def bind(self, deeds: Mapping[str, Callable[[], None]]) -> None:
        """Keys of the page."""
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # -- what a line does in its own way -----------------------------------------------------

    def submit(self) -> None:
        """Ctrl+Enter: `send` the command, once the form is `complete`."""
        raise NotImplementedError

    def content(self) -> tuple[str, Mapping[str, Any]]:
        """What the draft is called, and what it keeps."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """The keyboard to the first field."""
        raise NotImplementedError

    def reset(self) -> None:
        """Nothing is typed yet, in the form and beside it."""
        self.form.reset()

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.form.finish()
        self.form.restore(kept)

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        return self.form.place(faults)

    def gaps(self) -> list[Gap]:
        """What is empty or wrong."""
        return [gap for at in self._sections for gap in self.form.gaps(at)]

    def go_to_gap(self, gap: Gap) -> None:
        """The keyboard to where something is missing."""
        gap.field.go()

    def standing(self, section: int, missing: Sequence[Gap]) -> tuple[str, str]:
        """How a section stands: the name of its status glyph, and what it has."""
        if any(gap.wrong for gap in missing) or (self._tried and missing):
            return "overdue", ""
        if section == self._section:
            return "in_progress", ""
        return "not_started" if missing or self.form.blank else "done", ""

    # -- the shell ---------------------------------------------------------------------------

    def subtitle(self) -> str:
        if self._began is None:
            return ""
        at = self._began.started_at
        return tr("草稿 · {day} {time} 开始").format(day=month_day(at), time=f"{at:%H:%M}")

    def hints(self) -> tuple[tuple[str, str], ...]:
        use = (("Ctrl+U", tr("用这份档案")),) if self.known.offers else ()
        return (
            *use,
            self.keys[0],
            ("Ctrl+S", tr("存草稿")),
            ("Ctrl+Enter", self.verb),
            ("Esc", tr("返回")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SAVE: self._on_saved, Act.NEXT_GAP: self._to_next_gap}

    def primary_new(self) -> None:
        self.keeper.flush()
        self.start_afresh()
        self._list_drafts()

    def activate(self, **where: Any) -> None:
        future = self.context.desk.ask(self.choices())
        self.context.work.run(future, self._on_choices, owner=self)
        if self._emptying.isActive():
            self._empty()
        self.begin(**where)
        self._refresh()

    def begin(self, **where: Any) -> None:
        """Shown: an empty form offers what was begun before, one half typed goes on."""
        if self.form.blank and self.keeper.id is None:
            self.start_afresh()
            self._list_drafts(wanted=where.get("draft"))

    def deactivate(self) -> None:
        if self.keeper.pending:
            self.keeper.flush()

    # -- a form begins -----------------------------------------------------------------------

    def start_afresh(self) -> None:
        """An empty form that is no draft yet, and the keyboard in it."""
        self._empty()
        self.focus_first()

    def _empty(self) -> None:
        self._emptying.stop()
        self.reset()
        self._tried, self._began = False, None
        self.keeper.id = None
        self.form.show_kept(None)
        self._refresh()
        self.titleChanged.emit()

    def resume_draft(self, draft: DraftView) -> None:
        """Go on with what was begun."""
        self.start_afresh()
        self.keeper.start(draft.id, self.draft)
        self._began = draft
        self.restore(draft.fields)
        self.form.show_kept(draft.saved_at)
        self.drafts.show_drafts(())
        self._refresh()
        self.titleChanged.emit()

    def _list_drafts(self, wanted: Id | None = None) -> None:
        self.keeper.find(self.draft, partial(self.drafts.offer, wanted=wanted))

    # -- a form ends -------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Being entered just now, or not emptied since."""
        sending = self._sending is not None and not self._sending.cancelled()
        return sending or self._emptying.isActive()

    def complete(self, *, may_wait: Container[QWidget] = ()) -> bool:
        """Whether nothing is missing but what may wait; else every field says what it lacks."""
        self._tried = True
        self.form.validate()
        self._refresh()
        missing = [gap for gap in self.gaps() if gap.field not in may_wait]
        if missing:
            self.go_to_gap(missing[0])
        return not missing

    def send(self, command: Command[Id], on_entered: Callable[[Id], None]) -> None:
        """Enter the record."""

        def on_done(record: Id) -> None:
            self._sending = None
            self.form.set_busy(busy=False)
            on_entered(record)

        self.form.set_busy(busy=True)
        self._sending = self.context.desk.do(command)
        self.context.work.run(self._sending, on_done, self._on_refused, owner=self)

    def leave_for(self, record: Id, words: str, *, undo: bool = True) -> None:
        """It is entered: the draft is dropped, and the record shown with these words."""
        title = self.content()[0]
        self.keeper.drop()
        self.context.toast(words.format(title=title), undo=undo)
        self.context.go(Place(self.new_in, {"case": record}))
        self._emptying.start()

    def _on_refused(self, error: Exception) -> bool:
        self._sending = None
        self.form.set_busy(busy=False)
        if not isinstance(error, Refused):
            return False
        homeless = self.place(error.faults)
        self._refresh()
        if homeless:
            self.form.line.say(tr("；").join(said(fault) for fault in homeless))
        if gaps := self.gaps():
            self.go_to_gap(gaps[0])
        return True

    # -- what happens ------------------------------------------------------------------------

    def on_edited(self) -> None:
        """Anything changed, in the form or beside it."""
        if self.keeper.id is None:
            now = self.context.clock.now()
            draft = new_id(self.context.clock)
            self.keeper.start(draft, self.draft)
            self._began = DraftView(draft, self.draft, "", {}, now, now)
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
        self.context.go(Place(self.new_in))

    def _on_draft_dropped(self, draft: DraftView) -> None:
        self.keeper.forget(draft.id)
        self._list_drafts()

    def _on_choices(self, choices: Any) -> None:
        self._choices = choices
        if self.form.whole:
            self._on_grown()

    def _on_grown(self) -> None:
        if self._choices is not None:
            self.form.offer(self._choices)
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

    def _to_next_gap(self) -> None:
        if gap := gap_after_focus(self.gaps()):
            self.go_to_gap(gap)

    def _refresh(self) -> None:
        blank = self.form.blank
        for at in self._sections:
            missing = self.form.gaps(at) if self.form.whole or not blank else ()
            status, note = self.standing(at, missing)
            gaps, current = 0 if blank else len(missing), at == self._section
            self.sections.show_section(at, current=current, gaps=gaps, status=status, note=note)
        self.form.line.show_gaps(() if blank and not self._tried else self.gaps())

    # -- the room there is -------------------------------------------------------------------

    def _fit(self) -> None:
        wide = self.window().width()
        width = width_of(self.theme, wide)
        self.sections.setVisible(width is not Width.NARROW)
        self._stack_up(up=wide < self.theme.px(_TIGHT))
        self._side.setFixedWidth(self._side_width(width))

    def _side_width(self, width: Width) -> int:
        """None where nothing stands beside the form: the form has the room."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        panels = self._beside.findChildren(QWidget, options=direct)
        if all(panel.isHidden() for panel in panels):
            return 0
        return self.theme.px(400 if width is Width.WIDE else 276)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel beside the form came or went."""
        if watched is self._beside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

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
