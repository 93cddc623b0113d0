"""经济困难状况: the household, what it earns, spends and owns; asked on route 1 alone."""

from __future__ import annotations

__all__ = ["HouseholdCard"]

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from app.i18n import tr
from app.legalaid.messages import (
    AssetInput,
    AssetKind,
    Household,
    Kinship,
    MeansResult,
    MeansView,
    MemberInput,
    VerifyWay,
)
from ui.context import Context
from ui.forms.grid import FieldGrid, Gap
from ui.forms.order import put_behind
from ui.forms.spec import Kind, Spec
from ui.legalaid.intake.boxes import GridBoxes
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.tables import SPENT
from ui.legalaid.standards import StandardsDialog
from ui.steps.step import options
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Sunken
from ui.widgets.tags import Tag

_HUNDREDTHS = 100
_MEMBER = (
    Spec("name", tr("姓名"), required=True, most=50),
    Spec(
        "kinship", tr("与申请人的关系"), Kind.CHOICE, required=True,
        options=options(tuple(Kinship)),
    ),
    Spec("is_opponent", tr("是这件事的对方"), Kind.TICK, width=2),
    Spec("wage", tr("工资（元）"), Kind.MONEY),
    Spec("business", tr("经营净收入（元）"), Kind.MONEY),
    Spec("from_property", tr("财产净收入（元）"), Kind.MONEY),
    Spec("transfer", tr("转移净收入（元）"), Kind.MONEY),
)  # fmt: skip
_ASSET = (
    Spec("kind", tr("什么"), Kind.CHOICE, required=True, options=options(tuple(AssetKind))),
    Spec("area", tr("面积（平方米）"), Kind.NUMBER, most=10),
    Spec("value", tr("价值（元）"), Kind.MONEY),
    Spec("note", tr("说明"), most=60),
)
_SAYS = {
    MeansResult.MET: "accent_text",
    MeansResult.MET_BY_HARDSHIP: "accent_text",
    MeansResult.NOT_MET: "warn_text",
}


class HouseholdCard(FormCard):
    """Members, spending, assets; below, what the figures say.

    Signals:
        standardSet: the city's figures were entered, and the means weigh otherwise.
    """

    standardSet = Signal()
    prefix = "household."

    def __init__(self, context: Context) -> None:
        hint = tr("写六个月的合计，净收入已扣掉成本。没有的空着。")
        super().__init__(context, tr("家里有谁，六个月收支怎样？"), hint, SPENT, later=True)
        self.members = GridBoxes(
            context, _MEMBER, tr("家庭成员"), tr("再加一位家人"), keys="Ctrl+Shift+A"
        )
        self.assets = GridBoxes(context, _ASSET, tr("财产"), tr("加一样财产"), least=0)
        self.column.insertWidget(2, self.members)
        self.grid.when_made(lambda: put_behind(self.members.more, self.grid))
        self.column.addWidget(self.assets)
        self._known: Household | None = None
        words = tr("收入、支出、财产已经填过，这里不再显示。要改的，从“更多”里填新的一份。")
        self._stated = Label(context.theme, words, wrap=True)
        self._stated.hide()
        self.column.addWidget(self._stated)
        self.says = _MeansBox(context)
        self.says.standard.clicked.connect(self.show_standards)
        self.column.addWidget(self.says)
        for part in (self.members, self.assets):
            part.edited.connect(self.edited)
            part.judged.connect(self.judged)
        self._today: date = context.clock.today()
        self.end()

    def begin(self, name: str) -> bool:
        """The applicant is the first of the household; whether that was new."""
        first = self.members.boxes[0].grid
        if not first.field("name").text():
            first.field("name").set_value(name)
            first.field("kinship").set_value(Kinship.SELF)
            return True
        return False

    @property
    def covered(self) -> bool:
        """Whether it was stated before: the figures are known, and not shown again."""
        return self._known is not None

    def cover(self, known: Household | None) -> None:
        """What was stated stands; a new statement is typed anew. None uncovers an empty form."""
        self._known = known
        for part in (self.members, self.grid, self.assets, self.says):
            part.setVisible(known is None)
        self._stated.setVisible(known is not None)

    def household(self) -> Household:
        """As stated, or as typed so far; who has no name yet is left out."""
        if self._known is not None:
            return self._known
        values = self.grid.values()
        members = tuple(_member(one) for one in self.members.values() if one["name"])
        assets = tuple(_asset(one) for one in self.assets.values() if one["kind"])
        return Household(
            members=members,
            spending=values["spending"] or 0,
            own_spending=values["own_spending"] or 0,
            hardship=values["hardship"],
            assets=assets,
            verify=values["verify"],
            pledged_on=values["pledged_on"],
        )

    def show_standards(self) -> StandardsDialog:
        """The city's figures, for who has the paper at hand."""
        dialog = StandardsDialog(self.context, self)
        dialog.changed.connect(self.standardSet)
        dialog.open()
        return dialog

    def show_means(self, view: MeansView | None) -> None:
        """What the figures say."""
        self.says.show_means(None if self.covered else view)
        self.grid.show_field("own_spending", shown=view is not None and view.alone)
        pledged = self.grid.field("verify").value() is VerifyWay.PLEDGE
        self.grid.show_field("pledged_on", shown=pledged)

    @property
    def grids(self) -> tuple[FieldGrid, ...]:
        return (*self.members.grids, self.grid, *self.assets.grids)

    def gaps(self) -> list[Gap]:
        if self.covered:
            return []
        return [*self.members.gaps(), *self.grid.gaps(), *self.assets.gaps()]

    def reset(self) -> None:
        self.cover(None)
        self.members.reset()
        self.assets.reset()
        self.grid.clear()

    def kept(self) -> dict[str, Any]:
        own = {"members": self.members.kept(), "assets": self.assets.kept()}
        return super().kept() | own

    def restore(self, kept: Mapping[str, Any]) -> None:
        rest = dict(kept)
        self.members.restore(rest.pop("members", ()))
        self.assets.restore(rest.pop("assets", ()))
        super().restore(rest)

    def validate(self) -> None:
        if not self.covered:
            super().validate()

    def go(self) -> None:
        gaps = self.gaps()
        first = self.members.boxes[0].grid.field("wage")
        (gaps[0].field if gaps else first).go()


class _MeansBox(Sunken):
    """Result, arithmetic, and the badge of a figure that nobody confirmed."""

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme)
        column = Column(theme, self, margins=(12, 8, 12, 8), spacing=2)
        head = Row(theme)
        self._result = Label(theme, "", "body_strong")
        self._badge = Tag(theme, "")
        head.add(self._result, self._badge)
        head.addStretch(1)
        self.standard = LinkButton(theme, tr("本市标准"), size="small")
        head.add(self.standard)
        column.addLayout(head)
        self._how = Label(theme, "", "small", "text_2", wrap=True)
        self._assets = Label(theme, "", "small", "warn_text", wrap=True)
        self._source = Label(theme, "", "small", "text_3", wrap=True)
        for label in (self._how, self._assets, self._source):
            column.addWidget(label)
        self.hide()

    def show_means(self, view: MeansView | None) -> None:
        """Show what the figures say; nothing hides the box."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._result.setText(tr(view.result.label))
        self._result.set_color(_SAYS.get(view.result, "text"))
        self._badge.set(view.badge, "warn")
        self._badge.setVisible(bool(view.badge) and not view.confirmed)
        self._how.setText(view.arithmetic)
        self._assets.setText("；".join(view.assets))
        self._assets.setVisible(bool(view.assets))
        self._source.setText(view.source)
        self.setAccessibleName(tr("，").join((tr(view.result.label), view.arithmetic)))


def _member(values: Mapping[str, Any]) -> MemberInput:
    money = {name: values[name] or 0 for name in ("wage", "business", "from_property", "transfer")}
    kinship = values["kinship"] or Kinship.OTHER
    return MemberInput(
        name=values["name"], kinship=kinship, is_opponent=values["is_opponent"], **money
    )


def _asset(values: Mapping[str, Any]) -> AssetInput:
    try:
        area = round(float(values["area"] or 0) * _HUNDREDTHS)
    except ValueError:
        area = 0
    return AssetInput(
        kind=values["kind"], area=area, value=values["value"] or 0, note=values["note"]
    )
