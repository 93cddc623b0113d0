"""Writes of the office: committees and mediators come, change and leave; nothing is removed."""

from __future__ import annotations

__all__ = ["COMMANDS", "kept_pattern", "shown_pattern"]

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.office.messages import (
    AddCommittee,
    AddMediator,
    CommitteeInput,
    EndCommittee,
    EndMediator,
    MediatorInput,
    RecordFunding,
    RecordTraining,
    ReviseCommittee,
    ReviseMediator,
)
from app.office.rules import check_committee, check_mediator
from app.people import idnumbers, names, phones
from app.people.messages import IdKind, Sex
from app.work import Handler, Work
from db.tables.office import Committee, Funding, Mediator, Training

_T = TypeVar("_T")
_SLOTS = (("{年}", "{year}"), ("{号}", "{no}"))  # as typed, as kept


def kept_pattern(typed: str) -> str:
    """The pattern of numbers as the record keeps it."""
    for shown, kept in _SLOTS:
        typed = typed.replace(shown, kept)
    return typed.strip()


def shown_pattern(kept: str) -> str:
    """The pattern of numbers as a person types it."""
    for shown, inside in _SLOTS:
        kept = kept.replace(inside, shown)
    return kept


def add_committee(command: AddCommittee, work: Work) -> Id:
    """A committee was set up."""
    row = Committee(id=work.new_id(), office=work.me.office)
    _write_committee(row, command.committee, work)
    work.session.add(row)
    work.session.flush()
    return row.id


def revise_committee(command: ReviseCommittee, work: Work) -> Id:
    """A committee's name, term or pattern of numbers changes."""
    row = _committee(command.id, work)
    _write_committee(row, command.committee, work)
    work.session.flush()
    return row.id


def _write_committee(row: Committee, given: CommitteeInput, work: Work) -> None:
    faults = check_committee(given, work.clock.today())
    same = select(Committee.id).where(
        Committee.office == work.me.office,
        Committee.name == given.name.strip(),
        Committee.id != row.id,
        Committee.ended_on.is_(None),
        ~Committee.voided,
    )
    with work.session.no_autoflush:
        if work.session.execute(same).first():
            faults.append(Fault(tr("已经有一个叫这个名字的调委会，请核对"), "name"))
    if faults:
        raise Refused(*faults)
    row.name, row.kind, row.form = given.name.strip(), given.kind.value, given.form.value
    row.division = given.division
    row.number_pattern = kept_pattern(given.number_pattern)
    row.term_start = given.term_start


def end_committee(command: EndCommittee, work: Work) -> Id:
    """A committee was dissolved or merged."""
    row = _committee(command.id, work)
    serving = select(Mediator.name).where(
        Mediator.committee == row.id, Mediator.active, ~Mediator.voided
    )
    if left := work.session.scalars(serving).all():
        says = tr("还有 {n} 名调解员在这个调委会，请先改到别的调委会，或者登记离任：{names}")
        raise Refused(Fault(says.format(n=len(left), names=tr("、").join(left[:5]))))
    _require_past(command.ended_on, work)
    row.ended_on, row.end_note = command.ended_on, command.note.strip()
    work.session.flush()
    return row.id


def add_mediator(command: AddMediator, work: Work) -> Id:
    """Somebody was elected or appointed."""
    row = Mediator(id=work.new_id(), office=work.me.office)
    _write_mediator(row, command.mediator, work)
    work.session.add(row)
    work.session.flush()
    return row.id


def revise_mediator(command: ReviseMediator, work: Work) -> Id:
    """What is known of a mediator changes."""
    row = _mediator(command.id, work)
    _write_mediator(row, command.mediator, work)
    work.session.flush()
    return row.id


def _write_mediator(row: Mediator, given: MediatorInput, work: Work) -> None:
    committee = _committee(given.committee, work)
    faults: list[Fault] = []
    name = _read(lambda: names.parse(given.name), faults) or ""
    phone = _read(lambda: phones.parse(given.phone), faults) if given.phone.strip() else ""
    today = work.clock.today()
    typed = given.id_no.strip()
    number = (
        _read(lambda: idnumbers.parse(IdKind.RESIDENT, typed, today), faults) if typed else None
    )
    faults += check_mediator(given, number.birth if number else None, today)
    if faults:
        raise Refused(*faults)
    row.committee, row.name = committee.id, name
    row.id_no = number.normalised if number else ""
    row.sex = ((number.sex if number else None) or given.sex or Sex.UNSTATED).value
    row.education, row.phone = given.education.value, phone or ""
    row.post, row.full_time, row.level = given.post.value, given.full_time, given.level.value
    row.civil_servant, row.appointed_on = given.civil_servant, given.appointed_on
    row.filed_on = given.filed_on
    row.bank = given.bank.strip()
    if given.bank_account is not None:
        row.bank_account = "".join(given.bank_account.split())


def _read(parse: Callable[[], _T], faults: list[Fault]) -> _T | None:
    try:
        return parse()
    except Refused as refused:
        faults.extend(refused.faults)
        return None


def end_mediator(command: EndMediator, work: Work) -> Id:
    """A mediator leaves; the cases keep the name."""
    row = _mediator(command.id, work)
    _require_past(command.ended_on, work)
    row.active, row.ended_on, row.end_note = False, command.ended_on, command.note.strip()
    work.session.flush()
    return row.id


def record_training(command: RecordTraining, work: Work) -> tuple[Id, ...]:
    """Mediators were trained; each counts once."""
    faults = []
    if not command.mediators:
        faults.append(Fault(tr("请选参加培训的调解员"), "mediators"))
    if not command.topic.strip():
        faults.append(Fault(tr("请写培训内容"), "topic"))
    if command.trained_on > work.clock.today():
        faults.append(Fault(tr("培训日期晚于今天，请核对"), "trained_on"))
    if faults:
        raise Refused(*faults)
    rows = [
        Training(
            id=work.new_id(),
            office=work.me.office,
            mediator=_mediator(mediator, work).id,
            trained_on=command.trained_on,
            topic=command.topic.strip(),
            organiser=command.organiser.strip(),
            hours=command.hours,
        )
        for mediator in dict.fromkeys(command.mediators)
    ]
    work.session.add_all(rows)
    work.session.flush()
    return tuple(row.id for row in rows)


def record_funding(command: RecordFunding, work: Work) -> Id:
    """A committee was given money for its work."""
    faults = []
    if not command.amount_fen or command.amount_fen < 0:
        faults.append(Fault(tr("请填大于零的金额"), "amount_fen"))
    if command.received_on > work.clock.today():
        faults.append(Fault(tr("到账日期晚于今天，请核对"), "received_on"))
    if faults:
        raise Refused(*faults)
    row = Funding(
        id=work.new_id(),
        office=work.me.office,
        committee=_committee(command.committee, work).id,
        received_on=command.received_on,
        amount_fen=command.amount_fen,
        giver=command.giver.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _committee(id: Id, work: Work) -> Committee:
    row = work.session.get(Committee, id)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这个调委会，可能还没有同步过来"), "committee"))
    if row.ended_on is not None:
        raise Refused(Fault(tr("这个调委会已经终止，不能再改"), "committee"))
    return row


def _mediator(id: Id, work: Work) -> Mediator:
    row = work.session.get(Mediator, id)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这名调解员，可能还没有同步过来"), "mediators"))
    return row


def _require_past(day: date, work: Work) -> None:
    if day > work.clock.today():
        raise Refused(Fault(tr("这一天还没有到，请到了那天再登记"), "ended_on"))


COMMANDS: Mapping[type, Handler] = {
    AddCommittee: add_committee,
    ReviseCommittee: revise_committee,
    EndCommittee: end_committee,
    AddMediator: add_mediator,
    ReviseMediator: revise_mediator,
    EndMediator: end_mediator,
    RecordTraining: record_training,
    RecordFunding: record_funding,
}
