"""The type of the screen: a family of the machine, else the bundled Noto Sans SC."""

from __future__ import annotations

__all__ = ["families", "load_rare"]

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase

from ui.theme.tokens import RESOURCES

FONTS = RESOURCES / "fonts"
_BUNDLED = "Noto Sans SC"


def families(wanted: Iterable[str]) -> list[str]:
    """Families to set the screen in, best first; the bundled one is loaded if it is needed."""
    found = [name for name in wanted if QFontDatabase.hasFamily(name)][:1]
    if not found:
        for path in sorted(FONTS.glob("NotoSansSC*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    return [*found, _BUNDLED]


def load_rare() -> list[str]:
    """Load the fonts that only rare names need, and return their families."""
    rare: list[str] = []
    for path in sorted(FONTS.glob("BanyanHanExt*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        rare += QFontDatabase.applicationFontFamilies(number)
    return rare
