"""The type of the screen: a family of the machine, else the bundled Noto Sans SC."""

from __future__ import annotations

__all__ = ["families", "load_rare"]

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase

from ui.theme.tokens import RESOURCES

_FONTS = RESOURCES / "fonts"
_BUNDLED, _RARE = "Noto Sans SC", "Banyan Han Ext"


def families(wanted: Iterable[str]) -> list[str]:
    """Families to set the screen in, best first; the bundled one is loaded if it is needed."""
    found = [name for name in wanted if QFontDatabase.hasFamily(name)][:1]
    if not found:
        _load("NotoSansSC-*.ttf")
    return [*found, _BUNDLED, _RARE]


def load_rare() -> None:
    """Load the font of rare names; late, because it is big and no window needs it to be shown."""
    if not QFontDatabase.hasFamily(_RARE):
        _load("BanyanHanExt.ttf")


def _load(pattern: str) -> None:
    for path in sorted(_FONTS.glob(pattern)):
        QFontDatabase.addApplicationFont(str(path))
