"""One walk through all sources finds what asking each of them would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import combinations

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.clock import CHINA, FixedClock
from app.ids import Id, named_id
from app.search.candidates import _PAGE, _first_pages
from app.search.index import SearchIndex, Source
from app.search.people import PERSONS
from db.tables import search as table
from tests.office import found_office

_HELD = {50: 19, 51: 130, 52: 0, 55: 20, 56: 3, 59: 101, 62: 0, 70: 7}  # documents, by place
_SOURCES = [replace(PERSONS, place=place) for place in _HELD]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An index in which every other document of a source is of 陈, all are of 水."""
    office = found_office(
        tmp_path_factory.mktemp("office"), FixedClock(datetime(2026, 11, 24, tzinfo=CHINA))
    )
    with office.books.writing() as session:
        rows = [(source.first + n, n) for source in _SOURCES for n in range(_HELD[source.place])]
        docs = [{"doc": doc, "record": _record(doc)} for doc, _ in rows]
        session.execute(insert(table.INDEXED), docs)
        table.put(session, [(doc, "水" if n % 2 else "水 陈") for doc, n in rows])
        yield session
    office.desk.close()


def _record(doc: int) -> Id:
    return named_id("doc", str(doc))


def _alone(session: Session, source: Source, token: str) -> list[tuple[int, Id]]:
    return table.lookup(session, [token], source.first, source.last, _PAGE)


@pytest.mark.parametrize("token", ["水", "陈", "无"])
def test_each_source_has_its_own_first_page(session: Session, token: str) -> None:
    for count in (1, 4, 7, len(_SOURCES)):
        for some in combinations(_SOURCES, count):
            asked = dict.fromkeys((source.place for source in some), (token,))
            pages = _first_pages(session, some[::-1], asked)
            for source in some:
                assert pages[source.place].found == _alone(session, source, token)


def test_sources_asked_for_other_tokens_are_walked_apart(session: Session) -> None:
    asked = {source.place: ("陈",) if source.place == 55 else ("水",) for source in _SOURCES}
    pages = _first_pages(session, _SOURCES, asked)
    for source in _SOURCES:
        assert pages[source.place].found == _alone(session, source, asked[source.place][0])


def test_only_a_source_of_many_is_asked_for_the_rarest_tokens(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.index._MANY", 50)
    asked = SearchIndex(*_SOURCES).telling(session, _SOURCES, ["水", "木", "陈", "火"])
    assert asked[51] == asked[59] == ("木", "火", "陈")
    assert asked[55] == ("水", "木", "陈", "火")
