"""The rows of a list in words, and what is asked before they are saved."""

from __future__ import annotations

__all__ = ["narrowed_by", "purpose_form", "sheet_of"]

from collections.abc import Sequence
from typing import Any

from app.i18n import tr
from app.lists.messages import ListSheet, SaveList
from ui.forms.sheet import Form
from ui.records.volume import PURPOSE
from ui.widgets.models import ListColumn


def narrowed_by(tab: str, text: str, *others: str) -> str:
    """在办；含“李”: what a list was narrowed down to."""
    typed = tr("含“{text}”").format(text=text) if text else ""
    return tr("；").join(filter(None, (tab, *others, typed)))


def sheet_of(
    title: str, narrowed: str, columns: Sequence[ListColumn], items: Sequence[Any]
) -> ListSheet:
    """The rows in words; a column that says nothing of any row is left out."""
    rows = [tuple(column.words(item) for column in columns) for item in items]
    said = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    return ListSheet(
        title,
        narrowed,
        tuple(columns[at].head for at in said),
        tuple(tuple(row[at] for at in said) for row in rows),
    )


def purpose_form(sheet: ListSheet) -> Form:
    """What a list is taken away for (个人信息保护法 第28条), before it is made."""
    says = tr(
        "请写明给谁、做什么用，会记进日志，所长看得到。号码、电话和未成年人的姓名存出去时会遮盖。"
    )
    title = tr("把{title}另存为 Excel，{n} 行").format(title=sheet.title, n=len(sheet.rows))
    return Form(
        f"list.{sheet.title}",
        title=title,
        text=says,
        button=tr("选存到哪里"),
        done=tr("已记入查看日志"),
        specs=PURPOSE,
        make=lambda values: SaveList(sheet, values["purpose"], values["note"]),
        width=680,
        law=(tr("个人信息保护法"), tr("第28条")),
        lasting=True,
    )
