"""Use cases of 以案定补: standards are set, a claim is made once, and goes from stage to stage."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.mediation.codes import SubsidyStage
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages.subsidies import AdvanceClaim, ClaimSubsidy, SetRate
from app.mediation.rules import subsidies as rules
from app.mediation.subsidies import claim_facts, claim_of, rates_of
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import MediationCase
from db.tables.office import Mediator
from db.tables.subsidies import SubsidyClaim, SubsidyRate, SubsidyShare, SubsidyStep


def set_rate(command: SetRate, work: Work) -> Id:
    """The standard of a grade from a day on; the same day again corrects it."""
    if command.written_fen is None or command.written_fen < 0:
        raise Refused(Fault(tr("请填书面协议案件的标准，不补的填 0"), "written_fen"))
    id = named_id("subsidy rate", work.me.office, command.grade, command.valid_from.isoformat())
    row = work.session.get(SubsidyRate, id)
    if row is None:
        row = SubsidyRate(id=id, office=work.me.office)
        row.grade, row.valid_from = command.grade.value, command.valid_from
        work.session.add(row)
    row.written_fen = command.written_fen
    row.oral_fen, row.failed_fen = command.oral_fen or 0, command.failed_fen or 0
    row.basis, row.voided, row.void_reason = command.basis.strip(), False, ""
    work.session.flush()
    return row.id


def claim_subsidy(command: ClaimSubsidy, work: Work) -> Id:
    """Claim the subsidy of a closed case."""
    case = case_of(command.case, work, archived=True)
    facts = claim_facts(case, work.session)
    worth = None
    if facts.closed_on:
        rates = rates_of(work.session, work.me.office)
        worth = rules.standard(rates, command.grade, facts.form, facts.closed_on)
    sharers = _sharers(command, case, work)
    today = work.clock.today()
    refuse(rules.check_claim(facts, worth, sharers, command.claimed_on, today))
    id = named_id("subsidy", case.id.hex())
    claim = work.session.get(SubsidyClaim, id)  # struck out by an undo, perhaps
    if claim is None:
        claim = SubsidyClaim(id=id, office=case.office, case=case.id)
        work.session.add(claim)
    claim.grade, claim.standard_fen = command.grade.value, worth[0] if worth else 0
    claim.amount_fen = sum(one.amount_fen or 0 for one in sharers)
    claim.reason = command.reason.strip()
    claim.status, claim.status_on = SubsidyStage.CLAIMED.value, command.claimed_on
    claim.voided, claim.void_reason = False, ""
    for sharer in sharers:
        _keep_share(case, sharer, work)
    _note_step(case, SubsidyStage.CLAIMED, command.claimed_on, command.reason, work)
    done(case, work)
    return claim.id


def _keep_share(case: MediationCase, sharer: rules.Sharer, work: Work) -> None:
    """One share of a mediator in a case, on however many laptops it was claimed."""
    id = named_id("subsidy share", case.id.hex(), sharer.mediator.hex())
    share = work.session.get(SubsidyShare, id)
    if share is None:
        share = SubsidyShare(id=id, office=case.office, case=case.id, mediator=sharer.mediator)
        work.session.add(share)
    share.amount_fen = sharer.amount_fen or 0
    share.voided, share.void_reason = False, ""


def advance_claim(command: AdvanceClaim, work: Work) -> Id:
    """The next stage of a claim, or its refusal."""
    case = case_of(command.case, work, archived=True)
    claim = claim_of(case.id, work.session)
    if claim is None:
        raise Refused(Fault(tr("这个案件还没有申报补贴")))
    status, today = SubsidyStage(claim.status), work.clock.today()
    refuse(
        rules.check_step(status, claim.status_on, command.stage, command.on, command.opinion, today)
    )
    claim.status, claim.status_on = command.stage.value, command.on
    _note_step(case, command.stage, command.on, command.opinion, work)
    done(case, work)
    return claim.id


def _sharers(command: ClaimSubsidy, case: MediationCase, work: Work) -> list[rules.Sharer]:
    took_part = {bytes.fromhex(one) for one in case.mediators or ()}
    sharers = []
    for share in command.shares:
        mediator = work.session.get(Mediator, share.mediator)
        sharers.append(
            rules.Sharer(
                mediator=share.mediator,
                name=mediator.name if mediator else tr("（未同步）"),
                civil_servant=mediator is not None and mediator.civil_servant,
                took_part=share.mediator in took_part,
                amount_fen=share.amount_fen,
            )
        )
    return sharers


def _note_step(
    case: MediationCase, stage: SubsidyStage, on: date, opinion: str, work: Work
) -> None:
    work.session.add(
        SubsidyStep(
            id=work.new_id(),
            office=case.office,
            case=case.id,
            stage=stage.value,
            on=on,
            passed=stage is not SubsidyStage.REFUSED,
            opinion=opinion.strip(),
            by=work.me.user,
        )
    )


COMMANDS: Mapping[type, Handler] = {
    SetRate: set_rate,
    ClaimSubsidy: claim_subsidy,
    AdvanceClaim: advance_claim,
}
