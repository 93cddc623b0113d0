"""Statistics: reports of all lines, counted from facts, frozen when they are submitted."""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "statistics"
