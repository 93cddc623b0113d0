"""Back to mediation: the dispute becomes a lead of 排查, and the application goes on."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.clock import CHINA
from app.errors import Fault, Refused
from app.handover import Handover, Heard
from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import (
    Entry,
    Exemption,
    FastTag,
    Matter,
    MeansRoute,
    NoLimit,
    NoteSource,
    Stage,
)
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.shared import must_be, new_row, record_of
from app.legalaid.messages import SendToMediation
from app.legalaid.rules.mediation import check_mediation
from app.legalaid.states import State
from app.people.divisions import Divisions
from app.risk import RiskLevel
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.aid import AidNote
from db.tables.legalaid import AidCase
from db.tables.office import User
from db.tables.people import Person

_OPEN = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})
# Codes of CL-01 that a matter is counted by; of wages by who asks for them.
_KINDS = {Matter.MAINTENANCE: "01", Matter.INJURY: "06", Matter.POLLUTION: "09"}
_MIGRANT_WAGES, _LABOUR, _OTHER = "10", "11", "18"
_MEDIATE = "2"  # 转调解: what is to become of the lead


def send_to_mediation(command: SendToMediation, work: Work) -> Id:
    """Hand the dispute on; returns the lead's id."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("转调解"))
    if Entry(case.entry) is Entry.NOTICE:
        says = tr("该事项依法不属人民调解范围，请转有权机关")
        raise Refused(Fault(says, None, "med.M01", tr("人民调解法 第2条")))
    person = work.session.get_one(Person, case.person)
    division = command.division or person.division or ""
    refuse(_faults(case, agreed=command.agreed) or _place(division, work))
    facts = aid_facts(case, work.session)
    user = work.session.get(User, work.me.user)
    lead = work.tool(Handover).give(
        Heard(
            origin=case.id,
            heard_on=case.received_at.astimezone(CHINA).date(),
            finder=user.name if user else work.me.name,
            division=division,
            parties=(person.name, *filter(None, facts.opponents)),
            kind=_kind(case),
            facts=case.facts,
            risk=RiskLevel.BLUE.value,
            step=_MEDIATE,
        ),
        work,
    )
    text = tr("本人愿意调解，已经转排查线索；援助申请照常办理")
    new_row(
        *(AidNote, case, work),
        at=work.clock.now(),
        source=NoteSource.RECIPIENT.value,
        text=tr("；").join(filter(None, (text, command.note.strip()))),
        told_applicant=True,
        author=work.me.user,
    )
    work.session.flush()
    return lead if isinstance(lead, bytes) else case.id


def _faults(case: AidCase, *, agreed: bool) -> list[Fault]:
    unlimited = case.means_route == MeansRoute.UNLIMITED and case.route_ground
    return check_mediation(
        Matter(case.matter) if case.matter else None,
        Stage(case.stage) if case.stage else None,
        tuple(map(FastTag, case.fast or ())),
        NoLimit(case.route_ground) if unlimited else None,
        agreed=agreed,
    )


def _place(division: str, work: Work) -> list[Fault]:
    if work.tool(Divisions).get(division) is None:
        return [Fault(tr("请选事情在哪个村（居）"), "division")]
    return []


def _kind(case: AidCase) -> str:
    matter = Matter(case.matter)
    if matter is Matter.LABOUR:
        migrant = (case.means_route, case.route_ground) == (
            MeansRoute.EXEMPT, Exemption.MIGRANT_WORKER,
        )  # fmt: skip
        return _MIGRANT_WAGES if migrant else _LABOUR
    return _KINDS.get(matter, _OTHER)


COMMANDS: Mapping[type, Handler] = {SendToMediation: send_to_mediation}
