"""One committee: its term and numbers, what the law still asks, its mediators and money."""

from __future__ import annotations

__all__ = ["CommitteePanel", "MediatorModel"]

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import tr
from app.office.messages import CommitteeView, Finding, Level, MediatorView
from app.papers.messages import figures
from app.people.messages import Sex, mask_phone
from ui.context import Context
from ui.lawbook.link import CitationLink
from ui.lists.taker import ListTaker
from ui.office.committees import short_name
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Column, Row
from ui.widgets.models import ITEM, TableModel
from ui.widgets.panel import Panel, Rule
from ui.widgets.tables import dress_table


class MediatorModel(TableModel[MediatorView]):
    """One row for each mediator."""

    heads = (
        tr("姓名"),
        tr("职务"),
        tr("性别"),
        tr("专兼职"),
        tr("等级"),
        tr("文化程度"),
        tr("电话"),
        tr("证件号码"),
        tr("银行账号"),
        tr("备案"),
        tr("培训"),
    )

    def words(self, item: MediatorView) -> tuple[str, ...]:
        name = item.name if item.active else tr("{name}（离任）").format(name=item.name)
        post = tr(item.post.label)
        if item.civil_servant:
            post = tr("{post}，公务员").format(post=post)
        return (
            name,
            post,
            "" if item.sex is Sex.UNSTATED else tr(item.sex.label),
            tr("专职") if item.full_time else tr("兼职"),
            "" if item.level is Level.NONE else tr(item.level.label),
            tr(item.education.label),
            mask_phone(item.phone) if item.phone else "",
            item.id_shown,
            item.account_shown,
            item.filed_on.isoformat() if item.filed_on else tr("未备案"),
            tr("{n} 次").format(n=len(item.trainings)) if item.trainings else "",
        )


class _People(QTableView):
    """The table of mediators; Enter opens one.

    Signals:
        acted: Enter on a row.
    """

    acted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CommitteePanel(Panel):
    """The committee in hand.

    Signals:
        reviseAsked, endAsked, mediatorAsked, fundingAsked, historyAsked: a button was pressed.
        trainingAsked: the ids of the mediators who serve here.
        mediatorOpened, leaveAsked: the mediator (MediatorView) in hand.
    """

    reviseAsked = Signal()
    endAsked = Signal()
    mediatorAsked = Signal()
    mediatorOpened = Signal(object)
    leaveAsked = Signal(object)
    trainingAsked = Signal(object)
    fundingAsked = Signal()
    historyAsked = Signal()

    def __init__(self, context: Context, *, staff: bool) -> None:
        super().__init__(context.theme, tr("调委会"))
        self._context, self._staff = context, staff
        self._committee: CommitteeView | None = None
        self._head = Column(self._theme, margins=(14, 10, 14, 10), spacing=4)
        self._shown: QWidget | None = None
        self.model = MediatorModel(self)
        self.table = self._make_table()
        self.taker = ListTaker(context, self.table, tr("调解员名册"), narrowed=self._whose)
        self.body.addLayout(self._head)
        self.body.addWidget(Rule(self._theme))
        self.body.addWidget(self.table, 1)
        self._buttons: list[Button] = []
        if staff:
            self._make_buttons()
        self._theme.changed.connect(self._size_rows)
        self._size_rows()

    def show_committee(self, committee: CommitteeView) -> None:
        """This one; the mediator in hand stays where it is the same committee."""
        at = self.table.currentIndex().row() if self._committee is not None else 0
        same = self._committee is not None and committee.id == self._committee.id
        self._committee = committee
        self.set_title(short_name(committee.name), tr(committee.form.label))
        self._show_head(committee)
        self.model.show(committee.mediators)
        if committee.mediators:
            row = min(max(at, 0), len(committee.mediators) - 1) if same else 0
            self.table.selectRow(row)
        for button in self._buttons:
            button.setVisible(committee.ended_on is None)

    def _whose(self) -> str:
        return self._committee.name if self._committee else ""

    def current(self) -> MediatorView | None:
        """The mediator in hand."""
        index = self.table.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    # -- building ----------------------------------------------------------------------------

    def _make_table(self) -> _People:
        table = _People()
        dress_table(self._theme, table)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(tr("调解员"))
        table.doubleClicked.connect(lambda _index: self._open())
        table.acted.connect(lambda _index: self._open())
        return table

    def _make_buttons(self) -> None:
        theme = self._theme
        bar = QWidget()
        row = Row(theme, bar, margins=(14, 8, 14, 8), spacing=8)
        for words, icon, act in (
            (tr("登记调解员"), "plus", self.mediatorAsked.emit),
            (tr("修改"), "pencil-line", self._open),
            (tr("登记离任"), "", self._leave),
            (tr("记培训"), "", self._train),
            (tr("记经费"), "", self.fundingAsked.emit),
        ):
            button = Button(theme, words, icon=icon, size="small")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.add(button)
            self._buttons.append(button)
        row.addStretch(1)
        self.body.addWidget(Rule(theme))
        self.body.addWidget(bar)
        if self.header is not None:
            history = LinkButton(theme, tr("修改历史"), size="small")
            history.clicked.connect(self.historyAsked)
            self.header.add(history)
            for words, signal in (
                (tr("修改调委会"), self.reviseAsked),
                (tr("终止"), self.endAsked),
            ):
                link = LinkButton(theme, words, size="small")
                link.setAccessibleName(tr("{words}，本调委会").format(words=words))
                link.clicked.connect(signal)
                self.header.add(link)
                self._buttons.append(link)

    def _show_head(self, committee: CommitteeView) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
        theme, self._shown = self._theme, QWidget()
        column = Column(theme, self._shown, spacing=4)
        column.addWidget(ElidedLabel(theme, committee.name))
        for words in _facts(committee):
            column.addWidget(ElidedLabel(theme, words, "small", "text_2"))
        for finding in committee.findings:
            column.addWidget(self._finding(finding))
        self._head.addWidget(self._shown)

    def _finding(self, finding: Finding) -> QWidget:
        theme, line = self._theme, QWidget()
        row = Row(theme, line, spacing=8)
        row.add(StatusGlyph(theme, "due_today", 15), Label(theme, finding.words))
        row.add(CitationLink(self._context, finding.law, finding.article))
        row.addStretch(1)
        return line

    # -- what happens ------------------------------------------------------------------------

    def _open(self) -> None:
        mediator = self.current()
        if mediator is not None and self._staff:
            self.mediatorOpened.emit(mediator)

    def _leave(self) -> None:
        mediator = self.current()
        if mediator is not None and mediator.active:
            self.leaveAsked.emit(mediator)

    def _train(self) -> None:
        found = self._committee.mediators if self._committee else ()
        self.trainingAsked.emit(tuple(one.id for one in found if one.active))

    def _size_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self._theme.size("row_table"))


def _facts(committee: CommitteeView) -> tuple[str, ...]:
    term = tr("任期没有填")
    if committee.term_start and committee.term_end:
        says = tr("本届 {start} 产生，任期三年，到 {end}")
        start, end = committee.term_start.isoformat(), committee.term_end.isoformat()
        term = says.format(start=start, end=end)
    number = tr("案号写作：{example}").format(example=committee.example)
    if not committee.blocks:
        number = tr("{number}；本机还没有今年的号段，先写待编号，同步后补上").format(number=number)
    money = sum(one.amount_fen for one in committee.fundings)
    given = tr("收到经费 {n} 元，共 {times} 笔").format(
        n=figures(money), times=len(committee.fundings)
    )
    return (term, number, *((given,) if committee.fundings else ()))
