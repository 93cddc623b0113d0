"""A laid-out paper as the screen shows it: gaps named once, numbers covered."""

from __future__ import annotations

__all__ = ["view_of"]

from app.i18n import tr
from app.ids import Id
from app.papers.forms import Draft
from app.papers.messages import GapView, MarkView, PaperView
from app.papers.rendered import Rendered


def view_of(draft: Draft, subject: Id, rendered: Rendered) -> PaperView:
    """What the preview needs of a draft and its pages."""
    gap_marks = [mark for mark in rendered.marks if mark.kind == "gap"]
    order = {name: index for index, name in enumerate(dict.fromkeys(m.name for m in gap_marks))}
    first = {name: next(m for m in gap_marks if m.name == name) for name in order}
    gaps = tuple(
        GapView(name, mark.target, mark.page + 1, tr("第 {n} 页").format(n=mark.page + 1))
        for name, mark in first.items()
    )
    marks = tuple(
        MarkView(
            page=mark.page + 1,
            x=mark.x,
            y=mark.y,
            width=mark.w,
            height=mark.h,
            kind=mark.kind,
            shown=mark.shown,
            gap=order.get(mark.name) if mark.kind == "gap" else None,
        )
        for mark in rendered.marks
    )
    return PaperView(
        paper=draft.paper.paper_id,
        kind=draft.paper.kind,
        title=draft.paper.title,
        subject=subject,
        line=draft.line,
        record=draft.record,
        case_label=draft.label,
        version=draft.paper.version,
        copies=draft.paper.copies,
        pages=rendered.pages,
        page_size=rendered.page_size,
        pdf=rendered.pdf,
        gaps=gaps,
        marks=marks,
        checks=draft.checks,
        fonts=rendered.fonts,
        number=draft.number,
        content=rendered.sha,
    )
