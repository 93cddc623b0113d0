"""Whose record a reader may open, and what of it: of minors (社区矫正法 第54条), as an aide."""

from __future__ import annotations

__all__ = ["as_seen", "assigned_among", "assigned_to", "hidden", "require_seen"]

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.access import Role, may, may_see_minors
from app.correction.views.subject import JudgmentView, SubjectDetail
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.terms import Term
from app.work import Work
from db.tables.correction import CorrectionSubject

_CHUNK = 500  # SQLite takes no more than 250,000 variables a statement
_OPEN_TRACKS = ("team", "checkins")  # what an aide works with; it tells nothing of crime or health


def hidden(work: Work, records: Collection[Id]) -> set[Id]:
    """Those of these records that the reader may not open.

    A minor's is for who leads or is assigned; an aide sees the assigned alone (#26).
    """
    role = Role(work.me.role)
    if may_see_minors(role):
        return set()
    return {
        subject.id
        for subject in _guarded(work, list(records), everyone=role is Role.AIDE)
        if work.me.user not in assigned_to(subject)
    }


def require_seen(subject: CorrectionSubject, work: Work) -> None:
    """Raise Refused where the record is hidden from the reader."""
    if not hidden(work, [subject.id]):
        return
    if Role(work.me.role) is Role.AIDE:
        raise Refused(Fault(tr("这名对象没有分给您协助。要看请找所长。")))
    raise Refused(Fault(tr("未成年人的记录，只有所长和专管这名对象的人能看。要看请找所长。")))


def assigned_to(subject: CorrectionSubject) -> tuple[Id, ...]:
    """Who answers for a subject, then who helps."""
    first = (subject.officer,) if subject.officer else ()
    return (*first, *(bytes.fromhex(one) for one in subject.aides or ()))


def assigned_among(work: Work) -> list[Id] | None:
    """The records an aide may see; None for whoever sees the line whole."""
    if Role(work.me.role) is not Role.AIDE:
        return None
    subjects = work.session.scalars(select(CorrectionSubject).where(~CorrectionSubject.voided))
    return [one.id for one in subjects if work.me.user in assigned_to(one)]


def as_seen(subject: SubjectDetail, work: Work) -> SubjectDetail:
    """The record without what the reader may not know: of an aide, judgment and health (#26)."""
    role = Role(work.me.role)
    if role is not Role.AIDE:
        return subject
    actions = tuple(name for name in subject.actions if may(role, name))
    tracks = tuple(
        replace(track, actions=tuple(name for name in track.actions if may(role, name)))
        for track in subject.tracks
        if track.key in _OPEN_TRACKS
    )
    known: dict[str, Any] = {name: getattr(subject, name) for name in _KNOWN}
    return SubjectDetail(
        **known,
        **_BLANK,
        person=replace(subject.person, id_no="", traits=()),
        judgment=_without_sentence(subject.judgment),
        actions=actions,
        tracks=tracks,
        guarded=True,
    )


def _without_sentence(judgment: JudgmentView) -> JudgmentView:
    """Only between which days the correction runs."""
    return replace(
        judgment, organ="", doc_no="", exec_no="", offence="", offence_kind=None,
        offence_on=judgment.start_on, doc_on=judgment.start_on, effective_on=judgment.start_on,
        executed_on=None, sentence=Term(), probation=Term(), custody_days=0, accessory=(),
        nominal_end=None, end_calc=None, uncounted_days=0, term_doc_no="", asked_on=None,
        asked_answer="", co_offenders=(), victims=(),
    )  # fmt: skip


# What is left out for an aide; everything else of a record that is not named in either is, too.
_BLANK: dict[str, Any] = {
    "exits": (), "plans": (), "requests": (), "three_none": False, "three_involved": (),
    "four_history": (), "mental": False, "infectious": "", "resume": (), "summary": "",
    "attitude": None, "advice_after": "", "end_doc_no": "", "end_note": "", "next_step": None,
    "dues": (), "timeline": (), "papers": (), "reviews": 0, "notice_no": "", "decision_on": None,
    "missing": (), "exit_filed_on": None, "political": "", "education": None, "marital": None,
    "employment": None, "appraised_on": None, "ended_as": None, "told_on": None,
}  # fmt: skip
_KNOWN = (
    "id", "relations", "number", "state", "state_on", "category", "area", "area_name", "days",
    "flags", "minor", "sealable", "notice_on", "papers_on", "receipt_on", "reported_on",
    "report_by", "accepted_on", "declared_on", "declared_by", "grade", "grade_on", "team",
    "missing_team", "ended_on", "officer", "steps", "tab", "assigned",
)  # fmt: skip


def _guarded(work: Work, records: list[Id], *, everyone: bool) -> Iterator[CorrectionSubject]:
    """Of these records the minors', or every one."""
    for some in (records[at : at + _CHUNK] for at in range(0, len(records), _CHUNK)):
        chosen = select(CorrectionSubject).where(CorrectionSubject.id.in_(some))
        if not everyone:
            chosen = chosen.where(CorrectionSubject.minor_regime)
        yield from work.session.scalars(chosen)
