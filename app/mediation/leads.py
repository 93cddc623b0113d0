"""Reads of rounds and leads: the gravest and newest first, each with the case it became."""

from __future__ import annotations

__all__ = ["QUERIES", "lead_dues"]

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Select, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import DisputeType, LeadStep, RiskLevel
from app.mediation.messages import (
    LeadPage,
    LeadTab,
    LeadView,
    LevelView,
    ListLeads,
    ReadLead,
    ReadRiskPractice,
)
from app.mediation.rules import risk as rules
from app.mediation.rules.facts import DueFact
from app.people.divisions import Divisions
from app.risk import RiskPractice
from app.work import Handler, Work
from db.tables.mediation import DisputeLead, MediationCase, Screening

_MOST = 500  # of one tab; who looks further back types a name


def list_leads(query: ListLeads, work: Work) -> LeadPage:
    """The leads of a tab, as many as one looks through."""
    chosen = _leads().where(_under(query.tab))
    names = type_coerce(DisputeLead.parties, Text)  # looked into as it is written
    for word in query.text.split():
        like = [
            column.contains(word, autoescape=True)
            for column in (names, DisputeLead.facts, DisputeLead.place)
        ]
        villages = [
            village.code
            for village in work.tool(Divisions).villages_of(work.me.office)
            if word in village.name
        ]
        chosen = chosen.where(like[0] | like[1] | like[2] | Screening.division.in_(villages))
    chosen = chosen.order_by(
        DisputeLead.risk.in_((RiskLevel.RED.value, RiskLevel.ORANGE.value)).desc()
        if query.tab is LeadTab.OPEN
        else DisputeLead.closed_on.desc(),
        Screening.screened_on.desc(),
        DisputeLead.id.desc(),
    )
    rows = work.session.execute(chosen.limit(_MOST)).all()
    return LeadPage(
        rows=tuple(_view(lead, screening, case_no, work) for lead, screening, case_no in rows),
        counts=tuple((tab, _count(tab, work)) for tab in LeadTab),
        screenings=_screenings(work),
    )


def _leads() -> Select[DisputeLead, Screening, str]:
    return (
        select(DisputeLead, Screening, MediationCase.case_no)
        .outerjoin(Screening, Screening.id == DisputeLead.screening)
        .outerjoin(MediationCase, MediationCase.id == DisputeLead.case)
        .where(~DisputeLead.voided)
    )


def _under(tab: LeadTab) -> ColumnElement[bool]:
    return DisputeLead.outcome == "" if tab is LeadTab.OPEN else DisputeLead.outcome != ""


def _count(tab: LeadTab, work: Work) -> int:
    counted = select(func.count()).select_from(DisputeLead)
    return work.session.execute(counted.where(~DisputeLead.voided, _under(tab))).scalar_one()


def _screenings(work: Work) -> int:
    first = date(work.clock.today().year, 1, 1)
    counted = select(func.count()).select_from(Screening)
    return work.session.execute(
        counted.where(~Screening.voided, Screening.screened_on >= first)
    ).scalar_one()


def _view(
    lead: DisputeLead, screening: Screening | None, case_no: str | None, work: Work
) -> LeadView:
    # A lead may have arrived before its round: it is shown all the same.
    division = screening.division if screening else ""
    village = work.tool(Divisions).get(division) if division else None
    name = village.name if village else tr("（未同步）")
    parties = tuple(lead.parties or ())
    return LeadView(
        id=lead.id,
        title=_title(lead) or name,
        found_on=screening.screened_on if screening else work.clock.today(),
        finder=screening.finder if screening else "",
        division=division,
        village=name,
        parties=parties,
        people_count=lead.people_count,
        dispute_type=DisputeType(lead.dispute_type),
        place=lead.place,
        facts=lead.facts,
        risk=RiskLevel(lead.risk),
        next_step=LeadStep(lead.next_step),
        outcome=LeadStep(lead.outcome) if lead.outcome else None,
        closed_on=lead.closed_on,
        closed_note=lead.closed_note,
        case=lead.case,
        case_no=(case_no or tr("待编号")) if lead.case else "",
    )


def lead_dues(session: Session, leads: Iterable[Id]) -> Iterator[tuple[DisputeLead, DueFact]]:
    """R-A14 of open leads: who finds a dispute that may turn violent tells of it at once."""
    chosen = _leads().where(DisputeLead.id.in_(leads), _under(LeadTab.OPEN))
    for lead, screening, _case_no in session.execute(chosen):
        if due := _due(lead, screening):
            yield lead, due


def _due(lead: DisputeLead, screening: Screening | None) -> DueFact | None:
    if screening is None or not RiskLevel(lead.risk).grave:
        return None
    return rules.lead_due(lead.id, _title(lead), screening.screened_on)


def _title(lead: DisputeLead) -> str:
    return tr("、").join(lead.parties or ()) or lead.place


def read_lead(query: ReadLead, work: Work) -> LeadView:
    """One lead; raises Refused when it is not here."""
    found = work.session.execute(_leads().where(DisputeLead.id == query.id)).first()
    if found is None:
        raise Refused(Fault(tr("没有找到这条线索，可能已经撤销，或者还没有同步过来")))
    return _view(*found, work)


def read_practice(_query: ReadRiskPractice, work: Work) -> tuple[LevelView, ...]:
    """What practice makes of each level of risk."""
    return work.tool(RiskPractice).levels()


QUERIES: Mapping[type, Handler] = {
    ListLeads: list_leads,
    ReadLead: read_lead,
    ReadRiskPractice: read_practice,
}
