"""D15 电子定位审批、告知书: the ground, the term, what the subject has to do."""

from __future__ import annotations

__all__ = ["FORMS", "Device"]

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import MonitoringGround
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Runs
from app.papers.wording import day, filled, stacked, ticks
from db.tables.correction import CountyRequest
from db.tables.measures import ElectronicMonitoring, MonitoringExtension


@dataclass(frozen=True, slots=True)
class Device:
    """One 电子定位, its request, and how often it was made longer."""

    row: ElectronicMonitoring
    opinion: str
    extensions: tuple[MonitoringExtension, ...]


def _with_extensions(session: Session, row: ElectronicMonitoring) -> Device:
    request = session.scalars(
        select(CountyRequest).where(CountyRequest.record == row.id, ~CountyRequest.voided)
    ).first()
    extensions = session.scalars(
        select(MonitoringExtension)
        .where(MonitoringExtension.monitoring == row.id, ~MonitoringExtension.voided)
        .order_by(MonitoringExtension.start_on, MonitoringExtension.id)
    )
    return Device(row, request.opinion if request else "", tuple(extensions))


def _notice(_paper: SubjectPaper, found: Device) -> Slots:
    row = found.row
    grounds = [(_in_short(one), one == row.ground) for one in MonitoringGround]
    runs: dict[str, Runs] = {
        "grounds": stacked([(ticks([one]),) for one in grounds]),
        "ground": (Filled(_in_short(MonitoringGround(row.ground)), "ground"),),
        "device": (filled(row.device, "device", "电子定位装置", 8),),
        "opinion": (filled(found.opinion, "opinion", "司法所意见", 12),),
        "span": (Filled(f"{day(row.start_on)}至{day(row.end_on)}", "start_on"),),
        "last_on": (Filled(day(row.end_on), "end_on"),),
        "approver": (filled(row.approver, "approver", "批准人", 6),),
        "answered_on": (filled_day(row.answered_on, "answered_on", "批准日期"),),
        "letter_no": (Gap("文号", "number", 12),),
    }
    longer: tuple[dict[str, Runs], ...] = tuple(
        {
            "longer": (Filled(f"{day(one.start_on)}至{day(one.end_on)}", "extensions"),),
            "longer_by": (Filled(one.approver, "extensions"),),
            "longer_on": (day(one.approved_on),),
        }
        for one in found.extensions
    )
    return Slots(runs, {"extensions": longer})


def _in_short(ground: MonitoringGround) -> str:
    """As the article lists it, without the 的 that ends each item."""
    return ground.label.removesuffix("的")


def _approved(_paper: SubjectPaper, found: Device) -> Iterable[Check]:
    yield Check(tr("已由县级司法局负责人批准"), passed=found.row.answer == "1")


FORMS = (Form("cor.D15", _notice, ElectronicMonitoring, _with_extensions, _approved),)
