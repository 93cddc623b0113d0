"""当事人 afterwards: others in the place of one, and where papers reach it."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import LeaveGround, PartyRole
from app.mediation.facts import case_facts
from app.mediation.handlers.intake import keep_party
from app.mediation.handlers.register import check_newcomer, last_place, require_new
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages import SetServiceAddress, SucceedParty
from app.mediation.rules.acceptance import check_party
from app.mediation.rules.parties import LeavingFact, check_succession
from app.weighing import weigh
from app.work import Handler, Work
from db.tables.mediation import CaseParty, MediationCase, PartyAgent
from db.tables.people import Organisation, Person


def succeed_party(command: SucceedParty, work: Work) -> Id:
    """承继: the party stays on what it signed; what it owes or is owed goes over."""
    case = case_of(command.case, work)
    leaving = _party_of(command.party, case, work)
    given = replace(command.successor, role=PartyRole(leaving.role))
    facts, today = case_facts(case, work.session), work.clock.today()
    faults = [*check_succession(command, _fact(leaving, work), facts, today)]
    faults += check_party(given, "party")
    faults += check_newcomer(case, given, work)
    weigh(faults, command, case.id, work)
    row = keep_party(
        case.id,
        last_place(case.id, work) + 1,
        given,
        work,
        joined_on=command.left_on,
        succeeds=leaving.id,
    )
    require_new(row, work)
    leaving.left_on, leaving.left_ground = command.left_on, command.ground.value
    leaving.left_proof = command.proof.strip()
    _end_agents(leaving, work)
    done(case, work)
    return row.id


def _party_of(party: Id, case: MediationCase, work: Work) -> CaseParty:
    found = work.session.get(CaseParty, party)
    if found is None or found.voided or found.case != case.id:
        raise Refused(Fault(tr("请选由谁的位置承继"), "party"))
    return found


def _fact(leaving: CaseParty, work: Work) -> LeavingFact:
    person = work.session.get(Person, leaving.person) if leaving.person else None
    unit = work.session.get(Organisation, leaving.organisation) if leaving.organisation else None
    who = person or unit
    ground = LeaveGround(leaving.left_ground) if leaving.left_ground else None
    name = who.name if who else tr("（未同步）")
    return LeavingFact(name, leaving.organisation is not None, leaving.left_on, ground)


def _end_agents(leaving: CaseParty, work: Work) -> None:
    """An authority ends with whoever gave it (民法典 第173条、第175条)."""
    rows = work.session.scalars(
        select(PartyAgent).where(
            PartyAgent.party == leaving.id, PartyAgent.ended_on.is_(None), ~PartyAgent.voided
        )
    )
    for agent in rows.all():
        if leaving.left_on and (agent.valid_to is None or agent.valid_to > leaving.left_on):
            agent.ended_on, agent.end_note = leaving.left_on, tr("当事人已由他人承继")


def set_service_address(command: SetServiceAddress, work: Work) -> Id:
    """登记送达地址."""
    party = work.session.get(CaseParty, command.party)
    if party is None or party.voided:
        raise Refused(Fault(tr("没有找到这位当事人，可能还没有同步过来"), "party"))
    case = case_of(party.case, work)
    party.service_address = command.address.strip()
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    SucceedParty: succeed_party,
    SetServiceAddress: set_service_address,
}
