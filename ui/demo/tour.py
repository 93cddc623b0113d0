"""A look at the other screens, by day and by night."""

from __future__ import annotations

__all__ = ["by_night", "look_around"]

from ui.demo.case import WORDS
from ui.demo.doors import PASSPHRASE
from ui.demo.laptop import Laptop
from ui.mediation.form.page import FormPage
from ui.shell.commands import keys_to


def look_around(laptop: Laptop) -> None:
    """Search, history, printed papers, settings, keys."""
    screen = laptop.screen
    screen.press("Ctrl+K")
    screen.write("黄")
    screen.rest(300)
    screen.picture("palette")
    screen.press("Esc")
    laptop.go_to_case(WORDS)
    screen.picture("case")
    screen.press("Ctrl+H")
    screen.picture("history")
    for name in ("papers", "settings"):
        screen.press(keys_to(name))
        screen.picture(name)
    screen.press("Shift+F1")
    screen.picture("keys")
    screen.press("Esc")


def by_night(laptop: Laptop) -> None:
    """The same screens in the dark; locked, and opened again."""
    screen = laptop.screen
    screen.press(keys_to("today"), "Ctrl+D")
    screen.picture("dark-today")
    laptop.go_to_case(WORDS)
    screen.picture("dark-case")
    laptop.open_paper("med.F-A8")
    screen.picture("dark-preview")
    screen.press("Ctrl+N")
    laptop.page(FormPage)
    screen.picture("dark-form")
    for name in ("sync", "settings"):
        screen.press(keys_to(name))
        screen.picture(f"dark-{name}")
    laptop.lock()
    screen.picture("dark-unlock")
    screen.press("Ctrl+D")
    laptop.unlock(PASSPHRASE)
    screen.press("Ctrl+D", keys_to("today"))  # where whoever opens this office next will be
    screen.picture("unlocked")
