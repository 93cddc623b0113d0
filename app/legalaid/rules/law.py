"""The law that legal aid stands on, as faults cite it."""

from __future__ import annotations

__all__ = ["LAW", "cited"]

LAW = "法律援助法"


def cited(article: str) -> str:
    """法律援助法 第43条; the law alone where no article is named."""
    return " ".join(filter(None, (LAW, article)))
