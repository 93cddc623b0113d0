"""The whole window over a sample office, and every place in it: for what must hold of each page."""

from __future__ import annotations

__all__ = ["INNER", "hidden", "places", "window_over"]

from collections.abc import Iterator
from concurrent.futures import Future

from PySide6.QtWidgets import QScrollArea, QWidget

from app.people.messages import ListPersons
from app.vault.messages import GateView
from tests.ui.real import RealWorld
from ui.context import Place
from ui.pages import register
from ui.shell.commands import AREAS
from ui.shell.window import MainWindow

# Pages that stand in no navigation: forms, desks, registers.
INNER = (
    "mediation.form", "mediation.oral", "correction.form", "correction.checkin",
    "correction.surveys", "correction.office", "legalaid.form", "services.advisers",
    "services.lawyers", "services.points", "services.map", "rounds", "sealing", "papers.returns",
)  # fmt: skip


def window_over(world: RealWorld) -> MainWindow:
    """The window with all its pages, shown at 1366×738."""
    made = MainWindow(world.context)
    world.context.go = made.go
    register(made, _gate)
    made.resize(1366, 738)
    made.show()
    made.activateWindow()
    return made


def _gate() -> Future[GateView]:
    answer: Future[GateView] = Future()
    answer.set_result(GateView(exists=True, users=(), keyring_note="本机由系统钥匙串保护"))
    return answer


def places(world: RealWorld) -> Iterator[Place]:
    """Every area, and what is shown inside them."""
    for page in (*(area.page for area in AREAS), *INNER):
        yield Place(page)
    for case in world.cases.values():
        yield Place("mediation", {"case": case})
    person = world.office.desk.ask(ListPersons()).result()[0]
    yield Place("people", {"person": person.id})


def hidden(root: QWidget) -> set[str]:
    """Areas that scroll up and down only, and are narrower than what is in them."""
    areas = (
        one
        for one in root.findChildren(QScrollArea)
        if one.isVisible() and one.widget() is not None
    )
    lacks = {
        type(area.parentWidget()).__name__: area.widget().minimumSizeHint().width()
        - area.viewport().width()
        for area in areas
    }
    return {
        f"{where} hides {missing} px at the right"
        for where, missing in lacks.items()
        if missing > 0
    }
