"""The journal: what a session writes, entry by entry, in the transaction of the rows."""

from __future__ import annotations

import threading
import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from app.clock import CHINA
from app.ids import Mint
from db.engine import sessions
from db.entry import Body, Entry, Hlc, Kind, chain, decode_body
from db.journal import Pen, entries_of, reading
from db.registers import decode
from db.tables.house import Fact, JournalEntry, Stream
from db.tables.people import Person
from tests.db.conftest import ACTOR, OFFICE, Place

GENESIS = bytes(32)


def _entries(place: Place) -> list[Entry]:
    with sessions(place.engine)() as session:
        return list(entries_of(session, place.stream, 1, 10_000))


def _bodies(place: Place) -> list[Body]:
    return [decode_body(entry.body or b"") for entry in _entries(place)]


def _one(session: Session) -> Person:
    return session.scalars(select(Person)).one()


def _register(place: Place) -> bytes:
    with place.writing() as session:
        person = place.person()
        session.add(person)
    return person.id


def _stream(place: Place) -> Stream:
    with sessions(place.engine)() as session:
        return session.scalars(select(Stream)).one()


# -- what an entry says ------------------------------------------------------------------------


def test_a_new_row_is_one_entry_with_what_is_not_at_its_default(place: Place) -> None:
    person = _register(place)
    (entry,) = _entries(place)
    assert (entry.seq, entry.table, entry.row, entry.kind) == (1, "person", person, Kind.INSERT)
    assert (entry.actor, entry.office) == (ACTOR, OFFICE)
    assert entry.wall == int(place.clock.now().timestamp() * 1000)
    (body,) = _bodies(place)
    identity = {"id_kind": "99", "id_no": "", "sex": "1", "birth": None}
    assert body.values == {
        "name": {"name": "黄䶮昌"},
        "identity": identity,
        "phone": {"phone": "0750-1"},
    }
    assert body.bases == {}


def test_a_change_writes_its_group_whole_and_nothing_else(place: Place) -> None:
    _register(place)
    with place.writing() as session:
        _one(session).birth = datetime(1952, 3, 12, tzinfo=CHINA).date()
    values = _bodies(place)[1].values
    assert values == {"identity": {"id_kind": "99", "id_no": "", "sex": "1", "birth": "1952-03-12"}}


def test_striking_out_is_an_entry_of_its_kind(place: Place) -> None:
    _register(place)
    with place.writing() as session:
        person = _one(session)
        person.voided, person.void_reason = True, "重复登记"
    entry = _entries(place)[1]
    assert entry.kind == Kind.VOID
    assert _bodies(place)[1].values == {"void": {"voided": True, "void_reason": "重复登记"}}


def test_what_does_not_change_leaves_no_entry(place: Place) -> None:
    _register(place)
    with place.writing() as session:
        person = _one(session)
        person.phone = "0750-1"
        person.name = "黄䶮"
        person.name = "黄䶮昌"
    assert place.count() == 1


def test_several_flushes_of_one_transaction(place: Place) -> None:
    with place.writing() as session:
        person = place.person()
        session.add(person)
        session.flush()
        person.phone = "0750-2"
        session.flush()
        person.phone = "0750-3"
    kinds = [entry.kind for entry in _entries(place)]
    assert kinds == [Kind.INSERT, Kind.UPDATE, Kind.UPDATE]
    assert [entry.seq for entry in _entries(place)] == [1, 2, 3]


# -- bases and heads ---------------------------------------------------------------------------


def test_bases_name_the_heads_the_writer_saw_and_heads_follow(place: Place) -> None:
    _register(place)
    for phone in ("0750-2", "0750-3"):
        with place.writing() as session:
            _one(session).phone = phone
    with place.writing() as session:
        _one(session).address = "大泽镇田金村"
    stream = _stream(place).stream_id
    bases = [body.bases for body in _bodies(place)]
    assert bases == [
        {},
        {"phone": [(stream, 1)]},
        {"phone": [(stream, 2)]},
        {"address": [(stream, 1)]},
    ]
    with sessions(place.engine)() as session:
        person = _one(session)
    heads = decode(person.heads)
    assert heads["phone"].heads == (((stream, 3), _entries(place)[2].hlc),)
    assert heads["address"].heads == (((stream, 4), _entries(place)[3].hlc),)
    assert heads["name"].heads == (((stream, 1), _entries(place)[0].hlc),)
    assert (person.v_stream, person.v_seq) == (place.stream, 4)


def test_the_chain_runs_through_every_entry_to_the_head(place: Place) -> None:
    _register(place)
    with place.writing() as session:
        session.add_all([place.person(name="陈㛃仪"), place.person(name="谭𬍛")])
        _one_named(session, "黄䶮昌").phone = "0750-2"
    head = GENESIS
    with sessions(place.engine)() as session:
        stored = list(session.scalars(select(JournalEntry.hash).order_by(JournalEntry.seq)))
    for entry, kept in zip(_entries(place), stored, strict=True):
        head = chain(head, place.device, place.epoch, entry)
        assert head == kept
    stream = _stream(place)
    assert (stream.applied, stream.head) == (4, head)


def _one_named(session: Session, name: str) -> Person:
    return session.scalars(select(Person).where(Person.name == name)).one()


def test_the_pen_knows_what_it_wrote(place: Place) -> None:
    _register(place)
    with place.writing() as session:
        pen: Pen = session.info["pen"]
        assert pen.lo > pen.hi
        session.add_all([place.person(), place.person()])
        session.flush()
        assert (pen.lo, pen.hi) == (2, 3)


# -- one transaction ---------------------------------------------------------------------------


def test_rolled_back_nothing_is_left(place: Place) -> None:
    _register(place)
    before = _stream(place)

    def fail() -> None:
        with place.writing() as session:
            session.add(place.person())
            session.flush()
            assert session.scalars(select(JournalEntry)).all()
            raise RuntimeError("not today")

    with pytest.raises(RuntimeError, match="not today"):
        fail()
    after = _stream(place)
    assert (place.count(), place.count(Person)) == (1, 1)
    assert (after.applied, after.head, after.hlc) == (before.applied, before.head, before.hlc)
    _register(place)
    assert [entry.seq for entry in _entries(place)] == [1, 2]


def test_a_row_the_database_refuses_takes_its_entry_with_it(place: Place) -> None:
    known = _register(place)

    def twice() -> None:
        with place.writing() as session:
            person = place.person()
            person.id = known
            session.add(person)

    with pytest.raises(DBAPIError):
        twice()
    assert place.count() == 1


def test_no_pen_no_records_and_no_deletes(place: Place) -> None:
    def unsigned() -> None:
        with sessions(place.engine).begin() as session:
            session.add(place.person())

    def delete() -> None:
        with place.writing() as session:
            session.delete(_one(session))

    with pytest.raises(TypeError, match="no pen"):
        unsigned()
    _register(place)
    with pytest.raises(TypeError, match="never deleted"):
        delete()
    assert (place.count(), place.count(Person)) == (1, 1)


def test_what_is_not_a_record_needs_no_pen(place: Place) -> None:
    with sessions(place.engine).begin() as session:
        session.add(Fact(name="cursor", value=b"7"))
    assert (place.count(), place.count(Fact)) == (0, 1)


# -- time --------------------------------------------------------------------------------------


def test_the_hybrid_clock_counts_on_when_the_clock_stands_or_steps_back(place: Place) -> None:
    _register(place)
    _register(place)
    place.clock.advance(minutes=-10)
    _register(place)
    hlcs = [entry.hlc for entry in _entries(place)]
    assert hlcs == [hlcs[0], hlcs[0] + 1, hlcs[0] + 2]


def test_the_clock_ten_years_ahead_and_put_right_again(place: Place) -> None:
    today = place.clock.now()
    _register(place)
    place.clock.set(today + timedelta(days=3653))
    _register(place)
    place.clock.set(today + timedelta(hours=1))
    _register(place)
    _register(place)
    shown = [Hlc.milliseconds(entry.hlc) for entry in _entries(place)]
    right = int((today + timedelta(hours=1)).timestamp() * 1000)
    assert shown[1] == int((today + timedelta(days=3653)).timestamp() * 1000)
    assert shown[2] == shown[3] == right  # the wrong year does not spread
    assert [entry.seq for entry in _entries(place)] == [1, 2, 3, 4]
    assert _stream(place).head == _chained(place)


def test_the_clock_ten_years_behind(place: Place) -> None:
    today = place.clock.now()
    place.clock.set(today - timedelta(days=3653))
    _register(place)
    place.clock.set(today)
    _register(place)
    hlcs = [entry.hlc for entry in _entries(place)]
    assert hlcs == sorted(hlcs)
    assert Hlc.milliseconds(hlcs[1]) == int(today.timestamp() * 1000)


def _chained(place: Place) -> bytes:
    head = GENESIS
    for entry in _entries(place):
        head = chain(head, place.device, place.epoch, entry)
    return head


# -- readers -----------------------------------------------------------------------------------


def _counted(session: Session) -> tuple[int, int]:
    people = len(session.scalars(select(Person.id)).all())
    return people, len(session.scalars(select(JournalEntry.seq)).all())


def test_a_reader_sees_all_of_a_commit_or_none_of_it(laptop: Place) -> None:
    done = threading.Event()
    seen: list[tuple[int, int]] = []

    def read(reading: sessionmaker[Session]) -> None:
        while not done.is_set():
            with reading() as session:
                seen.append(_counted(session))

    with laptop.reading() as reading:
        thread = threading.Thread(target=read, args=(reading,))
        thread.start()
        try:
            for _ in range(60):
                with laptop.writing() as session:
                    session.add_all([laptop.person(), laptop.person()])
        finally:
            done.set()
            thread.join()
    assert seen
    assert all(people == entries and people % 2 == 0 for people, entries in seen)
    assert seen == sorted(seen)


def test_a_reader_stays_at_its_moment(laptop: Place) -> None:
    _register(laptop)
    with laptop.reading() as reading:
        with reading() as session:
            assert _counted(session) == (1, 1)
            _register(laptop)
            assert _counted(session) == (1, 1)
        with reading() as session:
            assert _counted(session) == (2, 2)


def test_a_reader_cannot_write(laptop: Place) -> None:
    _register(laptop)
    with laptop.reading() as reading, reading() as session:
        session.info["pen"] = Pen(laptop.stream, OFFICE, ACTOR, laptop.clock)
        _one(session).phone = "0750-2"
        with pytest.raises(DBAPIError, match="readonly"):
            session.flush()
        session.rollback()
    assert laptop.count() == 1


# -- ids ---------------------------------------------------------------------------------------


def test_ids_sort_as_written_though_the_clock_goes_back(place: Place) -> None:
    minted = []
    for minutes in (0, 0, -10, -2, 3):
        place.clock.advance(minutes=minutes)
        with place.writing() as session:
            mint = Mint(reading(session, place.clock))
            minted += [mint(), mint()]
            session.add(place.person())
    assert minted == sorted(minted)


def test_an_id_is_a_uuid_of_its_moment(place: Place) -> None:
    with place.writing() as session:
        one = uuid.UUID(bytes=Mint(reading(session, place.clock))())
    assert (one.version, one.variant) == (7, uuid.RFC_4122)
    assert one.int >> 80 == int(place.clock.now().timestamp() * 1000)
