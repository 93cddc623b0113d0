"""→B10 and →N10: taking in what people apply for and what organs notify of."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, new_id
from app.lawbook.rules import Rulebook
from app.legalaid.asked import kept
from app.legalaid.assessing import opinion_on
from app.legalaid.codes import (
    AidForm,
    Entry,
    FilerBasis,
    LegalStatus,
    MeansRoute,
    PartyRole,
)
from app.legalaid.handlers.forwarding import forward
from app.legalaid.handlers.means import keep_means
from app.legalaid.handlers.shared import done, late, must_be, new_row, record_of
from app.legalaid.messages import (
    ApplicationInput,
    DropWish,
    FilerInput,
    MaterialInput,
    NoticeInput,
    OpponentInput,
    ReceiveMaterials,
    RegisterApplication,
    RegisterNotice,
    ReviseApplication,
)
from app.legalaid.messages.opinion import Answers, MaterialState, Opinion
from app.legalaid.numbering import number_case
from app.legalaid.rules.intake import check_application, check_notice
from app.legalaid.rules.limitation import limitation_of
from app.legalaid.states import State
from app.people.handlers import check_organisation, check_person, keep_organisation, keep_person
from app.people.idnumbers import parse
from app.people.links import same_as
from app.people.messages import PersonInput
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.legalaid import AidCase, AidMaterial, AidNotice, AidParty, AidProposal, AidWish

_REVISED = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})
_RECEIVED = _REVISED | {State.PROVISIONAL, State.GRANTED, State.NOTIFIED}


def register_application(command: RegisterApplication, work: Work) -> Id:
    """→B10; the centre's seven days run from here (R-B02)."""
    given = command.application
    wish = _wish(command.wish, work) if command.wish else None
    record = wish.id if wish else new_id(work.clock)
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
    case.state, case.state_on = State.REGISTERED.value, _received(given.received_at, work).date()
    case.registrar = work.me.user
    if wish:
        case.origin_line, case.origin = wish.origin_line, wish.origin
    work.session.add(case)
    _write(case, given, answers, opinion, work)
    number_case(case, work)
    _materials(case, opinion, given.materials, work)
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
    if Entry(case.entry) is Entry.NOTICE:
        raise Refused(Fault(tr("这是通知辩护、代理，没有申请可以修改"), "record", "la.M23"))
    answers, opinion = _judged(given, work)
    weigh(_faults(given, answers, opinion, work), command, case.id, work)
    case.person = keep_person(given.person, work).id
    parties = select(AidParty).where(AidParty.case == case.id, ~AidParty.voided)
    for row in work.session.scalars(parties):
        row.voided, row.void_reason = True, tr("修改申请")
    _write(case, given, answers, opinion, work)
    _materials(case, opinion, given.materials, work)
    return done(case, work)


def _judged(given: ApplicationInput, work: Work) -> tuple[Answers, Opinion]:
    """The answers as they are kept, with what the person's own file says, and the opinion."""
    number = parse(given.person.id_kind, given.person.id_no, work.clock.today())
    answers = replace(
        given.answers,
        received_on=_received(given.received_at, work).date(),
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
    return [*_people(given, work), *found]


def _received(at: datetime | None, work: Work) -> datetime:
    return (at or work.clock.now()).astimezone(CHINA)


def _people(given: ApplicationInput, work: Work) -> list[Fault]:
    """What is wrong with anybody named; the number first, for the rest is judged by it."""
    faults = placed(check_person(given.person, work), "person")
    refuse(faults)
    if given.filer:
        faults += placed(check_person(given.filer.person, work), "filer.person")
    for index, one in enumerate(given.opponents):
        if one.person:
            faults += placed(_loose(one.person, work), f"opponents.{index}")
        elif one.organisation:
            faults += placed(check_organisation(one.organisation), f"opponents.{index}")
    return faults


def _loose(person: PersonInput, work: Work) -> list[Fault]:
    """Of the other side nobody need know a number: what is there must be right."""
    found = check_person(person, work)
    return found if person.id_no.strip() else [one for one in found if one.field != "id_no"]


def _twice(given: ApplicationInput, record: Id, work: Work) -> list[Fault]:
    """The same person with the same cause is in hand already: most likely the same matter."""
    if given.person.id is None:
        return []
    states = [state.value for state in State if not state.ended]
    other = work.session.scalars(
        select(AidCase).where(
            AidCase.person.in_(same_as(work.session, [given.person.id])),
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
    case.received_at = _received(given.received_at, work)
    case.received_by = given.received_by.value
    case.identity_seen, case.home_visit = given.identity_seen, given.home_visit
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
        _other(case, PartyRole.FILER, given.filer, work)


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


def _other(case: AidCase, role: PartyRole, given: FilerInput, work: Work) -> None:
    new_row(
        *(AidParty, case, work),
        ordinal=0,
        role=role.value,
        person=keep_person(given.person, work).id,
        relation=given.relation.strip(),
    )


# -- papers -----------------------------------------------------------------------------------


def _materials(case: AidCase, opinion: Opinion, more: Iterable[MaterialInput], work: Work) -> None:
    """The checklist of the opinion as rows; what was received before is not asked for again."""
    today = work.clock.today()
    rows = {row.key: row for row in _kept(case, work) if row.key}
    asked = [one for one in opinion.materials if one.state is not MaterialState.NOT_NEEDED]
    for ordinal, one in enumerate(asked, 1):
        row = rows.pop(one.id, None) or new_row(AidMaterial, case, work, ordinal=ordinal)
        row.ordinal, row.key, row.name = ordinal, one.id, one.title
        row.needed = one.state is not MaterialState.PRINT
        if one.copies:
            row.received_on = row.received_on or today
            row.copies, row.pages = one.copies or 1, one.pages or None
        row.instead = one.stands
    for row in rows.values():
        if row.received_on is None:
            row.voided, row.void_reason = True, tr("不用交")
        row.needed = False
    _receive(case, more, today, work)


def _kept(case: AidCase, work: Work) -> list[AidMaterial]:
    chosen = select(AidMaterial).where(AidMaterial.case == case.id, ~AidMaterial.voided)
    return list(work.session.scalars(chosen.order_by(AidMaterial.ordinal, AidMaterial.id)))


def receive_materials(command: ReceiveMaterials, work: Work) -> Id:
    """Papers handed in later."""
    case = record_of(command.record, work)
    must_be(case, _RECEIVED, tr("登记材料"))
    faults = late(command.received_on, "received_on", work)
    if not any(one.name.strip() for one in command.materials):
        faults.append(Fault(tr("请填收到了什么材料"), "materials"))
    refuse(faults)
    _receive(case, command.materials, command.received_on, work)
    return done(case, work)


def _receive(case: AidCase, given: Iterable[MaterialInput], on: date, work: Work) -> None:
    """What is in the checklist already, by key or name, is set; the rest stands after it."""
    rows = _kept(case, work)
    for one in given:
        name = one.name.strip()
        if not name:
            continue
        row = next((row for row in rows if (row.key and row.key == one.key) or row.name == name),
                   None)  # fmt: skip
        if row is None:
            row = new_row(AidMaterial, case, work, ordinal=len(rows) + 1, key=one.key, name=name)
            rows.append(row)
        row.received_on = on if one.received else None
        row.copies, row.pages, row.original = one.copies, one.pages, one.original
        row.instead = one.instead.strip()


# -- notices ----------------------------------------------------------------------------------


def register_notice(command: RegisterNotice, work: Work) -> Id:
    """→N10: no application, no means; sent on to the centre at once (M23)."""
    given = command.notice
    faults = placed(_loose(given.suspect, work), "suspect")
    refuse(faults)
    if given.guardian:
        faults += placed(_loose(given.guardian.person, work), "guardian.person")
    birth = _birth(given.suspect, work)
    faults += check_notice(given, birth, work.clock.now())
    record = new_id(work.clock)
    weigh(faults, command, record, work)
    case = _noticed(record, given, work)
    _receive(case, given.materials, work.clock.today(), work)
    if given.forward:
        forward(case, work.clock.now(), work, to=given.to)
    return done(case, work)


def _birth(person: PersonInput, work: Work) -> date | None:
    return parse(person.id_kind, person.id_no, work.clock.today()).birth or person.birth


def _noticed(record: Id, given: NoticeInput, work: Work) -> AidCase:
    received = _received(given.received_at, work)
    case = AidCase(
        id=record,
        office=work.me.office,
        person=keep_person(given.suspect, work).id,
        entry=Entry.NOTICE.value,
        state=State.NOTIFIED.value,
        state_on=received.date(),
        received_at=received,
        received_by=given.received_by.value,
        registrar=work.me.user,
        aid_form=AidForm.CRIMINAL.value,
        case_kind=given.case_kind.value,
        litigation=True,
        cause=given.cause.strip(),
        legal_status=LegalStatus.SUSPECT.value,
        stage=given.stage.value,
        forum_kind="",
        forum=given.organ.strip(),
        means_route=MeansRoute.NOTICE.value,
        route_ground=given.ground.value,
    )
    work.session.add(case)
    new_row(
        *(AidNotice, case, work),
        organ_kind=given.organ_kind.value,
        organ=given.organ.strip(),
        kind=given.kind.value,
        doc_no=given.doc_no.strip(),
        ground=given.ground.value,
        contact=given.contact.strip(),
        contact_phone=given.contact_phone.strip(),
        detention_place=given.detention_place.strip(),
    )
    if given.guardian:
        _other(case, PartyRole.GUARDIAN, given.guardian, work)
    return case


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
    RegisterNotice: register_notice,
    ReceiveMaterials: receive_materials,
    DropWish: drop_wish,
}
