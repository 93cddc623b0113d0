"""Undo: the last step is taken back by ordinary entries, and refused once built upon."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.events import RecordsChanged
from app.history.messages import Undo
from app.ids import Id, new_id
from app.mediation.messages import (
    AddNote,
    AgreementForm,
    AgreementItemInput,
    EndMediation,
    EndReason,
    Outcome,
    ReachAgreement,
    RecordSession,
)
from app.people.messages import RevisePerson
from db.journal import pen_of
from db.registers import Register, decode, encode
from db.tables.derived import CaseCardRow, DueItem
from db.tables.house import JournalEntry
from db.tables.mediation import Agreement, AgreementItem, CaseNote, CaseParty, MediationCase
from db.tables.people import Person
from tests.dispute import signatures
from tests.history.conftest import HUANG, LIANG, do, known, open_case
from tests.office import Office

Colleague = Callable[[], AbstractContextManager[Session]]


def _person(office: Office, person: Id) -> Person:
    with office.books.reading() as session:
        return session.get_one(Person, person)


def _case(office: Office, case: Id) -> MediationCase:
    with office.books.reading() as session:
        return session.get_one(MediationCase, case)


def _entries(office: Office) -> int:
    with office.books.reading() as session:
        return session.execute(select(func.count()).select_from(JournalEntry)).scalar_one()


def test_nothing_to_undo(office: Office) -> None:
    with pytest.raises(Refused, match="没有可以撤销的操作"):
        do(office, Undo())


def test_a_change_goes_back_to_what_it_was(office: Office) -> None:
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13599998888"))
    do(office, RevisePerson(liang, phone="13577776666", address="田金村"))
    before = _entries(office)
    assert do(office, Undo()).text == "已撤销：修改人员档案"
    person = _person(office, liang)
    assert (person.phone, person.address) == ("13599998888", LIANG.address)
    assert person.birth == date(1990, 3, 7)
    assert _entries(office) == before + 1  # one more entry, none removed
    do(office, Undo())
    assert _person(office, liang).phone == LIANG.phone


def test_a_registration_is_struck_out_and_keeps_its_number(office: Office) -> None:
    case = open_case(office)
    number = _case(office, case).number
    do(office, Undo())
    struck = _case(office, case)
    assert (struck.voided, struck.void_reason) == (True, "撤销：登记纠纷")
    assert struck.number == number is not None
    with office.books.reading() as session:
        for model in (CaseParty, Person):
            assert session.scalars(select(model.voided)).all() == [True, True]
        assert session.get(CaseCardRow, case) is None
        assert session.scalars(select(DueItem).where(DueItem.record == case)).all() == []
    following = open_case(office)
    assert _case(office, following).number == number + 1


def test_people_known_before_stay_and_get_back_what_was_typed_over(office: Office) -> None:
    open_case(office)
    do(office, AddNote(open_case(office, LIANG, HUANG, facts="第二件"), "来过电话"))
    liang = known(office, LIANG)
    do(office, Undo())
    do(office, Undo())
    assert not _person(office, liang).voided
    assert _person(office, liang).phone == LIANG.phone


def test_a_step_that_wrote_one_row_twice_goes_back_to_before_both(office: Office) -> None:
    case = open_case(office)
    start = datetime(2026, 11, 24, 9, tzinfo=CHINA)
    end = start + timedelta(minutes=50)
    agreed = "双方愿意各退一步。"
    do(office, RecordSession(case, start, end, "调解室", agreed, Outcome.SUCCESS, told_rights=True))
    agreement = ReachAgreement(
        case=case,
        form=AgreementForm.WRITTEN,
        facts="漏水属实",
        terms=("十日内修好",),
        items=(AgreementItemInput("黄䶮昌", "梁小燕", "修漏", 20000, date(2026, 12, 4)),),
        reached_on=date(2026, 11, 24),
        performance="请人上门修好",
        reasons=(("med.M30", "另有部分自行修好"),),
    )
    do(office, agreement)
    do(office, signatures(case, date(2026, 11, 24)))
    assert _case(office, case).state == "A45"
    do(office, Undo())
    assert _case(office, case).state == "A40"
    with office.books.reading() as session:
        assert session.scalars(select(Agreement.effective_on)).all() == [None]
    do(office, Undo())
    assert _case(office, case).state == "A30"
    with office.books.reading() as session:
        for model in (Agreement, AgreementItem):
            assert session.scalars(select(model.voided)).all() == [True]


def test_a_refused_step_is_not_undone_instead_of_another(office: Office) -> None:
    case = open_case(office)
    do(office, AddNote(case, "记一笔"))
    with pytest.raises(Refused):
        do(office, AddNote(case, "  "))
    assert do(office, Undo()).text == "已撤销：在案件里记一笔"
    with office.books.reading() as session:
        assert session.scalars(select(CaseNote.voided)).all() == [True]


def test_listeners_hear_of_it(office: Office) -> None:
    case = open_case(office)
    heard: list[RecordsChanged] = []
    office.desk.subscribe(RecordsChanged, heard.append)
    do(office, Undo())
    assert RecordsChanged("mediation", (case,)) in heard


# -- what is refused ------------------------------------------------------------------------


def test_refused_when_a_colleague_changed_the_same_field(
    office: Office, colleague: Colleague
) -> None:
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13599998888"))
    with colleague() as session:
        session.get_one(Person, liang).phone = "13511112222"
    with pytest.raises(Refused, match="已经有人接着改过"):
        do(office, Undo())
    assert _person(office, liang).phone == "13511112222"


def test_refused_when_a_colleague_changed_it_between_two_steps(
    office: Office, colleague: Colleague
) -> None:
    """Undoing the later step brings back the colleague's value, which is not ours to undo."""
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13599998888"))
    with colleague() as session:
        session.get_one(Person, liang).phone = "13511112222"
    do(office, RevisePerson(liang, phone="13577776666"))
    do(office, Undo())
    assert _person(office, liang).phone == "13511112222"
    with pytest.raises(Refused, match="已经有人接着改过"):
        do(office, Undo())
    assert _person(office, liang).phone == "13511112222"


def test_another_field_changed_by_a_colleague_is_left_alone(
    office: Office, colleague: Colleague
) -> None:
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13599998888"))
    with colleague() as session:
        session.get_one(Person, liang).address = "田金村"
    do(office, Undo())
    person = _person(office, liang)
    assert (person.phone, person.address) == (LIANG.phone, "田金村")


def test_refused_when_something_new_hangs_on_a_new_record(
    office: Office, colleague: Colleague, clock: FixedClock
) -> None:
    case = open_case(office)
    with colleague() as session:
        note = CaseNote(
            id=new_id(clock), office="440705101", case=case,
            happened_at=clock.now(), text="我也问过了", author=pen_of(session).actor,
        )  # fmt: skip
        session.add(note)
    with pytest.raises(Refused, match="已经有人接着改过"):
        do(office, Undo())
    assert not _case(office, case).voided
    with colleague() as session:
        session.get_one(CaseNote, note.id).voided = True  # the colleague takes his note back
    do(office, Undo())
    assert _case(office, case).voided


def test_refused_when_a_person_chose_between_two_versions(office: Office) -> None:
    """The base had two heads: there is no one thing to go back to."""
    open_case(office)
    liang = known(office, LIANG)
    other = (b"\x07" * 16, 9)
    with office.books.writing() as session:
        row = session.get_one(Person, liang)
        registers = decode(row.heads)
        ((head, hlc),) = registers["phone"].heads
        registers["phone"] = Register(tuple(sorted([(head, hlc), (other, hlc - 1)])))
        row.heads = encode(registers)
        row.phone = "13500000001"  # any write of the group makes the entry of a choice
    do(office, RevisePerson(liang, name="梁晓燕"))
    do(office, Undo())  # another group: nothing to do with the two versions
    with office.books.writing() as session:
        row = session.get_one(Person, liang)
        registers = decode(row.heads)
        ((head, hlc),) = registers["phone"].heads
        registers["phone"] = Register(tuple(sorted([(head, hlc), (other, hlc - 1)])))
        row.heads = encode(registers)
        row.address = "田金村"
    do(office, RevisePerson(liang, phone="13599998888"))
    with pytest.raises(Refused, match="选定了两处不同的内容"):
        do(office, Undo())


def test_a_lasting_step_stops_undo(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desk.LASTING", {"AddNote"})
    case = open_case(office)
    do(office, AddNote(case, "记一笔"))
    for _ in range(2):
        with pytest.raises(Refused, match="已经生效，不能撤销"):
            do(office, Undo())
    assert not _case(office, case).voided


def test_a_failed_undo_may_be_tried_again(office: Office, colleague: Colleague) -> None:
    case = open_case(office)
    do(office, EndMediation(case, date(2026, 11, 24), EndReason.UNREACHABLE))
    with colleague() as session:
        session.get_one(MediationCase, case).end_note = "对方来电"
    with pytest.raises(Refused):
        do(office, Undo())
    with pytest.raises(Refused):
        do(office, Undo())  # the step before is not taken back in its place
    assert not _case(office, case).voided
