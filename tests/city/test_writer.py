"""Group commit: many jobs, one flush, each all or nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.city.city import City
from app.city.writer import Writers
from db.tables.house import Fact
from tests.city.world import CityWorld


@pytest.fixture
def opened(quiet_city: CityWorld) -> Iterator[tuple[City, Writers]]:
    """A city and one writer."""
    with quiet_city.open() as pair:
        yield pair


def note(name: str) -> Callable[[Session], str]:
    """A job that leaves a trace."""

    def job(session: Session) -> str:
        session.add(Fact(name=name, value=b""))
        return name

    return job


def names(city: City) -> set[str]:
    """The traces."""
    with city.reading() as session:
        return {name for name in session.scalars(select(Fact.name)) if name.startswith("job")}


def test_a_job_that_fails_takes_nobody_along(opened: tuple[City, Writers]) -> None:
    city, writers = opened
    gate = Event()

    def wait(_session: Session) -> None:
        gate.wait(10)

    def fail(session: Session) -> None:
        session.add(Fact(name="job-bad", value=b""))
        session.flush()
        raise ValueError("this one alone")

    with ThreadPoolExecutor(8) as pool:
        pool.submit(writers.write, "", wait)  # the others gather meanwhile
        good = [pool.submit(writers.write, "", note(f"job{number}")) for number in range(5)]
        bad = pool.submit(writers.write, "", fail)
        gate.set()
        assert {future.result(10) for future in good} == {f"job{number}" for number in range(5)}
        with pytest.raises(ValueError, match="this one alone"):
            bad.result(10)
    assert names(city) == {f"job{number}" for number in range(5)}


def test_when_the_commit_fails_everybody_is_told(opened: tuple[City, Writers]) -> None:
    city, writers = opened

    def break_the_session(session: Session) -> None:
        session.add(Fact(name="job-lost", value=b""))
        session.flush()
        session.execute(text("ROLLBACK"))  # as a disk that gives up

    with pytest.raises(Exception, match=r"(?i)savepoint|transaction"):
        writers.write("", break_the_session)
    assert names(city) == set()
    assert writers.write("", note("job-after")) == "job-after"
    assert names(city) == {"job-after"}
