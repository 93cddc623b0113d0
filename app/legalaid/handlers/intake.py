"""→B10 and →N10: taking in what people apply for and what organs notify of."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.asked import kept
from app.legalaid.assessing import opinion_on
from app.legalaid.codes import (
    Entry,
    FilerBasis,
    MeansRoute,
    PartyRole,
    ReceivedBy,
)
from app.legalaid.conflict import check_conflict
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.materials import list_materials
from app.legalaid.handlers.means import keep_means
from app.legalaid.handlers.parties import add_party, check_loosely, known_as, received
from app.legalaid.handlers.shared import done, must_be, new_row, record_of
from app.legalaid.messages import (
    ApplicationInput,
    DropWish,
    OpponentInput,
    RegisterApplication,
    ReviseApplication,
)
from app.legalaid.messages.answers import Answers
from app.legalaid.messages.conflict import CheckConflict, ConflictKind, PartyHint
from app.legalaid.messages.opinion import Opinion
from app.legalaid.numbering import number_case
from app.legalaid.rules.course import check_received
from app.legalaid.rules.intake import check_application
from app.legalaid.rules.limitation import limitation_of
from app.legalaid.states import State
from app.people.handlers import check_organisation, check_person, keep_organisation, keep_person
from app.people.idnumbers import parse
from app.people.messages import PersonInput
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.legalaid import AidCase, AidParty, AidProposal, AidWish

_REVISED = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})
_RECEIVED = _REVISED | {State.PROVISIONAL, State.GRANTED, State.NOTIFIED}


def register_application(command: RegisterApplication, work: Work) -> Id:
    """→B10; the centre's seven days run from here (R-B02)."""
    given = command.application
    wish = _wish(command.wish, work) if command.wish else None
    record = wish.id if wish else work.new_id()
    known = work.session.get(AidCase, record)
    if known is not None and not known.voided:
        raise Refused(Fault(tr("这件已经登记过了，请在那里接着办")))
    answers, opinion = _judged(given, work)
    faults = _faults(given, answers, opinion, work)
    weigh([*faults, *_twice(given, record, work)], command, record, work)
    person = keep_person(given.person, work)
    case = known or AidCase(id=record, office=work.me.office)
    case.voided, case.void_reason = False, ""
    case.person, case.entry = person.id, Entry.APPLICATION.value
    case.state, case.state_on = State.REGISTERED.value, received(given.received_at, work).date()
    case.registrar = work.me.user
    if wish:
        case.origin_line, case.origin = wish.origin_line, wish.origin
    work.session.add(case)
    _write(case, given, answers, opinion, work)
    number_case(case, work)
    list_materials(case, opinion, given.materials, work)
    if given.proposal:
        new_row(
            *(AidProposal, case, work),
            made_on=work.clock.today(),
            opinion=given.proposal.value,
            reasons=given.proposal_reasons.strip(),
            provisional=[one.value for one in given.provisional],
            author=work.me.user,
        )
    return done(case, work)


def revise_application(command: ReviseApplication, work: Work) -> Id:
    """Set right what was mistyped; the checklist follows, and what was received stays."""
    case, given = record_of(command.record, work), command.application
    must_be(case, _REVISED, tr("修改申请"))
    given = replace(given, received_at=given.received_at or case.received_at)
    if Entry(case.entry) is Entry.NOTICE:
        raise Refused(Fault(tr("这是通知辩护、代理，没有申请可以修改"), "record", "la.M23"))
    answers, opinion = _judged(given, work)
    faults = _faults(given, answers, opinion, work)
    faults += check_received(
        aid_facts(case, work.session), received(given.received_at, work).date()
    )
    weigh(faults, command, case.id, work)
    case.person = keep_person(given.person, work).id
    parties = select(AidParty).where(AidParty.case == case.id, ~AidParty.voided)
    for row in work.session.scalars(parties):
        row.voided, row.void_reason = True, tr("修改申请")
    _write(case, given, answers, opinion, work)
    list_materials(case, opinion, given.materials, work)
    return done(case, work)


def _judged(given: ApplicationInput, work: Work) -> tuple[Answers, Opinion]:
    """The answers as they are kept, with what the person's own file says, and the opinion."""
    number = parse(given.person.id_kind, given.person.id_no, work.clock.today())
    answers = replace(
        given.answers,
        received_on=received(given.received_at, work).date(),
        name=given.person.name,
        birth=number.birth or given.person.birth or given.answers.birth,
        sex=number.sex or given.person.sex or given.answers.sex,
        ethnicity=given.person.ethnicity,
    )
    return answers, opinion_on(answers, work)


def _faults(given: ApplicationInput, answers: Answers, opinion: Opinion, work: Work) -> list[Fault]:
    limitation = limitation_of(answers, work.tool(Rulebook), work.clock.today())
    judged = replace(given, answers=answers)
    found = check_application(judged, opinion, limitation, work.clock.now())
    return [*_people(given, work), *found, *_same_on_both_sides(given, work)]


def _same_on_both_sides(given: ApplicationInput, work: Work) -> list[Fault]:
    """Nobody is aided against themselves; what else speaks against it, the desk shows."""
    sides = tuple(map(_hint, given.opponents))
    query = CheckConflict(applicant=_person_hint(given.person), opponents=sides)
    hits = check_conflict(query, work).hits
    one = next((hit for hit in hits if hit.kind is ConflictKind.ONE), None)
    return [Fault(one.text, "opponents", "la.R-B22")] if one else []


def _hint(given: OpponentInput) -> PartyHint:
    if given.person:
        return _person_hint(given.person)
    unit = given.organisation
    if unit is None:
        return PartyHint()
    return PartyHint(name=unit.name, uscc=unit.uscc, id=unit.id, organisation=True)


def _person_hint(given: PersonInput) -> PartyHint:
    return PartyHint(
        name=given.name, id_no=given.id_no, phone=given.phone, birth=given.birth, id=given.id
    )


def _people(given: ApplicationInput, work: Work) -> list[Fault]:
    """What is wrong with anybody named; the number first, for the rest is judged by it."""
    faults = placed(check_person(given.person, work), "person")
    refuse(faults)
    if given.filer:
        faults += placed(check_person(given.filer.person, work), "filer.person")
    for index, one in enumerate(given.opponents):
        if one.person:
            faults += placed(check_loosely(one.person, work), f"opponents.{index}")
        elif one.organisation:
            faults += placed(check_organisation(one.organisation), f"opponents.{index}")
    return faults


def _twice(given: ApplicationInput, record: Id, work: Work) -> list[Fault]:
    """The same person with the same cause is in hand already: most likely the same matter."""
    states = [state.value for state in State if not state.ended]
    other = work.session.scalars(
        select(AidCase).where(
            AidCase.person.in_(known_as(given.person, work)),
            AidCase.cause == given.cause.strip(),
            AidCase.state.in_(states),
            AidCase.id != record,
            ~AidCase.voided,
        )
    ).first()
    if other is None:
        return []
    says = tr("{name}同一案由已经有一件在办（{state}），确实是另一件事的，请写明")
    state = tr(State(other.state).label)
    message = says.format(name=given.person.name, state=state)
    return [Fault(message, "cause", "la.B10", blocks=False)]


def _write(
    case: AidCase, given: ApplicationInput, answers: Answers, opinion: Opinion, work: Work
) -> None:
    """The application's columns, as the answers and the opinion on them have it."""
    case.received_at = received(given.received_at, work)
    case.received_by = given.received_by.value
    case.identity_seen, case.home_visit = given.identity_seen, given.home_visit
    case.asked_at = given.asked_at if given.received_by is ReceivedBy.FORWARDED else None
    case.told_on = case.told_on or (work.clock.today() if given.told else None)
    case.filer_basis = (answers.filer or FilerBasis.SELF).value
    case.categories = [one.value for one in opinion.categories]
    case.fast = [one.value for one in opinion.fast]
    case.aid_form = opinion.form.value if opinion.form else ""
    case.matter = opinion.matter.value if opinion.matter else ""
    case.case_kind = opinion.kind.value if opinion.kind else ""
    case.litigation = opinion.litigation
    case.cause, case.facts = given.cause.strip(), given.facts.strip()
    case.legal_status = given.legal_status.value
    case.stage = answers.stage.value if answers.stage else ""
    case.claim_fen = given.claim_fen
    case.answers = kept(answers)
    case.forum_kind = answers.forum.value if answers.forum else ""
    case.forum = given.forum.strip()
    case.retrial_ordered, case.insists = answers.retrial_ordered, bool(answers.insists)
    case.limitation_on = opinion.limitation_due
    case.urged = [one.value for one in given.provisional]
    case.means_route = opinion.route.value if opinion.route else ""
    case.route_ground = opinion.ground
    case.prior_aid = bool(answers.aided_before)
    work.session.flush()
    _parties(case, given, work)
    if answers.household and opinion.route is MeansRoute.CHECKED:
        keep_means(case, answers.household, case.received_at.date(), opinion.means, work)


def _parties(case: AidCase, given: ApplicationInput, work: Work) -> None:
    for ordinal, one in enumerate(given.opponents, 1):
        _opponent(case, ordinal, one, work)
    if given.filer:
        add_party(case, PartyRole.FILER, given.filer, work)


def _opponent(case: AidCase, ordinal: int, given: OpponentInput, work: Work) -> None:
    person = keep_person(given.person, work) if given.person else None
    unit = keep_organisation(given.organisation, work) if given.organisation else None
    new_row(
        *(AidParty, case, work),
        ordinal=ordinal,
        role=PartyRole.OPPONENT.value,
        person=person.id if person else None,
        organisation=unit.id if unit else None,
        relation=given.relation.strip(),
        household=given.household,
        lawyer=given.lawyer.strip(),
        lawyer_unit=given.lawyer_unit.strip(),
    )


# -- wishes -----------------------------------------------------------------------------------


def drop_wish(command: DropWish, work: Work) -> Id:
    """It came to nothing, and says why."""
    wish = _wish(command.wish, work)
    if not command.note.strip():
        raise Refused(Fault(tr("请写明为什么不申请了"), "note"))
    wish.dropped_on, wish.drop_note = work.clock.today(), command.note.strip()
    work.session.flush()
    return wish.id


def _wish(wish: Id, work: Work) -> AidWish:
    row = work.session.get(AidWish, wish)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到转来的这件事，可能已经撤销，或者还没有同步过来")))
    if row.dropped_on is not None:
        raise Refused(Fault(tr("这件事已经登记为不再申请，没有改动")))
    return row


COMMANDS: Mapping[type, Handler] = {
    RegisterApplication: register_application,
    ReviseApplication: revise_application,
    DropWish: drop_wish,
}
