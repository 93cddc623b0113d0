"""Papers lent to WPS: what was changed comes back as an attachment, and nothing plain stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access import Role
from app.attachments.messages import AttachmentRow, Kind, ListAttachments, ReadAttachment
from app.clock import FixedClock
from app.desk import Desk
from app.ids import Id
from app.mediation.messages import ListCases
from app.papers.lent import Lent, Loan
from app.papers.messages import IsLent, LendPaper, LentPaper, TakeBackPapers
from app.profile import Doorway, Profile
from app.vault.messages import CreateVault, NewUser, Unlock
from tests.office import Office, sample_office

_PHRASE = "榕树下-三张石凳"
LOAN = Loan("mediation", b"r" * 16, b"s" * 16, b"p" * 16, 1, hashlib.sha256(b"words").digest())


class Shelf:
    """A case, and its paper that goes out."""

    def __init__(self, office: Office, case: Id) -> None:
        self.office, self.case = office, case
        self.folder = office.path.with_name("lent")

    def lend(self) -> LentPaper:
        return self.office.desk.do(LendPaper("med.F-A4", self.case)).result()

    def attachments(self) -> tuple[AttachmentRow, ...]:
        return self.office.desk.ask(ListAttachments(self.case)).result()


@pytest.fixture
def shelf(tmp_path: Path, clock: FixedClock) -> Iterator[Shelf]:
    office, cases = sample_office(tmp_path / "office", clock)
    yield Shelf(office, cases["own"])
    office.desk.close()


def test_what_was_changed_comes_back_and_the_file_is_gone(shelf: Shelf) -> None:
    lent = shelf.lend()
    assert lent.path.suffix == ".docx"
    assert lent.path.name.startswith("人民调解受理登记表")
    assert shelf.office.desk.ask(IsLent(lent.paper)).result()
    assert shelf.lend().path == lent.path  # a paper that is out is not written over
    changed = lent.path.read_bytes() + b"\0"
    lent.path.write_bytes(changed)
    back = shelf.office.desk.do(TakeBackPapers()).result()
    (row,) = shelf.attachments()
    assert (back.taken, back.held) == ((row.id,), 0)
    assert (row.kind, row.note) == (Kind.DOCUMENT, "用 WPS 改过的稿，原为第 1 版")
    assert (row.about.paper, row.about.page) == (lent.paper, None)
    assert shelf.office.desk.ask(ReadAttachment(row.id)).result() == changed
    assert not shelf.folder.exists()
    assert not shelf.office.desk.ask(IsLent(lent.paper)).result()


def test_what_was_not_changed_is_only_wiped(shelf: Shelf) -> None:
    lent = shelf.lend()
    back = shelf.office.desk.do(TakeBackPapers()).result()
    assert (back.taken, back.held) == ((), 0)
    assert shelf.attachments() == ()
    assert not lent.path.exists()


def test_the_slip_beside_the_file_names_nobody(shelf: Shelf) -> None:
    lent = shelf.lend()
    slip = (lent.path.parent / "loan").read_bytes()
    assert not any("一" <= char <= "鿿" for char in slip.decode("utf-8", "ignore"))
    assert lent.path.stat().st_mode & 0o077 == 0


def test_a_file_another_program_holds_waits(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read and taken in; what is written later is taken in again."""
    lent = shelf.lend()
    lent.path.write_bytes(b"PK\x03\x04 word/ one")
    monkeypatch.setattr("app.papers.lent._wipe", _held)
    first = shelf.office.desk.do(TakeBackPapers()).result()
    assert (len(first.taken), first.held) == (1, 1)
    again = shelf.office.desk.do(TakeBackPapers()).result()
    assert (again.taken, again.held) == ((), 1)
    monkeypatch.undo()
    lent.path.write_bytes(b"PK\x03\x04 word/ two")
    last = shelf.office.desk.do(TakeBackPapers()).result()
    assert (len(last.taken), last.held) == (1, 0)
    assert len(shelf.attachments()) == 2


def _held(_path: Path) -> None:
    raise PermissionError


def test_nothing_is_taken_twice_and_strangers_are_left_alone(tmp_path: Path) -> None:
    lent = Lent(tmp_path / "lent")
    path = lent.lend("受理登记表/一", b"words", LOAN)
    assert path.name == "受理登记表_一.docx"
    (tmp_path / "lent" / "other").mkdir()
    (file,) = lent.out()
    assert lent.changed(file) is None
    assert lent.settle(file, None)
    assert list(lent.out()) == []
    assert (tmp_path / "lent" / "other").is_dir()


def _lend_and_change(desk: Desk, case: Id, words: bytes) -> Path:
    lent = desk.do(LendPaper("med.F-A4", case)).result()
    lent.path.write_bytes(b"PK\x03\x04 word/ " + words)
    return lent.path


def test_the_lock_takes_papers_in_and_the_next_start_what_a_killed_program_left(
    profile: Path, clock: FixedClock
) -> None:
    door = Doorway(Profile(profile, clock, None))
    made = door.do(CreateVault(NewUser("梁志强", Role.HEAD, _PHRASE))).result()
    desk = door.found_sample().result()
    case = desk.ask(ListCases()).result().rows[0].id
    path = _lend_and_change(desk, case, b"locked")
    door.lock().result()
    assert not path.parent.exists()

    door.do(Unlock(made.user.id, _PHRASE)).result()
    desk = door.open_desk().result()
    assert len(desk.ask(ListAttachments(case)).result()) == 1
    path = _lend_and_change(desk, case, b"killed")
    desk.close()  # as a program that was killed: nothing was taken in
    assert path.exists()

    again = Doorway(Profile(profile, clock, None))
    again.do(Unlock(made.user.id, _PHRASE)).result()
    desk = again.open_desk().result()
    rows = desk.ask(ListAttachments(case)).result()
    texts = [desk.ask(ReadAttachment(row.id)).result()[-6:] for row in rows]
    assert texts == [b"locked", b"killed"]
    assert not path.exists()
    again.close()
