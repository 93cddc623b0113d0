"""Gathers what the rules need of records from their tables, many records at once."""

from __future__ import annotations

__all__ = ["Parts", "aid_facts", "of_records", "parts_of", "with_facts"]

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import (
    CaseKind,
    ClosingWay,
    DecisionKind,
    Entry,
    ForwardKind,
    LegalStatus,
    MeansResult,
    MeansRoute,
    NoteSource,
    NoticeGround,
    PartyRole,
)
from app.legalaid.rules.record import (
    AidFacts,
    AssignmentFact,
    ClosingFact,
    CompletionFact,
    DecisionFact,
    ObjectionFact,
)
from app.legalaid.states import State
from app.people.masking import Known, masked_name
from db.tables.aid import AidAssignment, AidChange, AidClosing, AidDecision, AidNote, AidObjection
from db.tables.legalaid import (
    AidCase,
    AidCompletion,
    AidDossier,
    AidForwarding,
    AidMaterial,
    AidNotice,
    AidParty,
)
from db.tables.means import AidMeans
from db.tables.people import Organisation, Person

_CHUNK = 500  # records per query
P = TypeVar(
    "P", AidAssignment, AidChange, AidClosing, AidCompletion, AidDecision, AidDossier,
    AidForwarding, AidMaterial, AidMeans, AidNotice, AidObjection, AidParty,
)  # fmt: skip


@dataclass(slots=True)
class Parts:
    """The rows of one record, oldest first; `heard`, `centre`: days of its notes, of whose."""

    parties: list[AidParty] = field(default_factory=list)
    materials: list[AidMaterial] = field(default_factory=list)
    completions: list[AidCompletion] = field(default_factory=list)
    forwardings: list[AidForwarding] = field(default_factory=list)
    decisions: list[AidDecision] = field(default_factory=list)
    assignments: list[AidAssignment] = field(default_factory=list)
    changes: list[AidChange] = field(default_factory=list)
    objections: list[AidObjection] = field(default_factory=list)
    notices: list[AidNotice] = field(default_factory=list)
    closings: list[AidClosing] = field(default_factory=list)
    dossiers: list[AidDossier] = field(default_factory=list)
    means: list[AidMeans] = field(default_factory=list)
    heard: list[date] = field(default_factory=list)
    centre: list[date] = field(default_factory=list)


def parts_of(session: Session, record: Id) -> Parts:
    """The rows of one record."""
    return of_records(session, [record])[record]


def of_records(session: Session, records: Sequence[Id]) -> defaultdict[Id, Parts]:
    """The rows of some records; few enough for one statement each."""
    found: defaultdict[Id, Parts] = defaultdict(Parts)
    kinds = (
        ("parties", _rows(session, AidParty, records)),
        ("materials", _rows(session, AidMaterial, records)),
        ("completions", _rows(session, AidCompletion, records)),
        ("forwardings", _rows(session, AidForwarding, records)),
        ("decisions", _rows(session, AidDecision, records)),
        ("assignments", _rows(session, AidAssignment, records)),
        ("changes", _rows(session, AidChange, records)),
        ("objections", _rows(session, AidObjection, records)),
        ("notices", _rows(session, AidNotice, records)),
        ("closings", _rows(session, AidClosing, records)),
        ("dossiers", _rows(session, AidDossier, records)),
        ("means", _rows(session, AidMeans, records)),
    )
    for name, rows in kinds:
        for row in rows:
            getattr(found[row.case], name).append(row)
    notes = select(AidNote.case, AidNote.at, AidNote.source)
    notes = notes.where(AidNote.case.in_(records), ~AidNote.voided)
    for record, moment, source in session.execute(notes):
        found[record].heard.append(moment.astimezone(CHINA).date())
        if source == NoteSource.CENTRE:
            found[record].centre.append(moment.astimezone(CHINA).date())
    for parts in found.values():
        parts.parties.sort(key=lambda row: row.ordinal)
        parts.materials.sort(key=lambda row: (row.ordinal, row.id))
        parts.decisions.sort(key=lambda row: (row.decided_on, row.id))
    return found


def _rows(session: Session, table: type[P], records: Sequence[Id]) -> Sequence[P]:
    return session.scalars(
        select(table).where(table.case.in_(records), ~table.voided).order_by(table.id)
    ).all()


def aid_facts(case: AidCase, session: Session, parts: Parts | None = None) -> AidFacts:
    """A record as the rules need it; `parts` where they were read already."""
    own = {case.id: parts or parts_of(session, case.id)}
    ((_, facts),) = _chunk(session, [case], own)
    return facts


def with_facts(session: Session, cases: Sequence[AidCase]) -> Iterator[tuple[AidCase, AidFacts]]:
    """Every record with what the rules need of it."""
    for at in range(0, len(cases), _CHUNK):
        some = cases[at : at + _CHUNK]
        yield from _chunk(session, some, of_records(session, [case.id for case in some]))


def _chunk(
    session: Session, cases: Sequence[AidCase], parts: Mapping[Id, Parts]
) -> Iterator[tuple[AidCase, AidFacts]]:
    people = {case.person for case in cases}
    people |= {one.person for part in parts.values() for one in part.parties if one.person}
    known = {
        row.id: Known(row.name, row.birth)
        for row in session.execute(
            select(Person.id, Person.name, Person.birth).where(Person.id.in_(people))
        )
    }
    units = {one.organisation for part in parts.values() for one in part.parties}
    named = select(Organisation.id, Organisation.name)
    named = named.where(Organisation.id.in_({unit for unit in units if unit}))
    known |= {id: Known(name) for id, name in session.execute(named)}
    for case in cases:
        yield case, _facts(case, parts[case.id], known)


def _facts(case: AidCase, parts: Parts, known: Mapping[Id, Known]) -> AidFacts:
    aided = known.get(case.person) or Known(tr("（未同步）"))
    received_on = case.received_at.astimezone(CHINA).date()
    held = next((row for row in reversed(parts.assignments) if row.ended_on is None), None)
    asked = next((row for row in reversed(parts.changes) if not row.outcome), None)
    objection = parts.objections[-1] if parts.objections else None
    closing = parts.closings[-1] if parts.closings else None
    sent = [row for row in parts.forwardings if not ForwardKind(row.kind).elsewhere]
    needed = [row for row in parts.materials if row.needed]
    missing = [row for row in needed if row.received_on is None and not row.instead]
    opponents = [row for row in parts.parties if row.role == PartyRole.OPPONENT]
    sides = [known.get(row.person or row.organisation or b"") or Known("") for row in opponents]
    return AidFacts(
        id=case.id,
        name=aided.name,
        state=State(case.state),
        entry=Entry(case.entry),
        received_on=received_on,
        birth=aided.birth,
        fast=bool(case.fast),
        route=MeansRoute(case.means_route) if case.means_route else None,
        limitation_on=case.limitation_on,
        urged=bool(case.urged),
        missing=tuple(row.name for row in missing),
        ready_on=max((row.received_on for row in needed if row.received_on), default=None),
        forwarded_on=sent[-1].forwarded_at.astimezone(CHINA).date() if sent else None,
        acknowledged_on=sent[-1].received_on if sent else None,
        completions=tuple(
            CompletionFact(row.id, row.told_on, row.until, row.supplied_on, row.lapsed_on)
            for row in parts.completions
        ),
        decisions=tuple(
            DecisionFact(
                row.id, DecisionKind(row.kind), row.decided_on, row.came_on, row.served_on
            )
            for row in parts.decisions
        ),
        assignment=_assignment(held) if held else None,
        change=(asked.id, asked.asked_on) if asked else None,
        objection=_objection(objection) if objection else None,
        closing=_closing(closing) if closing else None,
        archived_on=next((one.archived_on for one in parts.dossiers[-1:]), None),
        heard_on=max([case.state_on, *parts.heard]),
        ground=NoticeGround(parts.notices[-1].ground) if parts.notices else None,
        opponents=tuple(one.name for one in sides),
        opponents_shown=tuple(masked_name(one, received_on) for one in sides),
        rivals=tuple((row.lawyer, row.lawyer_unit) for row in opponents if row.lawyer),
        asked_at=case.asked_at,
        received_at=case.received_at,
        found_on=parts.notices[-1].found_on if parts.notices else None,
        unfit_on=_unfit_on(parts.means),
        centre_on=max(parts.centre, default=None),
        kind=CaseKind(case.case_kind) if case.case_kind else None,
        status=LegalStatus(case.legal_status) if case.legal_status else None,
    )  # fmt: skip


def _unfit_on(means: Sequence[AidMeans]) -> date | None:
    newest = max(means, key=lambda row: (row.stated_on, row.id), default=None)
    unfit = newest is not None and newest.result == MeansResult.NOT_MET
    return newest.stated_on if newest is not None and unfit else None


def _assignment(row: AidAssignment) -> AssignmentFact:
    return AssignmentFact(
        row.id, row.assigned_on, row.unit, row.lawyer, row.contract_on, row.organ_told_on
    )


def _objection(row: AidObjection) -> ObjectionFact:
    return ObjectionFact(row.id, row.filed_on, row.decided_on, row.served_on)


def _closing(row: AidClosing) -> ClosingFact:
    return ClosingFact(
        row.ended_on, row.reported_on, row.reviewed_on, row.archived_on, row.missing,
        ClosingWay(row.way), row.light,
    )  # fmt: skip
