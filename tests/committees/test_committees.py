"""Committees and mediators: what the law asks, what is refused, what 今日 says of a term's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.clock import CHINA, FixedClock
from app.history.messages import ReadHistory, Undo
from app.ids import Id, named_id
from app.mediation.messages import OpenCase, ReadCase, ReadChoices
from app.office.codes import CommitteeForm, CommitteeKind, Post
from app.office.messages import (
    AddCommittee,
    AddMediator,
    CommitteeInput,
    CommitteeView,
    EndCommittee,
    EndMediator,
    ListCommittees,
    MediatorInput,
    MediatorView,
    RecordFunding,
    RecordTraining,
    ReviseCommittee,
    ReviseMediator,
)
from app.office.rules import Member, composition
from app.people.messages import Sex
from app.samples.office import OFFICE, mediator_id
from app.statistics.messages import ReadReport, Span
from app.today.messages import ReadToday
from db.tables.derived import DueItem
from tests.dispute import case_input
from tests.office import Office
from tests.refusals import fields, refused

TOWN = named_id("committee", OFFICE)
PATTERN = "（{年}）江新灯厂人调字第{号}号"
GIVEN = CommitteeInput("江门市某照明有限公司人民调解委员会", CommitteeKind.ENTERPRISE, PATTERN)
MAN, WOMAN, UNSAID = Sex.MALE, Sex.FEMALE, Sex.UNSTATED


def committee(office: Office, id: Id = TOWN) -> CommitteeView:
    """A committee as the page shows it."""
    found = office.desk.ask(ListCommittees()).result()
    return next(one for one in found if one.id == id)


def mediator(office: Office, id: Id) -> MediatorView:
    """A mediator as the page shows them."""
    groups = office.desk.ask(ListCommittees()).result()
    return next(one for group in groups for one in group.mediators if one.id == id)


def person(**changes: Any) -> MediatorInput:
    """A mediator of the town's committee."""
    return replace(MediatorInput(TOWN, "罗㛃仪", Post.MEMBER, sex=WOMAN), **changes)


# -- 人民调解法 第8条 --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ([(Post.CHAIR, WOMAN), (Post.MEMBER, MAN), (Post.MEMBER, MAN)], []),
        ([(Post.CHAIR, WOMAN), (Post.MEMBER, MAN)], ["委员 2 人，应当有 3 至 9 人"]),
        ([(Post.CHAIR, WOMAN), *[(Post.MEMBER, MAN)] * 8], []),
        ([(Post.CHAIR, WOMAN), *[(Post.MEMBER, MAN)] * 9], ["委员 10 人，应当有 3 至 9 人"]),
        ([(Post.DEPUTY, WOMAN), (Post.MEMBER, MAN), (Post.MEMBER, MAN)], ["还没有主任"]),
        ([(Post.CHAIR, WOMAN)] * 2 + [(Post.MEMBER, MAN)], ["有 2 位主任，应当是 1 位"]),
        ([(Post.CHAIR, MAN), (Post.MEMBER, MAN), (Post.DEPUTY, MAN)], ["还没有妇女成员"]),
        # appointed ones are no members: their sex and number do not count
        ([(Post.CHAIR, MAN)] + [(Post.MEMBER, MAN)] * 2 + [(Post.APPOINTED, WOMAN)] * 3,
         ["还没有妇女成员"]),
        ([(Post.CHAIR, UNSAID), (Post.MEMBER, MAN), (Post.MEMBER, MAN)],
         ["委员的性别没有填全，看不出有没有妇女成员"]),
    ],
)  # fmt: skip
def test_a_committee_has_three_to_nine_members_one_chair_and_a_woman(
    members: list[tuple[Post, Sex]], says: list[str]
) -> None:
    found = composition(CommitteeForm.COMMITTEE, [Member(*one) for one in members])
    assert list(found) == says


def test_a_room_is_no_committee_and_needs_no_members() -> None:
    assert list(composition(CommitteeForm.POLICE_ROOM, [])) == []


def test_findings_name_their_article(office: Office) -> None:
    term = ("没有填本届委员哪天产生，不知道何时换届", "人民调解法", "第9条第2款")
    village = committee(office, named_id("committee", "440705101205"))
    assert [(one.words, one.law, one.article) for one in village.findings] == [
        ("委员 1 人，应当有 3 至 9 人", "人民调解法", "第8条"),
        ("还没有妇女成员", "人民调解法", "第8条"),
        term,
    ]
    town = committee(office).findings
    assert [(one.words, one.law, one.article) for one in town] == [term]


# -- committees --------------------------------------------------------------------------------


def test_a_committee_is_added_changed_and_takes_cases_in_its_numbers(office: Office) -> None:
    made = office.desk.do(AddCommittee(GIVEN)).result()
    known = committee(office, made)
    assert known.example == "（2026）江新灯厂人调字第001号"
    assert known.number_pattern == PATTERN
    assert not known.blocks, "numbers come from the city"
    case = office.desk.do(OpenCase(case_input(committee=made))).result()
    assert office.desk.ask(ReadCase(case)).result().case_no == ""
    office.desk.do(ReviseCommittee(made, replace(GIVEN, name="新名称人民调解委员会"))).result()
    assert committee(office, made).name == "新名称人民调解委员会"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "大泽镇司法所"}, "name"),
        ({"name": "江门市新会区大泽镇人民调解委员会"}, "name"),
        ({"number_pattern": "第{号}号"}, "number_pattern"),
        ({"number_pattern": "（{年}）第{号}号{号}"}, "number_pattern"),
        ({"number_pattern": "（{年}）第{号}号{镇}"}, "number_pattern"),
        ({"term_start": date(2026, 11, 25)}, "term_start"),
    ],
)
def test_a_committee_with_a_mistake_is_refused(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    assert fields(refused(office.desk, AddCommittee(replace(GIVEN, **changes)))) == [field]


def test_a_term_of_three_years_ends_on_today(office: Office, clock: FixedClock) -> None:
    known = committee(office)
    given = CommitteeInput(known.name, known.kind, known.number_pattern)
    started = replace(given, term_start=date(2023, 11, 26))
    office.desk.do(ReviseCommittee(TOWN, started)).result()
    assert committee(office).term_end == date(2026, 11, 26)

    def dues() -> list[tuple[str, date]]:
        query = select(DueItem.what, DueItem.on).where(DueItem.line == "office")
        rows = office.desk.read(
            lambda _none, work: work.session.execute(query.order_by(DueItem.on)).all(), None
        )
        return [(what, on) for what, on in rows.result()]

    # 35 months from 2023-11-26 are over on 2026-10-26, a Monday; three years on a Thursday.
    assert dues() == [("准备换届", date(2026, 10, 26)), ("调委会换届", date(2026, 11, 26))]
    view = office.desk.ask(ReadToday()).result()
    (row,) = (row for group in view.groups for row in group.rows if row.line == "office")
    assert (row.record, row.action, row.due.article) == (TOWN, "ReviseCommittee", "第9条第2款")
    office.desk.do(ReviseCommittee(TOWN, replace(given, term_start=date(2026, 11, 20)))).result()
    assert dues() == [("准备换届", date(2029, 10, 19)), ("调委会换届", date(2029, 11, 20))]
    view = office.desk.ask(ReadToday()).result()
    assert [row for group in view.groups for row in group.rows if row.line == "office"] == []


def test_a_committee_ends_only_when_its_mediators_have_left(
    office: Office, clock: FixedClock
) -> None:
    made = office.desk.do(AddCommittee(GIVEN)).result()
    known = office.desk.do(AddMediator(person(committee=made))).result()
    today = clock.today()
    (fault,) = refused(office.desk, EndCommittee(made, today))
    assert "罗㛃仪" in fault.message
    office.desk.do(EndMediator(known, today)).result()
    office.desk.do(EndCommittee(made, today, "并入镇调委会")).result()
    assert committee(office, made).ended_on == today
    refused(office.desk, ReviseCommittee(made, GIVEN))
    assert made not in [one.id for one in office.desk.ask(ReadChoices()).result().committees]
    assert fields(refused(office.desk, OpenCase(case_input(committee=made)))) == ["committee"]


# -- mediators ---------------------------------------------------------------------------------


def test_a_mediator_is_added_with_everything_and_shown_masked(office: Office) -> None:
    given = person(
        id_no="440799198611059027", phone="13800002210", bank="农商行",
        bank_account="6228 0000 0000 1234", full_time=True, filed_on=date(2026, 3, 2),
        appointed_on=date(2026, 3, 1), post=Post.CHAIR,
    )  # fmt: skip
    made = office.desk.do(AddMediator(given)).result()
    shown = mediator(office, made)
    assert (shown.sex, shown.post, shown.full_time) == (WOMAN, Post.CHAIR, True)
    assert shown.account_shown == "尾号 1234"
    assert shown.id_shown.startswith("440")
    assert "19861105" not in shown.id_shown
    # an empty field of the form leaves the account as it is
    office.desk.do(ReviseMediator(made, replace(given, bank_account=None, bank="建行"))).result()
    assert mediator(office, made).account_shown == "尾号 1234"
    history = office.desk.ask(ReadHistory(TOWN)).result()
    assert "1234" not in repr(history), "accounts are not shown in the history"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"id_no": "440799198611059028"}, "id_no"),  # wrong check digit
        ({"id_no": "440799200904109059"}, "id_no"),  # born 2009: no adult (第14条)
        ({"phone": "123"}, "phone"),
        ({"filed_on": date(2026, 12, 1)}, "filed_on"),
        ({"appointed_on": date(2026, 3, 2), "filed_on": date(2026, 3, 1)}, "filed_on"),
        ({"committee": b"?" * 16}, "committee"),
    ],
)
def test_a_mediator_with_a_mistake_is_refused(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    assert fields(refused(office.desk, AddMediator(person(**changes)))) == [field]


def test_who_left_is_not_offered_any_more(office: Office, clock: FixedClock) -> None:
    gone = mediator_id("吴振邦")
    office.desk.do(EndMediator(gone, clock.today())).result()
    assert gone not in [one.id for one in office.desk.ask(ReadChoices()).result().mediators]
    assert not mediator(office, gone).active
    office.desk.do(Undo()).result()
    assert mediator(office, gone).active


# -- T2 ----------------------------------------------------------------------------------------


def test_T2_counts_people_trainings_and_money(  # noqa: N802
    office: Office, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 6, 20, 9, tzinfo=CHINA))
    woman = office.desk.do(AddMediator(person(full_time=True))).result()
    office.desk.do(RecordTraining((woman, mediator_id("陈丽华")), date(2026, 6, 18), "调解技巧"))
    office.desk.do(RecordFunding(TOWN, date(2026, 6, 19), 500_000, "镇政府")).result()
    clock.set(datetime(2026, 7, 2, 9, tzinfo=CHINA))
    office.desk.do(AddCommittee(replace(GIVEN, form=CommitteeForm.STUDIO))).result()
    view = office.desk.ask(ReadReport("med.T2", Span.HALF, date(2026, 6, 1))).result()
    keys = [column.key for column in view.table.columns]
    found = dict(zip(keys, view.table.rows[-1].cells, strict=True))
    assert {key: cell for key, cell in found.items() if cell} == {
        "kind1": 14, "kind2": 1, "kind3": 1, "committees": 16, "rooms": 1, "mediators": 7,
        "women": 4, "members": 6, "appointed": 1, "full_time": 1, "part_time": 6,
        "education0": 7, "trained": 2, "funds": 500_000,
    }  # fmt: skip
    assert all(check.passed for check in view.table.checks)
    later = office.desk.ask(ReadReport("med.T2", Span.HALF, date(2026, 7, 1))).result()
    assert later.table.rows[-1].cells[keys.index("trained")] == 0


def test_money_and_trainings_with_mistakes_are_refused(office: Office, clock: FixedClock) -> None:
    today = clock.today()
    assert fields(refused(office.desk, RecordFunding(TOWN, today, 0))) == ["amount_fen"]
    assert fields(refused(office.desk, RecordTraining((), today, ""))) == ["mediators", "topic"]
