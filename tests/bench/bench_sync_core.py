"""How fast entries are merged into the books, against the bare inserts and updates they cause."""

from __future__ import annotations

__all__ = ["run"]

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Engine

from app.clock import CHINA, FixedClock
from app.sync.append import Draft, append
from app.sync.arrival import Run, Where, receive, runs_of
from app.sync.batch import Linked, open_batch, seal_entries
from app.sync.digest import state_digest
from app.sync.feed import linked
from app.sync.format import FileKind
from app.sync.hub import city_receive
from app.sync.judge import forms_of
from app.sync.ledger import Ledger
from app.sync.outbox import shared_of
from app.sync.replica import Replica
from app.sync.verify import verify
from db import guard, schema
from db.bulk import insert_rows, update_rows
from db.engine import city_engine, laptop_engine, sessions
from db.entry import GENESIS, Body, Entry, Kind, decode_body, encode_body, links, stream_id
from db.journal import JOURNAL
from db.registers import encode_fresh
from db.tables.mediation import MediationCase
from db.wire import shape_of
from tests.bench.cases import cases
from tests.bench.report import Row, median, table
from tests.postgres import Postgres
from tests.sync.town import NOW, OFFICE, Town
from tests.sync.world import World

_COUNT = 10_000
_BATCH = 2_000
_ROUNDS = 5
_ACTOR = secrets.token_bytes(16)
_SMALL, _SMALL_BATCHES, _COMMIT = 10, 300, 50
_CONFLICTS = 20  # one update in so many meets one it did not see
_KEY = bytes(range(32))
_MUST: dict[str, dict[str, Any]] = {
    "committee": {"committee": secrets.token_bytes(16)},
    "state": {"state": "A10", "state_on": "2026-01-01", "end_reason": "", "end_note": ""},
    "acceptance": {"accepted_on": "2026-01-01", "consent": True, "registrar": _ACTOR},
    "source": {"source": "1", "source_doc_no": ""},
    "scale": {"people_count": 2, "amount_fen": 300, "difficulty": "1"},
    "risk": {"risk": "1"},
}
_how = f"{_COUNT:,} cases, batches of {_BATCH:,}, warm, synchronous=FULL, median of {_ROUNDS}"


def run() -> list[Row]:
    """Rates and ratios; the baselines run between the rounds of what they are compared with."""
    work = _Workload()
    rows = work.on("SQLite", lambda folder: city_engine(f"sqlite:///{folder}/books.db"))
    rows += work.on("SQLCipher", lambda folder: laptop_engine(folder / "books.db", _KEY))
    if not Postgres.missing():
        with Postgres() as server:
            rows += work.on("PostgreSQL", lambda _: city_engine(server.new_database()))
    return rows


class _Workload:
    """The same entries for every database."""

    def __init__(self) -> None:
        self.town = Town()
        self.clock = FixedClock(datetime.fromtimestamp(NOW / 1000, CHINA))
        self.replica = Replica(self.clock)
        self.name = stream_id(self.town.device, self.town.epoch)
        self.ids = [(NOW + n).to_bytes(6, "big") + secrets.token_bytes(10) for n in range(_COUNT)]
        inserts = [encode_body(Body(body | _MUST, {})) for body in cases(_COUNT)]
        self.births = self._chained(1, GENESIS, Kind.INSERT, inserts)
        text = {"facts": {"facts": "双方因宅基地排水发生争执，经调解自愿达成协议。" * 4}}
        seen = [{"facts": [(self.name, n + 1)]} for n in range(_COUNT)]
        updates = [encode_body(Body(text, bases)) for bases in seen]
        self.changes = self._chained(_COUNT + 1, self.births[-1].hash, Kind.UPDATE, updates)
        unseen = [
            encode_body(Body(text, {"facts": [(self.name, n + 1)]}))
            if n % _CONFLICTS == 0
            else encode_body(Body(text, {"facts": [(self.name, _COUNT + n + 1)]}))
            for n in range(_COUNT)
        ]
        self.conflicts = self._chained(2 * _COUNT + 1, self.changes[-1].hash, Kind.UPDATE, unseen)

    def _chained(
        self, first: int, prev: bytes, kind: Kind, bodies: Sequence[bytes]
    ) -> list[Linked]:
        entries = [
            Entry(
                0, first + n, (NOW << 16) + first + n, NOW, _ACTOR, OFFICE, "mediation_case",
                self.ids[n], kind, secrets.token_bytes(16), body,
            )
            for n, body in enumerate(bodies)
        ]  # fmt: skip
        hashes = links(prev, self.town.device, self.town.epoch, entries)
        befores = [prev, *hashes[:-1]]
        device, epoch = self.town.device, self.town.epoch
        return [
            Linked(device, epoch, before, own, entry)
            for before, own, entry in zip(befores, hashes, entries, strict=True)
        ]

    def on(self, name: str, make: Callable[[Path], Engine]) -> list[Row]:
        """Measure on one kind of database."""
        taken: dict[str, list[float]] = {}

        def note(what: str, seconds: float) -> None:
            taken.setdefault(what, []).append(seconds)

        for _ in range(_ROUNDS):
            with _database(make, guarded=False) as bare:
                note("rows", self._bare_rows(bare))
                note("updates", self._bare_updates(bare))
                note("journal", self._bare_journal(bare))
            with _database(make) as engine:
                note("inserts", self._apply(engine, self.births))
                note("changes", self._apply(engine, self.changes))
                note("conflicts", self._apply(engine, self.conflicts))
                note("digest", self._digest(engine))
                note("verify", self._verify(engine))
            if name == "SQLCipher":
                with _database(make) as engine:
                    note("sealed", self._sealed(engine))
        rows = list(_rows(name, {what: median(seconds) for what, seconds in taken.items()}))
        if name == "SQLCipher":
            return rows
        with _database(make) as engine:
            return [*rows, self._small(name, engine)]

    def _small(self, name: str, engine: Engine) -> Row:
        """Uplinks of ten entries: opened, judged, merged, put in order; fifty to a commit."""
        world = World(1, city=engine)
        (laptop,) = world.laptops
        world.settle()
        with laptop.writing() as session:
            own = Ledger(session).own()
            assert own is not None
            drafts = [
                Draft(laptop.user, OFFICE, item.entry.table, item.entry.row, item.entry.kind,
                      decode_body(item.entry.body or b""))
                for item in self.births[: _SMALL * _SMALL_BATCHES]
            ]  # fmt: skip
            append(Ledger(session), self.replica, own.no, drafts)
        member = laptop.member
        with laptop.session() as session:
            shared = shared_of(session, laptop.laptop, member, own.no)
            files = [
                seal_entries(
                    FileKind.UP, list(linked(session, own, lo, lo + _SMALL - 1)), shared,
                    keys=member.keys, recipients=member.recipients,
                )
                for lo in range(own.applied + 1, own.applied + len(drafts), _SMALL)
            ]  # fmt: skip
        start, used = perf_counter(), process_time()
        for at in range(0, len(files), _COMMIT):
            with world.city.session() as session:
                for file in files[at : at + _COMMIT]:
                    city_receive(session, world.city.city, *runs_of(world.city.open(file)))
        used, start = process_time() - used, perf_counter() - start
        rate = len(files) / used
        return Row(
            f"{name}: uplinks of {_SMALL} entries a second of one core", _per_second(rate),
            "≥ 1,000/s", rate >= 1000,
            f"open, judge, merge, order; {_COMMIT} to a commit; {len(files) / start:,.0f}/s by the "
            "clock, the database's own time included",
        )  # fmt: skip

    def _apply(self, engine: Engine, items: Sequence[Linked]) -> float:
        maker = sessions(engine)
        start = perf_counter()
        for at in range(0, _COUNT, _BATCH):
            some = items[at : at + _BATCH]
            entries, hashes = [i.entry for i in some], [i.hash for i in some]
            device, epoch = self.town.device, self.town.epoch
            forms = forms_of(entries, stream_id(device, epoch))
            run_ = Run(device, epoch, OFFICE, some[0].prev, entries, hashes, forms, None)
            with maker.begin() as session:
                arrived = receive(Ledger(session), self.replica, run_)
            assert arrived.where is Where.APPLIED
            assert not arrived.applied.denied
        return perf_counter() - start

    def _sealed(self, engine: Engine) -> float:
        """Seal, open and apply, as a file from one laptop to another."""
        town, maker = self.town, sessions(engine)
        start = perf_counter()
        for at in range(0, _COUNT, _BATCH):
            file = town.uplink(self.births[at : at + _BATCH])
            opened = open_batch(file, town.trust, [town.office.identity])
            with maker.begin() as session:
                for run_ in runs_of(opened, judged=True):
                    receive(Ledger(session), self.replica, run_)
        return perf_counter() - start

    def _bare_rows(self, engine: Engine) -> float:
        """The rows alone, without journal, registers or guard."""
        shape = shape_of(MediationCase)
        rows = [
            [
                item.entry.row, OFFICE, encode_fresh((self.name, item.entry.seq), 0), 1, 1, None,
                *shape.birth(item.entry.body or b"").fields,
            ]
            for item in self.births
        ]  # fmt: skip
        start = perf_counter()
        for at in range(0, _COUNT, _BATCH):
            with engine.begin() as connection:
                insert_rows(connection, shape.table, shape.columns, rows[at : at + _BATCH])
        return perf_counter() - start

    def _bare_updates(self, engine: Engine) -> float:
        rows = [["双方因宅基地排水发生争执，经调解自愿达成协议。" * 4, 2, row] for row in self.ids]
        start = perf_counter()
        for at in range(0, _COUNT, _BATCH):
            with engine.begin() as connection:
                columns = ("facts", "v_seq")
                update_rows(connection, "mediation_case", columns, rows[at : at + _BATCH])
        return perf_counter() - start

    def _bare_journal(self, engine: Engine) -> float:
        rows = [
            (
                1, i.entry.seq, i.entry.hlc, NOW, _ACTOR, OFFICE, i.entry.table, i.entry.row,
                i.entry.kind, i.entry.salt, i.entry.body, None, i.hash,
            )
            for i in self.births
        ]  # fmt: skip
        start = perf_counter()
        for at in range(0, _COUNT, _BATCH):
            with engine.begin() as connection:
                insert_rows(connection, "journal", JOURNAL, rows[at : at + _BATCH])
        return perf_counter() - start

    def _digest(self, engine: Engine) -> float:
        with sessions(engine)() as session:
            start = perf_counter()
            state_digest(session, OFFICE)
            return perf_counter() - start

    def _verify(self, engine: Engine) -> float:
        with sessions(engine)() as session:
            start = perf_counter()
            assert verify(session).sound
            return perf_counter() - start


def _rows(name: str, seconds: dict[str, float]) -> Iterator[Row]:
    rate = {bench: _COUNT / taken for bench, taken in seconds.items()}
    goal = name == "SQLite"
    yield Row(
        f"{name}: merge of inserts", _per_second(rate["inserts"]), "≥ 40,000/s" * goal,
        rate["inserts"] >= 40_000 if goal else None, _how,
    )  # fmt: skip
    for bench, what, bare in (
        ("inserts", "inserts", "rows"),
        ("changes", "updates", "updates"),
        ("conflicts", "updates, 5 % in conflict", "updates"),
    ):
        floor = _COUNT / (seconds[bare] + seconds["journal"])
        ratio = rate[bench] / floor
        goal = bench == "changes" and name == "SQLite"
        yield Row(
            f"{name}: {what} ÷ bare statements", f"{ratio:.2f} ×", "≥ 0.60 ×" * goal,
            ratio >= 0.6 if goal else None,
            f"{_per_second(rate[bench])}; bare rows and journal without checks or guard: "
            f"{_per_second(floor)}, rows alone: {_per_second(rate[bare])}",
        )  # fmt: skip
    if "sealed" in seconds:
        ratio = rate["sealed"] / rate["rows"]
        yield Row(
            f"{name}: seal + open + merge ÷ bare INSERT of the rows", f"{ratio:.2f} ×",
            "≥ 0.40 ×", ratio >= 0.4, f"{_per_second(rate['sealed'])}, one thread",
        )  # fmt: skip
    yield Row(
        f"{name}: digest of 100,000 rows", f"{seconds['digest'] * 100_000 / _COUNT:.2f} s", "",
        None, "scaled from 10,000",
    )  # fmt: skip
    yield Row(
        f"{name}: verify of 100,000 entries",
        f"{seconds['verify'] * 100_000 / (3 * _COUNT):.2f} s", "", None,
        "scaled from 30,000: chains, and rows from the journal",
    )  # fmt: skip


def _per_second(rate: float) -> str:
    return f"{rate:,.0f}/s"


@contextmanager
def _database(make: Callable[[Path], Engine], *, guarded: bool = True) -> Iterator[Engine]:
    """An empty database; for bare writes without the guard's triggers."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=os.name == "nt") as folder:
        engine = make(Path(folder))
        schema.prepare(engine)
        if not guarded:
            with engine.begin() as connection:
                guard.lift(connection)
        try:
            yield engine
        finally:
            engine.dispose()


if __name__ == "__main__":
    print(table(run()))
