"""Printing freezes a version: later words make a new one, both stay, and the history says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from msgspec.structs import replace as paper_replace

from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.messages import CaseDetail, ReadCase
from app.mediation.papers import build
from app.papers.drafting import printed_of
from app.papers.messages import (
    ListVersions,
    NotePrinted,
    PaperVersion,
    PaperView,
    PreparePaper,
    ReadPrinted,
)
from app.papers.model import content_hash, dump, load
from app.people.messages import RevisePerson
from app.work import Work
from db.tables.papers import PrintedPaper
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

    def versions(self) -> tuple[PaperVersion, ...]:
        return self.office.desk.ask(ListVersions(KIND, self.id)).result()

    def look(self, version: PaperVersion) -> PaperView:
        assert version.printing is not None
        return self.office.desk.ask(ReadPrinted(version.printing, self.id)).result()

    def status(self) -> tuple[str, str]:
        (line,) = [line for line in self.case.papers if line.kind == KIND]
        return line.status, line.when


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Desk]]:
    """One case of the sample office for each test, so that none sees what another printed."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office, cases = sample_office(tmp_path_factory.mktemp("office"), clock)
    desks = (Desk(office, case) for case in cases.values())
    yield (desk for desk in desks if all(party.person for party in desk.case.parties))
    office.desk.close()


@pytest.fixture
def desk(cases: Iterator[Desk]) -> Desk:
    return next(cases)


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
        again = desk.look(version)
        assert again.pdf == printed.pdf
        assert again.checks[0].text == "与打印时的文件完全相同"


def test_what_changed_is_said_in_words_and_numbers_stay_masked(desk: Desk) -> None:
    person = desk.case.parties[0].person
    assert person is not None
    desk.office.desk.do(RevisePerson(person.id, phone="13811112210")).result()
    desk.print()
    revised = RevisePerson(person.id, address="新址9号", phone="13899992210")
    desk.office.desk.do(revised).result()
    unprinted, _first = desk.versions()
    assert unprinted.printing is None
    found = {change.label: change for change in unprinted.changes}
    assert set(found) == {"住址", "电话"}
    assert "新址9号" in found["住址"].after
    assert "新址9号" not in found["住址"].before
    assert found["电话"].after == "138****2210（遮住的几位有改动）"


def test_an_older_version_can_be_printed_again_as_it_was(desk: Desk) -> None:
    desk.print()
    desk.move("江门市新会区大泽镇田金村新址9号")
    desk.print()
    oldest = desk.versions()[-1]
    old = desk.look(oldest)
    desk.print(old)
    assert [len(version.printings) for version in desk.versions()] == [1, 2]


def test_a_view_that_is_out_of_date_is_not_noted(desk: Desk) -> None:
    view = desk.prepare()
    desk.move("江门市新会区大泽镇田金村新址9号")
    with pytest.raises(Refused, match="没有登记打印"):
        desk.print(view)
    with pytest.raises(Refused, match="没有登记打印"):
        desk.print(replace(desk.prepare(), printed=b"\0" * 16))


def test_the_same_words_keep_their_version_and_undo_does_not_unprint(desk: Desk) -> None:
    desk.print()
    desk.print()
    newest = desk.office.desk.ask(ReadHistory(desk.id)).result()[0]
    assert newest.what == "文书 打印"
    assert ("名称", "人民调解受理登记表") in [(one.field, one.after) for one in newest.changes]
    with pytest.raises(Refused, match="不能撤销"):
        desk.office.desk.do(Undo()).result()
    (version,) = desk.versions()
    assert len(version.printings) == 2
    assert version.changes == ()


def test_two_laptops_apart_may_give_one_number_to_different_words(desk: Desk) -> None:
    """What came from the other one is shown beside ours, and neither takes the other's place."""
    view = desk.print()
    other = load(dump(build("med.F-A4", desk.case, desk.id, sample=True)))
    other = paper_replace(other, copies=9, version=view.version)

    def arrive(_none: None, work: Work) -> None:
        (row,) = printed_of(KIND, desk.id, work)
        columns = {c.name: getattr(row, c.name) for c in PrintedPaper.__table__.columns}
        for derived in ("id", "heads", "v_stream", "v_seq", "extra"):
            columns.pop(derived)
        columns |= {"content": dump(other), "content_hash": content_hash(other)}
        work.session.add(PrintedPaper(id=work.new_id(), **columns))

    desk.office.desk.write(arrive, None).result()
    theirs, ours = desk.versions()[-2:]
    assert (theirs.version, ours.version) == (1, 1)
    assert theirs.printing != ours.printing
    assert [change.label for change in theirs.changes] == ["份数"]
