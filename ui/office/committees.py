"""The rows of the committees: name, kind, how many people, what the law still asks."""

from __future__ import annotations

__all__ = ["CommitteeDelegate", "CommitteeModel", "short_name"]

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.office.messages import CommitteeForm, CommitteeView
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text

_SUFFIX = tr("人民调解委员会")


def short_name(name: str) -> str:
    """The name without what all of them end in."""
    return name.removesuffix(_SUFFIX) or name


def _about(item: CommitteeView) -> str:
    kind = tr(item.kind.label)
    what = tr("{kind}调委会").format(kind=kind)
    if item.form is not CommitteeForm.COMMITTEE:
        what = tr(item.form.label)
    if item.ended_on is not None:
        return tr("{what}，{day} 终止").format(what=what, day=item.ended_on.isoformat())
    people = sum(one.active for one in item.mediators)
    counted = tr("{what}，调解员 {n} 人").format(what=what, n=people)
    asked = tr("，{n} 项待补").format(n=len(item.findings)) if item.findings else ""
    return counted + asked


class CommitteeModel(RowsModel[CommitteeView]):
    """One row for each committee."""

    columns = (
        ListColumn(tr("调委会"), lambda one: one.name),
        ListColumn(tr("情况"), _about),
        ListColumn(tr("待补"), lambda one: tr("、").join(some.words for some in one.findings)),
    )

    def spoken(self, item: CommitteeView) -> str:
        findings = tr("、").join(one.words for one in item.findings)
        return tr("，").join(filter(None, (item.name, _about(item), findings)))


class CommitteeDelegate(RowDelegate):
    """Name, and below it kind, people and what the law still asks."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, item = self.theme, index.data(ITEM)
        area = QRectF(rect).adjusted(theme.px(14), theme.px(6), -theme.px(12), -theme.px(6))
        half = area.height() / 2
        first = QRectF(area.left(), area.top(), area.width(), half)
        second = QRectF(area.left(), area.top() + half, area.width(), half)
        ink = "text_disabled" if item.ended_on else "text"
        font = theme.font("body_strong")
        draw_text(painter, first, short_name(item.name), font, theme.color(ink), elide=True)
        words = theme.font("small")
        draw_text(painter, second, _about(item), words, theme.color("text_2"), elide=True)
