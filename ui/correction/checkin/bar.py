"""The bar at the top of the desk: who, how, how the identity was checked, a word, Enter."""

from __future__ import annotations

__all__ = ["FastBar"]

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.correction.messages import (
    CHECKS,
    Checked,
    CheckInKind,
    ExcuseCheckIn,
    MissedView,
    QueueRow,
    RecordCheckIn,
    RecordSubjectVisit,
    ReporterView,
    VisitTarget,
    WayOffer,
    WindowOffer,
)
from app.errors import Fault
from app.i18n import tr
from ui.correction.checkin.choice import KeyedChoice, Option
from ui.correction.checkin.lines import NoteLine, PersonLine
from ui.correction.checkin.missed import span_words
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.inputs import narrow
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import Column, Row
from ui.widgets.legend import Message
from ui.widgets.paint import paint_box

EXCUSE = "excuse"  # not a way to report, but what stands in its place

# In the order of their digits; who does not serve outside prison has no 身体情况.
_WAYS = (
    (CheckInKind.OFFICE, tr("到所"), "building-2"),
    (CheckInKind.TELEPHONE, tr("电话"), "phone"),
    (CheckInKind.WRITTEN, tr("书面"), "pencil-line"),
    (CheckInKind.ONLINE, tr("视频"), "camera"),
    (CheckInKind.VISIT, tr("走访"), "house"),
    (EXCUSE, tr("免除"), "calendar-clock"),
    (CheckInKind.HEALTH, tr("身体情况"), "file-check"),
)


class _Words(NamedTuple):
    """What the bar says of a way: above the checks, above the note, on the button."""

    checks: str
    note: str
    save: str


_REPORT = _Words(tr("③ 怎样核对的身份"), tr("记一句"), tr("登记报到"))
_SAYS = {
    CheckInKind.VISIT: _Words(tr("③ 走访了谁"), tr("走访看到、听到的情况"), tr("登记走访")),
    EXCUSE: _Words(tr("③ 不用核对"), tr("免除的理由"), tr("登记免除")),
}


def _offered(way: object, row: QueueRow) -> bool:
    return way != CheckInKind.HEALTH or row.outside


class _Part(NamedTuple):
    """A control under its words."""

    words: Label
    control: QWidget


class FastBar(QWidget):
    """Three keys and Enter write a report down: number, way, check.

    Signals:
        typed: what stands in the first field, for the queue to follow.
        taken: Enter in the first field.
        moved: ↑ or ↓ in the first field.
        saved: write it down; see `command`.
    """

    typed = Signal(str)
    taken = Signal()
    moved = Signal(int)
    saved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: QueueRow | None = None
        self._view: ReporterView | None = None  # read a moment after the row is in hand
        self._offer = 0
        self._missed: MissedView | None = None  # the window an excuse was asked for
        self.person = PersonLine(theme)
        self.ways = KeyedChoice(theme, tr("报到方式"))
        self.checks = KeyedChoice(theme, tr("身份核对"))
        self.note = NoteLine(theme)
        self.note.setMaxLength(500)
        self.window_link = LinkButton(theme, "", size="small")
        kept = self.window_link.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or the bar would grow when its words come
        self.window_link.setSizePolicy(kept)
        self.save = PrimaryButton(theme, tr("登记报到"), icon="check", keys="Enter")
        self._message = Message(theme)
        self._arrows: list[Icon] = []
        self._build()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        column = Column(theme, self, margins=(14, 8, 14, 10), spacing=6)
        first, second = Row(theme, spacing=10), Row(theme, spacing=10)
        self._who = self._part(tr("① 名单序号或姓名拼音首字母"), self.person)
        self._how = self._part(tr("② 报到方式"), self.ways)
        self._checked = self._part(tr("③ 怎样核对的身份"), self.checks)
        self._said = self._part(_REPORT.note, self.note)
        self._write = self._part(tr("④ 记下"), self.save)
        self._place(first, self._who)
        self._arrow(first)
        self._place(first, self._how, 1)
        self._place(second, self._checked)
        self._arrow(second)
        self._place(second, self._said, 1, aside=self.window_link)
        self._arrow(second)
        self._place(second, self._write)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._message)

    def _part(self, words: str, control: QWidget) -> _Part:
        return _Part(Label(self._theme, words, "small", "text_2"), control)

    def _place(self, row: Row, part: _Part, grow: int = 0, *, aside: QWidget | None = None) -> None:
        column, head = Column(self._theme, spacing=3), Row(self._theme)
        head.addWidget(part.words)
        head.addStretch(1)
        if aside is not None:
            head.addWidget(aside)
        column.addLayout(head)
        column.addWidget(part.control)
        row.addLayout(column, grow)

    def _arrow(self, row: Row) -> None:
        # As high as a control, so that it stands in the middle of those beside it.
        icon = Icon(self._theme, "chevron-right", 16)
        self._arrows.append(icon)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignBottom)

    def _connect(self) -> None:
        self.person.textEdited.connect(lambda text: self.typed.emit(narrow(text)))
        self.person.taken.connect(self.taken)
        self.person.moved.connect(self.moved)
        self.ways.chosen.connect(self._on_way)
        self.ways.taken.connect(lambda: self._on_way(self.ways.value()))
        self.ways.left.connect(self.person.setFocus)
        self.checks.chosen.connect(lambda _value: self.note.setFocus())
        self.checks.taken.connect(self.note.setFocus)
        self.checks.left.connect(self.ways.setFocus)
        self.note.taken.connect(self._on_save)
        self.note.left.connect(self._on_note_left)
        self.window_link.clicked.connect(self._on_other_window)
        self.save.clicked.connect(self._on_save)

    def _fit(self) -> None:
        self.person.setFixedWidth(self._theme.px(236))
        self.checks.setFixedWidth(self._theme.px(372))
        self.save.setFixedWidth(self._theme.px(168))
        for icon in self._arrows:
            icon.setFixedHeight(self._theme.size("control"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill, line = theme.color("bg_surface"), theme.color("accent_line")
        paint_box(painter, QRectF(self.rect()), theme.px(8), fill=fill, line=line)
        painter.end()

    # -- content -----------------------------------------------------------------------------

    def show_meant(self, words: str) -> None:
        """Who the first field means."""
        self.person.show_meant(words)

    def show_person(self, row: QueueRow | None) -> None:
        """Who is in hand; what was chosen for the same person stays."""
        same = self._row is not None and row is not None and self._row.subject == row.subject
        self._row = row
        if same:
            return
        self._view = None
        options = tuple(Option(*way) for way in _WAYS if row is not None and _offered(way[0], row))
        first = row.kind if row is not None and row.kind is not None else CheckInKind.OFFICE
        self.ways.show_options(options, first=first)
        self._missed = None
        self._show_way()

    def show_offers(self, view: ReporterView) -> None:
        """The windows that a report of the person in hand may answer."""
        if self._row is not None and self._row.subject == view.subject:
            self._view = view
            self._show_window()

    def clear(self) -> None:
        """Ready for the next person."""
        self._row = self._view = None
        self.person.clear()
        self.person.show_meant("")
        self.note.clear()
        self.ways.show_options(())
        self.checks.show_options(())
        self._say("")
        self.person.setFocus()

    def refuse(self, faults: tuple[Fault, ...]) -> None:
        """Say what stands against it, where it stands."""
        self._say("；".join(fault.message for fault in faults))
        fields = {fault.field for fault in faults}
        if fields & {"checked_by", "target"}:
            self.checks.set_wrong(wrong=True)
            self.checks.setFocus()
        elif fields & {"excuse", "findings", "summary"}:
            self.note.set_state("error")
            self.note.setFocus()
        else:
            self.ways.setFocus()

    def take_person(self) -> None:
        """On to the way."""
        self.ways.setFocus()

    def take_excuse(self, missed: MissedView) -> None:
        """Excuse this window: only the reason is still to be written."""
        self.ways.choose(EXCUSE)
        self._missed = missed
        self._show_window()

    def command(self) -> RecordCheckIn | ExcuseCheckIn | RecordSubjectVisit | None:
        """What was chosen, as a command; None before a person and a way are."""
        way, row = self.ways.value(), self._row
        if row is None or way is None:
            return None
        note, offer = self.note.text().strip(), self._window()
        if way == EXCUSE:
            kind, _offers = self._offers()
            return ExcuseCheckIn(row.subject, kind, note, offer.to_on if offer else None)
        if way is CheckInKind.VISIT:
            return RecordSubjectVisit(row.subject, self.checks.value(), note, ())
        answers = offer.to_on if offer and self._offer else None
        return RecordCheckIn(row.subject, way, self.checks.value(), note, answers=answers)

    # -- inside ------------------------------------------------------------------------------

    def _on_way(self, way: object) -> None:
        self._missed = None
        self._show_way()
        (self.note if way == EXCUSE else self.checks).setFocus()

    def _show_way(self) -> None:
        way, self._offer = self.ways.value(), 0
        self._say("")
        self.note.set_state("")
        options = tuple(Option(one, tr(one.label)) for one in self._checks_of(way))
        self.checks.show_options(options)
        self.checks.setVisible(bool(options))
        words = _SAYS.get(way, _REPORT)
        self._checked.words.setText(words.checks)
        self._said.words.setText(words.note)
        self.note.setAccessibleName(words.note)
        self.note.setPlaceholderText(tr("没有可不填") if words is _REPORT else "")
        self.save.set_text(words.save)
        self._show_window()

    @staticmethod
    def _checks_of(way: object) -> tuple[Checked | VisitTarget, ...]:
        if way == CheckInKind.VISIT:
            return tuple(VisitTarget)
        return CHECKS[way] if isinstance(way, CheckInKind) else ()

    def _way(self, kind: object) -> WayOffer | None:
        ways = self._view.ways if self._view else ()
        return next((way for way in ways if way.kind == kind), None)

    def _offers(self) -> tuple[CheckInKind, tuple[WindowOffer, ...]]:
        """What the way answers; an excuse is for what was asked about, else what is due first."""
        way = self.ways.value()
        if way != EXCUSE:
            offered = self._way(way)
            return way, offered.offers if offered else ()
        if (missed := self._missed) is not None:
            return missed.kind, (WindowOffer(missed.from_on, missed.to_on, missed.days),)
        waiting = [
            (one.offers[-1], one.kind)
            for one in (self._view.ways if self._view else ())
            if one.asked and one.offers and one.kind is not CheckInKind.VISIT
        ]
        if not waiting:
            due = self._row.kind if self._row else None
            return due or CheckInKind.OFFICE, ()
        offer, kind = min(waiting, key=lambda one: one[0].to_on)
        return kind, (offer,)

    def _on_other_window(self) -> None:
        self._offer += 1
        self._show_window()
        self.note.setFocus()

    def _window(self) -> WindowOffer | None:
        _kind, offers = self._offers()
        return offers[self._offer % len(offers)] if offers else None

    def _show_window(self) -> None:
        self.window_link.set_text(self._window_words())
        self.window_link.setVisible(bool(self.window_link.text()))

    def _window_words(self) -> str:
        way = self.ways.value()
        if way is None or way == CheckInKind.VISIT:
            return ""
        (kind, _offers), offer = self._offers(), self._window()
        if self._view is None:
            return ""
        if offer is None:
            return tr("没有待报告的一期") if way == EXCUSE else tr("没有待报告的一期，另记一次")
        head = tr("免除{kind}").format(kind=tr(kind.label)) if way == EXCUSE else tr("记在")
        words = tr("{head} {span} 这一期").format(
            head=head, span=span_words(offer.from_on, offer.to_on)
        )
        return words + (tr("，迟 {n} 天").format(n=offer.late) if offer.late else "")

    def _on_note_left(self) -> None:
        (self.ways if self.ways.value() == EXCUSE else self.checks).setFocus()

    def _on_save(self) -> None:
        if self._row is None:
            self.person.setFocus()
        elif self.ways.value() is None:
            self.ways.set_wrong(wrong=True)
            self.ways.setFocus()
        elif self.checks.isVisible() and self.checks.value() is None:
            self._say(tr("请选怎样核对的身份，按数字键"))
            self.checks.set_wrong(wrong=True)
            self.checks.setFocus()
        else:
            self.saved.emit()

    def _say(self, text: str) -> None:
        self._message.say("error" if text else "", text)
