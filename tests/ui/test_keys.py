"""A key means one thing: no page or form takes one that the whole window obeys."""

from __future__ import annotations

import re
from pathlib import Path

from ui.shell.commands import menu

UI = Path(__file__).resolve().parents[2] / "ui"
_LETTER = re.compile(r'"(Ctrl\+Shift\+\w)"')
_SAME = {"Ctrl+Shift+O"}  # the form's button leads where the key leads anyway


def test_no_page_takes_a_key_of_the_whole_window() -> None:
    everywhere = {entry.keys for _title, entries in menu() for entry in entries}
    assert len(everywhere) > 30
    inside = {
        (path.relative_to(UI).as_posix(), key)
        for path in UI.rglob("*.py")
        if path.relative_to(UI).parts[0] not in ("shell", "demo")
        for key in _LETTER.findall(path.read_text("utf-8"))
    }
    assert ("mediation/form/page.py", "Ctrl+Shift+G") in inside
    assert {taken for taken in inside if taken[1] in everywhere - _SAME} == set()


def test_no_two_commands_share_a_key() -> None:
    keys = [entry.keys for _title, entries in menu() for entry in entries if entry.keys]
    assert len(keys) == len(set(keys))
