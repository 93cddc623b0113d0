"""The proof of a database: every chain from its bodies, every row from the journal."""

from __future__ import annotations

from app.sync.verify import verify
from db.entry import Body, encode_body
from tests.sync.deeds import add_person
from tests.sync.world import World


def test_verify_names_the_first_break() -> None:
    world = World(1)
    (one,) = world.laptops
    row = add_person(one)
    raw = one.connection()
    raw.execute("DROP TRIGGER guard_journal_update")
    body = encode_body(Body({"name": {"name": "改过"}}))
    raw.execute("UPDATE journal SET body = ? WHERE row = ?", (body, row))
    with one.session() as session:
        breaks = verify(session).breaks
    assert [(found.at, found.what) for found in breaks if found.where.startswith("stream")] == [
        ("2", "content does not match its hash")
    ]


def test_verify_finds_a_row_that_is_not_what_the_journal_says() -> None:
    world = World(1)
    (one,) = world.laptops
    row = add_person(one)
    raw = one.connection()
    raw.execute("DROP TRIGGER guard_person_update")
    raw.execute("UPDATE person SET name = '改过'")
    raw.execute("DROP TRIGGER guard_user_delete")
    raw.execute('DELETE FROM "user"')
    with one.session() as session:
        report = verify(session)
    assert {(found.where, found.at, found.what) for found in report.breaks} == {
        ("person", row.hex(), "name"),
        ("user", one.user.hex(), "the journal has a row the table has not"),
    }
