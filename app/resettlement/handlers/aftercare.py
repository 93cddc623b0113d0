"""社区戒毒转介卡 (res.R36): the town's work; the office keeps dates and visits, never a test."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.people.handlers import check_person, keep_person
from app.resettlement.messages import (
    AddAftercare,
    CloseAftercare,
    NoteAftercare,
    ReportAftercare,
)
from app.resettlement.rules import aftercare_end
from app.weighing import placed, refuse
from app.work import Handler, Work
from db.tables.resettlement import Aftercare, AftercareEntry


def add_card(command: AddAftercare, work: Work) -> Id:
    """A card, where somebody asks the office to keep an eye on the dates."""
    faults = placed(check_person(command.person, work), "person")
    if not command.person.name.strip():
        faults.append(Fault(tr("请填姓名"), "person.name"))
    if not command.organ.strip():
        faults.append(Fault(tr("请填负责社区戒毒的镇政府、街道办"), "organ"))
    for field in ("ordered_on", "agreed_on", "reported_on"):
        faults += _late(getattr(command, field), field, work)
    refuse(faults)
    person = keep_person(command.person, work)
    card = Aftercare(
        id=work.new_id(),
        office=work.me.office,
        person=person.id,
        organ=command.organ.strip(),
        opened_on=work.clock.today(),
        ordered_on=command.ordered_on,
        agreed_on=command.agreed_on,
    )
    _report(card, command.reported_on)
    work.session.add(card)
    work.session.flush()
    return card.id


def report(command: ReportAftercare, work: Work) -> Id:
    """报到 to the town, from which three years count."""
    card = _card(command.card, work)
    late = _late(command.reported_on, "reported_on", work)
    refuse(late + _late(command.agreed_on, "agreed_on", work))
    card.agreed_on = command.agreed_on or card.agreed_on
    _report(card, command.reported_on or card.reported_on)
    work.session.flush()
    return card.id


def add_entry(command: NoteAftercare, work: Work) -> Id:
    """后续照管: a talk, a call or a visit."""
    card = _card(command.card, work)
    faults = [] if command.note.strip() else [Fault(tr("请写几句情况"), "note")]
    if command.at > work.clock.now():
        faults.append(Fault(tr("时间晚于现在，请核对"), "at"))
    refuse(faults)
    work.session.add(
        AftercareEntry(
            id=work.new_id(),
            office=card.office,
            card=card.id,
            at=command.at,
            way=command.way.value,
            note=command.note.strip(),
        )
    )
    work.session.flush()
    return card.id


def close_card(command: CloseAftercare, work: Work) -> Id:
    """The card is put away."""
    card = _card(command.card, work)
    refuse(_late(command.closed_on, "closed_on", work))
    card.closed_on = command.closed_on
    work.session.flush()
    return card.id


def _report(card: Aftercare, reported_on: date | None) -> None:
    card.reported_on = reported_on
    card.ends_on = aftercare_end(reported_on) if reported_on else None


def _card(card_id: Id, work: Work) -> Aftercare:
    card = work.session.get(Aftercare, card_id)
    if card is None or card.voided:
        raise Refused(Fault(tr("没有找到这张转介卡，可能已经撤销，或者还没有同步过来")))
    if card.closed_on is not None:
        raise Refused(Fault(tr("这张转介卡已经办结，没有改动")))
    return card


def _late(on: date | None, field: str, work: Work) -> list[Fault]:
    if on and on > work.clock.today():
        return [Fault(tr("日期晚于今天，请核对"), field)]
    return []


COMMANDS: Mapping[type, Handler] = {
    AddAftercare: add_card,
    ReportAftercare: report,
    NoteAftercare: add_entry,
    CloseAftercare: close_card,
}
