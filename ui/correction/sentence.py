"""At the side of a subject: the sentence and the person, with what is masked by default."""

from __future__ import annotations

__all__ = ["SentenceView"]

from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.correction.messages import SubjectDetail, Term
from app.i18n import tr
from app.people.messages import Secret, Sex, mask_phone
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Grid, Row
from ui.widgets.scroll import ScrollArea
from ui.widgets.tabs import FilterTabs

_MASK = "******"
_TABS = (("person", tr("本人")), ("judgment", tr("裁判")))
_TOP = Qt.AlignmentFlag.AlignTop


class Fact(NamedTuple):
    """One line; `secret` is what must be uncovered to read it."""

    label: str
    text: str
    secret: Secret | None = None
    color: str = "text"


class SentenceView(QWidget):
    """The person or the sentence: facts in two columns, each group of secrets with its own 看.

    Signals:
        uncoverAsked: what is to be seen (Secret).
        changeAsked: the sheet of what is masked, once it was uncovered.
        fileAsked: the person's file.
    """

    uncoverAsked = Signal(object)
    changeAsked = Signal()
    fileAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inner: QWidget | None = None
        self._shown: tuple[SubjectDetail, frozenset[Secret]] | None = None
        column = Column(theme, self, spacing=0)
        head = Row(theme, margins=(8, 6, 14, 2))
        self.tabs = FilterTabs(theme, _TABS)
        self.tabs.setAccessibleName(tr("本人和裁判"))
        self.tabs.chosen.connect(self._fill)
        file = LinkButton(theme, tr("看档案"), size="small")
        file.clicked.connect(self.fileAsked)
        head.add(self.tabs)
        head.addStretch(1)
        head.add(file)
        column.addLayout(head)
        body = QWidget()
        self._column = Column(theme, body, margins=(16, 2, 14, 8), spacing=0)
        column.addWidget(ScrollArea(theme, body), 1)

    def show_subject(self, subject: SubjectDetail, open_: Collection[Secret]) -> None:
        """Show a subject; `open_` is what was uncovered."""
        wanted = (subject, frozenset(open_))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._fill()

    def _fill(self) -> None:
        """The facts of the tab in hand."""
        if self._shown is None:
            return
        subject, open_ = self._shown
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        theme, self._inner = self._theme, QWidget()
        facts = tuple((_person if self.tabs.value() == "person" else _judgment)(subject))
        grid = Grid(theme, self._inner, spacing=(10, 4))
        for row, fact in enumerate(facts):
            grid.addWidget(Label(theme, fact.label, "small", "text_2"), row, 0, _TOP)
            covered = fact.secret is not None and fact.secret not in open_
            words = Label(theme, _MASK if covered else fact.text, "small", fact.color, wrap=True)
            if covered:
                words.setAccessibleName(tr("{label}已遮住").format(label=fact.label))
            grid.addWidget(words, row, 1)
            if button := self._button(fact, facts[:row], covered=covered):
                grid.addWidget(button, row, 2, _TOP)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(facts), 1)
        self._column.addWidget(self._inner)

    def _button(self, fact: Fact, before: tuple[Fact, ...], *, covered: bool) -> LinkButton | None:
        """看 stands once for each group of secrets; what was uncovered can be changed."""
        if fact.secret is None or any(one.secret is fact.secret for one in before):
            return None
        if covered:
            see = LinkButton(self._theme, tr("看"), size="small")
            see.setAccessibleName(tr("看{what}").format(what=tr(fact.secret.label)))
            see.clicked.connect(partial(self.uncoverAsked.emit, fact.secret))
            return see
        if fact.secret is not Secret.HEALTH:
            return None
        change = LinkButton(self._theme, tr("改"), size="small")
        change.setAccessibleName(tr("改健康和前科情况"))
        change.clicked.connect(self.changeAsked)
        return change


def _person(subject: SubjectDetail) -> Iterator[Fact]:
    one = subject.person
    sex = "" if one.sex is Sex.UNSTATED else tr(one.sex.label)
    age = "" if one.age is None else tr("{n} 岁").format(n=one.age)
    yield Fact(tr("概况"), tr("，").join(filter(None, (sex, age, one.ethnicity))))
    yield Fact(tr("证件号"), one.id_shown)
    yield Fact(tr("电话"), mask_phone(one.phone))
    yield Fact(tr("居住地"), one.address or one.division_name)
    for relation in subject.relations:
        yield Fact(
            tr(relation.kind.label), tr("，").join(filter(None, (relation.name, relation.phone)))
        )
    life = (
        tr(subject.education.label) if subject.education else "",
        tr(subject.marital.label) if subject.marital else "",
        tr(subject.employment.label) if subject.employment else "",
        one.work_unit,
        tr("三无人员") if subject.three_none else "",
    )
    if any(life):
        yield Fact(tr("生活"), tr("，").join(filter(None, life)))
    if subject.guarded:
        return
    illness = tr("，").join(
        filter(None, (tr("有精神疾病") if subject.mental else "", subject.infectious))
    )
    yield Fact(tr("健康"), illness or tr("没有登记"), Secret.HEALTH)
    history = [tr(code.label) for code in (*subject.three_involved, *subject.four_history)]
    yield Fact(tr("三涉四史"), tr("、").join(history) or tr("没有登记"), Secret.HISTORY)


def _judgment(subject: SubjectDetail) -> Iterator[Fact]:
    one = subject.judgment
    if subject.guarded:
        yield Fact(tr("期限"), tr("{a} 至 {b}").format(a=one.start_on, b=one.end_on))
        yield Fact(tr("裁判"), tr("协助的人不看裁判和健康情况"))
        return
    yield Fact(tr("文书"), tr("，").join((one.organ, one.doc_no)))
    sentence = tr("{kind}{term}").format(kind=tr(one.principal.label), term=_term(one.sentence))
    if one.probation != Term():
        sentence = tr("{sentence}，缓刑{term}").format(sentence=sentence, term=_term(one.probation))
    yield Fact(tr("刑罚"), sentence)
    if one.accessory:
        yield Fact(tr("附加刑"), tr("、").join(tr(code.label) for code in one.accessory))
    yield Fact(tr("生效"), f"{one.effective_on}")
    yield Fact(tr("期限"), tr("{a} 至 {b}").format(a=one.start_on, b=one.end_on))
    if one.end_calc and one.end_calc != one.end_on:
        said = tr("推算到 {day}，以文书为准").format(day=one.end_calc)
        asked = tr("，已函询") if one.asked_on else tr("，还没有函询")
        yield Fact(tr("推算"), said + asked, color="warn_text")
    if one.term_doc_no:
        yield Fact(tr("变更"), one.term_doc_no)
    yield Fact(tr("罪名"), one.offence, Secret.CRIME)
    yield Fact(tr("犯罪日期"), f"{one.offence_on}", Secret.CRIME)
    for label, names in ((tr("同案犯"), one.co_offenders), (tr("被害人"), one.victims)):
        if names:
            yield Fact(label, tr("、").join(names), Secret.CRIME)


def _term(term: Term) -> str:
    """一年六个月 as 1 年 6 个月."""
    parts = (
        tr(" {n} 年").format(n=term.years) if term.years else "",
        tr(" {n} 个月").format(n=term.months) if term.months else "",
        tr(" {n} 日").format(n=term.days) if term.days else "",
    )
    return "".join(parts)
