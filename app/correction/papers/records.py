"""The office's own records: 收文登记, and letters for what is missing (R04) or differs (T9)."""

from __future__ import annotations

__all__ = ["FORMS"]

from typing import Any

from app.correction.codes import MissingPaper
from app.correction.facts import counted_of
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.correction.states import Category
from app.papers.filling import Slots
from app.papers.model import Runs
from app.papers.wording import BLANK_DATE, day, ticks
from app.records.offers import READY, Offer
from db.tables.correction import Judgment


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


# Where the term begins, and what is taken off it (T4 to T7).
_COUNTING = {
    Category.SUSPENSION: (
        "缓刑考验期从判决确定之日（{effective}）起计算（《中华人民共和国刑法》第七十三条），"
    ),
    Category.CONTROL: (
        "管制的刑期从判决执行之日（{executed}）起计算，先行羁押{held}日，"
        "羁押一日折抵刑期二日（《中华人民共和国刑法》第四十一条），"
    ),
    Category.PAROLE: (
        "假释的考验期为没有执行完毕的刑期，从假释之日（{executed}）起计算"
        "（《中华人民共和国刑法》第八十三条），"
    ),
    Category.OUTSIDE: "暂予监外执行的期间计入执行刑期，扣除先行羁押{held}日，",
}


def _asked(paper: SubjectPaper, _row: Any) -> Slots:
    """函询: the end as counted beside the one the document has, which goes on to govern."""
    judgment, category = paper.judgment, paper.category
    counted = counted_of(judgment) if judgment else None
    words = _COUNTING[category] if category else ""
    how = words.format(
        effective=_day(judgment, "effective_on"),
        executed=_day(judgment, "executed_on"),
        held=judgment.custody_days if judgment else 0,
    )
    return Slots(
        {
            "counting": (how,),
            "counted": (filled_day(counted, "judgment.end_on", "推算的止日"),),
        }
    )


def _day(judgment: Judgment | None, name: str) -> str:
    on = getattr(judgment, name, None)
    return day(on) if on else BLANK_DATE


def _differs(paper: SubjectPaper, _row: Any) -> Offer | None:
    judgment = paper.judgment
    if judgment is None or counted_of(judgment) in (None, judgment.end_on):
        return None
    return READY


FORMS = (
    Form("cor.received", _received),
    Form("cor.chase", _chased, offered=_lacking),
    Form("cor.inquiry", _asked, offered=_differs),
)
