"""One ordinary dispute as a clerk types it, to be changed by each test where it matters."""

from __future__ import annotations

__all__ = [
    "HUANG",
    "TAN",
    "TOWN",
    "WORKS",
    "agreement_input",
    "applicant",
    "case_input",
    "payment",
    "respondent",
    "session_input",
    "signatures",
]

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.clock import CHINA
from app.ids import Id, named_id
from app.mediation.messages import (
    AgreementForm,
    AgreementItemInput,
    CaseInput,
    ConfirmSignatures,
    DisputeType,
    Outcome,
    PartyInput,
    PartyRole,
    ReachAgreement,
    RecordSession,
)
from app.people.messages import OrganisationInput, PersonInput
from app.samples.office import OFFICE, mediator_id, person

TOWN = named_id("committee", OFFICE)
HUANG = person("黄䶮", "1980-05-12", 911, "13800002210", "大泽镇田金村3队18号")
TAN = person("谭𬍛㛃", "1974-02-03", 912, "13500007731", "大泽镇田金村3队20号")
WORKS = OrganisationInput("江门市某照明有限公司", "", "陈某", "大泽镇××路88号", "0750-0000303")


def applicant(who: PersonInput | OrganisationInput = HUANG, /, **changes: Any) -> PartyInput:
    """The party that asks; changes are to the person or organisation."""
    return _party(PartyRole.APPLICANT, replace(who, **changes))


def respondent(who: PersonInput | OrganisationInput = TAN, /, **changes: Any) -> PartyInput:
    """The party that is asked."""
    return _party(PartyRole.RESPONDENT, replace(who, **changes))


def _party(role: PartyRole, who: PersonInput | OrganisationInput) -> PartyInput:
    if isinstance(who, PersonInput):
        return PartyInput(role, person=who)
    return PartyInput(role, organisation=who)


def case_input(**changes: Any) -> CaseInput:
    """Two neighbours of 田金村 and a drain."""
    given = CaseInput(
        committee=TOWN,
        dispute_type=DisputeType.NEIGHBOUR,
        parties=(applicant(), respondent()),
        facts="谭𬍛㛃填高后墙排水沟，致雨天倒灌，黄䶮房屋后墙受潮。",
        claims=("恢复排水沟原状", "赔偿墙体修补费3000元"),
        consent=True,
        mediators=(mediator_id("陈丽华"),),
    )
    return replace(given, **changes)


def session_input(case: Id, day: date, hour: int = 15, **changes: Any) -> RecordSession:
    """An hour in the mediation room in which the parties come to terms."""
    start = datetime.combine(day, time(hour), CHINA)
    given = RecordSession(
        case=case,
        start=start,
        end=start + timedelta(hours=1),
        place="大泽镇人民调解委员会调解室",
        transcript="双方到场，谈妥修沟和补偿。",
        outcome=Outcome.SUCCESS,
        told_rights=True,
    )
    return replace(given, **changes)


def payment(content: str, due_on: date | None, **changes: Any) -> AgreementItemInput:
    """1,500 yuan from 谭𬍛㛃 to 黄䶮."""
    return replace(AgreementItemInput("谭𬍛㛃", "黄䶮", content, 150000, due_on, "现金"), **changes)


def agreement_input(
    case: Id, reached_on: date, *items: AgreementItemInput, **changes: Any
) -> ReachAgreement:
    """A written agreement."""
    given = ReachAgreement(
        case=case,
        form=AgreementForm.WRITTEN,
        facts="谭𬍛㛃填高后墙排水沟，致黄䶮房屋后墙受潮。",
        terms=("谭𬍛㛃补偿黄䶮墙体修补费人民币3000元，分两次付清。",),
        items=items,
        reached_on=reached_on,
        performance="以现金当面付清，黄䶮出具收条。",
    )
    return replace(given, **changes)


def signatures(case: Id, signed_on: date) -> ConfirmSignatures:
    """All that must be on the paper of an agreement is there."""
    return ConfirmSignatures(case, signed_on, by_parties=True, by_mediator=True, by_committee=True)
