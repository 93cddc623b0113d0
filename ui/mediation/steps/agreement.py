"""The agreement: what the parties settled, and who owes what to whom by when."""

from __future__ import annotations

__all__ = ["AgreementSheet"]

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import AgentBasis, AgreementItemInput, PartyRole, PartyView
from app.messages import Command
from app.papers.messages import capital
from app.people.messages import Capacity
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.order import inputs_of, put_behind
from ui.forms.reasons import merged
from ui.forms.slots import Slots
from ui.mediation.phrasing import case_slots
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.terms import ITEM
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Sunken
from ui.widgets.picks import PicksField

_OF_AGE = 18
_LARGEST = 10**14  # fen; what a sum in capitals can say


class AgreementSheet(CaseSheet):
    """The terms and a table of items; a sum is repeated in capitals as the paper will write it."""

    def add_below(self, column: Column) -> None:
        theme = self.theme
        self._items: list[_Item] = []
        head = Row(theme)
        head.add(Label(theme, tr("履行项目"), "section"))
        self._sum = Label(theme, "", "small", "text_2")
        head.add(self._sum)
        head.addStretch(1)
        more = Button(theme, tr("加一项"), keys="Ctrl+Shift+A", icon="plus", size="small")
        more.clicked.connect(self._on_more_clicked)
        QShortcut(QKeySequence("Ctrl+Shift+A"), self).activated.connect(self._on_more_clicked)
        head.add(more)
        column.addLayout(head)
        self._list = Column(theme, spacing=8)
        column.addLayout(self._list)

    def prepare(self) -> None:
        parties = self.case.present
        self.grid.field("copies").editor.setPlaceholderText(  # type: ignore[attr-defined]
            tr("不填印 {n} 份").format(n=len(parties) + 1)
        )
        represented = self._represented()
        field = self.grid.field("by_agent")
        if isinstance(field, PicksField):
            field.set_choices([Choice(party.id, party.name) for party in represented])
        self.grid.show_field("by_agent", shown=bool(represented))
        heard = [party for party in parties if _is_heard(party)]
        self.grid.show_field("minor_view", shown=bool(heard))
        QTimer.singleShot(0, self, self._begin)  # the sheet is seen first

    def defaults(self) -> Mapping[str, Any]:
        represented = tuple(party.id for party in self._represented())
        return {**super().defaults(), "by_agent": represented}

    def _represented(self) -> list[PartyView]:
        """The parties with an agent of their own choice, who may have settled for them."""
        return [
            party
            for party in self.case.present
            if any(agent.basis is AgentBasis.ENTRUSTED for agent in party.agents)
        ]

    def slots(self) -> Slots:
        items = [item.grid.values() for item in self._filled()]
        sums = [one["amount_fen"] for one in items if one["amount_fen"] is not None]
        days = [one["due_on"] for one in items if one["due_on"] is not None]
        return case_slots(
            self.case,
            today=self.context.clock.today(),
            amount_fen=sum(sums) if sums else None,
            due_on=max(days, default=None),
        )

    def gaps(self) -> tuple[Gap, ...]:
        found = list(super().gaps())
        for item in self._filled():
            found += [replace(gap, owner=item.title) for gap in item.grid.gaps()]
        return tuple(found)

    def reasons(self) -> Reasons:
        return merged(super().reasons(), *(item.grid.reasons() for item in self._filled()))

    def validate(self) -> None:
        super().validate()
        for item in self._filled():
            item.grid.validate()

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        rest = list(super().place(faults))
        for place, item in enumerate(self._filled()):
            rest = item.grid.place(rest, f"items.{place}.")
        return rest

    def command(self) -> Command[Id]:
        values = dict(self.grid.values())
        values["items"] = tuple(AgreementItemInput(**item.grid.values()) for item in self._filled())
        return self.step.make(self.case, self.subject, values)

    def kept(self) -> dict[str, Any]:
        return {"fields": self.grid.kept(), "items": [item.grid.kept() for item in self._items]}

    def restore(self, kept: Mapping[str, Any]) -> None:
        self.grid.restore(kept.get("fields", {}))
        for one in tuple(self._items):
            self._remove(one)
        for fields in kept.get("items", ()):
            item = self._add()
            item.grid.restore(fields)
            item.fit()
        self._begin()
        self._count()

    # -- items ---------------------------------------------------------------------------

    def _filled(self) -> list[_Item]:
        return [item for item in self._items if not item.blank]

    def _begin(self) -> None:
        if not self._items:
            self._add()

    def _add(self) -> _Item:
        item = _Item(self)
        item.grid.edited.connect(partial(self._on_item_edited, item))
        item.grid.judged.connect(self._refresh)
        item.drop.clicked.connect(lambda: self._on_dropped(item))
        before = self._items[-1] if self._items else self.grid
        self._items.append(item)
        self._list.addWidget(item)
        item.show()  # at once, so that the keyboard may go there
        put_behind(inputs_of(before)[-1], item)
        self._number()
        return item

    def _remove(self, item: _Item) -> None:
        self._items.remove(item)
        item.hide()
        item.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, item in enumerate(self._items, 1):
            item.set_title(tr("第 {n} 项").format(n=place))
            item.drop.setVisible(len(self._items) > 1)

    def _on_more_clicked(self) -> None:
        item = self._add()
        self._on_edited()
        self._fit()
        item.grid.field("amount_fen").setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(item)

    def _on_dropped(self, item: _Item) -> None:
        self._remove(item)
        self._count()
        self._on_edited()

    def _on_item_edited(self, item: _Item, name: str) -> None:
        due = item.grid.field("due_on")
        if name == "on_the_spot" and item.grid.field(name).value() and not due.text():
            due.set_value(self.grid.field("reached_on").value())
        item.fit()
        self._count()
        self._on_edited()

    def _count(self) -> None:
        sums = [item.grid.field("amount_fen").value() for item in self._items]
        total = sum(fen for fen in sums if fen is not None)
        for item, fen in zip(self._items, sums, strict=True):
            field = item.grid.field("amount_fen")
            if field.state != "error":
                field.set_note(_capital(fen) if fen is not None else "")
        self._sum.setText(
            tr("合计 {sum}").format(sum=_capital(total)) if len(self._items) > 1 and total else ""
        )


class _Item(Sunken):
    """One thing owed."""

    def __init__(self, sheet: AgreementSheet) -> None:
        theme = sheet.theme
        super().__init__(theme)
        self.title = ""
        self.grid = FieldGrid(sheet.context, ITEM)
        column = Column(theme, self, margins=(12, 6, 12, 8), spacing=2)
        head = Row(theme)
        self._title = Label(theme, "", "body_strong")
        self.drop = LinkButton(theme, tr("去掉"), size="small")
        head.add(self._title)
        head.addStretch(1)
        head.add(self.drop)
        column.addLayout(head)
        column.addWidget(self.grid)
        parties = sheet.case.present
        names = [Choice(party.name, party.name) for party in parties]
        for name, role in (("debtor", PartyRole.RESPONDENT), ("creditor", PartyRole.APPLICANT)):
            field = self.grid.field(name)
            if isinstance(field, PinyinCombo):
                field.set_choices(names)
            first = next((party.name for party in parties if party.role is role), None)
            field.set_value(first)
        self.fit()

    def fit(self) -> None:
        """What proves it is asked only of what was performed on the spot."""
        self.grid.show_field("proof", shown=bool(self.grid.field("on_the_spot").value()))

    @property
    def blank(self) -> bool:
        """Whether nothing was typed: then there is nothing owed."""
        typed = ("content", "amount_fen", "due_on", "manner")
        return not any(self.grid.field(name).text() for name in typed)

    def set_title(self, title: str) -> None:
        """第 1 项."""
        self.title = title
        self._title.setText(title)
        self.drop.setAccessibleName(tr("去掉{title}").format(title=title))


def _is_heard(party: PartyView) -> bool:
    """A minor from eight years on (民法典 第35条第2款)."""
    age = party.person.age if party.person else None
    return party.capacity is Capacity.LIMITED and age is not None and age < _OF_AGE


def _capital(fen: int) -> str:
    return capital(fen) if 0 <= fen < _LARGEST else ""
