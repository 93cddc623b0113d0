"""Fields that are made after the first paint are as if they had been there from the first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.forms.grid import FieldGrid
from ui.forms.order import inputs_of
from ui.forms.spec import Kind, Spec
from ui.widgets.layout import Column

_SPECS = (
    Spec("name", "姓名", required=True),
    Spec("phone", "电话"),
    Spec("facts", "情况", Kind.AREA, width=4),
)


class _Sheet(QWidget):
    """A line, the grid, and a line behind it."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.grid = FieldGrid(world.context, _SPECS, later=True)
        column = Column(world.context.theme, self)
        for one in (self.first, self.grid, self.last):
            column.addWidget(one)

    def way(self) -> list[QWidget]:
        """What Tab reaches from the first line on, until it is there again."""
        inputs = set(inputs_of(self))
        found, one = [], self.first.nextInFocusChain()
        while one is not None and one is not self.first:
            if one in inputs:
                found.append(one)
            one = one.nextInFocusChain()
        return found


@pytest.fixture
def sheet(world: World, qtbot: QtBot) -> _Sheet:
    made = _Sheet(world)
    qtbot.addWidget(made)
    made.show()
    return made


def test_tab_reaches_them_where_they_stand(sheet: _Sheet) -> None:
    assert sheet.way() == [sheet.last]
    sheet.grid.make()
    names = [sheet.grid.field(name) for name in ("name", "phone", "facts")]
    way = sheet.way()
    assert way[-1] is sheet.last
    stops = [next(f for f in names if f.isAncestorOf(one)) for one in way[:-1]]
    assert list(dict.fromkeys(stops)) == names


def test_what_was_filled_in_and_hidden_before_is_kept_for_them(sheet: _Sheet) -> None:
    grid = sheet.grid
    grid.fill({"name": "陈丽华", "phone": "13800002210"})
    grid.show_field("phone", shown=False)
    grid.set_required("facts", required=True)
    before = grid.values()
    assert (before["name"], before["phone"]) == ("陈丽华", "")
    assert not grid.made
    grid.make()
    assert grid.values() == before
    assert grid.field("phone").isHidden()
    assert [gap.field for gap in grid.gaps()] == [grid.field("facts")]


def test_an_emptied_grid_forgets_what_waited(sheet: _Sheet) -> None:
    sheet.grid.fill({"name": "陈丽华"})
    sheet.grid.clear()
    assert sheet.grid.blank
    sheet.grid.make()
    assert sheet.grid.blank
