"""The one door for every string a user sees: Chinese in source, gettext underneath."""

from __future__ import annotations

__all__ = ["install", "tr"]

import gettext
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()


def tr(text: str) -> str:
    """The text in the language of the screen; fill slots afterwards with .format()."""
    return _translations.gettext(text)


def install(folder: Path, language: str) -> None:
    """Use the catalogue of a language; Chinese, the language of the source, needs none."""
    global _translations
    _translations = gettext.translation("banyan", folder, [language], fallback=True)
