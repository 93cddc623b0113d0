"""Printing freezes a version: later words make a new one, both stay, and the history says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.messages import CaseDetail, ReadCase
from app.papers.messages import (
    ListVersions,
    NotePrinted,
    PaperChange,
    PaperView,
    PreparePaper,
    ReadPrinted,
)
from app.people.messages import RevisePerson
from tests.office import Office, sample_office

KIND = "med.F-A4"


class Desk:
    """A case of the samples whose 受理登记表 is printed."""

    def __init__(self, office: Office, case: Id) -> None:
        self.office, self.id = office, case

    @property
    def case(self) -> CaseDetail:
        return self.office.desk.ask(ReadCase(self.id)).result()

    def prepare(self) -> PaperView:
        return self.office.desk.ask(PreparePaper(KIND, self.id)).result()

    def print(self, view: PaperView | None = None) -> PaperView:
        shown = view or self.prepare()
        self.office.desk.do(NotePrinted(shown, shown.copies)).result()
        return shown

    def move(self, address: str) -> None:
        person = self.case.parties[0].person
        assert person is not None
        self.office.desk.do(RevisePerson(person.id, address=address)).result()

    def versions(self):  # type: ignore[no-untyped-def]
        return self.office.desk.ask(ListVersions(KIND, self.id)).result()

    def status(self) -> tuple[str, str]:
        (line,) = [line for line in self.case.papers if line.kind == KIND]
        return line.status, line.when


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    office, cases = sample_office(tmp_path / "office", clock)
    yield Desk(office, cases["own"])
    office.desk.close()


def test_a_later_change_makes_a_new_version_and_both_stay(desk: Desk) -> None:
    first = desk.print()
    assert desk.status() == ("done", "11月24日")
    desk.move("江门市新会区大泽镇田金村新址9号")
    assert desk.status() == ("done", "打印后改过")
    second = desk.print()
    assert (first.version, second.version) == (1, 2)
    newest, oldest = desk.versions()
    assert (newest.version, oldest.version) == (2, 1)
    for version, printed in ((newest, second), (oldest, first)):
        again = desk.office.desk.ask(ReadPrinted(version.printing, desk.id)).result()
        assert again.pdf == printed.pdf
        assert again.checks[0].text == "与打印时的文件完全相同"


def test_what_changed_is_said_in_words(desk: Desk) -> None:
    desk.print()
    desk.move("江门市新会区大泽镇田金村新址9号")
    unprinted, _first = desk.versions()
    assert unprinted.printing is None
    (change,) = unprinted.changes
    assert change.label == "住址"
    assert "新址9号" in change.after
    assert "新址9号" not in change.before


def test_the_same_words_keep_their_version(desk: Desk) -> None:
    desk.print()
    desk.print()
    (version,) = desk.versions()
    assert len(version.printings) == 2
    assert version.changes == ()


def test_an_older_version_can_be_printed_again_as_it_was(desk: Desk) -> None:
    desk.print()
    desk.move("江门市新会区大泽镇田金村新址9号")
    desk.print()
    oldest = desk.versions()[-1]
    old = desk.office.desk.ask(ReadPrinted(oldest.printing, desk.id)).result()
    desk.print(old)
    assert [len(version.printings) for version in desk.versions()] == [1, 2]


def test_a_view_that_is_out_of_date_is_not_noted(desk: Desk) -> None:
    view = desk.prepare()
    desk.move("江门市新会区大泽镇田金村新址9号")
    with pytest.raises(Refused, match="没有登记打印"):
        desk.print(view)
    with pytest.raises(Refused, match="没有登记打印"):
        desk.print(replace(desk.prepare(), printed=b"\0" * 16))


def test_history_shows_who_printed_what_and_undo_does_not_unprint(desk: Desk) -> None:
    desk.print()
    newest = desk.office.desk.ask(ReadHistory(desk.id)).result()[0]
    assert newest.what == "文书 打印"
    assert ("名称", "人民调解受理登记表") in [(one.field, one.after) for one in newest.changes]
    with pytest.raises(Refused, match="不能撤销"):
        desk.office.desk.do(Undo()).result()
    assert len(desk.versions()) == 1


def test_numbers_of_people_stay_masked_in_what_changed(desk: Desk) -> None:
    desk.print()
    person = desk.case.parties[0].person
    assert person is not None
    desk.office.desk.do(RevisePerson(person.id, phone="13899992210")).result()
    (change,) = desk.versions()[0].changes
    assert change.label == "电话"
    assert isinstance(change, PaperChange)
    assert change.after == "138****2210（遮住的几位有改动）"
