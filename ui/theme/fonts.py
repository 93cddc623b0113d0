"""The type of the screen: a family of the machine, else the bundled Noto Sans SC."""

from __future__ import annotations

__all__ = ["families", "load_rare"]

from collections.abc import Iterable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from ui.theme.tokens import RESOURCES

_FONTS = RESOURCES / "fonts"
_BUNDLED, _EXT_A, _EXT_B = "Noto Sans SC", "Noto Sans XA", "Banyan Han Ext"


def families(wanted: Iterable[str]) -> list[str]:
    """Families to set the screen in, best first; the bundled one is loaded if it is needed."""
    found = [name for name in wanted if QFontDatabase.hasFamily(name)][:1]
    if not found:
        for path in sorted(_FONTS.glob("NotoSansSC-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    return [*found, _BUNDLED, _EXT_A, _EXT_B]


def load_rare() -> None:
    """Load the fonts of rare names; late, because they are big and no door shows such names."""
    if QFontDatabase.hasFamily(_EXT_B):
        return
    QFontDatabase.addApplicationFont(str(_FONTS / "BanyanHanExt.ttf"))
    if QFontDatabase.hasFamily(_BUNDLED):
        # The bold face has no CJK extension A, and Qt never looks into another face of the same
        # family: under a second name, of the same length, the regular face is one to fall back to.
        face = (_FONTS / "NotoSansSC-Regular.ttf").read_bytes()
        renamed = face.replace(_BUNDLED.encode("utf-16-be"), _EXT_A.encode("utf-16-be"))
        QFontDatabase.addApplicationFontFromData(QByteArray(renamed))
