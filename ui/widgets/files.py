"""Asking for a folder or a file name, without stopping everything else."""

from __future__ import annotations

__all__ = ["ask_folder", "ask_save"]

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(parent: QWidget, title: str, on_folder: Callable[[Path], None]) -> None:
    """Let the user choose a folder (a stick); nothing is called when they change their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: on_folder(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_save(
    parent: QWidget, title: str, name: str, kind: str, on_path: Callable[[Path], None]
) -> None:
    """Let the user choose where to save; `kind` is a filter like "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title, name, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.fileSelected.connect(lambda chosen: on_path(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
