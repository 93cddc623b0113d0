"""The papers of a consultation: printed, ready, or still to come."""

from __future__ import annotations

__all__ = ["paper_lines"]

from collections.abc import Iterable, Iterator
from datetime import date

from app.i18n import tr
from app.ids import Id
from app.papers.templates import Templates
from app.records.messages import PaperLine
from app.records.offers import printed_line
from app.services.codes import DangerStep, Way
from app.services.papers import build, title_of
from app.services.views import ConsultationDetail
from db.tables.papers import PrintedPaper


def paper_lines(
    case: ConsultationDetail,
    phone: str,
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
        if print_ is not None:
            now = build(kind, case, phone, subject, templates).paper
            line = printed_line(line, print_, now, today, sample=sample)
        lines.append(line)
    return tuple(lines)


def _lines(case: ConsultationDetail) -> Iterator[tuple[str, Id, str, str]]:
    if case.answer or case.referrals:
        yield "pls.F1", case.id, "ready", tr("可打印")
    else:
        yield "pls.F1", case.id, "wanted", tr("答复后")
    if case.way is Way.LETTER:  # who wrote is answered in writing (pls.R-C01)
        status = ("ready", tr("可打印")) if case.answer else ("wanted", tr("答复后"))
        yield "pls.F9", case.id, *status
    for slip in case.referrals:
        yield "pls.F2", slip.id, "ready", tr("可打印")
    assessed = (one for one in case.dangers if one.step is DangerStep.ASSESSED)
    if look := next(assessed, None):
        yield "pls.F3", look.id, "ready", tr("可打印")


def _title(case: ConsultationDetail, kind: str, subject: Id, title: str) -> str:
    """With where to, as a consultation may have several slips."""
    if kind != "pls.F2":
        return title
    slip = next(one for one in case.referrals if one.id == subject)
    return tr("{title}（{target}）").format(title=title, target=tr(slip.target.label))
