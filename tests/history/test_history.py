"""The readable history: who, when, where, from what to what, in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from time import thread_time

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.clock import CHINA, FixedClock
from app.history.messages import FieldChange, HistoryItem, ReadHistory, Undo
from app.history.queries import read_history
from app.ids import Id, new_id
from app.mediation.messages import AddNote, EndMediation, EndReason
from app.people.messages import RevisePerson
from app.work import Work
from db.journal import pen_of
from db.registers import Register, decode, encode
from db.tables.house import Batch, Stream
from db.tables.office import Rejection
from db.tables.people import Person
from tests.history.conftest import HUANG, LIANG, do, known, open_case
from tests.office import Office

Colleague = Callable[[], AbstractContextManager[Session]]


def _history(office: Office, record: Id, limit: int = 200) -> tuple[HistoryItem, ...]:
    return office.desk.ask(ReadHistory(record, limit)).result()


def _first(items: tuple[HistoryItem, ...], what: str) -> HistoryItem:
    return next(item for item in items if item.what == what)


def test_a_new_case_with_all_that_hangs_on_it(office: Office) -> None:
    case = open_case(office)
    items = _history(office, case)
    assert sorted(item.what for item in items) == [
        *("人员档案 新增", "人员档案 新增", "当事人 新增", "当事人 新增", "调解案件 新增")
    ]
    assert {(i.who, i.device, i.state) for i in items} == {("陈丽华", "01 号电脑", "未发送")}
    assert {i.at for i in items} == {datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)}
    told = {change.field: change for change in _first(items, "调解案件 新增").changes}
    assert told["纠纷类型"] == FieldChange("纠纷类型", "", "邻里纠纷")
    assert told["涉及金额"] == FieldChange("涉及金额", "", "1,500.50 元")
    assert told["受理日期"] == FieldChange("受理日期", "", "2026年11月24日")
    assert told["各方愿意调解"] == FieldChange("各方愿意调解", "", "是")
    assert {"是否公开", "作废", "登记人"}.isdisjoint(told)  # at their defaults, or not for people


def test_from_what_to_what_newest_first(office: Office, clock: FixedClock) -> None:
    case = open_case(office)
    clock.advance(minutes=5)
    do(office, RevisePerson(known(office, LIANG), name="梁晓燕", address="田金村"))
    clock.advance(minutes=5)
    do(office, EndMediation(case, date(2026, 11, 24), EndReason.UNREACHABLE, "三次联系不上"))
    newest, before, *_ = _history(office, case)
    assert (newest.what, newest.at.minute) == ("调解案件 修改", 34)
    assert newest.changes == (
        FieldChange("阶段", "调解中", "调解不成"),
        FieldChange("终止原因", "", "失联"),
        FieldChange("终止说明", "", "三次联系不上"),
    )
    assert (before.what, before.at.minute) == ("人员档案 修改", 29)
    assert before.changes == (
        FieldChange("姓名", "梁小燕", "梁晓燕"),
        FieldChange("现住地", "大泽镇小泽村 3 队", "田金村"),
    )


def test_numbers_are_masked(office: Office) -> None:
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13812002210"))
    do(office, RevisePerson(liang, phone="13599998888"))
    items = _history(office, liang)
    assert items[0].changes == (FieldChange("联系电话", "138****2210", "135****8888"),)
    assert items[1].changes == (
        FieldChange("联系电话", "138****2210", "138****2210（看不到的几位有改动）"),
    )
    shown = repr(items)
    assert LIANG.id_no not in shown
    assert "13812342210" not in shown
    assert "440799********" in shown


def test_the_history_of_a_person_alone(office: Office) -> None:
    open_case(office)
    do(office, RevisePerson(known(office, HUANG), phone="13599998888"))
    assert [item.what for item in _history(office, known(office, LIANG))] == ["人员档案 新增"]


def test_what_was_taken_back_is_told_with_its_reason(office: Office) -> None:
    case = open_case(office)
    do(office, AddNote(case, "记错了"))
    do(office, Undo())
    assert _history(office, case)[0].what == "经过 作废（撤销：在案件里记一笔）"
    do(office, Undo())
    assert _first(_history(office, case), "调解案件 作废（撤销：登记纠纷）").changes == ()


def test_a_colleague_of_another_laptop(office: Office, colleague: Colleague) -> None:
    open_case(office)
    liang = known(office, LIANG)
    with colleague() as session:
        session.get_one(Person, liang).address = "田金村"
    newest = _history(office, liang)[0]
    assert (newest.who, newest.device, newest.state) == ("（未同步）", "另一台电脑", "已写入U盘")


@pytest.mark.parametrize(
    ("reached", "state"),
    [
        ({}, "未发送"),
        ({"carrier": "net"}, "已送出"),
        ({"carrier": "usb"}, "已写入U盘"),
        ({"carrier": "usb", "receipted": True}, "已签收"),
        ({"carrier": "net", "receipted": True, "durable": True}, "已备份"),
    ],
)
def test_how_far_it_has_come(
    office: Office, clock: FixedClock, reached: dict[str, str | bool], state: str
) -> None:
    case = open_case(office)
    with office.books.writing() as session:
        stream = session.get_one(Stream, pen_of(session).stream_no)
        last = stream.applied
        if "carrier" in reached:
            batch = Batch(
                stream_no=stream.no, lo=1, hi=last, at=clock.now(), carrier=reached["carrier"],
                size=1, content="",
            )  # fmt: skip
            session.add(batch)
        stream.receipted = last if reached.get("receipted") else 0
        stream.durable = last if reached.get("durable") else 0
    assert {item.state for item in _history(office, case)} == {state}
    do(office, AddNote(case, "后来的一笔"))
    assert _history(office, case)[0].state == "未发送"


def test_two_versions_are_both_told(office: Office, colleague: Colleague) -> None:
    """A choice between two versions shows what stood before: the one or the other."""
    open_case(office)
    liang = known(office, LIANG)
    # Two hands that did not see each other: the colleague's entry names the same base.
    with office.books.reading() as session:
        before = session.get_one(Person, liang).heads
    do(office, RevisePerson(liang, address="甲村"))
    with office.books.reading() as session:
        ours = session.get_one(Person, liang).heads
    with colleague() as session:
        row = session.get_one(Person, liang)
        row.heads, row.address = before, "乙村"
        session.flush()
        theirs = row.heads
    with office.books.writing() as session:
        row = session.get_one(Person, liang)
        row.heads, row.address = _both(ours, theirs), "丙村"
    newest = _history(office, liang)[0]
    assert newest.changes in (
        (FieldChange("现住地", "甲村 或 乙村", "丙村"),),
        (FieldChange("现住地", "乙村 或 甲村", "丙村"),),
    )


def _both(ours: bytes, theirs: bytes) -> bytes:
    registers = decode(ours)
    heads = registers["address"].heads + decode(theirs)["address"].heads
    registers["address"] = Register(tuple(sorted(heads)))
    return encode(registers)


def test_two_hundred_items_within_fifty_milliseconds(office: Office) -> None:
    case = open_case(office)
    with office.books.writing() as session:
        person = session.scalars(select(Person).where(Person.id_no == LIANG.id_no)).one()
        for turn in range(300):
            person.phone = f"138{turn:08d}"
            session.flush()
    assert len(_history(office, case)) == 200
    desk = office.desk
    with office.books.reading() as session:
        work = Work(session, desk.clock, desk.me, desk.tools)
        # Time of this thread alone: the machine's other work does not count.
        assert min(_timed(case, work) for _ in range(5)) < 0.05


def _timed(case: Id, work: Work) -> float:
    start = thread_time()
    read_history(ReadHistory(case), work)
    return thread_time() - start


def test_what_the_city_refused_is_told_with_its_reason(office: Office, clock: FixedClock) -> None:
    open_case(office)
    liang = known(office, LIANG)
    do(office, RevisePerson(liang, phone="13599998888"))
    with office.books.writing() as session:
        stream = session.get_one(Stream, pen_of(session).stream_no)
        refusal = Rejection(
            id=new_id(clock), office="440705101", stream=stream.stream_id, seq=stream.applied,
            tbl="person", row=liang, reason="role", sentence="社工不能修改人员档案",
        )  # fmt: skip
        session.add(refusal)
    newest, first = _history(office, liang)
    assert (newest.note, first.note) == ("社工不能修改人员档案", "")


def test_a_shadow_is_no_history(office: Office, colleague: Colleague) -> None:
    open_case(office)
    liang = known(office, LIANG)
    with colleague() as session:
        session.get_one(Person, liang).address = "田金村"
        number = pen_of(session).stream_no
    with office.books.writing() as session:
        session.execute(update(Stream).where(Stream.no == number).values(shadow=True))
    assert [item.what for item in _history(office, liang)] == ["人员档案 新增"]
