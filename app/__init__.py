"""What an office does: every rule, record and paper, with no Qt anywhere below."""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "0.1.0"  # of the program, as in pyproject.toml
