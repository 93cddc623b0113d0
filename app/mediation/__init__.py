"""人民调解 (people's mediation): cases, sessions, agreements and their papers."""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "mediation"  # the line, wherever lines stand side by side
