"""What the screen remembers of itself between days: sizes, type, light; no word about a person."""

from __future__ import annotations

__all__ = ["Memory"]

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

_PLAIN = (str, int, float, bool)


class Memory:
    """A small JSON file; a broken or missing one is an empty one, for it holds nothing of worth.

    What is not of the kind that was asked for counts as broken too: whatever stands in the file,
    the window opens.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        if path is not None:
            with suppress(OSError, ValueError, RecursionError):
                found = json.loads(path.read_text("utf-8"))
                kept = found.items() if isinstance(found, dict) else ()
                self._values = {key: value for key, value in kept if isinstance(value, _PLAIN)}

    def get(self, key: str, default: Any = None) -> Any:
        """A remembered value of the kind of `default`; of any plain kind where that is None."""
        value = self._values.get(key, default)
        return value if default is None or type(value) is type(default) else default

    def put(self, key: str, value: Any) -> None:
        """Remember a plain value; a disk that refuses costs a window size, so nobody is told."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if self._path is None:
            return
        with suppress(OSError):
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(self._values, ensure_ascii=False), "utf-8")
            part.replace(self._path)
