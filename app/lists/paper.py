"""A list as a paper: heading, what it was narrowed to, the day, and a ruled table."""

from __future__ import annotations

__all__ = ["paper_of"]

from app.i18n import tr
from app.ids import Id
from app.lists.messages import ListSheet
from app.lists.widths import widths_of
from app.papers.model import Cell, Grid, Paper, Paragraph, Row, Title

_UPRIGHT, _SIDEWAYS = 36.0, 57.0  # characters across a page


def paper_of(sheet: ListSheet, said: str, paper: Id, *, sample: bool) -> Paper:
    """The paper; it has no kind, for it is no official form and never comes back."""
    heads = tuple(Cell((head,), label=True) for head in (tr("序号"), *sheet.heads))
    rows = tuple(
        Row((Cell((str(number),), align="center"), *(Cell((one,)) for one in words)))
        for number, words in enumerate(sheet.rows, 1)
    )
    upright = sum(widths_of(sheet, _SIDEWAYS)) <= _UPRIGHT
    widths = widths_of(sheet, _UPRIGHT if upright else _SIDEWAYS)
    return Paper(
        kind="",
        title=sheet.title,
        blocks=(
            Title(sheet.title),
            Paragraph((said,), indent=False),
            Grid(widths, (Row(heads, head=True), *rows)),
        ),
        paper_id=paper,
        sample=sample,
        landscape=not upright,
        register=True,
    )
