"""The same way by stick alone: no network anywhere, folders carried by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.city import backup
from app.city.main import main
from app.errors import Refused, World
from app.people.messages import RevisePerson
from app.sync.messages import Delivery
from app.sync.stick import Box, StickFolder
from tests.city.deeds import add_person, differing, phone_of, revise, states
from tests.city.world import DAZE, CityWorld, Laptop

HUICHENG = "440705001"  # 新会区会城街道, whose laptops never see a network


def carry(city: CityWorld, stick: Path) -> int:
    """The stick is handed in at the counter; what the shell is told."""
    return main(["--dir", str(city.folder), "import", str(stick)])


def by_stick(city: CityWorld, name: str, stick: Path) -> Laptop:
    """A laptop that never saw a network: request out, reply back."""
    laptop = city.new(name)
    digits = laptop.enrolment.write_request(stick)
    command = ["--dir", str(city.folder), "enrol-stick", str(stick), HUICHENG, "--digits", digits]
    assert main(command) == 0
    offer = laptop.enrolment.read_reply(stick)
    assert offer.digits == city.digits
    assert not offer.proven
    city.join(laptop, offer)
    laptop.import_(stick)
    return laptop


def test_a_whole_office_lives_by_stick(quiet_city: CityWorld, stick: Path, tmp_path: Path) -> None:
    city = quiet_city
    first, second = by_stick(city, "陈丽华", stick), by_stick(city, "梁志强", stick)
    person = add_person(first, "梁小燕")
    report = first.export(stick)
    assert "已写入U盘，尚未签收" in report.sentence
    assert states(first) == {Delivery.ON_STICK}
    assert carry(city, stick) == 0
    assert "已签收" in first.import_(stick).sentence
    assert states(first) == {Delivery.RECEIPTED}
    second.import_(stick)
    assert phone_of(second, person) == "13800000000"
    second.export(stick)  # its own first entries
    carry(city, stick)
    first.import_(stick)
    second.import_(stick)
    assert first.digest() == second.digest() == city.digest(HUICHENG)

    with city.open() as (opened, _):
        backup.back_up(opened, tmp_path / "backups")
    first.export(stick)
    carry(city, stick)
    first.import_(stick)
    assert states(first) == {Delivery.DURABLE}


def test_two_laptops_meet_on_a_stick_before_the_city_hears_of_it(
    city: CityWorld, stick: Path
) -> None:
    first, second = city.first, city.second
    person = add_person(first, "梁小燕")
    first.export(stick)
    assert second.import_(stick).received_entries >= 1
    assert phone_of(second, person) == "13800000000"
    revise(first, person, "13900000001")
    revise(second, person, "13900000002")
    second.export(stick)  # carries the colleague's batch on
    carry(city, stick)
    first.sync()
    second.sync()
    first.sync()
    assert differing(first) == differing(second) == [person]
    assert first.digest() == second.digest() == city.digest()


def test_a_new_colleague_is_known_by_what_lies_beside_their_batches(
    city: CityWorld, stick: Path
) -> None:
    first = city.first
    second = city.laptop("冯敏仪")  # the first has not heard of it
    person = add_person(second, "梁小燕")
    second.export(stick)
    report = first.import_(stick)
    assert "先留着" in report.refused[0]  # what came before, only the city has
    assert phone_of(first, person) is None
    first.sync()
    assert phone_of(first, person) == "13800000000"


def test_doing_everything_twice_changes_nothing(city: CityWorld, stick: Path) -> None:
    laptop = city.first
    add_person(laptop, "梁小燕")
    laptop.export(stick)
    laptop.export(stick)
    carry(city, stick)
    carry(city, stick)
    before = city.digest()
    laptop.import_(stick)
    laptop.import_(stick)
    carry(city, stick)
    assert laptop.digest() == city.digest() == before


def test_own_files_go_once_they_are_signed_for(city: CityWorld, stick: Path) -> None:
    laptop = city.first
    add_person(laptop, "梁小燕")
    laptop.export(stick)
    laptop.export(stick)  # replaces what was there
    ups = list(StickFolder(stick).files(Box.UP))
    assert len(ups) == 2  # one batch, one key list
    carry(city, stick)
    laptop.import_(stick)
    assert list(StickFolder(stick).files(Box.UP)) == []
    carry(city, stick)
    assert (stick / "BANYAN" / "请交还司法所.txt").exists()


def test_files_of_other_offices_on_one_stick_disturb_nobody(city: CityWorld, stick: Path) -> None:
    daze = city.first
    huicheng = city.laptop("冯桂芳", office=HUICHENG)
    add_person(daze, "梁小燕")
    add_person(huicheng, "李国兴")
    daze.export(stick)
    huicheng.export(stick)
    assert carry(city, stick) == 0
    for laptop, office in ((daze, DAZE), (huicheng, HUICHENG)):
        report = laptop.import_(stick)
        assert report.ok
        assert report.refused == ()
        assert laptop.digest() == city.digest(office)
    assert daze.digest() != huicheng.digest()


def test_a_stick_without_a_reply_says_so(quiet_city: CityWorld, stick: Path) -> None:
    laptop = quiet_city.new("陈丽华")
    laptop.enrolment.write_request(stick)
    with pytest.raises(Refused, match="还没有给这台电脑的回复"):
        laptop.enrolment.read_reply(stick)
    laptop.books.close()


def test_a_request_with_other_digits_is_not_answered(quiet_city: CityWorld, stick: Path) -> None:
    laptop = quiet_city.new("陈丽华")
    laptop.enrolment.write_request(stick)
    digits = "00 00 · 00 00 · 00 00"
    main(["--dir", str(quiet_city.folder), "enrol-stick", str(stick), DAZE, "--digits", digits])
    with pytest.raises(Refused):
        laptop.enrolment.read_reply(stick)
    laptop.books.close()


def test_a_stick_too_full_of_names_is_not_read(
    city: CityWorld, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = city.first
    laptop.export(stick)
    monkeypatch.setattr("app.sync.stick.STICK_NAMES", 20)  # 5,000 names take their time
    for number in range(20):
        (stick / "BANYAN" / "up" / f"{number}.txt").touch()
    with pytest.raises(World, match="文件太多"):
        laptop.import_(stick)


def test_what_lies_on_a_stick_besides_our_files_is_passed_over(
    city: CityWorld, stick: Path
) -> None:
    laptop = city.first
    person = add_person(laptop, "梁小燕")
    laptop.export(stick)
    up = stick / "BANYAN" / "up"
    (up / "readme.txt").write_text("x", encoding="utf-8")
    (up / "deep").mkdir()
    (up / "deep" / "x.byn").write_bytes(next(up.glob("*.byn")).read_bytes())
    (up / "link.byn").symlink_to("/etc/passwd")
    (up / "empty.byn").touch()
    carry(city, stick)
    laptop.import_(stick)
    assert laptop.digest() == city.digest()
    laptop.desk.do(RevisePerson(person, phone="13900000001")).result()
