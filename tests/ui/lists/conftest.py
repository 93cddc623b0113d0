"""What was copied does not outlive the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Offscreen, Qt drops what it holds after Python is gone, and Python made it: a crash."""
    yield
    del qapp
    QGuiApplication.clipboard().clear()
