"""Lost laptops, changed keys, restored cities."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.city import backup, registry
from app.city.counter import Counter
from app.city.intake import Intake
from app.city.serve import AlreadyServing, Serving
from app.city.setup import read_root
from app.city.status import read_status
from app.errors import Refused
from app.sync.messages import ReadSync
from tests.city.deeds import add_person, differing, phone_of, revise
from tests.city.world import DAZE, CityWorld


def revoke(city: CityWorld, number: str) -> None:
    """A laptop was reported lost."""
    with city.open() as (opened, writers):
        writers.write(
            DAZE,
            lambda session: registry.revoke(session, opened, registry.find_device(session, number)),
        )


def rotate(city: CityWorld) -> None:
    """The quarter is over."""
    root = read_root(city.safe)
    with city.open() as (opened, writers):
        writers.write("", lambda session: registry.rotate(session, opened, root))


def back_up(city: CityWorld, target: Path) -> Path:
    """A backup."""
    with city.open() as (opened, _):
        return backup.back_up(opened, target)


def put_back(city: CityWorld, source: Path) -> None:
    """The city as it was when the backup was made."""
    city.stop()
    backup.restore(city.folder, source, city.clock)
    city.start()


# ---------------------------------------------------------------------------- lost laptops


def test_what_a_lost_laptop_still_sends_waits_for_a_person(city: CityWorld) -> None:
    kept, lost = city.first, city.second
    lost.sync()
    person = add_person(lost, "梁小燕")
    revoke(city, f"{DAZE}-02")
    before = city.digest()
    report = lost.sync()
    assert not report.ok
    assert "已停用本机" in report.refused[0]
    assert lost.desk.ask(ReadSync()).result().unsent == 1
    assert city.digest() == before
    with city.open() as (opened, writers):
        with opened.reading() as session:
            (waiting,) = read_status(session, opened).waiting
        assert (waiting.device, waiting.lo, waiting.hi) == (f"{DAZE}-02", 2, 2)
        lost.sync()  # the same again is kept once
        with opened.reading() as session:
            assert len(read_status(session, opened).waiting) == 1
        Intake(opened, writers).decide(waiting.id, accepted=True)
    kept.sync()
    assert phone_of(kept, person) == "13800000000"
    with city.open() as (opened, _), opened.reading() as session:
        assert read_status(session, opened).waiting == ()


def test_after_a_loss_the_office_has_a_key_the_lost_laptop_does_not(
    city: CityWorld, stick: Path
) -> None:
    kept, lost = city.first, city.second
    revoke(city, f"{DAZE}-02")
    add_person(kept, "梁小燕")
    kept.sync()  # learns of the loss
    add_person(kept, "李国兴")
    kept.export(stick)
    assert lost.import_(stick).received_entries == 0
    lost.export(stick)
    report = kept.import_(stick)
    assert "已经停用" in report.refused[0]
    assert kept.digest() != lost.digest()


def test_the_same_code_serves_one_laptop_alone_but_its_answer_may_be_asked_again(
    city: CityWorld,
) -> None:
    code = city.code()
    first, second = city.new("陈丽华"), city.new("梁志强")
    offer = first.enrolment.online(city.url, code)
    assert first.enrolment.online(city.url, code.lower()).device_no == offer.device_no == "03"
    with pytest.raises(Refused, match="用过") as told:
        second.enrolment.online(city.url, code)
    assert told.value.faults[0].field == "code"
    with pytest.raises(Refused, match="不对"):
        second.enrolment.online(city.url, "0000-0000-0000-0000")
    with pytest.raises(Refused, match="服务器地址") as told:
        second.enrolment.online("", city.code())
    assert told.value.faults[0].field == "server"
    first.books.close()
    second.books.close()


# ----------------------------------------------------------------------------- new keys


def test_new_keys_every_quarter_are_noticed_by_nobody(city: CityWorld, stick: Path) -> None:
    first, second = city.first, city.second
    rotate(city)
    person = add_person(first, "梁小燕")
    assert first.sync().ok
    second.export(stick)  # still sealed to the old key
    with city.open() as (opened, writers):
        brought = Counter(opened, writers).import_(stick)
    assert brought.refused == []
    assert second.import_(stick).ok
    assert phone_of(second, person) == "13800000000"
    rotate(city)
    rotate(city)
    revise(second, person, "13900000001")
    assert second.sync().ok
    assert first.sync().ok
    assert first.digest() == second.digest() == city.digest()


def test_keys_cannot_be_changed_without_the_safe(city: CityWorld, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="保险柜"):
        read_root(tmp_path)


# ------------------------------------------------------------------------ restored cities


def test_a_city_put_back_gets_everything_again(city: CityWorld, tmp_path: Path) -> None:
    first, second = city.first, city.second
    person = add_person(first, "梁小燕")
    first.sync()
    source = back_up(city, tmp_path / "backups")
    second.sync()
    revise(first, person, "13900000001")
    first.sync()
    second.sync()
    later = add_person(second, "李国兴")
    second.sync()
    third = city.laptop("冯敏仪")  # enrolled after the backup
    third_person = add_person(third, "吴振邦")
    third.sync()
    before = third.digest()
    put_back(city, source)
    assert city.digest() != before
    for laptop in (first, second, third, first, second, third):
        assert laptop.sync().ok
    assert first.digest() == second.digest() == third.digest() == city.digest()
    for laptop in (first, second, third):
        assert phone_of(laptop, person) == "13900000001"
        assert phone_of(laptop, later) == phone_of(laptop, third_person) == "13800000000"


def test_a_laptop_revoked_after_the_backup_stays_revoked(city: CityWorld, tmp_path: Path) -> None:
    kept, lost = city.first, city.second
    source = back_up(city, tmp_path / "backups")
    revoke(city, f"{DAZE}-02")
    kept.sync()
    put_back(city, source)
    kept.sync()
    add_person(lost, "梁小燕")
    assert "已停用本机" in lost.sync().refused[0]


def test_a_backup_opens_with_the_safe_alone_and_in_no_other_way(
    city: CityWorld, tmp_path: Path
) -> None:
    laptop = city.first
    person = add_person(laptop, "梁小燕")
    laptop.sync()
    source = back_up(city, tmp_path / "backups")
    assert "梁小燕".encode() not in source.read_bytes()
    assert list(city.folder.glob("backup.*")) == []
    with pytest.raises(Refused, match="打不开"):
        backup.restore(tmp_path / "elsewhere", source, city.clock)
    root = read_root(city.safe)
    backup.restore(tmp_path / "elsewhere", source, city.clock, root=root)
    city.stop()
    moved = Serving(tmp_path / "elsewhere", city.clock, host="127.0.0.1", port=city.port)
    with moved:
        assert laptop.sync().ok  # the same key for TLS, so the same city
    assert phone_of(laptop, person)


def test_a_restore_waits_for_the_server_to_stop(city: CityWorld) -> None:
    with pytest.raises(AlreadyServing):
        Serving(city.folder, city.clock, host="127.0.0.1", port=0)


def test_an_older_copy_of_a_laptop_put_back_loses_nothing(city: CityWorld) -> None:
    first, second = city.first, city.second
    first.desk.close()
    copy = (first.folder / "office.db").read_bytes()
    first.reopen(closed=True)
    person = add_person(first, "梁小燕")
    first.sync()
    first.desk.close()
    (first.folder / "office.db").write_bytes(copy)
    first.reopen(closed=True)
    assert phone_of(first, person) is None
    other = add_person(first, "李国兴")
    first.sync()
    second.sync()
    assert phone_of(first, person) == phone_of(second, other) == "13800000000"
    assert first.digest() == second.digest() == city.digest()


@pytest.mark.parametrize("knows_itself", [True, False], ids=["whole disk", "folder alone"])
def test_a_laptop_copied_and_used_twice_loses_nothing_of_either(
    city: CityWorld, tmp_path: Path, knows_itself: bool
) -> None:
    first, second = city.first, city.second
    person = add_person(first, "梁小燕")
    first.sync()
    first.desk.close()
    shutil.copytree(first.folder, tmp_path / "copied")
    copied = first.twin(tmp_path / "copied")
    if not knows_itself:
        (tmp_path / "copied" / "profile.outside.json").unlink()
    first.reopen(closed=True)
    copied.reopen(closed=True)
    try:
        revise(first, person, "13900000001")
        revise(copied, person, "13900000002")
        one, other = add_person(first, "李国兴"), add_person(copied, "吴振邦")
        for laptop in (first, copied, second) * 4:
            laptop.sync()
        digests = {laptop.digest() for laptop in (first, copied, second)}
        assert digests == {city.digest()}
        for laptop in (first, copied, second):
            assert phone_of(laptop, one) == phone_of(laptop, other) == "13800000000"
            assert differing(laptop) == [person]  # both numbers wait for a person
    finally:
        copied.close()


def test_a_restored_city_learns_by_stick_too(city: CityWorld, tmp_path: Path, stick: Path) -> None:
    first = city.first
    source = back_up(city, tmp_path / "backups")
    third = city.laptop("冯敏仪")  # enrolled after the backup
    person = add_person(third, "吴振邦")
    put_back(city, source)
    city.stop()
    for laptop in (third, first, third):
        laptop.export(stick)
        with city.open() as (opened, writers):
            assert Counter(opened, writers).import_(stick).refused == []
        laptop.import_(stick)
    first.import_(stick)
    assert phone_of(first, person) == "13800000000"
    assert first.digest() == city.digest()
