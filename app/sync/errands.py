"""What the page of the sync asks for: a trip by network, by stick, and which sticks there are."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "LAST_OK", "TRIPS"]

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from pathlib import Path

from app.errors import World
from app.events import SyncChanged
from app.i18n import tr
from app.sync import courier
from app.sync.exchange import Exchange, Stopped
from app.sync.facts import write_number
from app.sync.lane import Lane, bring_to_stick, take_from_stick
from app.sync.link import Link, Unreached
from app.sync.messages import (
    CarrierReport,
    ExportToStick,
    FindSticks,
    ImportFromStick,
    Network,
    PauseSync,
    Stick,
    SyncNow,
)
from app.sync.sticks import Sticks
from app.sync.trip import Trip
from app.sync.way import Way
from app.work import Errand, Handler, Outing, Work

_TURNS = 3  # of the files in one trip, so that a stick need not wait longer than a minute
LAST_OK = "sync_ok"  # fact: when the city last answered, milliseconds since 1970


def sync_now(_command: SyncNow, desk: Outing) -> CarrierReport:
    """Send and receive over the network.

    Raises:
        Unreached: no way to the city; nothing was lost.
        Refused: the laptop was never enrolled.
    """
    way = desk.tools.get(Way)
    way.stopping.clear()
    trip = Trip(desk)
    try:
        with Link(trip.member.listed.servers, trip.member.listed.pins) as link:
            exchange = Exchange(trip, link, way)
            exchange.run()
            files = _bring_files(trip, link, way)
    except Unreached as error:
        way.went(error.network, desk.clock.now())
        desk.publish([SyncChanged()])
        raise
    except Stopped:
        return _report(trip, tr("已暂停，已经送到的都在。随时可以再同步。"), ok=True)
    network, sentence = _network(trip, exchange)
    problem = trip.tally.refused[0] if trip.tally.refused else ""
    way.went(network, desk.clock.now(), problem=problem)
    desk.write(_note_ok, None).result()
    if files is not _Files.DONE:
        sentence += tr("照片和录音还没有送完，稍后接着送。")
    if files is _Files.MORE:
        way.soon(desk.clock.now())
    return _report(trip, sentence, ok=network is Network.REACHED)


class _Files(Enum):
    """How the scans and photos of a trip fared; the rows were through before."""

    DONE = 1
    MORE = 2  # its time was over
    CUT = 3  # the way broke off


def _bring_files(trip: Trip, link: Link, way: Way) -> _Files:
    """Scans and photos, with the rows let past again and again."""
    try:
        for _ in range(_TURNS):
            if not Lane(trip, link, way).run():
                return _Files.DONE
            Exchange(trip, link, way).run()
    except Unreached:
        return _Files.CUT
    return _Files.MORE


def pause_sync(_command: PauseSync, work: Work) -> None:
    """End the trip under way."""
    work.tool(Way).stop()


def export_to_stick(command: ExportToStick, desk: Outing) -> CarrierReport:
    """Write everything without receipt to a stick; World when the stick fails."""
    trip = Trip(desk)
    courier.export(trip, command.folder)
    files = _files_to_stick(trip, command.folder)
    city = trip.member.city
    if trip.tally.sent_batches:
        sentence = tr(
            "已写入U盘，尚未签收：共 {entries} 条。请带到{city}导入，再带回来读取回执。"
        ).format(entries=trip.tally.sent_entries, city=city)
    else:
        sentence = tr("没有新的改动要带。U 盘已备好，带到{city}，可以取回新内容。").format(
            city=city
        )
    return _report(trip, sentence + files, ok=True)


def _files_to_stick(trip: Trip, place: Path) -> str:
    """The rows are on the stick by now; a sentence where not all scans and photos found room."""
    try:
        if bring_to_stick(trip, place):
            return ""
    except World as error:
        return tr("照片和录音没有写完：{why}记录都已写入。").format(why=error.happened)
    return tr("照片和录音太多，这次没有写完，下次接着写。")


def import_from_stick(command: ImportFromStick, desk: Outing) -> CarrierReport:
    """Read what the city, or a colleague's laptop, left on a stick."""
    trip = Trip(desk)
    courier.import_(trip, command.folder)
    files = take_from_stick(trip, command.folder)
    tally = trip.tally
    if tally.receipts and tally.received:
        sentence = tr("{city}已签收；收到新内容 {count} 条。")
    elif tally.receipts:
        sentence = tr("{city}已签收。")
    elif tally.received:
        sentence = tr("收到新内容 {count} 条。")
    elif files:
        sentence = ""
    else:
        sentence = tr("U 盘里没有给本机的新内容。")
    sentence = sentence.format(city=trip.member.city_short, count=tally.received)
    if files:
        sentence += tr("收到照片和录音 {count} 份。").format(count=files)
    return _report(trip, sentence, ok=not tally.refused)


def find_sticks(_query: FindSticks, desk: Outing) -> tuple[Stick, ...]:
    """Sticks plugged in now."""
    return desk.tools.get(Sticks).find()


def _network(trip: Trip, exchange: Exchange) -> tuple[Network, str]:
    tally, city = trip.tally, trip.member.city_short
    if exchange.clock_off is not None:
        return Network.CLOCK, _clock_sentence(exchange.clock_off, city)
    if tally.refused and not tally.receipts:
        return Network.REFUSED, tr("{city}没有全部收下。").format(city=city)
    if tally.receipts and tally.sent_entries:
        sentence = tr("{city}已签收 {sent} 条")
    elif tally.sent_entries:
        sentence = tr("已送出 {sent} 条")
    else:
        sentence = tr("没有要送的")
    received = tr("收到新内容 {received} 条") if tally.received else tr("没有新内容")
    return Network.REACHED, tr("，").join((sentence, received)).format(
        city=city, sent=tally.sent_entries, received=tally.received
    ) + tr("。")


def _clock_sentence(off: timedelta, city: str) -> str:
    hours = abs(off) / timedelta(hours=1)
    size = (
        tr("{n} 天").format(n=round(hours / 24))
        if hours >= 48
        else tr("{n} 小时").format(n=round(hours))
        if hours >= 2
        else tr("{n} 分钟").format(n=round(hours * 60))
    )
    sentence = (
        tr("电脑时间不对，比{city}快 {size}。记录已经送到，没有丢。请把电脑时间改对。")
        if off > timedelta()
        else tr("电脑时间不对，比{city}慢 {size}。记录已经送到，没有丢。请把电脑时间改对。")
    )
    return sentence.format(city=city, size=size)


def _report(trip: Trip, sentence: str, *, ok: bool) -> CarrierReport:
    tally = trip.tally
    return CarrierReport(
        sent_entries=tally.sent_entries,
        sent_batches=tally.sent_batches,
        received_entries=tally.received,
        receipts=tally.receipts,
        refused=tuple(tally.refused),
        sentence=sentence,
        ok=ok,
    )


def _note_ok(_: object, work: Work) -> None:
    write_number(work.session, LAST_OK, int(work.clock.now().timestamp() * 1000))
    work.emit(SyncChanged())


COMMANDS: Mapping[type, Handler] = {PauseSync: pause_sync}
ERRANDS: Mapping[type, Errand] = {FindSticks: find_sticks}
TRIPS: Mapping[type, Errand] = {
    SyncNow: sync_now,
    ExportToStick: export_to_stick,
    ImportFromStick: import_from_stick,
}
