"""Papers of the end: D20 期满鉴定表, D21 宣告书 and 证明书, D22 通知书."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator
from typing import Any

from app.correction.codes import Attitude, Discharge, Termination
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.correction.states import Category, State
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Gap, Run
from app.papers.wording import filled, lines_of, stacked
from app.records.offers import READY, Offer, later

_DISCHARGES = {Discharge.EXPIRED: "expired", Discharge.PARDONED: "pardoned"}
_EXPIRED = {
    Category.CONTROL: "expired_control",
    Category.SUSPENSION: "expired_suspension",
    Category.PAROLE: "expired_parole",
}
_TERMINATIONS = {
    Termination.SUSPENSION_REVOKED: "suspension_revoked",
    Termination.PAROLE_REVOKED: "parole_revoked",
    Termination.IMPRISONED: "imprisoned",
    Termination.DIED: "died",
}


def _appraisal(paper: SubjectPaper, _row: Any) -> Slots:
    """D20: how the subject did, and what is advised for the time after."""
    subject = paper.subject
    attitude = Attitude(subject.attitude).label if subject.attitude else ""
    lines = lines_of(subject.summary, "summary")
    gap: Run = Gap("矫正期间的表现", "summary", 16)
    return Slots(
        {
            "summary": stacked(lines) if lines else (gap,),
            "attitude": (filled(attitude, "attitude", "认罪态度", 8),),
            "advice": (filled(subject.advice, "advice", "安置帮教建议", 12),),
            "appraised_on": (filled_day(subject.appraised_on, "appraised_on", "鉴定日期"),),
        }
    )


def _end(paper: SubjectPaper, row: Any) -> Slots:
    """D21, D22: as what it ended, when, by which paper."""
    subject = paper.subject
    end = paper.judgment.end_on if paper.judgment else None
    return Slots(
        {
            **_appraisal(paper, row).runs,
            "end_reason": (_reason(paper),),
            "ended_on": (filled_day(subject.ended_on or end, "ended_on", "解除或终止的日期"),),
            "end_doc_no": (filled(subject.end_doc_no, "end_doc_no", "文书号", 12),),
            "end_note": stacked(lines_of(subject.end_note, "end_note")),
        },
        marks=frozenset(_end_marks(paper)),
    )


def _reason(paper: SubjectPaper) -> str:
    """Why it ended, in words; before it did, the term is taken to run out."""
    code = paper.subject.ended_as
    if not code or code == Discharge.EXPIRED:
        return "社区矫正期满"
    if code == Discharge.PARDONED:
        return "被赦免"
    ended = Termination(code)
    return ended.label if ended is Termination.DIED else f"被{ended.label}"


def _end_marks(paper: SubjectPaper) -> Iterator[str]:
    """How it ended; what 刑法 says of a term that ran out differs by category."""
    ended = _ended_as(paper)
    yield ended
    if ended == "expired" and paper.category in _EXPIRED:
        yield _EXPIRED[paper.category]


def _ended_as(paper: SubjectPaper) -> str:
    """The mark of how it ended; before it did, the term is taken to run out."""
    code = paper.subject.ended_as
    if not code:
        return "expired"
    if code in set(Discharge):
        return _DISCHARGES[Discharge(code)]
    return _TERMINATIONS[Termination(code)]


def _on_the_day(paper: SubjectPaper, _row: Any) -> Iterator[Check]:
    """R29: on the day itself, never before; of 暂监 the prison issues its own (R30a)."""
    subject = paper.subject
    yield Check(tr("期满鉴定已写好"), passed=bool(subject.summary.strip()))
    if paper.judgment and subject.ended_on:
        kept = subject.ended_on >= paper.judgment.end_on or subject.ended_as != Discharge.EXPIRED
        yield Check(tr("解除日期不早于期满日"), passed=kept)
    settled = paper.state is not State.UNSETTLED
    yield Check(tr("没有未决情形（期满待定）"), passed=settled)
    if paper.category is Category.OUTSIDE:
        says = tr("暂予监外执行期满的，由监狱或者看守所发刑满释放证明书")
        yield Check(says, passed=False)


def _appraised(paper: SubjectPaper, _row: Any) -> Offer | None:
    """R29: once the summary is written; of who was never declared there is none."""
    if paper.subject.declared_on is None:
        return None
    return READY if paper.subject.summary.strip() else later(tr("期满前一个月"))


def _released(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A17; whose sentence ends outside gets the prison's certificate instead (R30a)."""
    if paper.category is Category.OUTSIDE or paper.subject.ended_as in set(Termination):
        return None
    if paper.state is State.MOVED:
        return None
    done = paper.subject.ended_as in set(Discharge) or bool(paper.subject.summary.strip())
    return READY if done else later(tr("解除时"))


def _ended(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A17, A18."""
    if paper.state is State.MOVED:
        return None
    return READY if paper.subject.ended_as else later(tr("解除或者终止后"))


FORMS = (
    Form("cor.D20", _appraisal, offered=_appraised),
    Form("cor.D21", _end, checks=_on_the_day, offered=_released),
    Form("cor.D21-1", _end, checks=_on_the_day, offered=_released),
    Form("cor.D22", _end, offered=_ended),
)
