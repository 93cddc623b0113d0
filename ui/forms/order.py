"""The order of Tab for widgets that are made later than those behind them."""

from __future__ import annotations

__all__ = ["input_before", "inputs_of", "put_behind"]

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def inputs_of(within: QWidget) -> list[QWidget]:
    """What Tab reaches inside a widget, in the order of making."""
    return [one for one in within.findChildren(QWidget) if _takes_tab(one)]


def input_before(place: QWidget) -> QWidget:
    """What Tab reaches last before the place of a widget that has no input yet."""
    one = place.previousInFocusChain()
    while one is not None and one is not place and not _takes_tab(one):
        one = one.previousInFocusChain()
    return one or place


def put_behind(before: QWidget, within: QWidget) -> None:
    """Tab goes from a widget to the inputs inside another, which Qt would put last of all."""
    for one in inputs_of(within):
        QWidget.setTabOrder(before, one)
        before = one


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
