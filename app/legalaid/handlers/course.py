"""补正 (B15, B16), withdrawal, and notes of how it goes on."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
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
    AddAidNote,
    LapseApplication,
    RequestCompletion,
    SupplyCompletion,
    WithdrawApplication,
)
from app.legalaid.rules.course import check_completion, check_lapse, check_supply
from app.legalaid.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.aid import AidNote
from db.tables.legalaid import AidCase, AidCompletion, AidForwarding, AidMaterial

_OPEN = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})


def request_completion(command: RequestCompletion, work: Work) -> Id:
    """B10, B20→B15: everything that is missing, told once (M22)."""
    case = record_of(command.record, work)
    must_be(case, {State.REGISTERED, State.REVIEWED}, tr("告知补正"))
    facts = aid_facts(case, work.session)
    wanted = tuple(one.strip() for one in command.wanted if one.strip()) or facts.missing
    until = command.until or work.tool(Rulebook).due("la.R-B03a", command.told_on).rolled
    refuse([
        *late(command.told_on, "told_on", work),
        *check_completion(facts, command.told_on, wanted, until, by_centre=command.by_centre),
    ])  # fmt: skip
    _list(case, wanted, work)
    new_row(
        *(AidCompletion, case, work),
        told_on=command.told_on,
        wanted=list(wanted),
        until=until,
        by_centre=command.by_centre,
    )
    move(case, State.INCOMPLETE, command.told_on)
    return done(case, work)


def _list(case: AidCase, wanted: tuple[str, ...], work: Work) -> None:
    """What the notice lists and the checklist did not know is asked for from now on."""
    rows = _materials(case, work)
    for name in wanted:
        row = next((row for row in rows if row.name == name), None)
        if row is None:
            rows.append(new_row(AidMaterial, case, work, ordinal=len(rows) + 1, name=name))
        else:
            row.needed, row.instead = True, ""


def _materials(case: AidCase, work: Work) -> list[AidMaterial]:
    chosen = select(AidMaterial).where(AidMaterial.case == case.id, ~AidMaterial.voided)
    return list(work.session.scalars(chosen.order_by(AidMaterial.ordinal, AidMaterial.id)))


def supply_completion(command: SupplyCompletion, work: Work) -> Id:
    """B15→B10, or B20 where the papers are with the centre already; the clock goes on."""
    case = record_of(command.record, work)
    must_be(case, {State.INCOMPLETE}, tr("登记补齐"))
    facts = aid_facts(case, work.session)
    refuse([
        *late(command.supplied_on, "supplied_on", work),
        *check_supply(facts, command.supplied_on),
    ])  # fmt: skip
    row = open_row(_waited(case, work), tr("没有在等的补正，没有改动"))
    row.supplied_on, row.supply_note = command.supplied_on, command.note.strip()
    given = {name.strip(): (copies, pages) for name, copies, pages in command.pages}
    for material in _materials(case, work):
        if material.name in (row.wanted or ()) and material.received_on is None:
            material.received_on = command.supplied_on
            material.copies, material.pages = given.get(material.name, (1, None))
    move(case, State.REVIEWED if _forwarded(case, work) else State.REGISTERED, command.supplied_on)
    return done(case, work)


def lapse_application(command: LapseApplication, work: Work) -> Id:
    """B15→B16, by a person: a day that passes takes nobody's application away."""
    case = record_of(command.record, work)
    must_be(case, {State.INCOMPLETE}, tr("登记视为撤回"))
    facts = aid_facts(case, work.session)
    refuse([
        *late(command.lapsed_on, "lapsed_on", work),
        *check_lapse(facts, command.lapsed_on, command.note),
    ])  # fmt: skip
    row = open_row(_waited(case, work), tr("没有在等的补正，没有改动"))
    row.lapsed_on, row.supply_note = command.lapsed_on, command.note.strip()
    move(case, State.LAPSED, command.lapsed_on, command.note)
    return done(case, work)


def _waited(case: AidCase, work: Work) -> AidCompletion | None:
    return work.session.scalars(
        select(AidCompletion).where(
            AidCompletion.case == case.id,
            AidCompletion.supplied_on.is_(None),
            AidCompletion.lapsed_on.is_(None),
            ~AidCompletion.voided,
        )
    ).first()


def _forwarded(case: AidCase, work: Work) -> bool:
    chosen = select(AidForwarding.id).where(AidForwarding.case == case.id, ~AidForwarding.voided)
    return work.session.scalars(chosen).first() is not None


def withdraw_application(command: WithdrawApplication, work: Work) -> Id:
    """The applicant's own wish, before the centre decided."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("登记撤回"))
    faults = late(command.withdrawn_on, "withdrawn_on", work)
    if command.withdrawn_on < case.received_at.astimezone(CHINA).date():
        faults.append(Fault(tr("早于收到申请的日期，请核对"), "withdrawn_on"))
    if not command.note.strip():
        faults.append(Fault(tr("请写明本人怎么说的"), "note"))
    refuse(faults)
    if row := _waited(case, work):
        row.lapsed_on, row.supply_note = command.withdrawn_on, tr("本人撤回申请")
    move(case, State.WITHDRAWN, command.withdrawn_on, command.note)
    return done(case, work)


def add_note(command: AddAidNote, work: Work) -> Id:
    """反馈进度."""
    case = record_of(command.record, work)
    faults = late_at(command.at, "at", work)
    if not command.text.strip():
        faults.append(Fault(tr("请写几句情况"), "text"))
    refuse(faults)
    new_row(
        *(AidNote, case, work),
        at=command.at,
        source=command.source.value,
        text=command.text.strip(),
        told_applicant=command.told_applicant,
        author=work.me.user,
    )
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    RequestCompletion: request_completion,
    SupplyCompletion: supply_completion,
    LapseApplication: lapse_application,
    WithdrawApplication: withdraw_application,
    AddAidNote: add_note,
}
