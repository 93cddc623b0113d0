"""社区矫正: sentences served in the community, what is due of them, what the county decides."""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "correction"
