"""The timeline and the wrapping of text, without an office."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.mediation.messages import Step
from app.records.messages import TimelineItem
from tests.ui.kit import World
from ui.records.timeline import TimelineModel, TimelineView
from ui.widgets.elided import ElidedLabel, wrapped
from ui.widgets.paint import metrics


def _at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=CHINA)


def _item(at: datetime, text: str = "", *, has_time: bool = True) -> TimelineItem:
    return TimelineItem(at, has_time, "phone", "电话提醒", "陈丽华", text, Step.MEDIATE)


def test_days_are_told_as_people_tell_them(world: World) -> None:
    model = TimelineModel(world.clock)  # 2026-11-24
    told = [
        model.when(_item(_at(2026, 11, 24, 9, 5))),
        model.when(_item(_at(2026, 11, 23, 15))),
        model.when(_item(_at(2026, 11, 2), has_time=False)),
        model.when(_item(_at(2025, 12, 31, 8))),
    ]
    assert told == [
        ("今天", "09:05"),
        ("昨天", "15:00"),
        ("11月2日", ""),
        ("2025年", "12月31日"),
    ]


def test_rows_grow_with_their_text_up_to_six_lines(world: World, qtbot: QtBot) -> None:
    view = TimelineView(world.theme, world.clock)
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    moment = _at(2026, 11, 24, 9, 5)
    view.items.show((_item(moment), _item(moment, "双方答应。" * 10), _item(moment, "说" * 900)))
    heights = [view.sizeHintForIndex(view.items.index(row)).height() for row in range(3)]
    assert heights[0] < heights[1] < heights[2] == 22 + 20 * 6 + 10
    with qtbot.waitSignal(view.acted):
        view.setCurrentIndex(view.items.index(2))
        qtbot.keyClick(view, Qt.Key.Key_Return)  # the whole text opens


def test_the_same_items_do_not_move(world: World, qtbot: QtBot) -> None:
    model = TimelineModel(world.clock)
    items = (_item(_at(2026, 11, 24, 9, 5)),)
    model.show(items)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(items)
    assert model.rowCount(QModelIndex()) == 1


def test_text_is_broken_without_losing_a_character(world: World) -> None:
    font = world.theme.font()
    text = "䶮㛃𬍛" * 40 + "\n" + "Dispute resolution 调解" * 10
    lines = wrapped(text, font, 200)
    assert "".join(lines) == text.replace("\n", "")
    assert max(metrics(font).horizontalAdvance(line) for line in lines) <= 200 + 8  # a blank


def test_what_does_not_fit_ends_in_an_ellipsis(world: World, qtbot: QtBot) -> None:
    label = ElidedLabel(world.theme, "恢复排水沟原状；赔偿墙体修补费" * 5, lines=2)
    qtbot.addWidget(label)
    label.resize(200, 50)
    label.show()
    shown = label._shown()
    assert len(shown) == 2
    assert shown[-1].endswith("…")
    assert label.toolTip() == label.text()
    label.set_text("短")
    assert label.toolTip() == ""


def test_no_character_stands_alone_on_the_last_line(world: World) -> None:
    font = world.theme.font()
    wide = metrics(font).horizontalAdvance
    title = "安泰物业管理有限公司 物业纠纷"
    first, last = wrapped(title, font, wide(title[:-1]) + 1)
    assert (first + last, last) == (title, "纠纷")
    assert wrapped("谈妥修沟3元", font, wide("谈妥修沟3") + 1)[-1] == "元"  # a sum is never torn
