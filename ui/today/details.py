"""One row of 今日 in full: each thing due with its arithmetic and article, and what to do of it."""

from __future__ import annotations

__all__ = ["DueDialog", "later_form"]

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import month_day, tr
from app.messages import Command
from app.today.messages import DueRow, LeaveUndone, PutOff
from ui.context import Context
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.lawbook.link import CitationLink
from ui.theme.theme import Theme
from ui.today.model import due_day, how_late, why
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Rule

Deed = Callable[[DueRow], None]
_REASON = Spec("reason", tr("理由"), required=True, width=4, hint=tr("如 等对方回话、外出务工"))


def later_form(row: DueRow) -> Form:
    """Put it off while there is time; afterwards say that it could not be done."""
    due = row.due
    today = due.on - timedelta(due.days)
    name = f"today.{row.record.hex()}.{due.rule}.{row.subject.hex()}"
    if due.days <= 0:
        return Form(
            name,
            title=tr("未能完成：{what}").format(what=due.what),
            text=tr("{title}。写明为什么办不成，理由留在案件的经过里。").format(title=row.title),
            button=tr("记下"),
            done=tr("已记未能完成"),
            specs=(_REASON,),
            make=lambda values: LeaveUndone(row.record, due.rule, row.subject, values["reason"]),
            width=560,
        )

    def put_off(values: Mapping[str, Any]) -> Command[Any]:
        return PutOff(row.record, due.rule, row.subject, values["until"], values["reason"])

    says = tr("{title}。最晚到最后一天 {day}，那天一定会再提醒。")
    return Form(
        name,
        title=tr("推后提醒：{what}").format(what=due.what),
        text=says.format(title=row.title, day=month_day(due.on)),
        button=tr("推后"),
        done=tr("已推后"),
        specs=(Spec("until", tr("哪天再看"), Kind.DATE, required=True, width=2), _REASON),
        make=put_off,
        start={"until": min(today + timedelta(days=3), due.on)},
        width=560,
    )


class DueDialog(Dialog):
    """All that stands in a row, the most urgent first; each can be done or put off from here."""

    def __init__(
        self, context: Context, parent: QWidget, row: DueRow, do: Deed, put_off: Deed
    ) -> None:
        super().__init__(context.theme, row.title, row.detail, width=600, parent=parent)
        self._context, self._do, self._put_off = context, do, put_off
        for one in (row, *row.more):
            words = one.due.what if one.record == row.record else one.title
            self.body.addWidget(Rule(context.theme))
            self.body.addLayout(self._one(one, words, context.theme))
        self.add_safe(tr("关闭"))

    def _one(self, row: DueRow, what: str, theme: Theme) -> Column:
        due = row.due
        column, head = Column(theme, spacing=4), Row(theme, spacing=10)
        late = tr("{late}，{day}").format(late=how_late(due), day=due_day(due))
        ink = "danger_text" if due.days < 0 else "warn_text" if due.days == 0 else "text_2"
        head.add(Label(theme, what, "body_strong"), Label(theme, late, color=ink))
        head.addStretch(1)
        deeds = ((row.button, self._do), (_words(row), self._put_off))
        for words, deed in deeds:
            button = Button(theme, words, size="small")
            button.setAccessibleName(tr("{what}：{words}").format(what=what, words=words))
            button.clicked.connect(partial(self._leave, deed, row))
            head.add(button)
        column.addLayout(head)
        for line in why(row).splitlines():
            if due.law and line.startswith(due.law):
                link = CitationLink(self._context, due.law, due.article)
                link.setAccessibleName(tr("{what}依据：{law}").format(what=what, law=line))
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(Label(theme, line, wrap=True, selectable=True))
        return column

    def _leave(self, deed: Deed, row: DueRow) -> None:
        self.accept()
        deed(row)


def _words(row: DueRow) -> str:
    return tr("推后提醒") if row.due.days > 0 else tr("未能完成")
