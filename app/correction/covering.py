"""What of a record stays covered until somebody says what for (³ of the dictionary, 个保法 第28条).

A look is written down first (`LookInto`); who looked may read what that look uncovers, for an hour.
"""

from __future__ import annotations

__all__ = ["COVER", "closed", "covered", "covered_ladder", "likeness_of", "uncovered_by"]

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments.codes import Kind
from app.attachments.kinds import PICTURES
from app.correction.codes import FilePart
from app.correction.rules.dossier import is_likeness, part_of_file
from app.correction.rules.movefacts import Moves
from app.correction.views.discipline import LadderView, RungView
from app.correction.views.subject import COVER, SubjectDetail, TrackLine, TrackView
from app.ids import Id
from app.people.codes import Secret
from app.records.messages import TimelineItem
from app.work import Work
from db.tables.attachments import Attachment
from db.tables.correction import CorrectionSubject
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
    return replace(
        detail,
        tracks=tuple(map(_track, detail.tracks)),
        timeline=tuple(map(_item, detail.timeline)),
        plans=tuple(replace(one, assessment="", psyche="") for one in detail.plans),
        moves=replace(
            detail.moves, permits=tuple(replace(one, target="") for one in detail.moves.permits)
        ),
        ladder=covered_ladder(detail.ladder) if detail.ladder else None,
    )


def covered_ladder(ladder: LadderView) -> LadderView:
    """The ladder without what it rests on: when and which article stay, evidence and places go."""
    return replace(
        ladder,
        steps=tuple(replace(one, text=COVER) if one.secret else one for one in ladder.steps),
        offer=_rung(ladder.offer) if ladder.offer else None,
        others=tuple(map(_rung, ladder.others)),
        clues=tuple(replace(one, facts="") for one in ladder.clues),
    )


def _rung(rung: RungView) -> RungView:
    return replace(rung, evidence=(COVER,) if rung.evidence else ())


# -- files ---------------------------------------------------------------------------------------

# What a look must be at before a file of a part is shown; of any other part at what was noted.
_FILES = {
    FilePart.LAW: Secret.CRIME,
    FilePart.RECEPTION: Secret.PHOTO,
    FilePart.HEALTH: Secret.HEALTH,
}


def closed(work: Work, record: Id, looks: Collection[Id]) -> Callable[[str, str], Secret | None]:
    """What a look must be at before a file of a subject is shown, by its name and place."""
    subject = work.session.get(CorrectionSubject, record)
    seen = uncovered_by(looks, subject.person, work) if subject else frozenset()

    def of(name: str, place: str) -> Secret | None:
        part = FilePart(place) if place else part_of_file(name)
        wanted = _FILES.get(part, Secret.NOTES)
        return None if wanted in seen else wanted

    return of


def likeness_of(subject: Id, session: Session) -> Id | None:
    """The newest picture that shows the face of a subject: by its name, else among the papers."""
    rows = session.scalars(
        select(Attachment)
        .where(
            Attachment.record == subject,
            Attachment.media_type.in_(PICTURES),
            ~Attachment.voided,
        )
        .order_by(Attachment.captured_at.desc(), Attachment.id.desc())
    ).all()
    shown = [
        row for row in rows
        if (row.place or part_of_file(row.name)) == FilePart.RECEPTION
    ]  # fmt: skip
    named = (row.id for row in shown if is_likeness(row.name))
    papers = (row.id for row in shown if row.kind == Kind.PHOTO)
    return next(named, None) or next(papers, None)


# -- lines ---------------------------------------------------------------------------------------


def _track(track: TrackView) -> TrackView:
    return replace(track, lines=tuple(map(_line, track.lines)))


def _line(line: TrackLine) -> TrackLine:
    return replace(line, text=COVER) if line.secret and line.text else line


def _item(item: TimelineItem) -> TimelineItem:
    return replace(item, text=COVER) if item.secret and item.text else item
