"""What a screen reader says of controls, and what is wrong with it."""

from __future__ import annotations

__all__ = ["unnamed"]

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

_CHINESE = re.compile("[\u4e00-\u9fff]")


def unnamed(root: QWidget) -> set[str]:
    """Controls on the screen below a widget that have no Chinese name, or that of a neighbour."""
    found: set[str] = set()
    names: Counter[tuple[int, str, str]] = Counter()
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not _takes_keyboard(widget):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name)
        where = f"{type(widget).__name__} in {_home(widget)}"
        if not _CHINESE.search(name):
            found.add(f"{where}: {name!r} is no Chinese name")
        names[id(widget.parentWidget()), type(widget).__name__, name] += 1
    twins = {key: count for key, count in names.items() if count > 1}
    return found | {f"{kind} {name!r} ×{n} side by side" for (_, kind, name), n in twins.items()}


def _takes_keyboard(widget: QWidget) -> bool:
    focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    return bool(focus) and widget.isEnabled() and not inner


def _home(widget: QWidget) -> str:
    """The page or panel a control lies in, by its own class of ours."""
    parent = widget.parentWidget()
    while parent is not None and not type(parent).__module__.startswith("ui."):
        parent = parent.parentWidget()
    return type(parent).__name__ if parent is not None else "?"
