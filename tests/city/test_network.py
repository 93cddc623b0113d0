"""From a laptop to the city and to a colleague over HTTPS, and everything that may go wrong."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select

from app.city import backup
from app.clock import CHINA, FixedClock, SystemClock
from app.errors import Refused
from app.events import SyncChanged
from app.sync.link import Answer, Link, Unreached
from app.sync.messages import Delivery, Network, ReadSync
from app.sync.way import Way
from db.tables.derived import CaseCardRow
from tests.city.deeds import (
    add_person,
    differing,
    enter_case,
    phone_of,
    revise,
    states,
)
from tests.city.world import CityWorld, Laptop, free_port


def test_what_one_laptop_writes_comes_to_the_other(city: CityWorld) -> None:
    first, second = city.first, city.second
    person = add_person(first, "梁小燕")
    sent = first.sync()
    assert (sent.ok, sent.sent_batches, sent.receipts) == (True, 1, 1)
    assert phone_of(second, person) is None
    second.sync()
    assert phone_of(second, person) == "13800000000"
    assert first.digest() == second.digest() == city.digest()


def test_a_second_sync_moves_nothing(city: CityWorld) -> None:
    laptop = city.first
    add_person(laptop, "梁小燕")
    laptop.sync()
    again = laptop.sync()
    assert (again.sent_entries, again.received_entries, again.ok) == (0, 0, True)


def test_both_change_one_phone_number_and_a_person_chooses(city: CityWorld) -> None:
    first, second = city.first, city.second
    person = add_person(first, "梁小燕")
    first.sync()
    second.sync()
    revise(first, person, "13900000001")
    revise(second, person, "13900000002")
    first.sync()
    second.sync()
    first.sync()
    assert differing(first) == differing(second) == [person]
    assert phone_of(first, person) == phone_of(second, person)
    assert first.digest() == second.digest() == city.digest()
    revise(second, person, "13900000002")  # who saw both and writes anew has chosen
    revise(second, person, "13900000003")
    second.sync()
    first.sync()
    assert differing(first) == []
    assert phone_of(first, person) == "13900000003"
    assert first.digest() == second.digest() == city.digest()


def test_green_only_after_the_receipt_and_durable_only_after_a_backup(
    city: CityWorld, tmp_path: Path
) -> None:
    laptop = city.first
    add_person(laptop, "梁小燕")
    assert laptop.desk.ask(ReadSync()).result().unsent == 1
    city.stop()
    with pytest.raises(Unreached):
        laptop.sync()
    assert Delivery.DURABLE not in states(laptop)
    assert laptop.desk.ask(ReadSync()).result().receipted == 1  # the user's own row
    city.start()
    laptop.sync()
    assert states(laptop) == {Delivery.RECEIPTED}
    with city.open() as (opened, _):
        backup.back_up(opened, tmp_path / "backups")
    laptop.sync()
    assert states(laptop) == {Delivery.DURABLE}


def test_without_network_everything_waits(city: CityWorld) -> None:
    laptop = city.first
    city.stop()
    person = add_person(laptop, "梁小燕")
    with pytest.raises(Unreached, match="没有丢") as told:
        laptop.sync()
    assert told.value.network is Network.OFFLINE
    view = laptop.desk.ask(ReadSync()).result()
    assert view.network is Network.OFFLINE
    assert view.next_at is not None
    city.start()
    assert laptop.sync().sent_entries == 1
    assert phone_of(laptop, person)


def test_another_server_in_the_citys_place_is_told_nothing(city: CityWorld, tmp_path: Path) -> None:
    laptop = city.first
    add_person(laptop, "梁小燕")
    city.stop()
    false = CityWorld(tmp_path / "false", SystemClock(), port=city.port)
    false.start()
    try:
        with pytest.raises(Unreached, match="什么都没有发送") as told:
            laptop.sync()
        assert told.value.network is Network.REFUSED
    finally:
        false.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_ten_years_off_is_told_apart_and_loses_nothing(city: CityWorld, years: int) -> None:
    clock = FixedClock(datetime.now(CHINA) + timedelta(days=365 * years))  # noqa: TID251
    laptop = city.laptop("陈丽华", clock=clock)
    add_person(laptop, "梁小燕")
    report = laptop.sync()
    assert report.sent_entries == 1
    assert not report.ok
    assert "电脑时间不对" in report.sentence
    assert ("快" if years > 0 else "慢") in report.sentence
    assert laptop.desk.ask(ReadSync()).result().network is Network.CLOCK
    assert laptop.digest() == city.digest()


def test_a_trip_can_be_paused_and_goes_on_from_there(city: CityWorld) -> None:
    laptop = city.first
    for number in range(40):  # four batches, for they are cut at 2 MiB
        add_person(laptop, f"当事人{number}", address="村" * 70_000)
    way = laptop.desk.tools.get(Way)
    forget = laptop.desk.subscribe(SyncChanged, lambda _: way.stop())
    paused = laptop.sync()
    forget()
    assert "已暂停" in paused.sentence
    assert paused.sent_entries < 40
    rest = laptop.sync()
    assert rest.ok
    assert rest.sent_entries + paused.sent_entries >= 40
    assert laptop.digest() == city.digest()


def test_a_batch_that_overtakes_another_is_signed_for_and_counted(
    city: CityWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = city.first
    for number in range(16):  # two batches
        add_person(laptop, f"当事人{number}", address="村" * 70_000)
    second, calls, send = Event(), count(), Link.send

    def overtaken(link: Link, sealed: bytes, *, more: bool) -> Answer:
        if next(calls) == 0:
            assert second.wait(20)
            return send(link, sealed, more=more)
        answer = send(link, sealed, more=more)
        second.set()
        return answer

    monkeypatch.setattr(Link, "send", overtaken)
    report = laptop.sync()
    assert report.ok
    assert (report.sent_entries, report.sent_batches) == (16, 2)
    assert laptop.digest() == city.digest()


def test_two_laptops_push_at_the_same_time(city: CityWorld) -> None:
    laptops = [city.first, city.second]

    def work(laptop: Laptop) -> None:
        for number in range(15):
            add_person(laptop, f"当事人{number}")
            laptop.sync()

    threads = [Thread(target=work, args=(laptop,)) for laptop in laptops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for laptop in laptops:
        laptop.sync()
    assert laptops[0].digest() == laptops[1].digest() == city.digest()


def test_a_laptop_too_old_is_heard_and_told_to_upgrade(
    city: CityWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = city.first
    person = add_person(laptop, "梁小燕")
    monkeypatch.setattr("app.city.intake.MIN_SCHEMA", 99)
    report = laptop.sync()
    assert "请升级榕下" in report.refused[0]
    assert states(laptop) == {Delivery.RECEIPTED}  # what it wrote has arrived all the same
    assert city.digest() == laptop.digest()
    assert phone_of(laptop, person)


def test_a_laptop_that_was_never_enrolled_says_so(quiet_city: CityWorld) -> None:
    laptop = quiet_city.alone("陈丽华")
    with pytest.raises(Refused, match="还没有登记"):
        laptop.sync()


def test_the_first_address_that_answers_is_used(city: CityWorld) -> None:
    city.change_servers(f"https://127.0.0.1:{free_port()}", city.url)
    laptop = city.laptop("冯敏仪")
    assert laptop.sync().ok


def test_what_a_newer_program_wrote_keeps_nothing_else_back(city: CityWorld) -> None:
    first, second = city.first, city.second
    strange = enter_case(first, source="99")  # a code this program does not know
    plain = enter_case(first, source="2")
    person = add_person(first, "梁小燕")
    first.sync()
    report = second.sync()
    assert "更新的榕下" in report.refused[0]
    assert phone_of(second, person) == "13800000000"
    assert second.digest() == city.digest()
    shown = second.desk.read(
        lambda _, work: set(work.session.scalars(select(CaseCardRow.case))), None
    ).result()
    assert plain in shown
    assert strange not in shown


def test_answers_leave_at_once(city: CityWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[int] = []
    monkeypatch.setattr("asyncio.base_events._set_nodelay", lambda sock: served.append(sock.proto))
    city.first.sync()
    assert set(served) == {socket.IPPROTO_TCP}  # any other, and asyncio would let answers wait
