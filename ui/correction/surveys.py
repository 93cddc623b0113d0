"""The page 调查评估: what courts, prisons and police asked the office to look into (R08)."""

from __future__ import annotations

__all__ = ["SurveysPage", "survey_sheet"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.correction.messages import (
    Answer,
    Category,
    Fitness,
    ListSurveys,
    RecordAdoption,
    RecordFindings,
    RecordSurvey,
    ReplySurvey,
    SurveyPage,
    SurveyView,
)
from app.events import RecordsChanged
from app.i18n import full_date, month_day, plain_day, tr
from app.ids import Id
from app.people.messages import IdKind, PersonInput, Sex
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.lists.sheet import narrowed_by
from ui.lists.taker import ListTaker
from ui.people.identity import IdentityCheck
from ui.shell.page import Act, Page
from ui.steps.step import options
from ui.widgets.buttons import Button
from ui.widgets.filter import FilterLine
from ui.widgets.layout import Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LAW = (tr("社区矫正法"), tr("第18条"))
_SOON = 3  # days before the last one (R08)

# -- the sheets --------------------------------------------------------------------------------

_ASKED = (
    Spec("name", tr("被调查人"), required=True, width=2, most=50),
    Spec("id_kind", tr("证件"), Kind.CHOICE, width=2, options=options(tuple(IdKind)),
         default=IdKind.RESIDENT),
    Spec("id_no", tr("证件号码"), Kind.ID, required=True, width=2),
    Spec("sex", tr("性别"), Kind.RADIO, width=2, options=options((Sex.MALE, Sex.FEMALE))),
    Spec("birth", tr("出生日期"), Kind.DATE),
    Spec("phone", tr("电话"), Kind.NUMBER),
    Spec("address", tr("居住地"), width=2, most=200),
    Spec("organ", tr("委托机关"), required=True, width=2, most=100, fresh_row=True),
    Spec("letter_no", tr("委托文号"), width=2, most=80),
    Spec("received_on", tr("收到日期"), Kind.DATE, required=True),
    Spec("planned", tr("拟适用"), Kind.CHOICE, options=options(tuple(Category)),
         note=tr("没写可不填")),
    Spec("expedited", tr("速裁案件，五个工作日"), Kind.TICK, width=2),
)  # fmt: skip
_PERSON = ("name", "id_kind", "id_no", "sex", "birth", "phone", "address")


def _record(values: Mapping[str, Any]) -> RecordSurvey:
    person = {name: values[name] for name in _PERSON if values[name] not in (None, "")}
    rest = {name: value for name, value in values.items() if name not in _PERSON}
    return RecordSurvey(PersonInput(**person), **rest)


def _asking(context: Context) -> Form:
    return Form(
        "RecordSurvey",
        title=tr("登记调查评估委托"),
        button=tr("登记委托"),
        done=tr("已登记委托"),
        specs=_ASKED,
        make=_record,
        start={"received_on": context.clock.today(), "id_kind": IdKind.RESIDENT},
        text=tr("收到之日不计，十个工作日内提交评估意见；速裁案件五个工作日。"),
        law=_LAW,
    )


def _finding(one: SurveyView) -> Form:
    return Form(
        f"RecordFindings {one.id.hex()}",
        title=tr("写调查情况"),
        button=tr("保存"),
        done=tr("已保存调查情况"),
        specs=(
            Spec("findings", tr("居所、家庭、工作、村（居）和被害人的意见，可能的影响"), Kind.AREA,
                 required=True, width=4, lines=8, most=8000),
            Spec("fit", tr("评估意见"), Kind.RADIO, required=True, width=4,
                 options=options(tuple(Fitness))),
        ),
        make=lambda values: RecordFindings(one.id, **values),
        start={"findings": one.findings, "fit": one.fit},
        text=_about(one),
        law=_LAW,
    )  # fmt: skip


def _replying(one: SurveyView, context: Context) -> Form:
    return Form(
        f"ReplySurvey {one.id.hex()}",
        title=tr("登记回复"),
        button=tr("登记回复"),
        done=tr("已登记回复"),
        specs=(
            Spec("replied_on", tr("提交日期"), Kind.DATE, required=True, width=2),
            Spec("reply_no", tr("意见书文号"), width=2, most=80),
        ),
        make=lambda values: ReplySurvey(one.id, **values),
        start={"replied_on": context.clock.today()},
        text=_about(one),
        width=560,
    )


def _adopting(one: SurveyView) -> Form:
    return Form(
        f"RecordAdoption {one.id.hex()}",
        title=tr("登记采信情况"),
        button=tr("登记"),
        done=tr("已登记采信情况"),
        specs=(
            Spec("adopted", tr("委托机关"), Kind.RADIO, required=True, width=4,
                 options=((Answer.YES, tr("采信")), (Answer.NO, tr("没有采信")))),
        ),
        make=lambda values: RecordAdoption(one.id, **values),
        text=_about(one),
        width=520,
    )  # fmt: skip


def _about(one: SurveyView) -> str:
    return tr("{name} · {organ}委托 · {day}收到").format(
        name=one.name, organ=one.organ, day=full_date(one.received_on)
    )


def survey_sheet(
    context: Context, parent: QWidget, action: str, one: SurveyView | None
) -> FormSheet:
    """Open the sheet of a step of a survey."""
    forms: Mapping[str, Callable[[SurveyView], Form]] = {
        "RecordFindings": _finding,
        "ReplySurvey": lambda survey: _replying(survey, context),
        "RecordAdoption": _adopting,
    }
    form = _asking(context) if one is None else forms[action](one)
    sheet = FormSheet(context, parent, form)
    if one is None:
        IdentityCheck(context, sheet.grid)
    sheet.open()
    return sheet


# -- the list ----------------------------------------------------------------------------------


class SurveyModel(RowsModel[SurveyView]):
    """The surveys, those that wait first."""

    columns = (
        ListColumn(tr("姓名"), lambda one: one.name),
        ListColumn(tr("委托机关"), lambda one: one.organ),
        ListColumn(tr("委托文号"), lambda one: one.letter_no),
        ListColumn(tr("收到日期"), lambda one: f"{one.received_on}"),
        ListColumn(tr("拟适用"), lambda one: tr(one.planned.label) if one.planned else ""),
        ListColumn(tr("最迟回复"), lambda one: f"{one.due_on}"),
        ListColumn(tr("意见"), lambda one: tr(one.fit.label) if one.fit else ""),
        ListColumn(tr("回复日期"), lambda one: f"{one.replied_on or ''}"),
    )

    def __init__(self, context: Context, parent: Any = None) -> None:
        super().__init__(parent)
        self._clock = context.clock

    def spoken(self, item: SurveyView) -> str:
        return tr("，").join(filter(None, (item.name, self.asked(item), *self.stands(item)[:1])))

    def asked(self, item: SurveyView) -> str:
        """Who asked, by which letter, when."""
        today = self._clock.today()
        words = tr("{organ}，{day}收到").format(
            organ=item.organ, day=plain_day(item.received_on, today)
        )
        kind = (
            tr("拟适用{category}").format(category=tr(item.planned.label)) if item.planned else ""
        )
        quick = tr("速裁") if item.expedited else ""
        return tr("，").join(filter(None, (words, item.letter_no, quick, kind)))

    def stands(self, item: SurveyView) -> tuple[str, str]:
        """How it stands, and in which tone."""
        if item.replied_on is not None:
            fit = tr(item.fit.label) if item.fit else ""
            taken = {Answer.YES: tr("已采信"), Answer.NO: tr("没有采信"), None: ""}
            return tr("，").join(filter(None, (tr("已回复"), fit, taken.get(item.adopted, "")))), ""
        days = item.days or 0
        if days < 0:
            return tr("超期 {n} 天").format(n=-days), "danger_text"
        last = month_day(item.due_on)
        tone = "warn_text" if days <= _SOON else ""
        return tr("{day}前，还有 {n} 天").format(day=last, n=days), tone


class SurveyDelegate(RowDelegate):
    """Two lines: who and how it stands; who asked and what comes next."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: SurveyView = index.data(ITEM)
        model = index.model()
        if not isinstance(model, SurveyModel):
            return
        area = QRectF(rect).adjusted(px(16), 0, -px(16), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        words, tone = model.stands(item)
        small, strong = theme.font("small"), theme.font("body_strong")
        draw_text(painter, top, words, strong if tone else small,
                  theme.color(tone or "text_2"), align=_RIGHT)  # fmt: skip
        end = draw_text(painter, top, item.name, strong, theme.color("text"))
        room = QRectF(top)
        room.setLeft(end + px(10))
        room.setRight(top.right() - metrics(strong).horizontalAdvance(words) - px(12))
        draw_text(painter, room, item.about, small, theme.color("text_2"), elide=True)
        following = _NEXT.get(item.action, "")
        draw_text(painter, below, following, small, theme.color("accent_text"), align=_RIGHT)
        below.setRight(below.right() - metrics(small).horizontalAdvance(following) - px(12))
        draw_text(painter, below, model.asked(item), small, theme.color("text_2"), elide=True)


_NEXT = {
    "RecordFindings": tr("写调查情况"),
    "ReplySurvey": tr("登记回复"),
    "RecordAdoption": tr("登记采信情况"),
}


class SurveysPage(Page):
    """↑ ↓ go through them, Enter does what comes next; activate() takes `survey`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: SurveyPage | None = None
        self._wanted: Id | None = None
        theme = self.theme
        self.model = SurveyModel(context, self)
        row = Row(theme, self, margins=(12, 12, 12, 12))
        row.addWidget(self._panel(), 1)
        self.filter.narrowed.connect(lambda _text: self.reload())
        self.filter.left.connect(self.list.setFocus)
        self.filter.dropped.connect(self.list.setFocus)
        self.new.clicked.connect(self.primary_new)
        self.paper.clicked.connect(self._on_paper)
        self.list.acted.connect(self._on_acted)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def title(self) -> str:
        return tr("社区矫正 · 调查评估")

    def subtitle(self) -> str:
        if self._page is None:
            return ""
        late = tr("，超期 {n} 件").format(n=self._page.late) if self._page.late else ""
        return tr("待回复 {n} 件").format(n=self._page.waiting) + late

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换一件")),
            ("Enter", tr("办下一步")),
            ("Ctrl+N", tr("登记委托")),
            ("/", tr("列表内找")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys = {Act.FILTER: self.filter.setFocus, Act.PRINT: self._on_paper}
        return keys | dict(self.taker.keys())

    def primary_new(self) -> None:
        survey_sheet(self.context, self, "RecordSurvey", None)

    def activate(self, **where: Any) -> None:
        wanted = where.get("survey")
        self._wanted = wanted if isinstance(wanted, bytes) else None
        self.reload()
        self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    def _panel(self) -> QWidget:
        theme = self.theme
        panel = Panel(theme)
        self.filter = FilterLine(theme, tr("在本列表中找"))
        self.filter.setToolTip(tr("可按姓名、委托机关和文号找"))
        line = Row(theme, margins=(12, 10, 12, 10), spacing=8)
        line.addWidget(self.filter, 1)
        self.paper = Button(theme, tr("调查评估意见书"), icon="printer", keys="Ctrl+P")
        self.new = Button(theme, tr("登记委托"), icon="plus", keys="Ctrl+N")
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.taker = ListTaker(
            self.context,
            self.list,
            tr("调查评估"),
            narrowed=lambda: narrowed_by("", self.filter.text().strip()),
        )
        line.add(self.taker.button(), self.paper, self.new)
        panel.body.addLayout(line)
        panel.body.addWidget(Rule(theme))
        self.list.setItemDelegate(SurveyDelegate(theme, self.list))
        self.list.setAccessibleName(tr("调查评估"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        nothing = EmptyState(
            theme,
            tr("没有调查评估委托"),
            tr("法院、检察院、公安机关、监狱来函委托的，按 Ctrl+N 登记在这里，答复的期限会算好。"),
            icon="file-check",
        )
        self._stack.addWidget(nothing)
        panel.body.addWidget(self._stack, 1)
        return panel

    def reload(self) -> None:
        """Ask the desk anew; the survey in hand stays in hand."""
        query = ListSurveys(self.filter.text().strip())
        self.context.work.run(self.context.desk.ask(query), self._on_read, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "correction" and self.isVisible():
            self.reload()

    def _on_read(self, page: SurveyPage) -> None:
        here = self._wanted or getattr(self._current(), "id", None)
        self._page, self._wanted = page, None
        self.model.show(page.rows)
        self._stack.setCurrentIndex(0 if page.rows else 1)
        row = next((at for at, one in enumerate(page.rows) if one.id == here), 0)
        if page.rows:
            self.list.setCurrentIndex(self.model.index(row))
        self._on_current()
        self.titleChanged.emit()

    def _current(self) -> SurveyView | None:
        index = self.list.currentIndex()
        item = index.data(ITEM) if index.isValid() else None
        return item if isinstance(item, SurveyView) else None

    def _on_current(self, _index: QModelIndex | None = None, _before: Any = None) -> None:
        self.paper.setEnabled(self._current() is not None)

    def _on_acted(self, index: Index) -> None:
        one: SurveyView = index.data(ITEM)
        if one.action:
            survey_sheet(self.context, self, one.action, one)

    def _on_paper(self) -> None:
        one = self._current()
        if one is not None:
            self.context.go(Place("papers.preview", {"kind": "cor.survey", "subject": one.id}))
