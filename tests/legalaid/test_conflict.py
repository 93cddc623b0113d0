"""Both sides looked for in all lines: same person, same firm, household, and what stays unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.access import Role
from app.clock import CHINA, FixedClock
from app.correction.messages import RegisterSubject
from app.errors import Refused
from app.ids import Id
from app.legalaid.messages import (
    CheckConflict,
    ConflictKind,
    ConflictView,
    OpponentInput,
    PartyHint,
)
from app.people.messages import AddRelation, FindPerson, Kin
from tests.correction.registering import GUARDIAN, given, man, minor
from tests.legalaid.kit import applicant, registered
from tests.office import Office, found_office


def _file(office: Office, number: str) -> Id:
    found = office.desk.ask(FindPerson(id_no=number)).result()
    return found[0].person.id


def _check(office: Office, **asked: object) -> ConflictView:
    return office.desk.ask(CheckConflict(**asked)).result()  # type: ignore[arg-type]


def _kinds(view: ConflictView) -> list[ConflictKind]:
    return [one.kind for one in view.hits]


def test_two_strangers_do_not_clash(home: Office) -> None:
    view = _check(
        home,
        applicant=PartyHint(name="生面孔", id_no="440799199001010019"),
        opponents=(PartyHint(name="另一人", id_no="440799199001010027"),),
    )
    assert view.hits == ()
    assert not view.blocks


def test_one_person_is_not_both_sides(home: Office) -> None:
    person = applicant("林玉莲")
    view = _check(
        home,
        applicant=PartyHint(name="林玉莲", id_no=person.id_no),
        opponents=(PartyHint(name="林玉连", id_no=person.id_no.lower()),),
    )
    assert _kinds(view) == [ConflictKind.ONE]
    assert view.blocks


def test_the_other_side_is_aided_against_us(home: Office) -> None:
    """Two who sued one another: the second needs another lawyer of another firm (律师法 第39条)."""
    first, second = applicant("甄一鸣"), applicant("甄二鸣")
    record = registered(home, person=first, opponents=(OpponentInput(person=second),))
    view = _check(
        home,
        applicant=PartyHint(name=second.name, id_no=second.id_no),
        opponents=(PartyHint(name=first.name, id_no=first.id_no),),
    )
    assert ConflictKind.CROSSED in _kinds(view)
    crossed = next(one for one in view.hits if one.kind is ConflictKind.CROSSED)
    assert (crossed.law, crossed.article) == ("律师法", "第39条")
    assert [one.record for one in crossed.records] == [record]
    assert set(crossed.records[0].roles) == {"申请人", "对方当事人"}


def test_m25_nobody_acts_for_both_sides(home: Office) -> None:
    first, second = applicant("温家明"), applicant("温家亮")
    theirs = OpponentInput(person=second, lawyer="何律师", lawyer_unit="江门某某律师事务所")
    record = registered(home, person=first, opponents=(theirs,))
    asked = {
        "applicant": PartyHint(name=first.name, id_no=first.id_no),
        "opponents": (PartyHint(name=second.name, id_no=second.id_no),),
        "record": record,
    }
    assert _check(home, **asked).hits == ()
    same = _check(home, **asked, lawyer="何律师")
    assert _kinds(same) == [ConflictKind.LAWYER]
    assert same.blocks
    firm = _check(home, **asked, lawyer="李律师", unit="江门某某律师事务所")
    assert _kinds(firm) == [ConflictKind.LAWYER]
    assert _check(home, **asked, lawyer="李律师", unit="另一家律师事务所").hits == ()
    namesake = _check(home, **asked, lawyer="何律师", unit="另一家律师事务所")
    assert namesake.hits == ()


def test_a_firm_known_from_other_records(home: Office) -> None:
    person = applicant("麦小芬")
    record = registered(home, person=person)
    view = _check(
        home,
        applicant=PartyHint(name=person.name, id_no=person.id_no),
        opponents=(PartyHint(name="江门市某制衣厂", organisation=True),),
    )
    opposed = next(one for one in view.hits if one.kind is not ConflictKind.KNOWN)
    assert opposed.kind is ConflictKind.CROSSED or opposed.kind is ConflictKind.OPPOSED
    assert record in [one.record for one in opposed.records]


def test_kin_are_of_the_household(home: Office) -> None:
    wife, husband = applicant("罗金凤"), applicant("罗大山")
    registered(home, person=wife, opponents=(OpponentInput(person=husband),))
    own = _file(home, wife.id_no)
    home.desk.do(AddRelation(own, Kin.SPOUSE, "罗大山", other=_file(home, husband.id_no))).result()
    view = _check(
        home,
        applicant=PartyHint(name=wife.name, id_no=wife.id_no),
        opponents=(PartyHint(name=husband.name, id_no=husband.id_no),),
    )
    assert view.household
    hit = next(one for one in view.hits if one.kind is ConflictKind.HOUSEHOLD)
    assert hit.sure
    assert "只算申请人本人" in hit.text


def test_the_same_house_is_asked_about(home: Office) -> None:
    wife = replace(applicant("容秀英"), address="大泽镇田金村12号")
    registered(home, person=wife)
    view = _check(
        home,
        applicant=PartyHint(name=wife.name, id_no=wife.id_no),
        opponents=(PartyHint(name="容某", address="大泽镇田金村 12 号"),),
    )
    assert view.household
    assert not next(one for one in view.hits if one.kind is ConflictKind.HOUSEHOLD).sure


def test_who_was_here_before_is_told(home: Office) -> None:
    person = applicant("区美玲")
    record = registered(home, person=person)
    view = _check(home, applicant=PartyHint(name=person.name, id_no=person.id_no))
    assert _kinds(view) == [ConflictKind.KNOWN]
    assert [one.record for one in view.hits[0].records] == [record]
    own = _check(home, applicant=PartyHint(name=person.name, id_no=person.id_no), record=record)
    assert own.hits == ()


def test_a_slip_in_a_number_is_asked_about(home: Office) -> None:
    person = applicant("伍丽珍")
    registered(home, person=person)
    view = _check(
        home, applicant=PartyHint(name="伍丽珍", phone=person.phone, birth=date(1991, 7, 14))
    )
    alike = [one for one in view.hits if one.kind is ConflictKind.ALIKE]
    assert len(alike) == 1
    assert "同名" in alike[0].text
    assert not alike[0].sure


def test_the_same_village_is_no_household(home: Office) -> None:
    wife = applicant("容秀兰")
    registered(home, person=wife)
    view = _check(
        home,
        applicant=PartyHint(name=wife.name, id_no=wife.id_no),
        opponents=(PartyHint(name="容某", address=wife.address),),
    )
    assert not view.household


def test_correction_is_never_spoken_of(tmp_path: Path) -> None:
    """A subject on either side: found as a person, with no word of why the office knows them."""
    clock = FixedClock(datetime(2026, 3, 12, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path / "office", clock)
    office.desk.do(RegisterSubject(given())).result()
    office.desk.do(RegisterSubject(given(minor, guardian=GUARDIAN))).result()
    theirs = PartyHint(name=man.name, id_no=man.id_no, phone=man.phone)
    ours = PartyHint(name="某申请人", phone=man.phone, birth=man.birth)
    said = repr(_check(office, applicant=ours, opponents=(theirs,)))
    assert not [word for word in ("矫正", "危险驾驶", "拘役") if word in said]
    office.desk.me = replace(office.desk.me, role=str(Role.OFFICER), user=b"o" * 16)
    child = PartyHint(name="某申请人", phone=minor.phone, birth=minor.birth)
    hidden = PartyHint(name=minor.name, id_no=minor.id_no)
    view = _check(office, applicant=child, opponents=(hidden,))
    assert view.hits == (), "社区矫正法 第54条: who is not assigned finds nobody"
    office.desk.close()


def test_a_mediator_is_told_nothing_of_it(tmp_path: Path) -> None:
    """Who sees neither legal aid nor 社区矫正 cannot ask who is known to them."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path / "office", clock, role=Role.MEDIATOR)
    with pytest.raises(Refused):
        _check(office, applicant=PartyHint(name="任何人"))
    office.desk.close()
