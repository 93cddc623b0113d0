"""The reports of 社区矫正: S1 flow, S2 stock, S3 supervision, S4 rewards and sanctions."""

from __future__ import annotations

__all__ = ["reports"]

from collections.abc import Iterator
from pathlib import Path

from app.correction import NAME
from app.correction.figures.flow import facts_of_flow
from app.correction.figures.rows import category_rows
from app.correction.figures.sanctions import facts_of_sanctions
from app.correction.figures.stock import facts_of_stock
from app.correction.figures.supervision import facts_of_supervision
from app.statistics.counting import Form
from app.statistics.reports import Report


def reports(folder: Path) -> Iterator[Report]:
    """All of them, with their forms from a folder of *.toml."""
    for form, facts in (
        ("cor.S1", facts_of_flow),
        ("cor.S2", facts_of_stock),
        ("cor.S3", facts_of_supervision),
        ("cor.S4", facts_of_sanctions),
    ):
        yield Report(Form.load(folder / f"{form}.toml"), NAME, facts, category_rows)
