"""How fast 10,000 changes reach a city over HTTPS on this machine, and what they weigh."""

from __future__ import annotations

__all__ = ["run"]

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from os import getloadavg, sysconf
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import msgspec
import zstandard
from sqlalchemy import func, select, text

from app.clock import SystemClock
from app.ids import Id, Mint, named_id
from app.sync.append import Draft, append
from app.sync.ledger import Ledger
from app.sync.messages import SyncNow
from app.sync.replica import Replica
from app.work import Work
from db.engine import laptop_engine
from db.entry import Body, Kind
from db.tables.house import Batch
from db.tables.mediation import MediationCase
from tests.bench.cases import Prose
from tests.bench.report import Row, median
from tests.city.world import DAZE, CityWorld, Laptop

_COUNT = 10_000
_ROUNDS = 5

_Case = tuple[Id, dict[str, dict[str, object]]]


def run() -> list[Row]:
    """Rates, sizes and a small sync, each with its baseline of the same run."""
    with tempfile.TemporaryDirectory() as folder, _city(Path(folder)) as (city, server):
        laptop = city.laptop("陈丽华")
        try:
            return [*_push(laptop, Path(folder), server), *_small(laptop)]
        finally:
            city.close()


def _push(laptop: Laptop, folder: Path, server: int) -> list[Row]:
    rates, raw, wire, theirs, ours = [], [], [], [], []
    for seed in range(_ROUNDS):
        cases = _cases(seed)
        before = laptop.desk.read(_last_batch, None).result()
        laptop.desk.write(_enter, cases).result()
        start, at_server, at_laptop = perf_counter(), _cpu(server), process_time()
        report = laptop.desk.do(SyncNow()).result()
        rates.append(_COUNT / (perf_counter() - start))
        theirs.append(_cpu(server) - at_server)
        ours.append(process_time() - at_laptop)
        assert report.sent_entries == _COUNT, report
        sent = laptop.desk.read(_size_since, before).result()
        wire.append(sent / _bare(cases))
        raw.append(_COUNT / _raw_insert(laptop, folder / f"raw{seed}.db"))
    how = (
        f"{_COUNT:,} new cases of {len(msgspec.json.encode(cases[0][1]))} B JSON; warm server in a "
        f"process of its own, SQLite city, synchronous=FULL, TLS 1.3, receipts applied; median of "
        f"{_ROUNDS}, {getloadavg()[0]:.1f} others at work on this machine"
    )
    rate, baseline = median(rates), median(raw)
    share = f"baseline: raw SQLCipher executemany of the same rows, {baseline:,.0f}/s"
    return [
        Row("push over loopback HTTPS", f"{rate:,.0f}/s", "≥ 20,000/s", rate >= 20_000, how),
        Row(
            "CPU for a push of 10,000: city, laptop",
            f"{median(theirs):.2f}, {median(ours):.2f} s",
            "",
            None,
            "says what the rate would be with nobody else at work: they run side by side",
        ),
        Row("push ÷ raw SQLCipher insert", f"{rate / baseline:.2f} ×", "", None, share),
        Row(
            "wire ÷ zstd-3 of the bare payload",
            f"{median(wire):.3f} ×",
            "≤ 1.2 ×",
            median(wire) <= 1.2,
            "bare payload: the same ids and bodies as msgpack, one zstd-3 frame",
        ),
    ]


def _small(laptop: Laptop) -> list[Row]:
    """What a sync costs when there is one change, or none."""
    nothing, one = [], []
    for seed in range(20):
        start = perf_counter()
        laptop.desk.do(SyncNow()).result()
        nothing.append(perf_counter() - start)
        laptop.desk.write(_enter, _cases(seed + 100, 1)).result()
        start = perf_counter()
        laptop.desk.do(SyncNow()).result()
        one.append(perf_counter() - start)
    how = "new TLS connection each time, through the desk; median of 20"
    return [
        Row("sync with nothing to do", f"{median(nothing) * 1000:.1f} ms", "", None, how),
        Row("sync of one change", f"{median(one) * 1000:.1f} ms", "", None, how),
    ]


@contextmanager
def _city(folder: Path) -> Iterator[tuple[CityWorld, int]]:
    """A city served by a process of its own, and that process."""
    city = CityWorld(folder, SystemClock())
    command = [sys.executable, "-m", "app.city.main", "--dir", str(city.folder)]
    with subprocess.Popen(
        [*command, "serve", "--host", "127.0.0.1", "--port", str(city.port)],
        stdout=subprocess.PIPE,
    ) as server:
        city.wait()
        try:
            yield city, server.pid
        finally:
            server.terminate()


def _cpu(process: int) -> float:
    """Seconds of CPU a process has used."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / sysconf("SC_CLK_TCK")


def _cases(seed: int, count: int = _COUNT) -> list[_Case]:
    """Ids and bodies of new cases."""
    random, mint = Random(seed), Mint(int(SystemClock().now().timestamp() * 1000) << 16)
    prose = Prose(random)
    return [(mint(), _case(random, prose)) for _ in range(count)]


def _case(random: Random, prose: Prose) -> dict[str, dict[str, object]]:
    accepted = (date(2026, 1, 1) + timedelta(days=random.randrange(300))).isoformat()
    number = random.randrange(1, 10**5)
    return {
        "committee": {"committee": named_id("committee", DAZE)},
        "number": {
            "case_no": f"（2026）江新大人调字第{number:05d}号",
            "number": number,
            "number_year": 2026,
        },
        "state": {"state": "A20", "state_on": accepted},
        "acceptance": {
            "accepted_on": accepted,
            "consent": True,
            "registrar": random.randbytes(16),
        },
        "source": {"source": "2"},
        "dispute": {"dispute_type": f"{random.randint(1, 18):02d}"},
        "facts": {"facts": prose.text(96)},
        "claims": {"claims": [prose.text(8)]},
        "event": {"place": prose.text(8), "division": f"440705{random.randrange(10**3):03d}000"},
        "scale": {
            "people_count": 2,
            "amount_fen": random.randrange(10**4, 10**7),
            "difficulty": "1",
        },
        "risk": {"risk": "1"},
    }


def _enter(cases: list[_Case], work: Work) -> None:
    """Enter cases as an import would: rows and entries together."""
    ledger = Ledger(work.session)
    own = ledger.own()
    assert own is not None
    append(
        ledger,
        Replica(work.clock),
        own.no,
        [
            Draft(
                work.me.user,
                DAZE,
                MediationCase.__tablename__,
                case,
                Kind.INSERT,
                Body(body),
            )
            for case, body in cases
        ],
    )


def _bare(cases: list[_Case]) -> int:
    payload = b"".join(map(msgspec.msgpack.encode, cases))
    return len(zstandard.ZstdCompressor(level=3).compress(payload))


def _last_batch(_: object, work: Work) -> int:
    return work.session.scalar(select(func.max(Batch.number))) or 0


def _size_since(number: int, work: Work) -> int:
    return work.session.scalar(select(func.sum(Batch.size)).where(Batch.number > number)) or 0


def _raw_insert(laptop: Laptop, path: Path) -> float:
    """Seconds to insert the same rows into a bare SQLCipher table, one durable transaction."""
    table = MediationCase.__table__
    query = select(table).order_by(table.c.id.desc()).limit(_COUNT)
    rows = laptop.desk.read(
        lambda _, work: [
            tuple(row)
            for row in work.session.connection().exec_driver_sql(
                str(query.compile(compile_kwargs={"literal_binds": True}))
            )
        ],
        None,
    ).result()
    engine = laptop_engine(path, laptop.key)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    slots = ", ".join("?" * len(table.columns))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE bare ({names.replace(', ', ' , ')})"))
    start = perf_counter()
    with engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO bare ({names}) VALUES ({slots})", rows)  # noqa: S608
    taken = perf_counter() - start
    engine.dispose()
    return taken


if __name__ == "__main__":
    from tests.bench.report import table as show

    print(show(run()))
