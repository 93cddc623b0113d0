"""→N10: what an organ notifies of, sent on to the centre in the same breath (M23)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import and_, select

from app.clock import CHINA
from app.errors import Fault
from app.i18n import full_date, tr
from app.ids import Id
from app.legalaid.codes import AidForm, Entry, LegalStatus, MeansRoute, PartyRole
from app.legalaid.handlers.forwarding import forward
from app.legalaid.handlers.materials import take_in
from app.legalaid.handlers.parties import add_party, check_loosely, known_as, received
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
    record = work.new_id()
    weigh([*faults, *_twice(given, work)], command, record, work)
    case = _noticed(record, given, work)
    take_in(case, given.materials, work.clock.today(), work)
    if given.forward:
        forward(case, given.forwarded_at or work.clock.now(), work, to=given.to)
    return done(case, work)


def _twice(given: NoticeInput, work: Work) -> list[Fault]:
    """One paper of an organ is one record, however often it is brought."""
    number = given.doc_no.strip()
    if not number:
        same = and_(
            AidCase.person.in_(known_as(given.suspect, work)),
            AidNotice.kind == given.kind.value,
            AidCase.state == State.NOTIFIED.value,
        )
    else:
        same = and_(AidNotice.doc_no == number, AidNotice.organ == given.organ.strip())
    found = select(AidCase).join(AidNotice, AidNotice.case == AidCase.id)
    other = work.session.scalars(found.where(same, ~AidCase.voided, ~AidNotice.voided)).first()
    if other is None:
        return []
    says = tr("这份通知{day}已经登记过（{state}）；确实是另一份的，请写明")
    day = full_date(other.received_at.astimezone(CHINA).date())
    message = says.format(day=day, state=tr(State(other.state).label))
    return [Fault(message, "doc_no", "la.N10", blocks=False)]


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
        found_on=given.found_on,
    )
    if given.guardian:
        add_party(case, PartyRole.GUARDIAN, given.guardian, work)
    return case


COMMANDS: Mapping[type, Handler] = {RegisterNotice: register_notice}
