"""A laptop of the demonstration: the real windows over a real profile folder."""

from __future__ import annotations

__all__ = ["Laptop"]

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from app.bootstrap import office_digest
from app.desk import Desk
from app.mediation.messages import CaseDetail
from app.messages import Command, Query
from app.profile import Doorway, Profile
from ui.demo.screen import HEIGHT, WIDTH, Gone, Screen
from ui.mediation.page import MediationPage
from ui.mediation.steps.others import PersonSheet
from ui.papers.preview import PreviewPage
from ui.session import Session
from ui.shell.memory import Memory
from ui.shell.page import Page
from ui.shell.window import MainWindow
from ui.steps.sheet import StepSheet
from ui.vault.firstrun import FirstRunWindow
from ui.vault.recovery import RecoveryStep
from ui.work import Work

T = TypeVar("T")
P = TypeVar("P", bound=QWidget)
_FOUND_MS = 300  # the search waits for a pause in the typing


class Laptop:
    """One profile, its windows, and the hands of its user.

    Attributes:
        name: of its folder.
        stick: the folder that stands for its USB port.
    """

    def __init__(self, screen: Screen, folder: Path, stick: Path) -> None:
        self.name, self.screen, self.stick = folder.name, screen, stick
        folder.mkdir(mode=0o700, parents=True)
        self._profile = Profile(folder, screen.clock, None, [stick], automatic=False)
        self._door = Doorway(self._profile)
        self._work = Work()
        self._work.refused.connect(screen.problems.append)
        self._work.crashed.connect(screen.problems.append)
        memory = Memory(folder / "screen.json")
        self.session = Session(screen.theme, self._work, self._door, screen.clock, memory)
        self._aside: list[QWidget] = []

    # -- two laptops, one screen ---------------------------------------------------------

    def put_aside(self) -> None:
        """Leave it switched on, and let another have the screen."""
        self._aside = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in self._aside:
            window.hide()

    def take_up(self) -> None:
        """Have the screen again."""
        self.screen.busy = lambda: self._work.busy
        for window in self._aside:
            window.show()
            window.activateWindow()
        self.screen.rest()

    def close(self) -> None:
        """Switch off."""
        self._work.close()
        session = self.session
        if session.inside is not None:
            session.inside.destroy()
        session.unlock.deleteLater()
        session.deleteLater()
        self._door.close()

    # -- the doors -----------------------------------------------------------------------

    def start(self) -> None:
        """Switch on; ends at the choice of the first run, or at the names of the users."""
        self.screen.busy = lambda: self._work.busy
        self.session.start()
        self.screen.rest()

    def first_run(self, step: type[P]) -> P:
        """The step of the first run, once it is in hand."""
        screen = self.screen
        window = screen.find(FirstRunWindow)
        screen.wait(lambda: isinstance(window.page, step), step.__name__)
        screen.rest()
        page: object = window.page
        if not isinstance(page, step):
            raise Gone(step.__name__)
        return page

    def copy_recovery_code(self) -> None:
        """Read two groups off the screen and type them back."""
        step = self.first_run(RecoveryStep)
        shown: dict[str, str] = {}
        for widget in step.findChildren(QWidget):
            name, _, digits = widget.accessibleName().partition("，")
            shown[name] = digits.replace(" ", "") or shown.get(name, "")
        for editor in step.findChildren(QLineEdit):
            editor.setFocus()
            self.screen.write(shown[editor.accessibleName()])

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase; ends on the page."""
        self.screen.write(passphrase)
        self.screen.press("Return")
        self.wait_inside()

    def wait_inside(self) -> None:
        """Until the desk is open and the page is read."""
        session = self.session
        self.screen.wait(lambda: session.inside and session.inside.window.isVisible(), "the desk")
        self.window.resize(WIDTH, HEIGHT)
        self.screen.rest()

    def lock(self) -> None:
        """Ctrl+L."""
        self.screen.press("Ctrl+L")
        self.screen.wait(self.session.unlock.isVisible, "the lock")
        self.screen.rest()

    # -- inside --------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The open desk, for what a demonstration asks beside the screen."""
        if self._door.desk is None:
            raise Gone("the desk is not open")
        return self._door.desk

    @property
    def window(self) -> MainWindow:
        """The main window."""
        if self.session.inside is None:
            raise Gone("nobody is inside")
        return self.session.inside.window

    def page(self, kind: type[P]) -> P:
        """The page in hand, once it is there and read."""
        self.screen.wait(lambda: isinstance(self.window.page, kind), kind.__name__)
        self.screen.rest()
        page: Page | None = self.window.page
        if not isinstance(page, kind):
            raise Gone(kind.__name__)
        return page

    def shown_case(self) -> CaseDetail:
        """The case in hand on the page of mediation."""
        case = self.page(MediationPage).case.case
        if case is None:
            raise Gone("no case is in hand")
        return case

    def go_to_case(self, words: str) -> None:
        """Ctrl+K, words that only this case has, Enter."""
        self.screen.press("Ctrl+K")
        self.screen.write(words)
        self.screen.rest(_FOUND_MS)
        self.screen.press("Return")
        self.page(MediationPage)

    def next_step(self, sheet: type[P]) -> P:
        """Enter in the list of cases does the next step; returns the sheet it opens."""
        self.screen.into(self.page(MediationPage).listing.list, "", "Return")
        return self.screen.find(sheet)

    def submit(self, sheet: StepSheet) -> None:
        """Ctrl+Enter on a sheet."""
        title = sheet.windowTitle()
        self.screen.press("Ctrl+Return")
        self.screen.wait(lambda: not (isValid(sheet) and sheet.isVisible()), title)
        self.screen.rest()

    def open_paper(self, kind: str) -> PreviewPage:
        """The preview of a paper of the case in hand, from its list."""
        view = self.page(MediationPage).case.papers
        self.screen.choose(view, lambda row: row.kind == kind)
        return self.page(PreviewPage)

    def revise(self, name: str) -> PersonSheet:
        """The sheet of a party of the case in hand, from their list."""
        view = self.page(MediationPage).case.parties
        self.screen.choose(view, lambda row: row.name == name)
        return self.screen.find(PersonSheet)

    def ask(self, query: Query[T]) -> T:
        """What the desk answers."""
        return self.screen.result(self.desk.ask(query), type(query).__name__)

    def do(self, command: Command[T]) -> T:
        """What the desk does."""
        return self.screen.result(self.desk.do(command), type(command).__name__)

    def digest(self) -> str:
        """The digest of the office's records here."""
        return office_digest(self.desk)
