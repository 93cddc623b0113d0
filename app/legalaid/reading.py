"""Rows of a record as views."""

from __future__ import annotations

__all__ = [
    "assignment_view",
    "change_view",
    "closing_view",
    "completion_view",
    "decision_view",
    "file_view",
    "forwarding_view",
    "note_views",
    "notice_view",
    "objection_view",
    "party_views",
    "person_of",
    "proposal_views",
    "stated_means",
    "unit_of",
]

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid.asked import household_of
from app.legalaid.codes import (
    CarriedBy,
    ChangeOption,
    ChangeReason,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    EnteredBy,
    ForwardKind,
    MeansResult,
    NoteSource,
    NoticeGround,
    NoticeKind,
    ObjectionAgainst,
    ObjectionOutcome,
    Organ,
    PartyRole,
    Proposal,
    Provisional,
    Refusal,
    Termination,
    UnitKind,
)
from app.legalaid.messages import (
    AidNoteView,
    AssignmentView,
    ChangeView,
    ClosingView,
    CompletionView,
    DecisionView,
    FileView,
    ForwardingView,
    NoticeView,
    ObjectionView,
    PartyView,
    ProposalView,
    StatedMeans,
)
from app.people.divisions import Divisions
from app.people.masking import Known, masked_name
from app.people.messages import OrganisationInput, PersonView
from app.people.view import person_view
from app.work import Work
from db.tables.aid import AidAssignment, AidChange, AidClosing, AidDecision, AidNote, AidObjection
from db.tables.legalaid import (
    AidCompletion,
    AidForwarding,
    AidMaterial,
    AidNotice,
    AidParty,
    AidProposal,
)
from db.tables.means import AidAsset, AidMeans, AidMember
from db.tables.people import Organisation, Person

Names = Mapping[Id, str]


def person_of(person: Id | None, work: Work) -> PersonView | None:
    """The file of a person, None where there is none yet."""
    row = work.session.get(Person, person) if person else None
    if row is None:
        return None
    return person_view(row, work.clock.today(), work.tool(Divisions))


def unit_of(organisation: Id | None, work: Work) -> OrganisationInput | None:
    """An organisation as a form has it."""
    row = work.session.get(Organisation, organisation) if organisation else None
    if row is None:
        return None
    return OrganisationInput(row.name, row.uscc, row.legal_rep, row.address, row.phone, row.id)


def party_views(rows: Iterable[AidParty], begun: date, work: Work) -> tuple[PartyView, ...]:
    """Who else takes part, in order; who was a minor as the record began stays one in it."""
    return tuple(_party(row, begun, work) for row in rows)


def _party(row: AidParty, begun: date, work: Work) -> PartyView:
    person, unit = person_of(row.person, work), unit_of(row.organisation, work)
    name = person.name if person else unit.name if unit else tr("（未同步）")
    return PartyView(
        id=row.id,
        role=PartyRole(row.role),
        name=name,
        shown=masked_name(Known(name, person.birth if person else None), begun),
        relation=row.relation,
        household=row.household,
        person=person,
        organisation=unit,
        lawyer=row.lawyer,
        lawyer_unit=row.lawyer_unit,
    )


def file_view(row: AidMaterial) -> FileView:
    """One thing of the checklist."""
    return FileView(
        row.id, row.key, row.name, row.needed, row.received_on, row.copies, row.pages,
        row.original, row.instead,
    )  # fmt: skip


def stated_means(session: Session, record: Id) -> StatedMeans | None:
    """The newest statement of means."""
    row = session.scalars(
        select(AidMeans)
        .where(AidMeans.case == record, ~AidMeans.voided)
        .order_by(AidMeans.id.desc())
    ).first()
    if row is None:
        return None
    members = session.scalars(
        select(AidMember)
        .where(AidMember.means == row.id, ~AidMember.voided)
        .order_by(AidMember.ordinal)
    ).all()
    assets = session.scalars(
        select(AidAsset)
        .where(AidAsset.means == row.id, ~AidAsset.voided)
        .order_by(AidAsset.ordinal)
    ).all()
    result = MeansResult(row.result) if row.result else None
    household = household_of(row, members, assets)
    return StatedMeans(row.id, row.stated_on, household, result, row.result_why)


def completion_view(row: AidCompletion) -> CompletionView:
    """补正."""
    return CompletionView(
        row.id, row.told_on, tuple(row.wanted or ()), row.until, row.by_centre, row.supplied_on,
        row.supply_note, row.lapsed_on,
    )  # fmt: skip


def proposal_views(session: Session, record: Id, names: Names) -> tuple[ProposalView, ...]:
    """初审意见, the newest first."""
    rows = session.scalars(
        select(AidProposal)
        .where(AidProposal.case == record, ~AidProposal.voided)
        .order_by(AidProposal.id.desc())
    )
    return tuple(
        ProposalView(
            row.id, row.made_on, Proposal(row.opinion), row.reasons,
            tuple(map(Provisional, row.provisional or ())), names[row.author],
        )
        for row in rows
    )  # fmt: skip


def forwarding_view(row: AidForwarding, names: Names) -> ForwardingView:
    """转交."""
    return ForwardingView(
        row.id, ForwardKind(row.kind), row.forwarded_at.astimezone(CHINA), row.to,
        CarriedBy(row.way) if row.way else None, row.note,
        tuple(_item(item) for item in row.items or ()), names[row.author], row.received_on,
        row.receiver,
    )  # fmt: skip


def _item(text: str) -> tuple[str, int, int | None]:
    name, copies, pages = text.rsplit("|", 2)
    return name, int(copies), int(pages) if pages else None


def decision_view(row: AidDecision) -> DecisionView:
    """A decision of the centre."""
    kind = DecisionKind(row.kind)
    refusal = Refusal(row.ground) if row.ground and kind is DecisionKind.REFUSE else None
    early = Provisional(row.ground) if row.ground and kind is DecisionKind.PROVISIONAL else None
    end = Termination(row.ground) if row.ground and kind is DecisionKind.TERMINATE else None
    ground = refusal or early or end
    return DecisionView(
        id=row.id,
        kind=kind,
        ground=tr(ground.label) if ground else "",
        article=ground.article if ground else "",
        refusal=refusal,
        provisional=early,
        termination=end,
        reasons=row.reasons,
        doc_no=row.doc_no,
        decided_on=row.decided_on,
        signed_by=row.signed_by,
        remedy_told=row.remedy_told,
        came_on=row.came_on,
        handed_by=row.handed_by,
        entered=EnteredBy(row.entered),
        served_on=row.served_on,
        served_how=Delivery(row.served_how) if row.served_how else None,
        receiver=row.receiver,
    )


def assignment_view(row: AidAssignment) -> AssignmentView:
    """指派."""
    return AssignmentView(
        row.id, row.assigned_on, row.doc_no, UnitKind(row.unit_kind) if row.unit_kind else None,
        row.unit, row.lawyer, row.licence_no, row.phone, row.years_practice, row.minor_specialist,
        row.handed_by, EnteredBy(row.entered), row.letter_no, row.organ_told_on, row.contract_on,
        row.authority_on, row.ended_on, row.end_note,
    )  # fmt: skip


def change_view(row: AidChange) -> ChangeView:
    """更换承办人."""
    return ChangeView(
        row.id, row.asked_on, ChangeReason(row.reason), row.note, row.evidence,
        ChangeOption(row.outcome) if row.outcome else None, row.decided_on, row.doc_no,
        row.answer_note, row.handed_by,
    )  # fmt: skip


def objection_view(row: AidObjection) -> ObjectionView:
    """异议."""
    return ObjectionView(
        row.id, ObjectionAgainst(row.against), row.decision, row.filed_on, row.to, row.reasons,
        ObjectionOutcome(row.outcome) if row.outcome else None, row.decided_on, row.doc_no,
        row.note, row.handed_by, row.served_on,
    )  # fmt: skip


def notice_view(row: AidNotice) -> NoticeView:
    """The organ's notice."""
    return NoticeView(
        row.id, Organ(row.organ_kind), row.organ, NoticeKind(row.kind), row.doc_no,
        NoticeGround(row.ground), row.contact, row.contact_phone, row.detention_place,
        row.found_on,
    )  # fmt: skip


def closing_view(row: AidClosing) -> ClosingView:
    """结案."""
    return ClosingView(
        row.id, row.ended_on, ClosingWay(row.way), CloseResult(row.result), row.result_note,
        row.light,
        row.recovered_fen, row.reported_on, row.materials_ok, row.missing, row.reviewed_on,
        row.review_note, row.subsidy_fen, row.subsidy_on, row.archived_on, row.archive_no,
    )  # fmt: skip


def note_views(session: Session, record: Id, names: Names) -> tuple[AidNoteView, ...]:
    """What was learnt of how it goes, the newest first."""
    rows = session.scalars(
        select(AidNote)
        .where(AidNote.case == record, ~AidNote.voided)
        .order_by(AidNote.at.desc(), AidNote.id.desc())
    )
    return tuple(
        AidNoteView(
            row.id, row.at.astimezone(CHINA), NoteSource(row.source), row.text,
            row.told_applicant, names[row.author],
        )
        for row in rows
    )  # fmt: skip
