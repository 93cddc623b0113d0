"""→N10: what an organ notifies of, sent on to the centre in the same breath (M23)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from app.ids import Id, new_id
from app.legalaid.codes import AidForm, Entry, LegalStatus, MeansRoute, PartyRole
from app.legalaid.handlers.forwarding import forward
from app.legalaid.handlers.materials import take_in
from app.legalaid.handlers.parties import add_party, check_loosely, received
from app.legalaid.handlers.shared import done, new_row
from app.legalaid.messages import NoticeInput, RegisterNotice
from app.legalaid.rules.intake import check_notice
from app.legalaid.states import State
from app.people.handlers import keep_person
from app.people.idnumbers import parse
from app.people.messages import PersonInput
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.legalaid import AidCase, AidNotice


def register_notice(command: RegisterNotice, work: Work) -> Id:
    """→N10: no application, no means; sent on to the centre at once (M23)."""
    given = command.notice
    faults = placed(check_loosely(given.suspect, work), "suspect")
    refuse(faults)
    if given.guardian:
        faults += placed(check_loosely(given.guardian.person, work), "guardian.person")
    birth = _birth(given.suspect, work)
    faults += check_notice(given, birth, work.clock.now())
    record = new_id(work.clock)
    weigh(faults, command, record, work)
    case = _noticed(record, given, work)
    take_in(case, given.materials, work.clock.today(), work)
    if given.forward:
        forward(case, given.forwarded_at or work.clock.now(), work, to=given.to)
    return done(case, work)


def _birth(person: PersonInput, work: Work) -> date | None:
    return parse(person.id_kind, person.id_no, work.clock.today()).birth or person.birth


def _noticed(record: Id, given: NoticeInput, work: Work) -> AidCase:
    at = received(given.received_at, work)
    case = AidCase(
        id=record,
        office=work.me.office,
        person=keep_person(given.suspect, work).id,
        entry=Entry.NOTICE.value,
        state=State.NOTIFIED.value,
        state_on=at.date(),
        received_at=at,
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
        add_party(case, PartyRole.GUARDIAN, given.guardian, work)
    return case


COMMANDS: Mapping[type, Handler] = {RegisterNotice: register_notice}
