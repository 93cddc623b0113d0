"""Asking for a folder or a file name without stopping everything else; writing a file whole."""

from __future__ import annotations

__all__ = ["ask_folder", "ask_open", "ask_save", "write_whole"]

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import World, disk_reason
from app.i18n import tr


def ask_folder(parent: QWidget, title: str, on_folder: Callable[[Path], None]) -> None:
    """Let the user choose a folder (a stick); nothing is called when they change their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: on_folder(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_open(parent: QWidget, title: str, kind: str, on_path: Callable[[Path], None]) -> None:
    """Let the user choose a file to read; `kind` is a filter like "表格 (*.xlsx *.csv)"."""
    dialog = QFileDialog(parent, title, "", kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: on_path(Path(chosen)))
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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for the user, whole or not at all; never on the GUI thread.

    Raises:
        World: the disk refuses.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise World(
            tr("{name} 没有存成：{why}。").format(name=path.name, why=disk_reason(error)),
            tr("内容都在本机，没有丢。"),
            tr("请换一个文件夹再存。"),
        ) from error
