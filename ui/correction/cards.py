"""The rows of the list of subjects."""

from __future__ import annotations

__all__ = ["HIDDEN", "SubjectModel", "ends", "shown_name"]

from app.correction.messages import SubjectCard
from app.i18n import tr
from ui.records.cards import CardModel
from ui.records.rows import DUE
from ui.today.model import how_late
from ui.widgets.models import ListColumn

_FEW = 30  # days (R29)
HIDDEN = "—"  # the name of a minor, for who may not see it


def _marks(card: SubjectCard) -> str:
    """未成年、脱管 …, or nothing."""
    minor = (tr("未成年"),) if card.minor else ()
    return tr("、").join((*minor, *(tr(flag.label) for flag in card.flags)))


class SubjectModel(CardModel[SubjectCard]):
    """Cards, by name, category, class, state and deadline."""

    columns = (
        ListColumn(tr("姓名"), lambda card: card.name or HIDDEN),
        ListColumn(tr("编号"), lambda card: card.number),
        ListColumn(tr("矫正类别"), lambda card: tr(card.category.label)),
        ListColumn(tr("管理类别"), lambda card: tr(card.grade.label) if card.grade else ""),
        ListColumn(tr("状态"), lambda card: tr(card.state.label)),
        ListColumn(tr("标记"), _marks),
        ListColumn(tr("期满日期"), lambda card: f"{card.end_on}"),
        *DUE,
    )

    def spoken(self, card: SubjectCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        flags = tr("、").join(tr(flag.label) for flag in card.flags)
        grade = tr(card.grade.label) if card.grade else ""
        minor = tr("未成年") if card.minor else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        parts = (
            shown_name(card) if card.name else tr("不公开姓名"), tr(card.category.label), grade,
            tr(card.state.label), flags, minor, ends(card), owed, review,
        )  # fmt: skip
        return tr("，").join(filter(None, parts))

    def tip(self, card: SubjectCard) -> str:
        why = card.due.why if card.due else ""
        return "\n".join(filter(None, (shown_name(card), card.number, ends(card), why)))


def shown_name(card: SubjectCard) -> str:
    """The name, or a dash where it is not shown."""
    return card.name or HIDDEN


def ends(card: SubjectCard) -> str:
    """到 2027-05-15, with the days that are left once they are few; nothing of what is over."""
    if card.state.ended:
        return ""
    day = f"{card.end_on}"
    if card.days < 0:
        return tr("{day} 已满").format(day=day)
    if card.days == 0:
        return tr("今天期满")
    if card.days > _FEW:
        return tr("到 {day}").format(day=day)
    return tr("到 {day}，剩 {n} 天").format(day=day, n=card.days)
