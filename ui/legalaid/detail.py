"""One record of legal aid: its head, steps, what comes next, how it stands, who, which papers."""

from __future__ import annotations

__all__ = ["AidPanel"]


from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import AidDetail, WishView
from ui.context import Context
from ui.legalaid.actions import ACTIONS, LOOK, ORIGIN, AidRecord, menu_of
from ui.legalaid.people import sides_of
from ui.legalaid.rows import TONES
from ui.legalaid.standing import asked_of, standing_of
from ui.records.actions import Action
from ui.records.advice import AdviceLines
from ui.records.beside import BesideLines
from ui.records.dossier import DossierPanel
from ui.records.header import RecordHeader
from ui.records.kept import KeptView
from ui.records.panel import PanelWords, RecordPanel
from ui.records.people import PeopleView
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.layout import Column
from ui.widgets.tags import Tag

_LINE = "legalaid"
_MARKS = 3  # as many as the head has room for
# What is done seldom stands in the menu alone.
_QUIET = (
    *("ReviseApplication", "WithdrawApplication", "ReferElsewhere", "SendToMediation"),
    *("DropWish", "AskLawyerChange", "StateMeans"),
)


class AidHeader(RecordHeader):
    """Whose it is, what sets it apart, what for, its number and how far it came."""

    def __init__(self, theme: Theme) -> None:
        self._marks = tuple(Tag(theme, "") for _ in range(_MARKS))
        super().__init__(theme, *self._marks)
        self.note.set_text(tr("登记进度"))

    def show_record(self, record: AidRecord) -> None:
        """Show a record or a wish."""
        menu = menu_of(record.actions)
        if isinstance(record, AidDetail):
            about = (record.cause, record.number, tr(record.state.label))
            flags = record.flags
            if _covers(record):
                menu += [None, LOOK]
        else:
            about = (tr("想申请法律援助，还没有登记"), record.cause, record.by)
            flags = ()
        if record.origin is not None:
            menu += [None, ORIGIN]
        self.show_head(record.title, about, menu, record.reviews)
        self.note.setVisible("AddAidNote" in record.actions)
        self.paper.setVisible(bool(record.papers))
        for at, mark in enumerate(self._marks):
            mark.setVisible(at < len(flags))
            if at < len(flags):
                mark.set(tr(flags[at].label), TONES[flags[at]], glyph="")


class AidPanel(RecordPanel):
    """Everything of one record that the screen shows.

    Attributes:
        record: the record shown, or None.
        standing, advice, asked, people, dossier: its own parts.
    """

    words = PanelWords(
        content=tr("申请内容"),
        story=tr("情况和经过"),
        side=tr("当事人和文书"),
        people=tr("受援人、对方和承办人"),
    )
    head: AidHeader

    def __init__(self, context: Context) -> None:
        theme = context.theme
        self.dossier = DossierPanel(context)
        kept = KeptView(context, _LINE, (("dossier", tr("卷宗"), self.dossier),))
        super().__init__(context, AidHeader(theme), kept)
        self.record: AidRecord | None = None
        self.dossier.paperAsked.connect(self.papers.openAsked)
        self.dossier.fileAsked.connect(self.materials.choose_files)
        self._whole = LinkButton(theme, tr("导出整卷"), size="small")
        self._whole.clicked.connect(self.save_whole)
        kept.add_deed("dossier", self._whole)
        self._context, self._clock = context, context.clock
        self._uncovered: Id | None = None  # of which record all is shown
        self.advice = AdviceLines(context)
        self.standing, self.asked = BesideLines(theme), BesideLines(theme)
        self.people = PeopleView(theme, self.words.people)
        self.build(self._course(), self.people)

    def show_record(self, record: AidRecord) -> None:
        """Show a record; what is the same as before does not move."""
        if self.record is None or self.record.id != record.id:
            self._uncovered = None
        self.record = record
        self.head.show_record(record)
        self.stepper.setVisible(bool(record.steps))
        self.next_step.show_step(record.next_step, _alternative(record))
        self.advice.show_advice(record.advice if isinstance(record, AidDetail) else ())
        self._show_standing(record)
        self.people.show_sides(sides_of(record))
        dossier = record.dossier if isinstance(record, AidDetail) else None
        self.dossier.show_dossier(dossier, record.papers, tr("登记以后才有卷宗"))
        self._whole.setEnabled(dossier is not None)
        self.show_told(record)

    @property
    def uncovered(self) -> bool:
        """Whether what is kept covered is shown of the record in hand."""
        return self.record is not None and self._uncovered == self.record.id

    def uncover(self) -> None:
        """Show all of the record in hand, once it is written down what for."""
        if self.record is not None:
            self._uncovered = self.record.id
            self._show_standing(self.record)

    def cover(self) -> None:
        """The page is left."""
        self._uncovered = None
        if self.record is not None:
            self._show_standing(self.record)

    def _show_standing(self, record: AidRecord) -> None:
        today = self._clock.today()
        self.standing.show_lines(standing_of(record, today, uncovered=self.uncovered))
        self.asked.show_lines(asked_of(record, today, uncovered=self.uncovered))

    def save_whole(self) -> None:
        """M28: what for is written down first; then where, and it is made."""
        record = self.record
        if isinstance(record, AidDetail) and not self.dossier.maker.busy:
            # A minor's file goes by the masked name.
            name = tr("卷宗 {number} {title}.pdf").format(
                number=record.number or tr("待编号"), title=record.title
            )
            title = tr("法律援助卷宗 {title}").format(title=record.title)
            told = tr(
                "请写明给谁、做什么用，会记进日志。号码都遮盖，家庭经济状况、照片和扫描件不放进去；"
                "要原件的，请复印纸质卷宗。"
            )
            self.dossier.ask_whole(_LINE, record.id, title, name, told=told)

    def _course(self) -> QWidget:
        """How it stands, which scrolls where there is little room, and what happened."""
        theme, course = self._theme, QWidget()
        column = Column(theme, course, spacing=0)
        column.gap(4)
        about = QWidget()
        told = Column(theme, about, spacing=0)
        for part in (self.standing, self.advice, self.asked):
            told.addWidget(part)
        self.add_told(column, about)
        return course


def _covers(record: AidDetail) -> bool:
    """Whether there is something that stays covered."""
    closing = record.closing
    return record.means is not None or (closing is not None and closing.subsidy_fen is not None)


def _alternative(record: AidDetail | WishView) -> Action | None:
    """What else may well be done now, instead of the next step."""
    first = record.next_step.action if record.next_step else ""
    others = [name for name in record.actions if name != first and name not in _QUIET]
    return ACTIONS.get(others[0]) if others else None
