"""What the desk is opened for: a new application, a wish heard elsewhere, a record to set right."""

from __future__ import annotations

__all__ = ["Kind", "Task", "fill_record", "fill_wish"]

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.legalaid.messages import (
    AidDetail,
    Answers,
    Exemption,
    Matter,
    MeansRoute,
    NoLimit,
    Origin,
    PartyRole,
    PartyView,
    WishView,
)
from app.people.messages import PersonView
from ui.legalaid.intake.stack import CardStack

_GROUPS = {  # the question of the matter as it would have been answered
    Matter.LABOUR: "labour",
    Matter.INJURY: "injury",
    Matter.MAINTENANCE: "maintenance",
    Matter.RETRIAL: "retrial",
}


class Kind(StrEnum):
    """What is done at the desk, by the command that does it."""

    TAKE = "RegisterApplication"
    REVISE = "ReviseApplication"
    MEANS = "StateMeans"


@dataclass(frozen=True, slots=True)
class Task:
    """Attributes:
    about: the record that is set right, or the wish that is completed; None for a new one.
    """

    kind: Kind = Kind.TAKE
    about: Id | None = None

    @property
    def title(self) -> str:
        """The big words in the top bar."""
        return {
            Kind.TAKE: tr("受理法律援助申请"),
            Kind.REVISE: tr("更正法律援助申请"),
            Kind.MEANS: tr("填经济困难状况"),
        }[self.kind]

    @property
    def button(self) -> str:
        """What the last button does."""
        return {
            Kind.TAKE: tr("受理"),
            Kind.REVISE: tr("保存更正"),
            Kind.MEANS: tr("保存"),
        }[self.kind]

    def kept(self) -> list[Any]:
        """What a draft keeps."""
        return [str(self.kind), self.about]

    @classmethod
    def restored(cls, kept: Any) -> Task:
        """From a draft."""
        return cls(Kind(kept[0]), kept[1]) if kept else cls()


def fill_wish(stack: CardStack, wish: WishView) -> Answers:
    """What another line heard, as far as it goes: nothing is typed twice."""
    applicant = stack.applicant
    if wish.person is not None:
        applicant.use(wish.person)
    else:
        applicant.grid.fill({"name": wish.name, "phone": wish.phone})
    received = wish.asked_at.astimezone(CHINA)
    applicant.grid.fill({"received_on": received.date(), "received_time": received.time()})
    details = {"cause": wish.cause, "facts": wish.facts, "claim_fen": wish.claim_fen}
    stack.details.grid.fill(details)
    if wish.opponent:
        stack.details.opponents.fill([_opponent_wished(wish)])
    return _answers_wished(wish)


def _opponent_wished(wish: WishView) -> Mapping[str, Any]:
    unit, known = wish.opponent_organisation, wish.opponent_person
    if unit is not None:
        return {"name": unit.name, "id_no": unit.uscc, "phone": unit.phone, "unit": True}
    if known is not None:
        return _person(known)
    return {"name": wish.opponent}


def _answers_wished(wish: WishView) -> Answers:
    answers = Answers(origin=Origin.PERSON)
    if wish.matter in _GROUPS:
        answers = replace(answers, matter=wish.matter, group=_GROUPS[wish.matter])
    if wish.route is MeansRoute.UNLIMITED and wish.ground in set(NoLimit):
        ground = NoLimit(wish.ground)
        answers = replace(answers, unlimited=ground)
        if ground is NoLimit.VIOLENCE:
            answers = replace(answers, group="violence", matter=Matter.OTHER_BY_LAW)
    elif wish.route is MeansRoute.EXEMPT and wish.ground in set(Exemption):
        answers = replace(answers, exemption=Exemption(wish.ground))
    return answers


def fill_record(stack: CardStack, record: AidDetail) -> Answers:
    """A record as it stands, to be set right; income that was stated stays covered."""
    stack.applicant.use(record.person)
    received = record.received_at.astimezone(CHINA)
    asked = record.asked_at.astimezone(CHINA) if record.asked_at else None
    stack.applicant.grid.fill({
        "categories": record.categories, "received_by": record.received_by,
        "received_on": received.date(), "received_time": received.time(),
        "asked_on": asked.date() if asked else None, "asked_time": asked.time() if asked else None,
        "home_visit": record.home_visit,
    })  # fmt: skip
    stack.applicant.fit_fields()
    filer = record.filer
    if filer is not None and filer.role is PartyRole.FILER and filer.person is not None:
        stack.filer.use(filer.person, filer.relation)
    stack.details.grid.fill({
        "cause": record.cause, "legal_status": record.legal_status, "forum": record.forum,
        "claim_fen": record.claim_fen, "facts": record.facts,
    })  # fmt: skip
    stack.details.opponents.fill([_opponent(party) for party in record.opponents])
    stack.materials.fill(record.answers.held)
    stack.household.cover(record.answers.household)
    told = {"identity_seen": record.identity_seen, "told": record.told_on is not None}
    stack.verdict.grid.fill(told)
    return replace(record.answers, household=None, held=())


def _opponent(party: PartyView) -> Mapping[str, Any]:
    rest = {
        "lawyer": party.lawyer, "lawyer_unit": party.lawyer_unit, "household": party.household,
    }  # fmt: skip
    unit, known = party.organisation, party.person
    if unit is not None:
        return rest | {"name": unit.name, "id_no": unit.uscc, "phone": unit.phone, "unit": True}
    if known is not None:
        return {**rest, **_person(known)}
    return rest | {"name": party.name}


def _person(known: PersonView) -> Mapping[str, Any]:
    """Of a file all else stays as it is."""
    return {"name": known.name, "id_no": known.id_no, "phone": known.phone, "known": known}
