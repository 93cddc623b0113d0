"""What of a record stays covered until somebody says what for (³ of the dictionary, 个保法 第28条).

A look is written down first (`LookInto`); who looked may read what that look uncovers, for an hour.
"""

from __future__ import annotations

__all__ = ["COVER", "covered", "uncovered_by"]

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from app.correction.rules.movefacts import Moves
from app.correction.views.subject import COVER, SubjectDetail, TrackLine, TrackView
from app.ids import Id
from app.people.codes import Secret
from app.records.messages import TimelineItem
from app.work import Work
from db.tables.people import Look

_LASTS = timedelta(hours=1)


def uncovered_by(looks: Collection[Id], person: Id, work: Work) -> frozenset[Secret]:
    """What looks of this reader at this person uncover; who looks at the illness sees 三涉四史."""
    if not looks:
        return frozenset()
    rows = work.session.scalars(
        select(Look.what).where(
            Look.id.in_(looks),
            Look.person == person,
            Look.by == work.me.user,
            Look.at >= work.clock.now() - _LASTS,
            ~Look.voided,
        )
    )
    found = {Secret(what) for what in rows}
    return frozenset(found | {Secret.HISTORY} if Secret.HEALTH in found else found)


def covered(detail: SubjectDetail, seen: Collection[Secret]) -> SubjectDetail:
    """The record without what was not looked at: its plain values are not in it."""
    if Secret.CRIME not in seen:
        judgment = replace(
            detail.judgment, offence="", offence_kind=None, offence_on=None, co_offenders=(),
            victims=(),
        )  # fmt: skip
        detail = replace(detail, judgment=judgment)
    if Secret.HEALTH not in seen:
        moves = _without_illness(detail.moves)
        detail = replace(detail, mental=False, infectious="", moves=moves)
    if Secret.HISTORY not in seen:
        detail = replace(detail, three_involved=(), four_history=(), resume=())
    if Secret.NOTES not in seen:
        detail = _without_notes(detail)
    return replace(detail, uncovered=frozenset(seen))


def _without_illness(moves: Moves) -> Moves:
    if moves.outside is None:
        return moves
    outside = replace(
        moves.outside, expected_on=None, born_on=None, diagnosis="", guarantor_id_no="",
        guarantor_phone="",
    )  # fmt: skip
    return replace(moves, outside=outside)


def _without_notes(detail: SubjectDetail) -> SubjectDetail:
    ladder = detail.ladder
    if ladder is not None:
        ladder = replace(ladder, clues=tuple(replace(one, facts="") for one in ladder.clues))
    return replace(
        detail,
        tracks=tuple(map(_track, detail.tracks)),
        timeline=tuple(map(_item, detail.timeline)),
        plans=tuple(replace(one, assessment="", psyche="") for one in detail.plans),
        moves=replace(
            detail.moves, permits=tuple(replace(one, target="") for one in detail.moves.permits)
        ),
        ladder=ladder,
    )


def _track(track: TrackView) -> TrackView:
    return replace(track, lines=tuple(map(_line, track.lines)))


def _line(line: TrackLine) -> TrackLine:
    return replace(line, text=COVER) if line.secret and line.text else line


def _item(item: TimelineItem) -> TimelineItem:
    return replace(item, text=COVER) if item.secret and item.text else item
