"""The library of pinyin as the laptop loads it: characters one by one, no table of phrases."""

from __future__ import annotations

__all__ = ["library"]

import os
from types import ModuleType


def library() -> ModuleType:
    """The module pypinyin; the first call takes a quarter of a second that no start need pay.

    Its phrases would cost 45 MB for as long as the process lives, and names are no phrases.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    import pypinyin  # noqa: PLC0415 - see above

    return pypinyin
