"""Local practice that no law gives: how often each class reports, and when it is reviewed."""

from __future__ import annotations

__all__ = ["Practice"]

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from app.correction.codes import CheckInKind, Grade
from app.correction.rules.schedules import Frequency, FrequencyTable


class Practice:
    """What resources/correction/schedules.toml says.

    Attributes:
        table: how often each class reports.
        review_months: after how many months a class is looked at again.
    """

    def __init__(self, table: FrequencyTable, review_months: Mapping[Grade, int]) -> None:
        self.table = table
        self.review_months = review_months

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            ValueError: a class is missing, or a number means nothing.
        """
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        classes = {Grade(one["grade"]): one for one in raw["class"]}
        if set(classes) != set(Grade):
            raise ValueError(set(Grade) - set(classes))
        asked = {
            (grade, CheckInKind(report.pop("kind"))): Frequency(**report)
            for grade, one in classes.items()
            for report in one["reports"]
        }
        months = {grade: int(one["review_months"]) for grade, one in classes.items()}
        return cls(FrequencyTable(asked, Frequency(**raw["outside"])), months)
