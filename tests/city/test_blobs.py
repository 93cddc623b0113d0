"""Scans and photos on their way: after the rows, from where they stopped, and only if right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.attachments.messages import (
    About,
    AddAttachment,
    AttachmentRow,
    ListAttachments,
    ReadAttachment,
)
from app.city.backup import back_up, restore
from app.city.blobs import Blobs, RowFirst
from app.city.counter import Counter
from app.city.main import main
from app.errors import World
from app.sync.blob import Held, Piece, Wanted, open_blob, seal_blob
from app.sync.format import Shared
from app.sync.lane import seal_piece, seal_record
from app.sync.link import Answer, Link, Outcome, Unreached
from app.sync.messages import Delivery, Network, ReadSync
from app.sync.trip import Trip
from app.sync.unreadable import Unreadable, Why
from app.vault.contents import CHUNK, Content, Contents
from tests.attachments.files import JPEG, PDF
from tests.city.world import DAZE, CityWorld, Laptop
from tests.small_disk import mounted

CASE = bytes(range(16))
ABOUT = About("mediation", CASE)
LONG = PDF + os.urandom(2 * CHUNK)  # three chunks


def _add(laptop: Laptop, data: bytes = LONG, name: str = "录音笔录.pdf") -> AttachmentRow:
    laptop.desk.do(AddAttachment(ABOUT, data, name)).result()
    return _rows(laptop)[-1]


def _rows(laptop: Laptop) -> tuple[AttachmentRow, ...]:
    return laptop.desk.ask(ListAttachments(CASE)).result()


def _read(laptop: Laptop, row: AttachmentRow) -> bytes:
    return laptop.desk.ask(ReadAttachment(row.id)).result()


def _content(laptop: Laptop, row: AttachmentRow, data: bytes = LONG) -> Content:
    contents = laptop.desk.tools.get(Contents)
    member = Trip(laptop.desk).member
    content = contents.put(data, member.naming)
    assert content.id == row.content
    return content


@pytest.fixture
def puts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the chunks that went up; a −1 put in cuts the way at the next one."""
    seen: list[int] = []
    put = Link.put_blob

    def noted(self: Link, sealed: bytes, content: bytes, number: int) -> Answer:
        if seen[-1:] == [-1]:
            seen.pop()
            raise Unreached(Network.OFFLINE, "断了", "再试", again=False)
        seen.append(number)
        answer = put(self, sealed, content, number)
        if number == 0 and len(seen) == 1:
            seen.append(-1)
        return answer

    monkeypatch.setattr(Link, "put_blob", noted)
    return seen


def test_rows_go_first_and_the_file_goes_on_where_it_was_cut(
    city: CityWorld, puts: list[int]
) -> None:
    row = _add(city.first)
    report = city.first.sync()
    assert (report.ok, report.sent_entries > 0) == (True, True)  # the rows are through
    assert "还没有送完" in report.sentence
    assert _rows(city.first)[0].state is Delivery.UNSENT
    view = city.first.desk.ask(ReadSync()).result()
    assert (view.unsent, view.files, view.file_bytes) == (0, 1, len(LONG))

    city.second.sync()  # the row came; its bytes are still on the other laptop
    (known,) = _rows(city.second)
    assert (known.id, known.name, known.here) == (row.id, "录音笔录.pdf", False)
    with pytest.raises(World, match="还没同步过来"):
        _read(city.second, known)

    city.first.sync()
    assert puts == [0, 1, 2]  # the first one was not sent again
    assert _rows(city.first)[0].state is Delivery.RECEIPTED
    city.second.sync()
    assert _rows(city.second)[0].here
    assert _rows(city.second)[0].state is Delivery.RECEIPTED
    assert _read(city.second, known) == LONG
    assert city.second.digest() == city.first.digest()
    assert [laptop.desk.ask(ReadSync()).result().files for laptop in (city.first, city.second)] == [
        0,
        0,
    ]


def test_a_photo_entered_on_both_laptops_is_one(city: CityWorld) -> None:
    one, two = _add(city.first, JPEG), _add(city.second, JPEG)
    assert one.content == two.content
    city.first.sync()
    city.second.sync()
    city.first.sync()
    assert len(_rows(city.first)) == len(_rows(city.second)) == 2
    assert {row.state for row in _rows(city.first)} == {Delivery.RECEIPTED}


def test_backed_up_and_brought_back(
    city: CityWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = _add(city.first)
    city.first.sync()
    with city.open() as (open_city, _):
        back_up(open_city, tmp_path / "backups")
    city.first.sync()
    assert _rows(city.first)[0].state is Delivery.DURABLE
    city.stop()
    backup = next((tmp_path / "backups").glob("*.banyan-city"))

    assert main(["--dir", str(city.folder), "status"]) == 0
    assert "照片录音  1 份，已备份 1 份" in capsys.readouterr().out

    # `verify` opens every one of them.
    assert main(["--dir", str(city.folder), "verify"]) == 0
    chunk = next((city.folder / "blobs").rglob("0001"))
    good = chunk.read_bytes()
    chunk.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert main(["--dir", str(city.folder), "verify"]) == 1
    assert f"blob {DAZE}/{row.content.hex()}" in capsys.readouterr().err
    chunk.write_bytes(good)

    # The machine is gone with all its files; the backup has them.
    shutil.rmtree(city.folder / "blobs")
    restore(city.folder, backup, city.clock)
    city.start()
    city.second.sync()
    assert _read(city.second, row) == LONG
    assert _rows(city.second)[0].state is Delivery.DURABLE

    # And where the files beside the backup are gone too, the laptop brings them again.
    city.stop()
    shutil.rmtree(city.folder / "blobs")
    shutil.rmtree(tmp_path / "backups" / "blobs")
    restore(city.folder, backup, city.clock)
    city.start()
    city.first.sync()
    assert _rows(city.first)[0].state is Delivery.RECEIPTED
    assert len(list((city.folder / "blobs").rglob("000*"))) == 3


def test_by_stick_alone(quiet_city: CityWorld, stick: Path, tmp_path: Path) -> None:
    first, second = quiet_city.first, quiet_city.second
    row = _add(first)
    first.export(stick)
    assert _rows(first)[0].state is Delivery.ON_STICK
    names = {path.name for path in (stick / "BANYAN" / "blob").iterdir()}
    assert len(names) == 3
    first.export(stick)  # what lies there is not written again
    assert {path.name for path in (stick / "BANYAN" / "blob").iterdir()} == names
    with quiet_city.open() as (city, writers):
        assert Counter(city, writers).import_(stick).refused == []
    first.import_(stick)
    assert _rows(first)[0].state is Delivery.RECEIPTED
    assert not any((stick / "BANYAN" / "blob" / name).exists() for name in names)

    # The other laptop has only the row, and asks for the bytes on a stick of its own.
    own = tmp_path / "SANDISK"
    own.mkdir()
    second.export(own)
    with quiet_city.open() as (city, writers):
        Counter(city, writers).import_(own)
    second.import_(own)
    assert [known.here for known in _rows(second)] == [False]
    second.export(own)
    with quiet_city.open() as (city, writers):
        assert Counter(city, writers).import_(own).refused == []
    assert "1 份" in second.import_(own).sentence
    assert _read(second, row) == LONG


def test_two_laptops_meet_on_a_stick(quiet_city: CityWorld, stick: Path) -> None:
    row = _add(quiet_city.first)
    quiet_city.first.export(stick)
    quiet_city.second.import_(stick)
    assert _read(quiet_city.second, row) == LONG


def test_a_hostile_chunk_is_refused(quiet_city: CityWorld) -> None:
    """Whatever comes, from whomever: nothing is counted, and the right file still arrives."""
    first = quiet_city.first
    row = _add(first)
    content, trip = _content(first, row), Trip(first.desk)
    contents = first.desk.tools.get(Contents)
    good = [seal_piece(trip, contents, content, number) for number in range(3)]
    wrong = [
        Piece(content.id, 0, 3, b"short"),
        Piece(content.id, 0, 2, bytes(CHUNK)),
        Piece(content.id, 3, 3, bytes(CHUNK)),
        Piece(bytes(32), 0, 1, b"of no row"),
    ]
    with quiet_city.open() as (city, writers):
        blobs = Blobs(city, writers)
        with pytest.raises(RowFirst):
            blobs.take(good[0])
    quiet_city.start()
    Link.put_blob, kept = lambda *_: Answer(Outcome.GAP), Link.put_blob  # type: ignore[method-assign]
    try:
        first.sync()  # the rows alone
    finally:
        Link.put_blob = kept  # type: ignore[method-assign]
    quiet_city.stop()
    with quiet_city.open() as (city, writers):
        blobs = Blobs(city, writers)
        for piece in wrong:
            with pytest.raises((Unreadable, RowFirst)):
                blobs.take(seal_record(trip, piece))
        for broken in (
            good[0][:-1],
            good[0] + b"\0",
            good[0][:-9] + bytes([good[0][-9] ^ 1]) + good[0][-8:],
        ):
            with pytest.raises(Unreadable):
                blobs.take(broken)
        # Right in every size, and another content: found when the last chunk is there.
        for number in range(3):
            length = min(CHUNK, len(LONG) - number * CHUNK)
            false = seal_record(trip, Piece(content.id, number, 3, bytes(length)))
            if number < 2:
                blobs.take(false)
            else:
                with pytest.raises(Unreadable) as refused:
                    blobs.take(false)
                assert refused.value.why is Why.ALTERED
        assert not any(blobs.has(DAZE, content.id, number) for number in range(3))
        for file in reversed(good):
            blobs.take(file)
        assert blobs.chunks(DAZE, content.id) == 3
        blobs.take(good[1])  # known already
        record, *_ = open_blob(blobs.held(DAZE, 0), trip.member.trust, trip.member.identities)
        assert isinstance(record, Held)
        assert record.contents == [(1, content.id)]


def test_nobody_signs_for_the_city(quiet_city: CityWorld) -> None:
    trip = Trip(quiet_city.first.desk)
    listed, keys = trip.member.listed, trip.member.keys
    held = Held(listed.hub_epoch, 0, 1, [(1, bytes(32))], 1, "江门市司法局", 0)
    shared = _shared(trip)
    file = seal_blob(held, shared, keys=keys, recipients=listed.seal_to)
    with pytest.raises(Unreadable) as refused:
        open_blob(file, trip.member.trust, trip.member.identities)
    assert refused.value.why is Why.DISAGREES


def _shared(trip: Trip) -> Shared:
    """The header of this laptop's files."""
    record, _, shared = open_blob(
        seal_record(trip, Wanted([bytes(32)])), trip.member.trust, trip.member.identities
    )
    assert isinstance(record, Wanted)
    return shared


def test_another_office_gets_nothing(city: CityWorld) -> None:
    row = _add(city.first, JPEG)
    city.first.sync()
    stranger = city.laptop("黄少芬", "440705102")
    trip = Trip(stranger.desk)
    with Link(trip.member.listed.servers, trip.member.listed.pins) as link:
        assert link.has_blob(trip.ask(), row.content, 0) is False
        assert link.get_blob(trip.ask(), row.content, 0) is None
        own = Trip(city.first.desk).ask()
        assert link.has_blob(own, row.content, 0) is True
        assert link.has_blob(own, row.content, 1) is False
        assert link.has_blob("Banyan x", row.content, 0) is False
        piece = seal_record(trip, Piece(row.content, 0, 1, JPEG))
        assert link.put_blob(piece, row.content, 0).outcome is Outcome.GAP
        assert link.put_blob(piece, bytes(32), 0).outcome in (Outcome.GAP, Outcome.REFUSED)
        assert link.put_blob(b"x" * (3 << 20), row.content, 0).outcome is Outcome.TOO_LARGE


def test_a_quiet_office_asks_nothing_more(
    city: CityWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    held = Link.held

    def counted(self: Link, authorization: str, after: int) -> bytes | None:
        asked.append(after)
        return held(self, authorization, after)

    monkeypatch.setattr(Link, "held", counted)
    city.first.sync()
    assert asked == []  # no photo, no question
    _add(city.first, JPEG)
    city.first.sync()
    with city.open() as (open_city, _):
        back_up(open_city, tmp_path / "backups")
    city.first.sync()
    assert _rows(city.first)[0].state is Delivery.DURABLE
    asked.clear()
    city.first.sync()
    assert asked == []


def test_a_stick_too_small_for_the_photos_still_carries_the_rows(
    quiet_city: CityWorld, tmp_path: Path
) -> None:
    first = quiet_city.first
    _add(first)
    with mounted(tmp_path / "stick", "2m") as disk:
        report = first.export(disk.mount)
        assert report.ok
        assert "照片和录音没有写完：U 盘满了" in report.sentence
        assert _rows(first)[0].state is Delivery.UNSENT
        with quiet_city.open() as (city, writers):
            brought = Counter(city, writers).import_(disk.mount)
        assert (brought.offices, brought.refused) == ([DAZE], [])


def test_a_false_photo_from_a_stick_is_dropped_and_the_right_one_taken(
    quiet_city: CityWorld, stick: Path, tmp_path: Path
) -> None:
    first, second = quiet_city.first, quiet_city.second
    row = _add(first, JPEG)
    first.export(stick)
    content, trip = _content(first, row, JPEG), Trip(first.desk)
    (right,) = (stick / "BANYAN" / "blob").iterdir()
    kept = right.read_bytes()
    for false in (
        seal_record(trip, Piece(content.id, 0, 1, bytes(len(JPEG)))),
        seal_record(trip, Piece(content.id, 0, 2, JPEG)),
        kept[:-1],
        b"BYN1 nothing",
    ):
        right.write_bytes(false)
        second.import_(stick)
        assert not _rows(second)[0].here
    right.write_bytes(kept)
    second.import_(stick)
    assert _read(second, row) == JPEG


def test_what_is_damaged_here_comes_again_from_the_city(city: CityWorld) -> None:
    row = _add(city.first)
    city.first.sync()
    chunk = city.first.folder / "attachments" / "kept" / row.content.hex() / "0001"
    chunk.write_bytes(chunk.read_bytes()[:-1])
    with pytest.raises(World, match="会自动取回"):
        _read(city.first, row)
    assert not _rows(city.first)[0].here
    city.first.sync()
    assert _read(city.first, row) == LONG


def test_a_chunk_the_city_lost_is_asked_for_and_brought(city: CityWorld, puts: list[int]) -> None:
    row = _add(city.first)
    city.first.sync()  # cut after the first chunk
    (lost,) = (city.folder / "blobs").rglob("0000")
    lost.unlink()
    city.first.sync()  # goes on with the second, so that the whole is not there
    assert _rows(city.first)[0].state is Delivery.SENT
    city.first.sync()
    assert puts == [0, 1, 2, 0]
    assert _rows(city.first)[0].state is Delivery.RECEIPTED
    city.second.sync()
    assert _read(city.second, row) == LONG
