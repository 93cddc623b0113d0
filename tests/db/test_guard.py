"""The guard: what reaches a journalled table past the journal is refused by the database itself."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from db import guard
from db.tables import Base, journalled_tables
from db.tables.house import Fact, JournalEntry
from db.tables.people import Person
from tests.db.conftest import Place


def _write(place: Place) -> bytes:
    with place.writing() as session:
        person = place.person()
        session.add(person)
    return person.id


def _expect_refused(place: Place, statement: Any, words: str) -> None:
    with pytest.raises(DBAPIError, match=words), place.engine.begin() as connection:
        connection.execute(statement)


def test_rows_written_past_the_journal(place: Place) -> None:
    known = _write(place)
    values = {"id": b"n" * 16, "office": "440705101", "heads": b"", "v_stream": 1, "v_seq": 1}
    columns = {"name": "某", "id_kind": "99", "id_no": "", "sex": "9", "void_reason": ""}
    blanks = dict.fromkeys(
        ["ethnicity", "phone", "address", "registered_address", "occupation", "work_unit"], ""
    )
    row = values | columns | blanks | {"traits": [], "voided": False}
    _expect_refused(place, insert(Person).values(row), "unjournalled")
    _expect_refused(place, update(Person).values(phone="0"), "unjournalled update of person")
    _expect_refused(place, update(Person).values(phone="0", v_seq=99), "unjournalled")
    _expect_refused(place, delete(Person), "unjournalled delete of person")
    with place.engine.connect() as connection:
        assert connection.execute(select(Person.id, Person.phone)).all() == [(known, "0750-1")]


def test_every_journalled_table_is_guarded(laptop: Place) -> None:
    found = text("SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger' GROUP BY 1")
    with laptop.engine.connect() as connection:
        guards: dict[str, int] = dict(connection.execute(found).all())
    assert {name: guards.get(name) for name in journalled_tables()} == dict.fromkeys(
        journalled_tables(), 3
    )


@pytest.mark.postgres
def test_every_journalled_table_of_the_city_is_guarded(city: Place) -> None:
    found = text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'guard_row'")
    with city.engine.connect() as connection:
        tables = {name.strip('"') for name in connection.execute(found).scalars()}
    assert tables == set(journalled_tables())


def test_the_journal_is_append_only(place: Place) -> None:
    _write(place)
    for statement in (
        delete(JournalEntry),
        update(JournalEntry).values(body=b"other"),
        update(JournalEntry).values(hash=bytes(32)),
        update(JournalEntry).values(actor=bytes(16)),
    ):
        _expect_refused(place, statement, "append-only")
    assert place.count() == 1


def test_entries_are_not_replaced_either(laptop: Place) -> None:
    _write(laptop)
    columns = [column.name for column in JournalEntry.__table__.columns]
    names = ", ".join(columns)
    values = names.replace("body", "x'00'")
    replace = f"INSERT OR REPLACE INTO journal ({names}) SELECT {values} FROM journal"  # noqa: S608
    _expect_refused(laptop, text(replace), "append-only")


@pytest.mark.postgres
def test_the_city_s_journal_is_not_emptied_at_once(city: Place) -> None:
    _write(city)
    _expect_refused(city, text("TRUNCATE journal"), "append-only")


ERASURE = {"salt": None, "body": None, "commitment": hashlib.sha256(b"").digest()}


def test_an_erasure_takes_salt_and_body_and_nothing_else(place: Place) -> None:
    _write(place)
    erase = update(JournalEntry)
    for broken in (
        {**ERASURE, "commitment": None},
        {**ERASURE, "salt": b"s" * 16},
        {**ERASURE, "actor": bytes(16)},
        {**ERASURE, "wall": 0},
        {**ERASURE, "kind": 2},
        {**ERASURE, "hlc": 0},
        {**ERASURE, "office": "440703001"},
        {**ERASURE, "seq": 7},
    ):
        _expect_refused(place, erase.values(broken), "append-only")
    with place.engine.begin() as connection:
        connection.execute(erase.values(ERASURE))
    with place.engine.connect() as connection:
        kept = connection.execute(select(JournalEntry.body, JournalEntry.commitment)).one()
    assert kept == (None, ERASURE["commitment"])
    _expect_refused(place, erase.values({**ERASURE, "commitment": bytes(32)}), "append-only")


def test_a_replay_may_write_within_its_own_transaction(place: Place) -> None:
    _write(place)
    with place.engine.begin() as connection:
        _replaying(connection)
        connection.execute(update(Person).values(phone="0750-2"))
        connection.execute(delete(Fact).where(Fact.name == guard.REPLAYING))
    _expect_refused(place, update(Person).values(phone="0750-3"), "unjournalled")
    with place.engine.connect() as connection:
        assert connection.execute(select(Person.phone)).scalar_one() == "0750-2"


def _replaying(connection: Connection) -> None:
    connection.execute(insert(Fact).values(name=guard.REPLAYING, value=b""))


def test_not_even_a_replay_touches_the_journal(place: Place) -> None:
    _write(place)
    with place.engine.connect() as connection:
        _replaying(connection)
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(delete(JournalEntry))
        connection.rollback()
    assert place.count(Fact) == 0


def test_the_guard_is_lifted_and_put_back_whole(place: Place) -> None:
    _write(place)
    with place.engine.begin() as connection:
        guard.lift(connection)
        connection.execute(update(Person).values(phone="0750-2"))
        guard.put(connection)
    _expect_refused(place, update(Person).values(phone="0750-3"), "unjournalled")
    _expect_refused(place, delete(JournalEntry), "append-only")


def test_what_is_not_journalled_is_free() -> None:
    free = set(Base.metadata.tables) - set(journalled_tables())
    assert {"due_item", "case_card", "draft", "fact", "review", "stream"} <= free
