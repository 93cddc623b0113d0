"""What the register says of a dispute is put right; what was printed stays as it was printed."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.ids import Id
from app.mediation.facts import case_facts, party_names
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages import ReviseCase
from app.mediation.rules.register import check_revision
from app.mediation.states import State
from app.weighing import weigh
from app.work import Handler, Work
from db.tables.mediation import MediationCase
from db.tables.office import Committee

_BEGUN = frozenset({State.PENDING, State.ACCEPTED, State.MEDIATING})


def revise_case(command: ReviseCase, work: Work) -> Id:
    """改登记: until the record is locked."""
    case = case_of(command.case, work)
    committee = work.session.get(Committee, case.committee)
    parties = len(party_names(work.session, case.id))
    facts, today = case_facts(case, work.session), work.clock.today()
    name = committee.name if committee else ""
    faults = check_revision(command, facts, name, parties, case.number_year, today)
    weigh(faults, command, case.id, work)
    _begin_on(case, command)
    case.dispute_type, case.tags = command.dispute_type.value, list(command.tags)
    case.source = command.source.value
    case.facts = command.facts.strip()
    case.claims = [claim.strip() for claim in command.claims if claim.strip()]
    case.occurred_on, case.place = command.occurred_on, command.place.strip()
    case.division = command.division
    case.amount_fen, case.difficulty = command.amount_fen, command.difficulty.value
    case.people_count = command.people_count or max(2, parties)
    case.public = command.public
    return done(case, work)


def _begin_on(case: MediationCase, command: ReviseCase) -> None:
    """The day of a state that began with acceptance moves with it."""
    if State(case.state) in _BEGUN and case.state_on == case.accepted_on:
        case.state_on = command.accepted_on
    if State(case.state) is State.PENDING:
        case.applied_on = command.accepted_on
    case.accepted_on = command.accepted_on


COMMANDS: Mapping[type, Handler] = {ReviseCase: revise_case}
