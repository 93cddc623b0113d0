"""The desk over a big office: open, today, list, a saved change."""

from __future__ import annotations

__all__ = ["run"]

import gc
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from app.mediation.messages import AddNote, CaseTab, ListCases, ReadCase
from app.messages import Query
from app.today.messages import ReadToday
from db.books import LaptopBooks
from db.tables.people import Person
from tests.bench.office import BigOffice, big_office
from tests.bench.report import Row, median, p99

_ROUNDS, _WARM = 300, 20


def run() -> list[Row]:
    """Scale 1 and ten times that, to show growth."""
    rows: list[Row] = []
    for scale, today_bar in ((1, 0.5), (10, 1.0)):
        office = big_office(scale)
        rows += [_opening(office, scale, today_bar), *_lists(office, scale)]
    rows += _saves(big_office(1))
    return rows


def _opening(office: BigOffice, scale: int, bar: float) -> Row:
    times = []
    for _ in range(5):
        start = perf_counter()
        desk, _ = office.open()
        desk.ask(ReadToday()).result()
        times.append(perf_counter() - start)
        desk.close()
    figure = median(times)
    return Row(
        f"unlock accepted → 今日 read, {scale}× office",
        f"{figure * 1000:.0f} ms",
        f"≤ {bar * 1000:.0f} ms",
        figure <= bar,
        f"{office.entries:,} entries, SQLCipher, file cache warm, median of 5 (without painting)",
    )


def _lists(office: BigOffice, scale: int) -> list[Row]:
    desk, _ = office.open()
    cases = office.cases
    asks: dict[str, Sequence[Query[Any]]] = {
        "list opens (200 rows)": [ListCases(CaseTab.CLOSED)] * 50,
        "a case opens": [ReadCase(case) for case in cases[:100]],
    }
    rows = []
    for what, queries in asks.items():
        desk.ask(queries[0]).result()
        times = []
        for query in queries:
            start = perf_counter()
            desk.ask(query).result()
            times.append(perf_counter() - start)
        figure = median(times)
        how = f"{office.entries:,} entries, SQLCipher, warm, median of {len(times)}"
        rows.append(
            Row(
                f"{what}, {scale}× office",
                f"{figure * 1000:.1f} ms",
                "≤ 50 ms",
                figure <= 0.05,
                how,
            )
        )
    desk.close()
    return rows


def _saves(office: BigOffice) -> list[Row]:
    """A person saved with the journal and, turn by turn, the same columns saved without."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(office.path, folder))
        copy = replace(office, path=path)
        desk, books = copy.open()
        _Bare.metadata.create_all(books.engine)
        bare = sessionmaker(books.engine)
        rounds = []
        note = AddNote(office.cases[0], "电话提醒双方到场，双方答应到场。")
        gc.disable()
        for n in range(-_WARM, _ROUNDS):
            took = (
                _timed(_with_journal, books, n),
                _timed(_without, bare, n),
                _timed(lambda: desk.do(note).result()),
            )
            if n >= 0:
                rounds.append(took)
        gc.enable()
        desk.close()
    journalled, plain, whole = zip(*rounds, strict=True)
    ratio, tail = median(journalled) / median(plain), p99(journalled)
    how = (
        f"one person inserted by the ORM, SQLCipher, synchronous=FULL, {_ROUNDS} in turn, warm; "
        f"bare median {median(plain) * 1000:.2f} ms, bare p99 {p99(plain) * 1000:.1f} ms"
    )
    through = f"command to answered future, lists and dues rebuilt, median of {_ROUNDS}"
    return [
        Row("save with journal ÷ without", f"{ratio:.2f} ×", "≤ 1.5 ×", ratio <= 1.5, how),
        Row("save with journal, p99", f"{tail * 1000:.1f} ms", "≤ 10 ms", tail <= 0.010, how),
        Row("记一笔 through the desk", f"{median(whole) * 1000:.1f} ms", "", None, through),
    ]


class _Plain(DeclarativeBase):
    """Tables that nobody journals."""


class _Bare(_Plain):
    """The columns of a person, without those of the journal."""

    __tablename__ = "bare_person"

    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    office: Mapped[str] = mapped_column(String(9), index=True)
    name: Mapped[str] = mapped_column(String(50), index=True)
    id_kind: Mapped[str] = mapped_column(String(2))
    id_no: Mapped[str] = mapped_column(String(30), index=True)
    sex: Mapped[str] = mapped_column(String(1))
    birth: Mapped[str] = mapped_column(String(10))
    ethnicity: Mapped[str] = mapped_column(String(30))
    phone: Mapped[str] = mapped_column(String(30), index=True)
    address: Mapped[str] = mapped_column(String(200))


def _values(n: int) -> dict[str, Any]:
    return {
        "id": hashlib.sha256(str(n).encode()).digest()[:16],
        "office": "440705101",
        "name": "黄䶮昌",
        "id_kind": "01",
        "id_no": f"44079919520312{n % 10000:04d}",
        "sex": "1",
        "ethnicity": "汉族",
        "phone": "0750-0000101",
        "address": "大泽镇田金村1队1号",
    }


def _with_journal(books: LaptopBooks, n: int) -> None:
    with books.writing() as session:
        session.add(Person(**_values(n), birth=date(1952, 3, 12)))


def _without(bare: sessionmaker[Session], n: int) -> None:
    with bare.begin() as session:
        session.add(_Bare(**_values(n), birth="1952-03-12"))


def _timed(work: Callable[..., object], *args: object) -> float:
    start = perf_counter()
    work(*args)
    return perf_counter() - start
