"""调查: who was asked, where and when, and what was said."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.handlers.shared import case_of, done, must_be
from app.mediation.messages import GatherEvidence, RecordInvestigation
from app.mediation.rules.investigations import check_investigation
from app.mediation.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.attachments import Attachment
from db.tables.mediation import Investigation

_OPEN = frozenset(State) - {State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED}


def record_investigation(command: RecordInvestigation, work: Work) -> Id:
    """调查记录 (人民调解法 第21条、第22条), as long as the case is not ended."""
    case = case_of(command.case, work)
    must_be(case, _OPEN, tr("再做调查记录"))
    refuse(check_investigation(command, work.clock.now()))
    made = Investigation(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        target=command.target.strip(),
        start=command.start,
        end=command.end,
        place=command.place.strip(),
        attendees=command.attendees.strip(),
        investigators=command.investigators.strip(),
        recorder=command.recorder.strip(),
        transcript=command.transcript.strip(),
        evidence=_files(command.evidence, case.id, work),
    )
    work.session.add(made)
    work.session.flush()
    return made.id


def gather_evidence(command: GatherEvidence, work: Work) -> Id:
    """收集的证据材料: which files of the case an investigation brought (人民调解法 第22条)."""
    made = work.session.get(Investigation, command.investigation)
    if made is None or made.voided:
        raise Refused(Fault(tr("没有找到这份调查记录，可能还没有同步过来"), "investigation"))
    case = case_of(made.case, work)
    must_be(case, _OPEN, tr("再登记调查收集的材料"))
    made.evidence = _files(command.evidence, case.id, work)
    return done(case, work)


def _files(chosen: Collection[Id], case: Id, work: Work) -> list[str]:
    """Hex ids of files of this case; of no other."""
    own = work.session.scalars(
        select(Attachment.id).where(Attachment.record == case, ~Attachment.voided)
    ).all()
    if not set(chosen) <= set(own):
        raise Refused(Fault(tr("选的材料不在本案里，请重新选"), "evidence"))
    return [one.hex() for one in chosen]


COMMANDS: Mapping[type, Handler] = {
    RecordInvestigation: record_investigation,
    GatherEvidence: gather_evidence,
}
