"""What the stories of replication do and look at, in one line each."""

from __future__ import annotations

__all__ = [
    "add_person",
    "all_agree",
    "count",
    "forge",
    "person_at",
    "phone_at",
    "set_phone",
    "twin_of",
]

from sqlalchemy import func, select

from app.ids import new_id
from app.sync.ledger import Ledger
from app.sync.verify import verify
from app.vault.outside import Mark
from db.entry import Entry, chain
from db.tables.house import JournalEntry
from db.tables.people import Person
from tests.sync.world import OFFICE, LaptopNode, Node, Outside, World


def add_person(
    laptop: LaptopNode, name: str = "黄䶮昌", phone: str = "", *, actor: bytes | None = None
) -> bytes:
    with laptop.writing(actor) as session:
        row = new_id(laptop.clock)
        session.add(
            Person(id=row, office=OFFICE, name=name, id_kind="1", id_no="", sex="1", phone=phone)
        )
    return row


def set_phone(laptop: LaptopNode, row: bytes, phone: str, *, actor: bytes | None = None) -> None:
    with laptop.writing(actor) as session:
        person = session.get(Person, row)
        assert person is not None
        person.phone = phone


def person_at(node: Node, row: bytes) -> Person | None:
    with node.session() as session:
        return session.get(Person, row)


def phone_at(node: Node, row: bytes) -> str:
    person = person_at(node, row)
    assert person is not None
    return person.phone


def count(node: Node, model: type) -> int:
    with node.session() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


def all_agree(world: World) -> None:
    nodes: list[Node] = [world.city, *world.laptops]
    assert len({node.digest().value for node in nodes}) == 1
    for node in nodes:
        with node.session() as session:
            assert verify(session).breaks == []


def forge(laptop: LaptopNode, row: bytes, kind: int, body: bytes) -> None:
    """Write an entry into a laptop's journal past every check, its chain in order."""
    with laptop.session() as session:
        own = Ledger(session).own()
        assert own is not None
        now = int(laptop.clock.now().timestamp() * 1000)
        entry = Entry(
            0, own.applied + 1, now << 16, now, laptop.user, OFFICE, "person", row, kind,
            bytes(16), body,
        )  # fmt: skip
        head = chain(own.head, own.device, own.epoch, entry)
        session.add(
            JournalEntry(
                stream_no=own.no, seq=entry.seq, hlc=entry.hlc, wall=entry.wall,
                actor=entry.actor, office=OFFICE, tbl="person", row=row, kind=kind,
                salt=entry.salt, body=body, hash=head,
            )
        )  # fmt: skip
        session.flush()
        Ledger(session).change(own.no, applied=entry.seq, head=head)


def twin_of(world: World, model: LaptopNode, mark: Mark | None) -> LaptopNode:
    """The same laptop once more, with what the other machine remembers."""
    twin = LaptopNode(
        world.realm,
        world.clock,
        model.device,
        model.keys,
        image=model.image(),
        outside=Outside(mark),
    )
    twin.user = model.user
    world.laptops.append(twin)
    return twin
