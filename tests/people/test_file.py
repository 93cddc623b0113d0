"""The file of a person: linked, suggested, masked, and silent on what the reader may not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.access import Role
from app.clock import FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.lines import Line, Lines
from app.mediation.messages import (
    AgentBasis,
    AgentInput,
    AgentProof,
    Authority,
    CaseTab,
    ListCases,
    OpenCase,
)
from app.messages import PersonRecord
from app.people.messages import (
    AddRelation,
    DropRelation,
    FindPerson,
    IdKind,
    Kin,
    LinkPersons,
    ListLooks,
    ListPersons,
    LookInto,
    Nationality,
    Overseas,
    PartPersons,
    PersonFile,
    PersonInput,
    Purpose,
    ReadPerson,
    ReadPersonFile,
    RevealNumber,
    RevisePerson,
    Secret,
)
from app.search.messages import HitKind, Search
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.people import Person
from tests.dispute import HUANG, applicant, case_input, respondent
from tests.office import Office, found_office

TWIN = PersonInput("黄岩", IdKind.OTHER, phone=HUANG.phone, address="大泽镇")  # 黄䶮 by sound


def _open(office: Office, who: PersonInput = HUANG) -> Id:
    return office.desk.do(OpenCase(case_input(parties=(applicant(who), respondent())))).result()


def _person(office: Office, who: PersonInput) -> Id:
    found = office.desk.ask(FindPerson(who.id_no, who.name, who.phone)).result()
    return next(match.person.id for match in found if match.person.name == who.name)


def _file(office: Office, person: Id) -> PersonFile:
    return office.desk.ask(ReadPersonFile(person)).result()


@pytest.fixture
def pair(office: Office) -> tuple[Id, Id]:
    """黄䶮, and a file without a number that sounds alike, each with a case."""
    _open(office)
    _open(office, TWIN)
    return _person(office, HUANG), _person(office, TWIN)


def test_the_file_is_masked_and_has_the_cases(office: Office) -> None:
    case = _open(office)
    file = _file(office, _person(office, HUANG))
    assert file.person.id_no == ""
    assert file.person.id_shown == "440799********911X"
    assert file.person.phone == "138****2210"
    (record,) = file.records
    assert (record.record, record.line, record.role) == (case, "mediation", "申请人")
    assert record.until is None
    assert not file.elsewhere
    assert office.desk.ask(ListPersons()).result()[0].id_no == ""


def test_the_past_comes_with_the_match(office: Office) -> None:
    _open(office)
    (match,) = office.desk.ask(FindPerson(HUANG.id_no)).result()
    ((month, line, text),) = match.past
    assert (month, line) == ("2026-11", "人民调解")
    assert text.startswith("与 谭𬍛㛃 邻里")


def test_a_complete_number_needs_a_purpose_and_is_logged(office: Office) -> None:
    _open(office)
    person = _person(office, HUANG)
    with pytest.raises(Refused, match="做什么用"):
        office.desk.do(RevealNumber(person, Secret.ID_NO, Purpose.OTHER, " ")).result()
    assert office.desk.ask(ListLooks()).result() == ()
    number = office.desk.do(RevealNumber(person, Secret.ID_NO, Purpose.PAPER)).result()
    assert number == HUANG.id_no
    (look,) = office.desk.ask(ListLooks(person)).result()
    assert (look.by, look.name, look.what, look.purpose) == (
        "陈丽华",
        HUANG.name,
        Secret.ID_NO,
        Purpose.PAPER,
    )
    assert _file(office, person).looks == 1


def test_undo_passes_over_a_look(office: Office) -> None:
    case = _open(office)
    person = _person(office, HUANG)
    office.desk.do(RevisePerson(person, occupation="司机")).result()
    office.desk.do(RevealNumber(person, Secret.PHONE, Purpose.CONTACT)).result()
    assert office.desk.do(Undo()).result().text == "已撤销：修改人员档案"
    assert len(office.desk.ask(ListLooks(person)).result()) == 1
    assert case in {one.record for one in _file(office, person).records}


def test_what_a_record_masks_is_uncovered_for_a_purpose_and_written_down(office: Office) -> None:
    _open(office)
    person = _person(office, HUANG)
    with pytest.raises(Refused, match="请写明看了做什么用"):
        office.desk.do(LookInto(person, Secret.CRIME, Purpose.OTHER)).result()
    office.desk.do(LookInto(person, Secret.CRIME, Purpose.HANDLE)).result()
    (look,) = office.desk.ask(ListLooks(person)).result()
    assert (look.what, look.purpose, look.by) == (Secret.CRIME, Purpose.HANDLE, "陈丽华")


def test_only_the_head_sees_who_looked(profile: Path, clock: FixedClock) -> None:
    office = found_office(profile, clock, role=Role.MEDIATOR)
    try:
        with pytest.raises(Refused, match="调解员不能查看谁看过完整号码"):
            office.desk.ask(ListLooks()).result()
    finally:
        office.desk.close()


def test_a_sound_and_a_telephone_suggest(office: Office, pair: tuple[Id, Id]) -> None:
    one, other = pair
    (match,) = _file(office, one).suggested
    assert (match.person.id, match.reason) == (other, "姓名读音相同、电话相同")
    assert _file(office, other).suggested[0].person.id == one


def test_the_cases_in_which_somebody_only_acted_for_a_party(office: Office) -> None:
    own = _open(office, HUANG)
    power = AgentInput(
        HUANG, AgentBasis.ENTRUSTED, AgentProof.POWER, "亲友", Authority.GENERAL,
        valid_from=date(2026, 11, 1),
    )  # fmt: skip
    helped = replace(applicant(TWIN), agents=(power,))
    acted = office.desk.do(OpenCase(case_input(parties=(helped, respondent())))).result()
    person = _person(office, HUANG)
    page = office.desk.ask(ListCases(tab=CaseTab.OPEN, person=person)).result()
    assert {card.id: card.role for card in page.rows} == {own: "", acted: "代理人"}
    assert (page.total, dict(page.counts)[CaseTab.OPEN]) == (2, 2)
    (match,) = office.desk.ask(FindPerson(HUANG.id_no)).result()
    assert [text.split("，")[1] for _, _, text in match.past] == ["代理人", "申请人"]
    roles = {one.record: one.role for one in _file(office, person).records}
    assert roles == {own: "申请人", acted: "代理人"}
    assert all(card.role == "" for card in office.desk.ask(ListCases()).result().rows)


def test_a_link_joins_lists_search_and_file_and_is_reversible(
    office: Office, pair: tuple[Id, Id]
) -> None:
    one, other = pair
    office.desk.do(LinkPersons(other, one, "村委会证明是同一人")).result()
    file = _file(office, one)
    assert [(link.person, link.reason, link.by_number) for link in file.links] == [
        (other, "村委会证明是同一人", False)
    ]
    assert len(file.records) == 2
    assert file.suggested == ()
    cases = office.desk.ask(ListCases(tab=CaseTab.OPEN, person=one)).result()
    assert cases.total == 2
    for who in (HUANG, TWIN):
        matches = office.desk.ask(FindPerson(who.id_no, who.name)).result()
        assert {len(one.past) for one in matches if one.person.name == who.name} == {2}
    hits = office.desk.ask(Search("440799198005")).result()
    assert sum(hit.kind is HitKind.CASE for hit in hits) == 2
    said = [item.what for item in office.desk.ask(ReadHistory(one)).result()]
    assert "同一人 新增" in said

    office.desk.do(PartPersons(one, other, "是兄弟两人")).result()
    apart = _file(office, one)
    assert (apart.links, apart.suggested) == ((), ())  # told apart, so not offered again
    assert office.desk.ask(ListCases(tab=CaseTab.OPEN, person=one)).result().total == 1
    office.desk.do(Undo()).result()
    assert len(_file(office, one).links) == 1
    office.desk.do(LinkPersons(one, other, "再核对，确是同一人")).result()
    assert _file(office, one).links[0].reason == "再核对，确是同一人"
    assert office.desk.ask(ReadPerson(other)).result().name == TWIN.name  # nothing was merged


def test_a_link_needs_a_reason(office: Office, pair: tuple[Id, Id]) -> None:
    with pytest.raises(Refused, match="写明理由"):
        office.desk.do(LinkPersons(*pair, " ")).result()
    with pytest.raises(Refused, match="同一份档案"):
        office.desk.do(LinkPersons(pair[0], pair[0], "x")).result()


def test_family_is_written_down_and_struck_out(office: Office) -> None:
    _open(office)
    person = _person(office, HUANG)
    office.desk.do(AddRelation(person, Kin.SPOUSE, "梁小红", "13800001111")).result()
    guardian = office.desk.do(AddRelation(person, Kin.GUARDIAN, "黄伯荣")).result()
    assert [one.name for one in _file(office, person).relations] == ["黄伯荣", "梁小红"]
    assert _file(office, person).relations[1].phone == "138****1111"
    office.desk.do(DropRelation(guardian, "登记错了")).result()
    assert [one.name for one in _file(office, person).relations] == ["梁小红"]
    office.desk.do(Undo()).result()
    assert len(_file(office, person).relations) == 2


def test_more_of_a_person_can_be_written_down(office: Office) -> None:
    _open(office)
    person = _person(office, HUANG)
    change = RevisePerson(
        person,
        name_alt="Wong Yim",
        nationality=Nationality.HONG_KONG,
        overseas=(Overseas.FAMILY,),
        languages=("台山话", " "),
    )
    office.desk.do(change).result()
    view = office.desk.ask(ReadPerson(person)).result()
    assert (view.name_alt, view.nationality) == ("Wong Yim", Nationality.HONG_KONG)
    assert (view.overseas, view.languages) == ((Overseas.FAMILY,), ("台山话",))
    _open(office)  # a form that says nothing of it takes nothing away
    assert office.desk.ask(ReadPerson(person)).result().name_alt == "Wong Yim"
    changed = office.desk.ask(ReadHistory(person)).result()[0].changes
    assert ("国籍或地区", "香港") in [(one.field, one.after) for one in changed]


# -- what a reader may not know ------------------------------------------------------------


def _with_line(office: Office, line: str, person: Id, *, discreet: bool) -> None:
    """A line of work that no mediator may see, which knows one person."""
    record = PersonRecord(
        person, line, b"r" * 16, "某事", "对象", "", date(2026, 1, 5), None, "在办", "梁志强"
    )
    other = Line(
        line,
        {},
        lambda _session, _touched: set(),
        lambda _session, _tools, _records: None,
        lambda _session, _record: set(),
        label="另一条线",
        of_persons=lambda _session, persons: [record] if person in persons else [],
        discreet=discreet,
    )
    tools = office.desk.tools
    tools._tools[Lines] = Lines(*tools.get(Lines), other)


@pytest.fixture
def mediator(profile: Path, clock: FixedClock) -> Office:
    return found_office(profile, clock, role=Role.MEDIATOR)


def test_other_lines_are_told_as_existing_alone(mediator: Office) -> None:
    _open(mediator)
    person = _person(mediator, HUANG)
    _with_line(mediator, "legalaid", person, discreet=False)
    file = _file(mediator, person)
    assert file.elsewhere
    assert [one.line for one in file.records] == ["mediation"]
    mediator.desk.close()


def test_a_discreet_line_is_not_even_hinted_at(mediator: Office) -> None:
    _open(mediator)
    person = _person(mediator, HUANG)
    before = _file(mediator, person)
    _with_line(mediator, "correction", person, discreet=True)
    assert _file(mediator, person) == before
    mediator.desk.close()


def test_whom_a_discreet_line_alone_knows_is_not_there(mediator: Office) -> None:
    case = _open(mediator)
    person = _person(mediator, HUANG)

    def strike_out(_message: object, work: Work) -> None:
        row = work.session.get(MediationCase, case)
        assert row is not None
        row.voided = True

    mediator.desk.write(strike_out, None).result()  # what is left is the person's file alone
    assert _find_all(mediator, person) == [True] * 4
    _with_line(mediator, "correction", person, discreet=True)
    assert _find_all(mediator, person) == [False] * 4
    mediator.desk.close()


def _find_all(office: Office, person: Id) -> list[bool]:
    """Whether each way to a person finds it."""
    desk = office.desk
    try:
        file = desk.ask(ReadPersonFile(person)).result()
        read = desk.ask(ReadPerson(person)).result().id == file.person.id
    except Refused:
        read = False
    return [
        read,
        bool(desk.ask(FindPerson(HUANG.id_no)).result()),
        any(hit.record == person for hit in desk.ask(Search("440799198005")).result()),
        any(one.id == person for one in desk.ask(ListPersons()).result()),
    ]


def test_the_same_number_on_two_laptops_is_one_person(office: Office) -> None:
    _open(office)
    first = _person(office, HUANG)
    second = replace(HUANG, name="黄岩", id_no="")  # as typed without the papers at hand
    _open(office, replace(second, id_kind=IdKind.OTHER))
    twin = _person(office, replace(second, id_kind=IdKind.OTHER))

    def number_comes_later(_message: object, work: Work) -> None:
        row = work.session.get(Person, twin)  # as an entry of another laptop would
        assert row is not None
        row.id_kind, row.id_no = "01", HUANG.id_no

    office.desk.write(number_comes_later, None).result()
    (link,) = _file(office, first).links
    assert (link.person, link.reason, link.by_number) == (twin, "证件号码相同", True)
    with pytest.raises(Refused, match="请先改正号码"):
        office.desk.do(PartPersons(first, twin, "x")).result()
