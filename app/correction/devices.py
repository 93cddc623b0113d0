"""What is a device for 电子定位 and what is a telephone, by what people call it (#13)."""

from __future__ import annotations

__all__ = ["DeviceNames"]

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Self


class DeviceNames:
    """The words of a file; local data, not law."""

    def __init__(self, telephones: Iterable[str], devices: Iterable[str]) -> None:
        self._telephones, self._devices = tuple(telephones), tuple(devices)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(raw["telephones"], raw["devices"])

    def is_telephone(self, name: str) -> bool:
        """Whether a name is that of a telephone, or of what runs on one."""
        name = name.upper()
        called = any(word in name for word in self._telephones)
        return called and not any(word in name for word in self._devices)
