"""Helping: the group, the agreement, the plan, the risk form, contacts, aid, inquiries."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.access import Role, may
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.resettlement.facts import help_facts
from app.resettlement.handlers.shared import done, must_be, new_row, record_of, set_team
from app.resettlement.messages import (
    AssessHelpRisk,
    DecideLevel,
    GiveAid,
    MakePlan,
    RecordContact,
    RecordInquiry,
    RecordSituation,
    SetTeam,
    SignAgreement,
    Standing,
)
from app.resettlement.practice import HelpWords
from app.resettlement.rules import (
    check_aid,
    check_assessment,
    check_contact,
    check_inquiry,
    check_measures,
)
from app.resettlement.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.resettlement import (
    Aid,
    HelpContact,
    HelpInquiry,
    HelpPlan,
    HelpRisk,
    ReleasedPerson,
)

_HELPED = frozenset({State.HELPED})
_AT_HOME = frozenset({State.AWAITED, State.HELPED})
_OPEN = frozenset(state for state in State if not state.ended)


def set_the_team(command: SetTeam, work: Work) -> Id:
    """帮教小组 as it is now."""
    case = record_of(command.record, work)
    must_be(case, _HELPED, tr("改帮教小组"))
    faults = _late(command.changed_on, "changed_on", work)
    if not any(one.standing is Standing.OFFICE and one.name.strip() for one in command.members):
        faults.append(Fault(tr("帮教小组里要有司法所的人"), "members", "res.B3"))
    refuse(faults)
    set_team(case, command.members, command.changed_on, work)
    return done(case, work)


def sign_agreement(command: SignAgreement, work: Work) -> Id:
    """帮教协议: the person's own choice, either way."""
    case = record_of(command.record, work)
    must_be(case, _HELPED, tr("登记帮教协议"))
    refuse(_late(command.agreed_on, "agreed_on", work))
    case.agreed, case.agreed_on = command.agreed, command.agreed_on
    return done(case, work)


def make_plan(command: MakePlan, work: Work) -> Id:
    """帮教计划; words of compulsion are refused (mistake 25)."""
    case = record_of(command.record, work)
    must_be(case, _HELPED, tr("写帮教计划"))
    words = work.tool(HelpWords).forbidden
    refuse([*_late(command.made_on, "made_on", work), *check_measures(command.measures, words)])
    new_row(
        *(HelpPlan, case, work),
        made_on=command.made_on,
        needs=command.needs.strip(),
        measures=command.measures.strip(),
    )
    return done(case, work)


def assess_risk(command: AssessHelpRisk, work: Work) -> Id:
    """风险评估表; where the head fills it in, the level follows at once (B4)."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("评估风险"))
    facts = help_facts(case, work.session)
    weigh(check_assessment(command, facts, work.clock.today()), command, case.id, work)
    look = new_row(
        *(HelpRisk, case, work),
        assessed_on=command.assessed_on,
        level=command.level.value,
        signs=[sign.value for sign in command.signs],
        key_person=command.key_person,
        note=command.note.strip(),
        assessor=work.me.user,
    )
    if may(Role(work.me.role), DecideLevel.__name__):
        _set_level(case, command.assessed_on, look.id, key_person=command.key_person)
    return done(case, work)


def decide_level(command: DecideLevel, work: Work) -> Id:
    """一般 or 重点, on a risk form that says so (B4)."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("确定帮教级别"))
    faults = _late(command.decided_on, "decided_on", work)
    look = work.session.scalars(
        select(HelpRisk.id)
        .where(HelpRisk.released == case.id, ~HelpRisk.voided)
        .order_by(HelpRisk.assessed_on.desc(), HelpRisk.id.desc())
    ).first()
    if look is None:
        faults.append(Fault(tr("请先填风险评估表"), "key_person", "res.B4"))
    refuse(faults)
    _set_level(case, command.decided_on, look, key_person=command.key_person)
    return done(case, work)


def _set_level(case: ReleasedPerson, on: date, look: Id | None, *, key_person: bool) -> None:
    case.key_person, case.level_on, case.level_look = key_person, on, look


def record_contact(command: RecordContact, work: Work) -> Id:
    """帮教记录."""
    case = record_of(command.record, work)
    must_be(case, _AT_HOME, tr("记联系"))
    refuse(check_contact(command, help_facts(case, work.session), work.clock.now()))
    new_row(
        *(HelpContact, case, work),
        at=command.at,
        mode=command.mode.value,
        notes=command.notes.strip(),
        needs=command.needs.strip(),
        author=work.me.user,
    )
    return done(case, work)


def give_aid(command: GiveAid, work: Work) -> Id:
    """帮扶."""
    case = record_of(command.record, work)
    must_be(case, _AT_HOME, tr("登记帮扶"))
    refuse(check_aid(command, work.clock.today()))
    new_row(
        *(Aid, case, work),
        kind=command.kind.value,
        given_on=command.given_on,
        source=command.source.strip(),
        amount_fen=command.amount_fen,
        note=command.note.strip(),
    )
    return done(case, work)


def record_situation(command: RecordSituation, work: Work) -> Id:
    """安置: work, insurance, home."""
    case = record_of(command.record, work)
    must_be(case, _AT_HOME, tr("登记安置情况"))
    refuse(_late(command.placed_on, "placed_on", work))
    case.placement, case.placed_on = command.placement.value, command.placed_on
    case.insurance, case.housing = command.insurance.strip(), command.housing.strip()
    case.police_measures = command.police_measures
    return done(case, work)


def record_inquiry(command: RecordInquiry, work: Work) -> Id:
    """摸排 (B5): by asking alone."""
    case = record_of(command.record, work)
    must_be(case, _AT_HOME, tr("记摸排"))
    refuse(check_inquiry(command, help_facts(case, work.session), work.clock.today()))
    new_row(
        *(HelpInquiry, case, work),
        made_on=command.made_on,
        ways=[way.value for way in command.ways],
        asked=command.asked.strip(),
        outcome=command.outcome.value,
        findings=command.findings.strip(),
        author=work.me.user,
    )
    return done(case, work)


def _late(on: date, field: str, work: Work) -> list[Fault]:
    """Nothing is entered that has not happened."""
    if on > work.clock.today():
        return [Fault(tr("日期晚于今天，请核对"), field)]
    return []


COMMANDS: Mapping[type, Handler] = {
    SetTeam: set_the_team,
    SignAgreement: sign_agreement,
    MakePlan: make_plan,
    AssessHelpRisk: assess_risk,
    DecideLevel: decide_level,
    RecordContact: record_contact,
    GiveAid: give_aid,
    RecordSituation: record_situation,
    RecordInquiry: record_inquiry,
}
