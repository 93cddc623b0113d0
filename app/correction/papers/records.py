"""The office's own records: 收文登记, letters for what is missing or differs, 封存清单."""

from __future__ import annotations

__all__ = ["FORMS"]

from typing import Any

from app.correction.codes import MissingPaper
from app.correction.papers.form import READY, Form, Offer
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.papers.filling import Slots
from app.papers.model import Runs
from app.papers.wording import ticks


def _received(paper: SubjectPaper, _row: Any) -> Slots:
    """收文登记: which papers came with the subject, and which are missing (R01, R04)."""
    missing = set(paper.subject.missing or ())
    rows: list[dict[str, Runs]] = [
        {
            "paper_name": (one.label,),
            "paper_came": (ticks([("已收", one not in missing), ("未收", one in missing)]),),
        }
        for one in MissingPaper
        if one is not MissingPaper.OTHER
    ]
    return Slots(
        {"papers_on": (filled_day(paper.subject.papers_on, "papers_on", "收到文书的日期"),)},
        {"papers": tuple(rows)},
    )


def _chased(paper: SubjectPaper, _row: Any) -> Slots:
    """补送函: what the organ has still to send."""
    missing = [MissingPaper(one) for one in paper.subject.missing or ()]
    return Slots(groups={"missing": tuple({"missing_paper": (one.label,)} for one in missing)})


def _lacking(paper: SubjectPaper, _row: Any) -> Offer | None:
    return READY if paper.subject.missing else None


FORMS = (
    Form("cor.received", _received),
    Form("cor.chase", _chased, offered=_lacking),
)
