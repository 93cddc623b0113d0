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
from app.errors import Refused
from app.ids import Id
from app.lines import Lines
from app.mediation.messages import ListCases
from app.papers.lent import Lent, Loan
from app.papers.messages import IsLent, LendPaper, LentPaper, TakeBackPapers, TakenBack
from app.papers.volumes import Volumes
from app.profile import Doorway, Profile
from app.vault.messages import CreateVault, NewUser, Unlock
from tests.office import Office, sample_office

_PHRASE = "榕树下-三张石凳"
LOAN = Loan("mediation", b"r" * 16, b"s" * 16, b"p" * 16, 1, (hashlib.sha256(b"words").digest(),))


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
    (out,) = lent.out()
    assert lent.changed(out, path) is None
    assert lent.wipe(out)
    assert list(lent.out()) == []
    assert (tmp_path / "lent" / "other").is_dir()


def test_what_wps_keeps_beside_an_open_file_is_no_paper(shelf: Shelf) -> None:
    """Its ~$ file ends in .docx too: taken for the paper, the words would be wiped unread."""
    lent = shelf.lend()
    for name in ("~$民调解受理登记表.docx", ".~lock.x.docx#", "~WRL0001.tmp", ".~x.docx"):
        lent.path.with_name(name).write_bytes(b"LAPTOP-01")
    lent.path.write_bytes(b"PK\x03\x04 word/ mine")
    back = shelf.office.desk.do(TakeBackPapers()).result()
    assert (len(back.taken), back.held) == (1, 0)
    (row,) = shelf.attachments()
    assert shelf.office.desk.ask(ReadAttachment(row.id)).result().endswith(b"mine")
    assert not shelf.folder.exists()


def test_what_was_saved_beside_it_under_another_name_comes_back_too(shelf: Shelf) -> None:
    lent = shelf.lend()
    lent.path.with_name("改好的.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 words")
    lent.path.with_name("改好的.rtf").write_bytes(b"{\\rtf1 words}")
    lent.path.with_name("空的.docx").touch()
    back = shelf.office.desk.do(TakeBackPapers()).result()
    assert (len(back.taken), back.held) == (2, 0)
    assert {row.name for row in shelf.attachments()} == {"改好的.doc", "改好的.rtf"}
    assert not shelf.folder.exists()


def test_what_cannot_be_taken_in_stays_and_says_why(shelf: Shelf) -> None:
    lent = shelf.lend()
    strange = lent.path.with_name("网页.html")
    strange.write_bytes(b"<html>")
    lent.path.write_bytes(b"PK\x03\x04 word/ mine")
    for taken in (1, 0):
        back = shelf.office.desk.do(TakeBackPapers()).result()
        assert (len(back.taken), back.held) == (taken, 1)
        assert "网页.html 这种文件收不了" in back.refused[0]
    strange.unlink()
    assert shelf.office.desk.do(TakeBackPapers()).result() == TakenBack((), 0)
    assert not shelf.folder.exists()


def test_a_kill_while_lending_or_wiping_leaves_nothing_plain(tmp_path: Path) -> None:
    """Whatever lies beside a slip is found again; what was being wiped is not taken for words."""
    lent = Lent(tmp_path / "lent")
    path = lent.lend("受理登记表", b"words", LOAN)
    path.rename(path.with_name("受理登记表.docx.part"))  # killed before it had its name
    path.with_name("1234.gone").write_bytes(bytes(5))  # killed while it was wiped
    (out,) = lent.out()
    assert (out.path, out.written()) == (None, [])
    assert lent.wipe(out)
    assert not (tmp_path / "lent").exists()


def test_what_was_lent_before_the_archive_comes_back_after_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent = shelf.lend()
    lent.path.write_bytes(b"PK\x03\x04 word/ mine")
    monkeypatch.setattr(Lines, "locked", lambda *_of: True)
    assert len(shelf.office.desk.do(TakeBackPapers()).result().taken) == 1
    with pytest.raises(Refused, match="已经归档"):
        shelf.lend()


def test_a_paper_that_tells_who_a_minor_is_never_becomes_a_file(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Volumes, "discreet", lambda *_of: True)
    with pytest.raises(Refused, match="未成年人的文书，不能交给 WPS"):
        shelf.lend()
    assert not shelf.folder.exists()


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
