"""Dates of records nobody touches follow the rules: a new notice, another period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app import VERSION, bootstrap
from app.clock import FixedClock
from app.desk import Desk
from app.events import RecordsChanged
from app.lawbook.calendar import Calendar, Notice
from app.lawbook.rules import Rulebook
from app.lines import Lines, derived_by
from app.sync.facts import write_fact
from app.today.anew import make_anew
from app.work import Tools, Work
from db.tables.derived import CaseCardRow, DueItem
from tests.house.tree import ROOT
from tests.office import Office, sample_office

RULES = bootstrap.RESOURCES / "rules"


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Office:
    return sample_office(tmp_path / "office", clock)[0]


def _dues(_message: object, work: Work) -> list[Any]:
    columns = DueItem.__table__.c
    order = (columns.record, columns.rule, columns.subject)
    return list(work.session.execute(select(*columns).order_by(*order)))


def _forget(_message: object, work: Work) -> None:
    for line in work.tool(Lines):
        write_fact(work.session, derived_by(line.name), b"")


def _cards(_message: object, work: Work) -> list[Any]:
    columns = CaseCardRow.__table__.c
    return list(work.session.execute(select(*columns).order_by(columns.case)))


def _nothing(_desk: Desk) -> None:
    """An opening that leaves what is out of date to the test."""


def _reopened(
    office: Office,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    book: Rulebook,
    begin: Callable[[Desk], object] = _nothing,
) -> Office:
    """The same office the next morning, with other rules in the program."""
    monkeypatch.setattr(bootstrap, "make_anew", begin)
    office.desk.close()
    tools = bootstrap.tools

    def others(*more: object) -> Tools:
        return tools(*more, book)  # of two rulebooks the later counts

    monkeypatch.setattr(bootstrap, "tools", others)
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, clock)
    return Office(desk, books, office.user, office.key, office.path)


def test_a_new_notice_moves_dates_of_cases_nobody_touched(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.desk.read(_dues, None).result()
    cases = len(office.desk.read(_cards, None).result())
    day = next(row.on for row in before if row.rule == "med.R-A13")
    notice = Notice(off=frozenset({day}), working=frozenset())
    book = Rulebook.load(RULES, calendar=Calendar({day.year: notice}))
    later = _reopened(office, clock, monkeypatch, book)
    told: list[RecordsChanged] = []
    later.desk.subscribe(RecordsChanged, told.append)
    assert make_anew(later.desk).result() >= cases  # and the records of other rooms
    assert RecordsChanged("mediation") in told
    after = later.desk.read(_dues, None).result()
    assert len(after) == len(before)
    assert not [row for row in after if row.duty and row.on == day]
    later.desk.close()


def test_another_period_counts_for_cases_of_before(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Rulebook.load(RULES, {"med.R-A03.period": 1, "med.R-A03.unit": "months"})
    later = _reopened(office, clock, monkeypatch, book)
    make_anew(later.desk).result()
    found = [row for row in later.desk.read(_dues, None).result() if row.rule == "med.R-A03"]
    assert found
    assert all("1 个月" in row.why for row in found)
    later.desk.close()


def test_the_same_rules_rebuild_the_same_rows(office: Office) -> None:
    kept = office.desk.read(_dues, None).result(), office.desk.read(_cards, None).result()
    office.desk.write(_forget, None).result()
    assert make_anew(office.desk).result() >= len(kept[1])
    assert make_anew(office.desk).result() == 0  # and now it is noted
    assert kept == (office.desk.read(_dues, None).result(), office.desk.read(_cards, None).result())
    office.desk.close()


@pytest.mark.parametrize(("settings", "noticed"), [({}, False), ({"med.R-A03.period": 45}, True)])
def test_other_rules_are_noticed_on_opening(
    office: Office,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, object],
    noticed: bool,
) -> None:
    begun: list[object] = []
    book = Rulebook.load(RULES, settings)
    _reopened(office, clock, monkeypatch, book, begun.append).desk.close()
    assert bool(begun) is noticed


def test_a_fingerprint_is_of_what_dates_depend_on(tmp_path: Path) -> None:
    def of(*days: date, **settings: object) -> bytes:
        notices = {2027: Notice(frozenset(days), frozenset())} if days else {}
        changes = {name.replace("_", "."): value for name, value in settings.items()}
        return Rulebook.load(RULES, changes, calendar=Calendar(notices)).fingerprint

    first, second = date(2027, 1, 1), date(2027, 2, 8)
    assert of() == of()
    assert of(first, second) == of(second, first)
    assert len({of(), of(first), of(first, second)}) == 3


def test_the_version_is_that_of_the_project() -> None:
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
