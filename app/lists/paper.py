"""A list as a paper: heading, what it was narrowed to, the day, and a ruled table."""

from __future__ import annotations

__all__ = ["paper_of"]

from app.i18n import tr
from app.ids import Id
from app.lists.messages import ListSheet
from app.papers.model import Cell, Grid, Paper, Paragraph, Row, Title

_NUMBER = 0.7  # width of 序号, where a short column has 1
_UPRIGHT = 9.0  # columns wider than this in all want the page held sideways


def paper_of(sheet: ListSheet, said: str, paper: Id, *, sample: bool) -> Paper:
    """The paper; it has no kind, for it is no official form and never comes back."""
    heads = tuple(Cell((head,), label=True) for head in (tr("序号"), *sheet.heads))
    rows = tuple(
        Row((Cell((str(number),), align="center"), *(Cell((one,)) for one in words)))
        for number, words in enumerate(sheet.rows, 1)
    )
    return Paper(
        kind="",
        title=sheet.title,
        blocks=(
            Title(sheet.title),
            Paragraph((said,), indent=False),
            Grid((_NUMBER, *sheet.widths), (Row(heads, head=True), *rows)),
        ),
        paper_id=paper,
        sample=sample,
        landscape=sum(sheet.widths) > _UPRIGHT,
        register=True,
    )
