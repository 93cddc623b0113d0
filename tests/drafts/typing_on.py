"""Types into the registration form in a process of its own, until it is killed.

Run as a program with the folder of an office; its key and user come on the standard input.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.vault.messages import UserCard
from tests.ui.kit import World
from ui.mediation.form.page import FormPage

CLOCK = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
FACTS = "drain behind the wall, half a sentence"


def main(folder: Path, key: bytes, user: bytes) -> None:
    """Says "kept" once the draft is on the disk, types on, and never ends by itself."""
    app = QApplication([])
    world = World()
    card = UserCard(user, "陈丽华", Role.HEAD, None, machine_bound=False)
    books = bootstrap.open_books(folder / "office.db", key)
    world.context.desk = bootstrap.open_desk(books, card, CLOCK)
    world.context.clock = CLOCK
    page = FormPage(world.context)
    page.show()
    page.activate()
    facts = page.form.dispute.field("facts").editor
    assert isinstance(facts, QPlainTextEdit)
    page.keeper.kept.connect(lambda _at: _say("kept"))
    QTest.keyClicks(facts, FACTS)
    app.exec()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(bytes.fromhex(line) for line in sys.stdin.read().split()))
