"""Offers the papers of mediation to the shared preview, with what was checked before printing."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation import NAME
from app.mediation.codes import AgentBasis, AgreementForm, Channel, ConfirmationState
from app.mediation.detail import read_case
from app.mediation.messages import CaseDetail, ReadCase, ReadClaim
from app.mediation.papers import CLAIM, TITLES, build
from app.mediation.subsidies import read_claim
from app.papers.forms import Draft, FormMaker
from app.papers.messages import Check
from app.people.messages import Capacity, IdKind
from app.work import Work
from db.tables.mediation import (
    Agreement,
    Investigation,
    MediationCase,
    MediationSession,
    Referral,
    ReturnVisit,
    RiskReport,
)

_SUBJECTS = (MediationSession, Agreement, ReturnVisit, Referral, Investigation, RiskReport)


def make(kind: str, subject: Id, work: Work) -> Draft:
    """A paper of mediation from the record as it is now."""
    case = read_case(ReadCase(_case_of(subject, work)), work)
    claim = read_claim(ReadClaim(case.id), work) if kind == CLAIM else None
    try:
        paper = build(kind, case, subject, claim=claim)
    except LookupError as error:
        raise Refused(Fault(tr("这份文书要用的记录不在了，可能已经撤销"))) from error
    number = case.case_no or tr("待编号")
    label = tr("{title} · {number}").format(title=case.title, number=number)
    return Draft(paper, NAME, case.id, label, case.case_no, tuple(_checks(kind, case)))


def _case_of(subject: Id, work: Work) -> Id:
    if work.session.get(MediationCase, subject) is not None:
        return subject
    for part in _SUBJECTS:
        case = work.session.scalars(select(part.case).where(part.id == subject)).first()
        if case is not None:
            return case
    raise Refused(Fault(tr("这份文书要用的记录不在本机，可能还没有同步过来")))


def _checks(kind: str, case: CaseDetail) -> Iterator[Check]:
    people = [party.person for party in case.present if party.person]
    residents = [person for person in people if person.id_kind is IdKind.RESIDENT]
    if residents:
        passed = all(person.id_no for person in residents)
        yield Check(tr("当事人身份证号校验通过"), passed)
    yield Check(tr("案号已编"), bool(case.case_no))
    yield from _represented(case)
    if kind in ("med.F-A8", "med.F-A9"):
        yield from _agreed(case)
    if kind == "med.F-A11":
        open_ = case.confirmation and case.confirmation.state is not ConfirmationState.EXPIRED
        yield Check(tr("还在三十日的申请期限内"), bool(open_))
    if kind == "med.F-A12-5":
        police = [one for one in case.referrals if one.channel is Channel.POLICE]
        undecided = all(one.police_decided_on is None for one in police)
        yield Check(tr("公安机关还没有作出处理决定"), undecided)


def _represented(case: CaseDetail) -> Iterator[Check]:
    """Who cannot act alone has somebody who may (guard G3)."""
    wards = [party for party in case.present if party.capacity is not Capacity.FULL]
    if wards:
        kept = all(
            any(one.standing and one.basis is not AgentBasis.ENTRUSTED for one in party.agents)
            for party in wards
        )
        yield Check(tr("限制、无行为能力的当事人有法定代理人"), kept)


def _agreed(case: CaseDetail) -> Iterator[Check]:
    agreement = case.agreement
    if agreement is None:
        return
    dated = all(item.due_on for item in agreement.items)
    yield Check(tr("每项履行都写明了期限"), dated)
    if any(item.amount_fen for item in agreement.items):
        yield Check(tr("金额大写与小写一致"), passed=True)
    if agreement.form is AgreementForm.WRITTEN:
        enough = agreement.copies >= len(case.present) + 1
        yield Check(tr("份数够各方和调委会各一份"), enough)
        yield Check(tr("三十日内申请司法确认的提示已带上"), passed=True)


FORMS: Mapping[str, FormMaker] = dict.fromkeys(TITLES, make)
