"""Qt's own words, in its file dialog and its menus of text fields, in Chinese."""

from __future__ import annotations

__all__ = ["speak_chinese"]

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def speak_chinese(app: QApplication) -> None:
    """Let Qt speak Chinese whatever the language of the machine; ours is Chinese in the source."""
    translator = QTranslator(app)
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", where):
        app.installTranslator(translator)
