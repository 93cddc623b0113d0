"""The reports of mediation: T1 cases, T2 committees and people, T5 subsidies."""

from __future__ import annotations

__all__ = ["reports"]

from collections.abc import Iterator
from pathlib import Path

from app.mediation import NAME
from app.mediation.figures.cases import facts_of_cases
from app.mediation.figures.rows import committee_rows
from app.mediation.figures.subsidies import facts_of_subsidies
from app.mediation.figures.team import facts_of_team
from app.statistics.counting import Form
from app.statistics.reports import Report


def reports(folder: Path) -> Iterator[Report]:
    """All of them, with their forms from a folder of *.toml."""
    for form, facts in (
        ("med.T1", facts_of_cases),
        ("med.T2", facts_of_team),
        ("med.T5", facts_of_subsidies),
    ):
        yield Report(Form.load(folder / f"{form}.toml"), NAME, facts, committee_rows)
