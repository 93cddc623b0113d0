"""Rows as WPS and Excel take them from the clipboard."""

from __future__ import annotations

__all__ = ["copied"]

from collections.abc import Iterable
from html import escape

from app.i18n import tr
from app.lists.messages import CopiedList, ListSheet

_TEXT = "mso-number-format:'\\@'"  # or 18 digits lose their last three


def copied(sheet: ListSheet) -> CopiedList:
    """Heads and rows, numbered."""
    lines = [(tr("序号"), *sheet.heads)]
    lines += [(str(number), *row) for number, row in enumerate(sheet.rows, 1)]
    text = "\r\n".join("\t".join(_plain(cells)) for cells in lines)
    rows = "".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in lines)
    head = '<html><head><meta charset="utf-8"></head><body>'
    return CopiedList(text, f"{head}<table>{rows}</table></body></html>")


def _cell(words: str) -> str:
    return f'<td style="{_TEXT}">{escape(words)}</td>'


def _plain(cells: Iterable[str]) -> Iterable[str]:
    """Words of one line each; none is a formula where only plain text is pasted."""
    for words in cells:
        line = " ".join(words.split())
        yield f"'{line}" if line[:1] in {"=", "@"} else line
