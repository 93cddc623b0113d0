"""The office's own numbers of subjects, until the province gives one."""

from __future__ import annotations

__all__ = ["next_number", "shown_number"]

from sqlalchemy import func, select

from app.work import Work
from db.tables.correction import CorrectionSubject

_EACH = 100  # numbers of one laptop and year: two laptops of an office never give the same


def next_number(year: int, work: Work) -> int:
    """The next number of this laptop in a year; numbers once given are never given again."""
    first = (int(work.me.device_no) - 1) * _EACH
    row = CorrectionSubject
    highest = work.session.scalar(
        select(func.max(row.number)).where(
            row.office == work.me.office,
            row.number_year == year,
            row.number.between(first + 1, first + _EACH - 1),
        )
    )
    return first + 1 if highest is None else highest + 1


def shown_number(subject: CorrectionSubject) -> str:
    """The province's number, or TMP-{office}-{yyyy}-{nnn} as long as there is none."""
    if subject.subject_no or subject.number is None:
        return subject.subject_no
    return f"TMP-{subject.office}-{subject.number_year}-{subject.number:03d}"
