"""A party goes on to legal aid: in one transaction, and without typing anything again."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping, Sequence

from app.errors import Fault, Refused
from app.handover import AidWanted, Handover
from app.i18n import tr
from app.ids import Id
from app.mediation import NAME
from app.mediation.codes import DisputeType, PartyRole
from app.mediation.handlers.shared import case_of, done, must_be
from app.mediation.messages import SeekLegalAid
from app.mediation.parties import parties_now
from app.mediation.states import State
from app.work import Handler, Work
from db.tables.mediation import CaseNote, CaseParty, MediationCase
from db.tables.people import Organisation, Person

_NOT_SETTLED = frozenset({
    State.NOT_ACCEPTED, State.FAILED, State.WITHDRAWN, State.PERFORMING, State.OVERDUE,
    State.CLOSED,
})  # fmt: skip
_WAGES = frozenset({DisputeType.MIGRANT_WAGES, DisputeType.LABOUR})
_LABOUR, _EXEMPT, _MIGRANT = "05", "3", "4"  # CL-21, 经济审查路径, CL-24


def seek_legal_aid(command: SeekLegalAid, work: Work) -> Id:
    """Each party who wants it is handed on with the claims, the facts and the other side."""
    case = case_of(command.case, work)
    must_be(case, _NOT_SETTLED, tr("转法律援助"))
    parties = parties_now(work.session, case.id)
    chosen = [one for one in parties if one.id in command.parties]
    if not chosen:
        raise Refused(Fault(tr("请选谁要申请法律援助"), "parties"))
    if any(one.person is None for one in chosen):
        raise Refused(Fault(tr("法律援助由个人申请，单位不能申请"), "parties"))
    names = []
    for party in chosen:
        person = work.session.get_one(Person, party.person)
        names.append(person.name)
        work.tool(Handover).give(_wanted(case, party, person, parties, work), work)
    says = tr("{names}想申请法律援助，已经转给法律援助工作站登记")
    work.session.add(
        CaseNote(
            id=work.new_id(),
            office=case.office,
            case=case.id,
            happened_at=work.clock.now(),
            text=says.format(names=tr("、").join(names)),
            author=work.me.user,
        )
    )
    return done(case, work)


def _wanted(
    case: MediationCase, party: CaseParty, person: Person, parties: Sequence[CaseParty], work: Work
) -> AidWanted:
    kind = DisputeType(case.dispute_type)
    other = next((one for one in parties if _across(party, one)), None)
    migrant = kind is DisputeType.MIGRANT_WAGES
    claims = [case.facts, *(case.claims or ())]
    return AidWanted(
        line=NAME,
        origin=case.id,
        asked_at=work.clock.now(),
        person=person.id,
        name=person.name,
        phone=person.phone,
        facts=tr("\n").join(filter(None, claims)),
        cause=tr("追索劳动报酬") if migrant else tr(kind.label),
        opponent=_name(other, work),
        route=_EXEMPT if migrant else "",
        ground=_MIGRANT if migrant else "",
        matter=_LABOUR if kind in _WAGES else "",
        claim_fen=case.amount_fen if len(parties) == 2 else None,  # of several, nobody's alone
        opponent_person=other.person if other else None,
        opponent_organisation=other.organisation if other else None,
    )


def _across(party: CaseParty, other: CaseParty) -> bool:
    """Whether another party stands on the other side; a third party stands on neither."""
    sides = {PartyRole.APPLICANT, PartyRole.RESPONDENT}
    roles = {PartyRole(party.role), PartyRole(other.role)}
    return roles == sides


def _name(party: CaseParty | None, work: Work) -> str:
    if party is None:
        return ""
    if party.person:
        return work.session.get_one(Person, party.person).name
    return work.session.get_one(Organisation, party.organisation).name


COMMANDS: Mapping[type, Handler] = {SeekLegalAid: seek_legal_aid}
