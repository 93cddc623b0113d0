"""The page of 人民调解 in a real window, with a case beside its list."""

from __future__ import annotations

__all__ = [
    "CTRL",
    "SPOKEN",
    "open_page",
    "spoken",
]

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from app.ids import Id
from app.mediation.messages import CaseTab
from tests.ui.real import RealWorld
from ui.context import Place
from ui.mediation.page import MediationPage
from ui.shell.window import MainWindow

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CTRL = Qt.KeyboardModifier.ControlModifier
SIZE = (1366, 738)


def open_page(
    world: RealWorld, qtbot: QtBot, case: Id | None = None, size: tuple[int, int] = SIZE
) -> MediationPage:
    """The page once its case can be seen."""
    world.context.settings.put("mediation.tab", CaseTab.OPEN.value)
    window = MainWindow(world.context)
    qtbot.addWidget(window)
    window.register_page("mediation", MediationPage)
    window.resize(*size)
    window.show()
    window.activateWindow()
    window.go(Place("mediation", {"case": case} if case else {}))
    page = window.page
    assert isinstance(page, MediationPage)
    qtbot.waitUntil(page.case.isVisible, timeout=20_000)
    world.settle(qtbot)
    return page


def spoken(view: QAbstractItemView) -> list[str]:
    """The rows of a list as a screen reader says them."""
    model = view.model()
    rows = (model.index(row, 0, QModelIndex()) for row in range(model.rowCount(QModelIndex())))
    return [str(row.data(SPOKEN)) for row in rows]
