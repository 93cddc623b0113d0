"""B10→B20: what the station suggests and sends on to the centre; B18: to whom else it belongs."""

from __future__ import annotations

__all__ = ["COMMANDS", "forward"]

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.legalaid.codes import CarriedBy, Entry, ForwardKind, WrongAgency
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.shared import (
    done,
    late,
    late_at,
    move,
    must_be,
    new_row,
    open_row,
    record_of,
)
from app.legalaid.messages import (
    AcknowledgeForwarding,
    ForwardApplication,
    ProposeAid,
    ReferElsewhere,
)
from app.legalaid.names import centre_of
from app.legalaid.numbering import number_case
from app.legalaid.rules.course import check_forwarding
from app.legalaid.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.legalaid import AidCase, AidForwarding, AidMaterial, AidProposal

_SENT = frozenset({State.REGISTERED, State.NOTIFIED})
_OPEN = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})


def propose_aid(command: ProposeAid, work: Work) -> Id:
    """初审意见: words to the centre, never a decision (M20)."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("写初审意见"))
    faults = late(command.made_on, "made_on", work)
    if not command.reasons.strip():
        faults.append(Fault(tr("请写几句理由"), "reasons"))
    refuse(faults)
    new_row(
        *(AidProposal, case, work),
        made_on=command.made_on,
        opinion=command.opinion.value,
        reasons=command.reasons.strip(),
        provisional=[one.value for one in command.provisional],
        author=work.me.user,
    )
    if command.provisional:
        case.urged = [one.value for one in command.provisional]
    return done(case, work)


def forward_application(command: ForwardApplication, work: Work) -> Id:
    """B10→B20, with the list; or the papers of a notice, which stays N10 until it is assigned."""
    case = record_of(command.record, work)
    must_be(case, _SENT, tr("办理转交"))
    facts = aid_facts(case, work.session)
    faults = late_at(command.forwarded_at, "forwarded_at", work)
    faults += check_forwarding(facts, command.forwarded_at.astimezone(CHINA).date())
    weigh(faults, command, case.id, work)
    forward(case, command.forwarded_at, work, to=command.to, way=command.way, note=command.note)
    return done(case, work)


def forward(
    case: AidCase,
    at: datetime,
    work: Work,
    *,
    to: str = "",
    way: CarriedBy | None = None,
    note: str = "",
) -> None:
    """Send on to the centre, with the list of what goes."""
    notice = Entry(case.entry) is Entry.NOTICE
    number_case(case, work)  # where there was no block when it was taken in
    new_row(
        *(AidForwarding, case, work),
        kind=(ForwardKind.NOTICE if notice else ForwardKind.CENTRE).value,
        forwarded_at=at,
        to=to.strip() or centre_of(work.me),
        way=way.value if way else "",
        note=note.strip(),
        items=_items(case, work),
        author=work.me.user,
    )
    if not notice:
        move(case, State.REVIEWED, at.astimezone(CHINA).date())


def _items(case: AidCase, work: Work) -> list[str]:
    rows = work.session.scalars(
        select(AidMaterial)
        .where(
            AidMaterial.case == case.id,
            AidMaterial.received_on.is_not(None),
            ~AidMaterial.voided,
        )
        .order_by(AidMaterial.ordinal, AidMaterial.id)
    )
    return [f"{row.name}|{row.copies}|{'' if row.pages is None else row.pages}" for row in rows]


def acknowledge(command: AcknowledgeForwarding, work: Work) -> Id:
    """The addressee signed for the list."""
    case = record_of(command.record, work)
    row = open_row(_last_sent(case, work), tr("还没有转交过，不能登记签收"))
    sent_on = row.forwarded_at.astimezone(CHINA).date()
    faults = late(command.received_on, "received_on", work)
    if command.received_on < sent_on:
        faults.append(Fault(tr("早于转交的日期，请核对"), "received_on"))
    refuse(faults)
    row.received_on, row.receiver = command.received_on, command.receiver.strip()
    return done(case, work)


def _last_sent(case: AidCase, work: Work) -> AidForwarding | None:
    return work.session.scalars(
        select(AidForwarding)
        .where(AidForwarding.case == case.id, ~AidForwarding.voided)
        .order_by(AidForwarding.id.desc())
    ).first()


def refer_elsewhere(command: ReferElsewhere, work: Work) -> Id:
    """B18: told, or sent on; a wrong agency is never a reason of 不予 (第38条)."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("告知或者移送"))
    faults = late(command.done_on, "done_on", work)
    faults += _before(command.done_on, case, "done_on")
    if not command.to.strip():
        faults.append(Fault(tr("请填有权的法律援助机构"), "to", "la.R-B19", "法律援助法 第38条"))
    refuse(faults)
    sent = command.way is WrongAgency.FORWARDED
    new_row(
        *(AidForwarding, case, work),
        kind=(ForwardKind.AGENCY if sent else ForwardKind.TOLD).value,
        forwarded_at=min(
            datetime.combine(command.done_on, datetime.max.time(), CHINA), work.clock.now()
        ),
        to=command.to.strip(),
        note=command.note.strip(),
        items=_items(case, work) if sent else [],
        author=work.me.user,
    )
    way = tr(command.way.label)
    note = tr("，").join(filter(None, (way, command.to.strip(), command.note.strip())))
    move(case, State.ELSEWHERE, command.done_on, note)
    return done(case, work)


def _before(on: date, case: AidCase, field: str) -> list[Fault]:
    if on < case.received_at.astimezone(CHINA).date():
        return [Fault(tr("早于收到申请的日期，请核对"), field)]
    return []


COMMANDS: Mapping[type, Handler] = {
    ProposeAid: propose_aid,
    ForwardApplication: forward_application,
    AcknowledgeForwarding: acknowledge,
    ReferElsewhere: refer_elsewhere,
}
