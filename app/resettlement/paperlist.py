"""The papers of a record: printed, ready, wanted only where somebody asks, or still to come."""

from __future__ import annotations

__all__ = ["paper_lines"]

from collections.abc import Iterable, Iterator
from datetime import date

from app.i18n import month_day, tr
from app.ids import Id
from app.papers.templates import Templates
from app.records.messages import PaperLine
from app.records.offers import printed_line
from app.resettlement.codes import Source
from app.resettlement.messages import ReleasedDetail, State
from app.resettlement.papers import build, title_of
from db.tables.papers import PrintedPaper

_BEFORE = frozenset({State.TO_VERIFY, State.EXPECTED, State.AWAITED, State.NOT_MET})


def paper_lines(
    case: ReleasedDetail,
    printed: Iterable[PrintedPaper],
    today: date,
    templates: Templates,
    *,
    sample: bool,
) -> tuple[PaperLine, ...]:
    """What the record has and will need; a printed paper says when its words have changed since.

    Args:
        sample: papers of a sample office say so, which belongs to their words.
    """
    newest: dict[tuple[str, Id], PrintedPaper] = {}
    for paper in sorted(printed, key=lambda one: (one.version, one.printed_at)):
        newest[paper.kind, paper.subject] = paper
    lines = []
    for kind, subject, status, when in _lines(case):
        title = _title(case, kind, subject, title_of(kind, templates))
        line = PaperLine(kind, title, status, when, subject)
        print_ = newest.get((kind, subject))
        if print_ is not None and status != "later":
            now = build(kind, case, subject, templates).paper
            line = printed_line(line, print_, now, today, sample=sample)
        lines.append(line)
    return tuple(lines)


def _lines(case: ReleasedDetail) -> Iterator[tuple[str, Id, str, str]]:
    if case.source is not Source.CORRECTION:
        yield _ready("res.F1", case.id) if case.verify else _wanted("res.F1", case.id)
    if case.state in _BEFORE:
        yield _later("res.F2", case.id, tr("衔接后"))
    else:
        yield _ready("res.F2", case.id)
        # Nobody has to sign one: it is there for whoever wants it.
        yield _ready("res.F3", case.id) if case.agreed else _wanted("res.F3", case.id)
    for plan in case.plans:
        yield _ready("res.F4", plan.id)
    for look in case.looks:
        yield _ready("res.F5", look.id)
    for one in case.inquiries:
        yield _ready("res.F6", one.id)
    if case.state is State.RELEASED:
        yield _ready("res.F7", case.id)
    elif not case.state.ended:
        yield _later("res.F7", case.id, tr("期满后"))


def _title(case: ReleasedDetail, kind: str, subject: Id, title: str) -> str:
    """With its day where a record has several of a kind."""
    days: dict[str, dict[Id, date]] = {
        "res.F4": {one.id: one.made_on for one in case.plans},
        "res.F5": {one.id: one.assessed_on for one in case.looks},
        "res.F6": {one.id: one.made_on for one in case.inquiries},
    }
    found = days.get(kind, {})
    if len(found) < 2:
        return title
    return tr("{title}（{day}）").format(title=title, day=month_day(found[subject]))


def _ready(kind: str, subject: Id) -> tuple[str, Id, str, str]:
    return kind, subject, "ready", tr("可打印")


def _wanted(kind: str, subject: Id) -> tuple[str, Id, str, str]:
    return kind, subject, "wanted", tr("需要时")


def _later(kind: str, subject: Id, when: str) -> tuple[str, Id, str, str]:
    return kind, subject, "later", when
