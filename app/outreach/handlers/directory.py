"""律师名录 and 服务点: entered, verified, published, verified anew, put away."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.outreach.codes import Crs, Licence
from app.outreach.handlers.shared import done, entry_of, step
from app.outreach.messages import (
    AddLawyer,
    AddPoint,
    ImportPoints,
    LawyerInput,
    MarkPlace,
    PointInput,
    PublishEntry,
    RecordLicence,
    ReopenEntry,
    RetireEntry,
    ReviseLawyer,
    RevisePoint,
    VerifyEntry,
)
from app.outreach.places import mark_id
from app.outreach.rules import (
    check_coordinates,
    check_lawyer,
    check_point,
    not_after,
    required,
)
from app.outreach.sheets import fresh_points, read_sheet
from app.outreach.states import ListedState, may_move_listed
from app.people import phones
from app.people.divisions import Divisions
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.outreach import Lawyer, PlaceMark, ServicePoint

_SHOWN = (ListedState.VERIFIED, ListedState.PUBLISHED)


def _listed(record: Id, work: Work) -> Lawyer | ServicePoint:
    """A lawyer or a point."""
    if work.session.get(Lawyer, record) is not None:
        return entry_of(Lawyer, record, work)
    return entry_of(ServicePoint, record, work)


def verify(command: VerifyEntry, work: Work) -> Id:
    """核验; of what is published 复核, which leaves it published."""
    row = _listed(command.record, work)
    today = work.clock.today()
    refuse(
        [
            *not_after(command.verified_on, today, "verified_on"),
            *required(command.how, "how", tr("请写怎么核对的，如：打电话、看执业证、到场")),
        ]
    )
    state = ListedState(row.state)
    target = ListedState.VERIFIED if state is not ListedState.PUBLISHED else state
    step(row, target, command.verified_on, may_move_listed)
    row.verified_on, row.verified_how = command.verified_on, command.how.strip()
    return done(row, work)


def publish(command: PublishEntry, work: Work) -> Id:
    """发布: nobody whose licence rests is shown to the public."""
    row = _listed(command.record, work)
    faults = [*not_after(command.published_on, work.clock.today(), "published_on")]
    if isinstance(row, Lawyer) and row.licence != Licence.PRACTISING:
        says = tr("{name} 现在是“{state}”，不能发布")
        faults.append(Fault(says.format(name=row.name, state=tr(Licence(row.licence).label))))
    if ListedState(row.state) is ListedState.PUBLISHED:
        faults.append(Fault(tr("已经发布了，没有改动")))
    refuse(faults)
    step(row, ListedState.PUBLISHED, command.published_on, may_move_listed)
    return done(row, work)


def retire(command: RetireEntry, work: Work) -> Id:
    """停用: kept, and shown to nobody outside."""
    row = _listed(command.record, work)
    refuse(
        [
            *not_after(command.retired_on, work.clock.today(), "retired_on"),
            *required(command.note, "note", tr("请写明停用的原因")),
        ]
    )
    step(row, ListedState.RETIRED, command.retired_on, may_move_listed)
    row.state_note = command.note.strip()
    return done(row, work)


def reopen(command: ReopenEntry, work: Work) -> Id:
    """恢复, as a draft."""
    row = _listed(command.record, work)
    if ListedState(row.state) is not ListedState.RETIRED:
        raise Refused(Fault(tr("没有停用，不用恢复")))
    step(row, ListedState.DRAFT, work.clock.today(), may_move_listed)
    row.state_note = ""
    return done(row, work)


def _changed(row: Lawyer | ServicePoint, work: Work) -> None:
    """What the public may have read is a draft again once it is changed."""
    state = ListedState(row.state)
    if state is ListedState.RETIRED:
        raise Refused(Fault(tr("已经停用，请先恢复再修改")))
    if state in _SHOWN:
        step(row, ListedState.DRAFT, work.clock.today(), may_move_listed)
        row.verified_on, row.verified_how = None, ""


# -- lawyers -------------------------------------------------------------------------------


def add_lawyer(command: AddLawyer, work: Work) -> Id:
    """A draft; a licence number is here once."""
    refuse(_lawyer_faults(command.lawyer, work))
    row = Lawyer(
        id=work.new_id(),
        office=work.me.office,
        licence=command.licence.value,
        state=ListedState.DRAFT.value,
        state_on=work.clock.today(),
    )
    _write_lawyer(row, command.lawyer)
    work.session.add(row)
    return done(row, work)


def revise_lawyer(command: ReviseLawyer, work: Work) -> Id:
    """Other data, verified before they are shown again."""
    row = entry_of(Lawyer, command.record, work)
    refuse(_lawyer_faults(command.lawyer, work, row.id))
    _changed(row, work)
    _write_lawyer(row, command.lawyer)
    return done(row, work)


def _lawyer_faults(lawyer: LawyerInput, work: Work, own: Id | None = None) -> list[Fault]:
    faults = [*check_lawyer(lawyer, work.clock.today())]
    try:
        _phone(lawyer)
    except Refused as error:
        faults += [Fault(fault.message, "lawyer.office_phone") for fault in error.faults]
    same = select(Lawyer.id, Lawyer.name).where(
        Lawyer.licence_no == lawyer.licence_no, ~Lawyer.voided
    )
    for found, name in work.session.execute(same):
        if found != own:
            says = tr("这个执业证号已经登记给 {name}，请核对")
            faults.append(Fault(says.format(name=name), "lawyer.licence_no"))
    return faults


def _write_lawyer(row: Lawyer, lawyer: LawyerInput) -> None:
    row.name, row.firm = lawyer.name.strip(), lawyer.firm.strip()
    row.licence_no, row.practice_from = lawyer.licence_no, lawyer.practice_from
    row.fields = [one.value for one in lawyer.fields]
    row.languages = [one.value for one in lawyer.languages]
    row.office_phone, row.annual_check = _phone(lawyer), lawyer.annual_check


def _phone(lawyer: LawyerInput) -> str:
    return phones.parse(lawyer.office_phone) if lawyer.office_phone.strip() else ""


def record_licence(command: RecordLicence, work: Work) -> Id:
    """执业状态; the card is hidden by it at once, for `card.is_public` asks for it."""
    row = entry_of(Lawyer, command.record, work)
    faults = [*not_after(command.on, work.clock.today(), "on")]
    if command.licence is not Licence.PRACTISING:
        faults += required(command.note, "note", tr("请写从哪里知道的，如：省厅公告文号"))
    refuse(faults)
    row.licence, row.licence_on = command.licence.value, command.on
    row.licence_note = command.note.strip()
    return done(row, work)


# -- service points ------------------------------------------------------------------------


def add_point(command: AddPoint, work: Work) -> Id:
    """A draft."""
    refuse(_point_faults(command.point, work))
    return done(_new_point(command.point, work), work)


def revise_point(command: RevisePoint, work: Work) -> Id:
    """Other data, verified before they are shown again."""
    row = entry_of(ServicePoint, command.record, work)
    refuse(_point_faults(command.point, work))
    _changed(row, work)
    _write_point(row, command.point)
    return done(row, work)


def import_points(command: ImportPoints, work: Work) -> int:
    """What the sheet has and the office has not yet, as drafts."""
    fresh, _known = fresh_points(read_sheet(command.path).points, work.session)
    for point in fresh:
        _new_point(point, work)
    work.session.flush()
    return len(fresh)


def _point_faults(point: PointInput, work: Work) -> list[Fault]:
    faults = [*check_point(point)]
    if point.village and work.tool(Divisions).get(point.village) is None:
        faults.append(Fault(tr("没有这个村（居），请从列表里选"), "point.village"))
    return faults


def _new_point(point: PointInput, work: Work) -> ServicePoint:
    row = ServicePoint(
        id=work.new_id(),
        office=work.me.office,
        state=ListedState.DRAFT.value,
        state_on=work.clock.today(),
    )
    _write_point(row, point)
    work.session.add(row)
    return row


def _write_point(row: ServicePoint, point: PointInput) -> None:
    row.name, row.kind = point.name.strip(), point.kind.value
    row.address, row.village = point.address.strip(), point.village
    row.lng, row.lat = point.lng, point.lat
    row.crs = point.crs.value if point.lng is not None else ""
    row.hours, row.phone = point.hours.strip(), point.phone.strip()
    row.services, row.accessible = point.services.strip(), point.accessible


def mark_place(command: MarkPlace, work: Work) -> Id:
    """Where a village lies; entered again it is corrected."""
    faults = [*check_coordinates(command.lng, command.lat, "lng", "lat")]
    if command.lng is None or command.lat is None:
        faults += required(None, "lng", tr("请填经度、纬度"))
    if work.tool(Divisions).get(command.code) is None:
        faults.append(Fault(tr("没有这个村（居），请从列表里选"), "code"))
    refuse(faults)
    key = mark_id(command.code, work.me.office)
    row = work.session.get(PlaceMark, key)
    if row is None:
        row = PlaceMark(id=key, office=work.me.office, code=command.code)
        work.session.add(row)
    row.voided = False
    row.lng, row.lat = command.lng or 0, command.lat or 0
    row.crs, row.source = Crs(command.crs).value, command.source.strip()
    return done(row, work)


COMMANDS: Mapping[type, Handler] = {
    VerifyEntry: verify,
    PublishEntry: publish,
    RetireEntry: retire,
    ReopenEntry: reopen,
    AddLawyer: add_lawyer,
    ReviseLawyer: revise_lawyer,
    RecordLicence: record_licence,
    AddPoint: add_point,
    RevisePoint: revise_point,
    ImportPoints: import_points,
    MarkPlace: mark_place,
}
