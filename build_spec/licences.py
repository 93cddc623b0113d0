"""Gathers the licence files of every locked package for a packaged build."""

from __future__ import annotations

__all__ = ["gather"]

import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_LICENCE = re.compile(r"(?i)(licen[cs]es?\b|copying|notice|authors)")
_TEXT = {"", ".txt", ".md", ".rst", ".APACHE", ".BSD", ".PSF", ".ijg", ".external"}


def gather(lock: Path, folder: Path) -> list[str]:
    """Copy licence files into folder/<package>/; returns the packages that carry none.

    Packages of other systems (Windows has its own few) are not installed here and left out.
    """
    bare = []
    for name in re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue
        texts = [f for f in held.files or [] if _LICENCE.search(str(f)) and f.suffix in _TEXT]
        for number, text in enumerate(texts):
            target = folder / name
            target.mkdir(parents=True, exist_ok=True)
            # Two files of one name from different folders of a package must not overwrite.
            shutil.copy(str(text.locate()), target / f"{number:02d}-{text.name}")
        if not texts:
            bare.append(name)
    return bare


if __name__ == "__main__":
    print("no licence file:", ", ".join(gather(Path(sys.argv[1]), Path(sys.argv[2]))) or "none")
