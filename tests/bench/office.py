"""A seeded, encrypted office of any size: 60,000 people, 20,000 cases, 400,000 entries at scale 1.

Rows and entries are written together with Core, as an import would, because the session hook is
made for one hand at a keyboard. What is derived is built by the program itself.
"""

from __future__ import annotations

__all__ = ["BigOffice", "big_office"]

import hashlib
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.desk import Desk
from app.ids import Id, Mint, named_id
from app.lines import Lines
from app.people.idnumbers import check_digit
from app.samples.office import MEDIATORS, mediator_id
from app.vault.messages import UserCard
from db.books import LaptopBooks
from db.bulk import insert_rows
from db.entry import Body, Entry, Kind, encode_body, links
from db.journal import JOURNAL, reading, stored
from db.registers import Register, Registers, encode, fresh
from db.tables import Base
from db.tables.base import Journalled, default_of, journalled_tables
from db.tables.house import Stream
from tests.bench.cases import Prose
from tests.office import found_office

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
KEY = hashlib.sha256(b"a bench is no secret").digest()

_SURNAMES = "陈李黄张梁何吴林周郑冯谭罗邓叶曾许吕余卢潘区苏伍莫温钟朱麦赵"
_GIVEN = "伟芳娟敏静强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰健丽红梅志国荣昌"
_PEOPLE, _CASES = 60_000, 20_000
_FLUSH = 20_000
_STROKE = 5_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BigOffice:
    """A big office on disk.

    Attributes:
        entries: length of its journal.
        cases: some case ids, for opening.
    """

    path: Path
    user: UserCard
    clock: FixedClock
    entries: int
    cases: tuple[Id, ...]

    def open(self) -> tuple[Desk, LaptopBooks]:
        """A desk upon it."""
        books = bootstrap.open_books(self.path, KEY)
        return bootstrap.open_desk(books, self.user, self.clock), books


def big_office(scale: int = 1, *, seed: int = 1) -> BigOffice:
    """The office of a scale, made once per machine and kept in the temp folder."""
    code = hashlib.sha256(Path(__file__).read_bytes() + _schema()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"banyan-bench-{scale}x-{code}"
    clock = FixedClock(NOW)
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making an office of {_CASES * scale:,} cases …", file=sys.stderr, flush=True)
        _make(folder, clock, scale, Random(seed))
        (folder / "done").touch()
    return _described(folder, clock)


def _schema() -> bytes:
    """Of all tables: an office kept from before a derived column came could not be read."""
    tables = Base.metadata.sorted_tables
    return repr([(table.name, sorted(table.columns.keys())) for table in tables]).encode()


def _described(folder: Path, clock: FixedClock) -> BigOffice:
    books = bootstrap.open_books(folder / "office.db", KEY)
    with books.reading() as session:
        user = session.execute(select(journalled_tables()["user"].id)).scalars().first() or b""
        applied = session.execute(select(Stream.applied).where(Stream.own)).scalar_one()
        case = journalled_tables()["mediation_case"]
        cases = session.execute(select(case.id).limit(500)).scalars().all()
    books.close()
    card = UserCard(user, "陈丽华", Role.HEAD, None, machine_bound=False)
    return BigOffice(folder / "office.db", card, clock, applied, tuple(cases))


def _make(folder: Path, clock: FixedClock, scale: int, random: Random) -> None:
    office = found_office(folder, clock, key=KEY)
    office.desk.close()
    books = bootstrap.open_books(folder / "office.db", KEY)
    with books.reading() as session:
        mill = _Mill(session, office.user.id, clock, random)
    people: list[Id] = []
    cases: list[Id] = []
    for some in _strokes(range(_PEOPLE * scale)):
        with books.writing() as session, mill.writing(session):
            people += [mill.person() for _ in some]
    for some in _strokes(range(1, _CASES * scale + 1)):
        with books.writing() as session, mill.writing(session):
            cases += [mill.case(number, random.sample(people, 2)) for number in some]
    tools = bootstrap.tools()
    for table, rows in (("person", people), ("mediation_case", cases)):
        for chosen in _strokes(rows):
            with books.writing() as session:
                tools.get(Lines).after_change(session, tools, {table: chosen})
    books.close()


def _strokes(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many as one transaction takes well: all at once would be gigabytes of write-ahead log."""
    for at in range(0, len(things), _STROKE):
        yield things[at : at + _STROKE]


class _Mill:
    """Makes rows and their entries, and writes them in big strokes."""

    def __init__(self, session: Session, actor: Id, clock: FixedClock, random: Random) -> None:
        self._session, self._actor, self._random = session, actor, random
        self._stream = session.execute(select(Stream).where(Stream.own)).scalar_one()
        self._seq, self._head = self._stream.applied, self._stream.head
        self._now = int(clock.now().timestamp() * 1000)
        self._mint = Mint(reading(session, clock))
        self._entries: list[Entry] = []
        self._rows: dict[str, dict[Id, dict[str, Any]]] = defaultdict(dict)
        self._texts = Prose(random)

    @contextmanager
    def writing(self, session: Session) -> Iterator[None]:
        """Write in this transaction, and what was begun before its end."""
        self._session = session
        yield
        self._finish()

    # -- records -----------------------------------------------------------------------------

    def person(self) -> Id:
        random = self._random
        born = date(1940, 1, 1) + timedelta(days=random.randrange(25_000))
        number = f"440799{born:%Y%m%d}{random.randrange(1000):03d}"
        given = "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2, 2))))
        person = self._insert(
            "person",
            name=random.choice(_SURNAMES) + given,
            id_kind="01",
            id_no=number + check_digit(number),
            sex=str(random.choice((1, 2))),
            birth=born.isoformat(),
            phone=self.phone(),
            address=f"大泽镇田金村{random.randrange(1, 9)}队{random.randrange(1, 99)}号",
        )
        if random.random() < 0.5:
            self.change("person", person, "phone", {"phone": self.phone()})
        self._breathe()
        return person

    def phone(self) -> str:
        return f"13{self._random.randrange(10**9):09d}"

    def case(self, number: int, parties: list[Id]) -> Id:
        random = self._random
        # A few hundred are in hand, however old the office is: that is what offices are like.
        open_now = number % 100 == 0
        back = random.randrange(30) if open_now else 60 + random.randrange(3000)
        accepted = NOW.date() - timedelta(days=back)
        state = random.choice(("A30", "A35", "A45")) if open_now else "A90"
        case = self._insert(
            "mediation_case",
            committee=named_id("committee", "440705101"),
            case_no=f"（{accepted.year}）江新大人调字第{number:05d}号",
            number=number,
            number_year=accepted.year,
            state="A30",
            state_on=accepted.isoformat(),
            accepted_on=accepted.isoformat(),
            consent=True,
            registrar=self._actor,
            source="2",
            dispute_type=f"{random.randint(1, 18):02d}",
            facts=self._texts.text(94),
            claims=[self._texts.text(12)],
            people_count=2,
            amount_fen=random.randrange(10**4, 10**7),
            difficulty="2",
            risk="1",
            mediators=[mediator_id(random.choice(MEDIATORS)[0]).hex()],
        )
        for ordinal, person in enumerate(parties, 1):
            self._insert("case_party", case=case, ordinal=ordinal, role=str(ordinal), person=person)
        for _ in range(random.choice((1, 1, 2, 2))):
            self._session_of(case, accepted)
        for _ in range(6):
            self._insert(
                "case_note", case=case, happened_at=_moment(accepted),
                text=self._texts.text(20), author=self._actor,
            )  # fmt: skip
        if state != "A30":
            self.change("mediation_case", case, "state", {"state": state})
        if state == "A90":
            closed = (accepted + timedelta(days=20)).isoformat()
            self.change("mediation_case", case, "closing", {"closed_on": closed})
        if number % 10 < 7 and state in ("A45", "A90"):
            self._agreement(case, accepted, done=state == "A90")
        self._breathe()
        return case

    def _session_of(self, case: Id, accepted: date) -> None:
        self._insert(
            "mediation_session",
            case=case,
            start=_moment(accepted),
            place="调解室",
            mode="1",
            told_rights=True,
            transcript=self._texts.text(120),
            outcome="3",
        )

    def _agreement(self, case: Id, accepted: date, *, done: bool) -> None:
        agreement = self._insert(
            "agreement",
            case=case,
            form="1",
            facts=self._texts.text(60),
            terms=[self._texts.text(30), self._texts.text(30)],
            copies=3,
            reached_on=accepted.isoformat(),
            effective_on=accepted.isoformat(),
        )
        for ordinal in (1, 2):
            due = (accepted + timedelta(days=15 * ordinal)).isoformat()
            item = self._insert(
                "agreement_item", case=case, agreement=agreement, ordinal=ordinal,
                debtor="甲", creditor="乙", content=self._texts.text(12), amount_fen=100_000,
                due_on=due, status="1",
            )  # fmt: skip
            if done:
                values = {"status": "4", "performed_on": due, "proof": "收条"}
                self.change("agreement_item", item, "performance", values)
        if done:
            self._insert(
                "return_visit", case=case, agreement=agreement, visited_on=accepted.isoformat(),
                way="1", performance=self._texts.text(20), satisfaction="1",
            )  # fmt: skip

    # -- entries -----------------------------------------------------------------------------

    def _insert(self, table: str, **values: Any) -> Id:
        model = journalled_tables()[table]
        row = self._mint()
        groups: dict[str, dict[str, Any]] = {}
        for name, group in _columns(model):
            if name in values:
                whole = groups.setdefault(group, {})
                whole[name] = values[name]
        for name, group in _columns(model):
            if group in groups and name not in groups[group]:
                groups[group][name] = default_of(model, name)
        version, hlc = self._entry(table, row, Kind.INSERT, Body(groups, {}))
        full = {name: values.get(name, default_of(model, name)) for name, _ in _columns(model)}
        full |= {"id": row, "office": "440705101", "registers": Registers(rest=fresh(version, hlc))}
        full["v_seq"] = version[1]
        self._rows[table][row] = full
        return row

    def change(self, table: str, row: Id, group: str, values: dict[str, Any]) -> None:
        """An update of one field group of a row not yet written."""
        model = journalled_tables()[table]
        known = self._rows[table][row]
        whole = {name: known[name] for name, of in _columns(model) if of == group} | values
        registers: Registers = known["registers"]
        bases = {group: [head for head, _ in registers[group].heads]}
        version, hlc = self._entry(table, row, Kind.UPDATE, Body({group: whole}, bases))
        registers[group] = Register(((version, hlc),))
        known |= whole | {"v_seq": version[1]}

    def _entry(self, table: str, row: Id, kind: Kind, body: Body) -> tuple[tuple[bytes, int], int]:
        self._seq += 1
        hlc = (self._now << 16) + self._seq
        self._entries.append(
            Entry(
                stream=0,
                seq=self._seq,
                hlc=hlc,
                wall=self._now,
                actor=self._actor,
                office="440705101",
                table=table,
                row=row,
                kind=kind,
                salt=os.urandom(16),
                body=encode_body(body),
            )
        )
        return (self._stream.stream_id, self._seq), hlc

    def _breathe(self) -> None:
        if len(self._entries) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        """Write what was made: the entries first, for the guard looks for them."""
        stream, session = self._stream, self._session
        if not self._entries:
            return
        hashes = links(self._head, stream.device, stream.epoch, self._entries)
        chained = zip(self._entries, hashes, strict=True)
        entries = [stored(stream.no, entry, head) for entry, head in chained]
        insert_rows(session.connection(), "journal", JOURNAL, entries)
        self._head = hashes[-1]
        self._entries.clear()
        for table, rows in self._rows.items():
            if rows:
                session.execute(insert(journalled_tables()[table]), list(self._ready(rows)))
        self._rows.clear()

    def _ready(self, rows: dict[Id, dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows.values():
            registers = row.pop("registers")
            yield {**row, "heads": encode(registers), "v_stream": self._stream.no}

    def _finish(self) -> None:
        """Write the rest, and where the stream stands."""
        self._flush()
        self._session.execute(
            update(Stream)
            .where(Stream.no == self._stream.no)
            .values(applied=self._seq, head=self._head, hlc=(self._now << 16) + self._seq)
        )


def _columns(model: type[Journalled]) -> list[tuple[str, str]]:
    return [
        (column.name, column.info["group"])
        for column in model.__table__.columns
        if "group" in column.info
    ]


def _moment(day: date) -> str:
    return datetime(day.year, day.month, day.day, 15, tzinfo=CHINA).isoformat()
