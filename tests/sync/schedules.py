"""Schedules: what three laptops, a city and the files between them may go through, and the laws.

A schedule is a list of steps (name, number, number, number); the numbers choose among what there
is, so any list is a schedule and shrinks well. Every value written is a token of its own, with
the tokens its writer saw, so that afterwards each can be accounted for.
"""

from __future__ import annotations

__all__ = ["LIKELY", "STEPS", "Play", "Step", "check", "schedule_of"]

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from sqlalchemy import select

from app.access import Role
from app.ids import new_id
from app.sync.messages import Carrier
from app.sync.unreadable import Unreadable
from app.sync.verify import verify
from db.entry import decode_body
from db.registers import decode
from db.tables.house import Fork, JournalEntry
from db.tables.office import User
from db.tables.people import Person
from tests.sync.world import OFFICE, CityNode, LaptopNode, Node, Outside, World

Step = tuple[str, int, int, int]
Place = tuple[bytes, str]  # row and group

GROUPS = {"name": "name", "phone": "phone", "ethnicity": "ethnicity"}  # group → its column
_MOST_LAPTOPS = 5


@dataclass
class Play:
    """One schedule being played.

    Attributes:
        to_city: files under way to the city; to_laptop: for each laptop.
        saw: token → the tokens its writer saw in that place.
        place: token → row and group.
        lost: tokens that were nowhere any more after a restore.
        unlawful: tokens written by people who may not.
    """

    world: World = field(default_factory=lambda: World(3, roles=(Role.HEAD, Role.AIDE)))
    to_city: list[bytes] = field(default_factory=list)
    to_laptop: list[list[bytes]] = field(default_factory=lambda: [[], [], []])
    saved: list[tuple[int, bytes]] = field(default_factory=list)
    city_saved: list[bytes] = field(default_factory=list)
    saw: dict[str, set[str]] = field(default_factory=dict)
    place: dict[str, Place] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    unlawful: set[str] = field(default_factory=set)
    receipts: dict[tuple[bytes, bytes], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.city_saved.append(self.world.city.back_up())

    @property
    def laptops(self) -> list[LaptopNode]:
        return self.world.laptops

    def play(self, steps: list[Step]) -> None:
        """Take every step, then let all of them meet until nobody learns anything new."""
        for name, a, b, c in steps:
            self.world.clock.advance(milliseconds=1 + c % 3)
            STEPS[name](self, a, b, c)
        self.world.settle()

    def laptop(self, number: int) -> LaptopNode:
        return self.laptops[number % len(self.laptops)]

    def token(self, row: bytes, group: str, saw: set[str]) -> str:
        token = f"t{len(self.saw)}"
        self.saw[token] = saw
        self.place[token] = row, group
        return token


def _write(play: Play, a: int, b: int, c: int) -> None:
    """A new person, or a new value of one of those known."""
    laptop = play.laptop(a)
    with laptop.writing() as session:
        known = session.scalars(select(Person).order_by(Person.id)).all()
        if not known or b % 4 == 0:
            row = new_id(laptop.clock)
            tokens = {column: play.token(row, group, set()) for group, column in GROUPS.items()}
            session.add(Person(id=row, office=OFFICE, id_kind="1", id_no="", sex="1", **tokens))
            return
        person = known[b % len(known)]
        group, column = list(GROUPS.items())[c % len(GROUPS)]
        saw = heads_of(laptop, person, group)
        setattr(person, column, play.token(person.id, group, saw))


def _write_unlawfully(play: Play, a: int, b: int, c: int) -> None:
    """Somebody whose role may not, or whom nobody knows, writes all the same."""
    laptop = play.laptop(a)
    actor = new_id(laptop.clock)
    if b % 2:
        with laptop.writing() as session:
            session.add(User(id=actor, office=OFFICE, name="陈晓彤", role=str(Role.AIDE)))
    with laptop.writing(actor) as session:
        known = session.scalars(select(Person).order_by(Person.id)).all()
        if not known:
            return
        person = known[b % len(known)]
        group, column = list(GROUPS.items())[c % len(GROUPS)]
        token = play.token(person.id, group, heads_of(laptop, person, group))
        setattr(person, column, token)
        play.unlawful.add(token)


def _send(play: Play, a: int, _b: int, c: int) -> None:
    """A laptop seals everything that is without receipt."""
    carrier = Carrier.STICK if c % 2 else Carrier.NETWORK
    play.to_city += play.laptop(a).send(carrier)


def _bring(play: Play, a: int, b: int, _c: int) -> None:
    """The city reads one of the files under way, in any order, perhaps again."""
    if not play.to_city:
        return
    place = a % len(play.to_city)
    sealed = play.to_city[place] if b % 2 else play.to_city.pop(place)
    receipt = play.world.city.take(sealed)
    if receipt is not None:
        for box in play.to_laptop:
            box.append(receipt)


def _answer(play: Play, a: int, b: int, _c: int) -> None:
    """The city seals a part of its order for a laptop."""
    sealed, _ = play.world.city.feed(play.laptop(a).cursor(), most=1 + b % 5)
    play.to_laptop[a % len(play.laptops)].append(sealed)
    play.to_laptop[b % len(play.laptops)].append(sealed)


def _read(play: Play, a: int, b: int, c: int) -> None:
    """A laptop reads one of the files under way to it, in any order, perhaps again."""
    box = play.to_laptop[a % len(play.laptops)]
    if box:
        place = b % len(box)
        play.laptop(a).take(box[place] if c % 2 else box.pop(place))


def _meet(play: Play, a: int, b: int, _c: int) -> None:
    """A laptop reads a colleague's file from the stick on its way to the city."""
    if play.to_city:
        sealed = play.to_city[b % len(play.to_city)]
        with suppress(Unreadable):  # a damaged file, or a downlink given back
            play.laptop(a).take(sealed)


def _lose(play: Play, a: int, b: int, _c: int) -> None:
    """A file under way is lost."""
    box = play.to_city if b % 2 else play.to_laptop[b % len(play.laptops)]
    if box:
        box.pop(a % len(box))


def _damage(play: Play, a: int, b: int, _c: int) -> None:
    """A file is cut or altered on its way: nobody reads it."""
    if not play.to_city:
        return
    sealed = play.to_city[a % len(play.to_city)]
    place = b % len(sealed)
    damaged = sealed[:place] if b % 2 else _flipped(sealed, place)
    for node in (play.world.city, play.laptop(a)):
        before = node.digest()
        try:
            node.take(damaged)
        except Unreadable:
            assert node.digest() == before
        else:
            raise AssertionError("a damaged file was read")


def _flipped(sealed: bytes, place: int) -> bytes:
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


def _save(play: Play, a: int, _b: int, _c: int) -> None:
    """A backup of a laptop."""
    play.saved.append((a % len(play.laptops), play.laptop(a).image()))


def _put_back(play: Play, a: int, _b: int, _c: int) -> None:
    """An older backup of a laptop put back."""
    if play.saved:
        number, image = play.saved[a % len(play.saved)]
        _losing(play, lambda: play.laptops[number].put_back(image))
        play.laptops[number].start()


def _copy(play: Play, a: int, b: int, _c: int) -> None:
    """A profile copied to another machine; perhaps with all that machine remembers."""
    if len(play.laptops) >= _MOST_LAPTOPS:
        return
    model = play.laptop(a)
    mark = model.outside.mark if b % 2 else None
    twin = LaptopNode(
        play.world.realm,
        play.world.clock,
        model.device,
        model.keys,
        image=model.image(),
        outside=Outside(mark),
    )
    twin.user = model.user
    play.laptops.append(twin)
    play.to_laptop.append([])


def _back_up_city(play: Play, _a: int, _b: int, _c: int) -> None:
    """A backup of the city that makes what it holds durable; earlier ones count no more."""
    play.city_saved[:] = [play.world.city.back_up()]


def _save_city(play: Play, _a: int, _b: int, _c: int) -> None:
    """A copy of the city after its last backup."""
    play.city_saved.append(play.world.city.image())


def _restore_city(play: Play, a: int, _b: int, _c: int) -> None:
    """The city put back to its last backup, or to any later moment."""
    place = a % len(play.city_saved)
    image = play.city_saved[place]
    _losing(play, lambda: play.world.city.restore(image))
    del play.city_saved[:place]  # what was restored has proved a backup: none before it counts
    play.receipts.clear()


def _choose(play: Play, a: int, b: int, _c: int) -> None:
    """A person settles a review by writing anew."""
    laptop = play.laptop(a)
    with laptop.writing() as session:
        for person in session.scalars(select(Person).order_by(Person.id)):
            for group, column in GROUPS.items():
                saw = heads_of(laptop, person, group)
                if len(decode(person.heads)[group].heads) > 1:
                    setattr(person, column, play.token(person.id, group, saw))
                    return


def _leap(play: Play, a: int, _b: int, c: int) -> None:
    """The clock is years off, and later right again."""
    play.world.clock.advance(days=3650 if a % 2 else -3650)


def _losing(play: Play, deed: Callable[[], object]) -> None:
    before = _held_anywhere(play)
    deed()
    play.lost |= before - _held_anywhere(play)


def _held_anywhere(play: Play) -> set[str]:
    return set().union(*(tokens_in(node) for node in (play.world.city, *play.laptops)))


STEPS: dict[str, Callable[[Play, int, int, int], None]] = {
    "write": _write,
    "send": _send,
    "bring": _bring,
    "answer": _answer,
    "read": _read,
    "meet": _meet,
    "lose": _lose,
    "damage": _damage,
    "save": _save,
    "put back": _put_back,
    "copy": _copy,
    "back up city": _back_up_city,
    "save city": _save_city,
    "restore city": _restore_city,
    "choose": _choose,
    "leap": _leap,
    "write unlawfully": _write_unlawfully,
}


LIKELY = ["write", "write", "write", "send", "bring", "answer", "read", "meet"]


def schedule_of(seed: int, most: int = 80) -> list[Step]:
    """A schedule from a seed, where the usual steps are usual and every step is possible."""
    random = Random(seed)
    names = [*LIKELY, *LIKELY, *STEPS]
    return [
        (random.choice(names), random.randrange(41), random.randrange(41), random.randrange(41))
        for _ in range(random.randint(10, most))
    ]


def tokens_in(node: Node) -> set[str]:
    """Every token in the journal of a database, shadows included."""
    with node.session() as session:
        bodies = session.scalars(
            select(JournalEntry.body).where(JournalEntry.tbl == Person.__tablename__)
        )
        return {
            values[GROUPS[group]]
            for body in bodies
            if body
            for group, values in decode_body(body).values.items()
            if group in GROUPS
        }


def heads_of(node: Node, person: Person, group: str) -> set[str]:
    """The tokens that are current in one group of a row."""
    found = set()
    raw = node.connection()
    for (stream, seq), _ in decode(person.heads)[group].heads:
        (body,) = raw.execute(
            "SELECT body FROM journal JOIN stream ON no = stream_no "
            "WHERE stream_id = ? AND seq = ?",
            (stream, seq),
        ).fetchone()
        found.add(decode_body(body).values[group][GROUPS[group]])
    return found


def check(play: Play) -> None:
    """The laws of design/sync.md that must hold once all have met."""
    nodes: list[Node] = [play.world.city, *play.laptops]
    digests = [node.digest() for node in nodes]
    assert all(digest == digests[0] for digest in digests), digests  # 2, 8
    for node in nodes:
        with node.session() as session:
            report = verify(session)
            assert report.sound, report.breaks  # 1, 7
    _account(play, play.world.city)


def _account(play: Play, city: CityNode) -> None:
    """3 and 12: each value is current, superseded by one that saw it, or was lost with its disk."""
    alive: set[str] = set()
    with city.session() as session:
        for person in session.scalars(select(Person)):
            for group in GROUPS:
                alive |= heads_of(city, person, group)
        kept = b"".join(session.scalars(select(Fork.plain)))
    reached = set(alive)
    waiting = list(alive)
    while waiting:
        for seen in play.saw[waiting.pop()] - reached:
            reached.add(seen)
            waiting.append(seen)
    assert not alive & play.unlawful  # 11: what nobody may write is not shown
    missing = play.saw.keys() - reached - play.lost - play.unlawful
    forked = {token for token in missing if token.encode() in kept}
    assert not missing - forked, sorted(missing - forked)
