"""The network door of the city: sizes are bounded before anything is read, work runs on threads.

Starlette without FastAPI: bodies and answers are sealed files, so there is nothing for models,
validation or documentation of JSON to do.
"""

from __future__ import annotations

__all__ = ["Door", "make_app"]

import asyncio
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from app.city.admission import admit_by_code
from app.city.blobs import Blobs, RowFirst
from app.city.city import City
from app.city.intake import Intake, Taken
from app.city.outgoing import Outgoing
from app.city.writer import Writers
from app.errors import Refused
from app.sync.arrival import Where
from app.sync.ask import read_ask
from app.sync.blob import Piece
from app.sync.codes import CodeRefused
from app.sync.format import OUTER_BYTES, file_length, parse_outer
from app.sync.limits import BLOB_FILE_BYTES, FILE_BYTES
from app.sync.link import Outcome
from app.sync.seal import CLEAR, peek
from app.sync.unreadable import Unreadable, Why
from db.entry import stream_id

T = TypeVar("T")

_OCTETS = "application/octet-stream"
_REQUEST_BYTES = 64 * 1024  # an enrolment request or a key list
_AT_ONCE = 64  # requests at work
_SMALL = 64 * 1024  # larger bodies are read only of laptops we know
_PATIENCE = 60  # seconds a body may take
_CONTENT = re.compile("[0-9a-f]{64}")
_DIGITS = 12
_ANSWERED = 16  # downlinks of one answer; the laptop asks again for more

_log = logging.getLogger("banyan.city")


class _TooLarge(Exception):
    """More than may be sent."""


class Door:
    """What each address does, on a thread; nothing here knows HTTP."""

    def __init__(self, city: City, writers: Writers) -> None:
        self._city = city
        self._writers = writers
        self._intake = Intake(city, writers)
        self._outgoing = Outgoing(city)
        self._blobs = Blobs(city, writers)

    def sync(self, body: bytes, *, more: bool) -> tuple[Outcome, list[bytes], bool]:
        """A batch in; its receipt and, unless more follow, the first downlink out.

        Returns:
            Outcome, files, and whether there is more to fetch.
        """
        taken = self._intake.take(body, more=more)
        outcome = _outcome(taken)
        if outcome is not Outcome.DONE or taken.where is None or more:
            return outcome, list(taken.files), True
        down = list(islice(self._outgoing.files(taken.office, taken.cursor, taken.stream), 2))
        return outcome, [*taken.files, *down[:1]], len(down) > 1

    def down(self, header: str, *, whole: bool) -> tuple[Outcome, Iterator[bytes]]:
        """What is new for a laptop: key list, receipts, downlinks."""
        city = self._city
        with city.reading() as session:
            ring = city.keyring(session)
        ask, device = read_ask(header, ring.trust, int(city.clock.now().timestamp() * 1000))
        self._intake.seen(device)
        behind = ask.keys < ring.lists[device.office][1].serial
        first = [self._intake.key_list(device.office)] if behind else []
        first += self._intake.receipts(ask, device)
        if ask.hub_epoch != ring.hub_epoch:
            return Outcome.OTHER_EPOCH, iter(first)
        own = stream_id(ask.device, ask.epoch)
        files = self._outgoing.files(device.office, ask.cursor, own)
        news = chain(first, files if whole else islice(files, _ANSWERED))
        head = list(islice(news, 1))
        return (Outcome.DONE, chain(head, news)) if head else (Outcome.NOTHING, iter(()))

    def recognise(self, head: bytes) -> None:
        """Raise Unreadable unless the outer header names a signer of ours, revoked or not."""
        outer = parse_outer(head, file_length(head))
        with self._city.reading() as session:
            self._city.keyring(session).amnesty.signer(outer.signer)

    def take_blob(self, body: bytes, content: bytes, number: int) -> None:
        """A chunk in; raises Unreadable, or RowFirst."""
        _, record = self._blobs.take(body)
        if not isinstance(record, Piece) or (record.content, record.number) != (content, number):
            raise Unreadable(Why.DISAGREES, "address")

    def find_blob(self, header: str, content: bytes, number: int, *, whole: bool) -> bytes | None:
        """A chunk out, or only whether it is here (empty); None where it is not."""
        office = self._who(header)
        if whole:
            return self._blobs.give(office, content, number)
        return b"" if self._blobs.has(office, content, number) else None

    def held(self, header: str, after: int) -> bytes:
        """What the city signs for, after a number."""
        return self._blobs.held(self._who(header), after)

    def _who(self, header: str) -> str:
        """The office of the laptop that asks; raises Unreadable."""
        city = self._city
        with city.reading() as session:
            ring = city.keyring(session)
        _, device = read_ask(header, ring.trust, int(city.clock.now().timestamp() * 1000))
        return device.office

    def enrol(self, body: bytes) -> list[bytes]:
        """A request with its code in, the reply out; or a key list a laptop kept."""
        if not peek(body).flags & CLEAR:
            self._intake.take_list(body)
            return []
        return [self._writers.write("", lambda session: admit_by_code(session, self._city, body))]


def make_app(city: City, writers: Writers) -> Starlette:
    """The ASGI application of a city."""
    door = Door(city, writers)
    at_once = asyncio.Semaphore(_AT_ONCE)

    async def sync(request: Request) -> Response:
        async with at_once:
            body = await _body(request, FILE_BYTES, door.recognise)
            more = request.url.query == "more"
            outcome, files, left = await _run(lambda: door.sync(body, more=more))
        return _files(outcome, files, {"byn-more": "1"} if left else {})

    async def down(request: Request) -> Response:
        header = request.headers.get("authorization", "")
        whole = request.url.path.endswith("snapshot")
        outcome, files = await _run(lambda: door.down(header, whole=whole))
        if outcome is Outcome.NOTHING:
            return Response(status_code=outcome.value)
        return StreamingResponse(files, outcome.value, media_type=_OCTETS)

    async def enrol(request: Request) -> Response:
        async with at_once:
            body = await _body(request, _REQUEST_BYTES, door.recognise)
            return _files(Outcome.DONE, await _run(lambda: door.enrol(body)))

    async def put_blob(request: Request) -> Response:
        content, number = _chunk(request)
        async with at_once:
            body = await _body(request, BLOB_FILE_BYTES, door.recognise)
            await _run(lambda: door.take_blob(body, content, number))
        return Response(status_code=Outcome.NOTHING.value)

    async def get_blob(request: Request) -> Response:
        content, number = _chunk(request)
        header, whole = request.headers.get("authorization", ""), request.method == "GET"
        file = await _run(lambda: door.find_blob(header, content, number, whole=whole))
        if file is None:
            return Response(status_code=Outcome.MISSING.value)
        return _files(Outcome.DONE, [file])

    async def held(request: Request) -> Response:
        header, after = request.headers.get("authorization", ""), _number(request.url.query)
        return _files(Outcome.DONE, [await _run(lambda: door.held(header, after))])

    return Starlette(
        routes=[
            Route("/v1/sync", sync, methods=["POST"]),
            Route("/v1/down", down, methods=["GET"]),
            Route("/v1/snapshot", down, methods=["GET"]),
            Route("/v1/enrol", enrol, methods=["POST"]),
            Route("/v1/blob", held, methods=["GET"]),
            Route("/v1/blob/{content}/{number}", put_blob, methods=["PUT"]),
            Route("/v1/blob/{content}/{number}", get_blob, methods=["GET"]),
        ],
        exception_handlers={
            Unreadable: _unreadable,
            Refused: _refused,
            _TooLarge: _too_large,
            RowFirst: _row_first,
            TimeoutError: _gone,
            ClientDisconnect: _gone,
            Exception: _failed,
        },
    )


async def _run(work: Callable[[], T]) -> T:
    return await run_sync(work)


async def _body(request: Request, most: int, recognise: Callable[[bytes], object]) -> bytes:
    """The body, if it keeps to its limit; nothing is read of one that says it will not."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise _TooLarge
    body = bytearray()
    async with asyncio.timeout(_PATIENCE):
        known = False
        async for piece in request.stream():
            body += piece
            if len(body) > most:
                raise _TooLarge
            if not known and len(body) > _SMALL:
                await _run(partial(recognise, bytes(body[:OUTER_BYTES])))
                known = True
    return bytes(body)


def _chunk(request: Request) -> tuple[bytes, int]:
    """Which chunk of which content an address names; raises Unreadable."""
    name, number = request.path_params["content"], request.path_params["number"]
    if not _CONTENT.fullmatch(name):
        raise Unreadable(Why.MALFORMED, "address")
    return bytes.fromhex(name), _number(number)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise Unreadable(Why.MALFORMED, "number")
    return int(text)


def _outcome(taken: Taken) -> Outcome:
    if taken.where not in (None, Where.APPLIED, Where.KNOWN):
        return Outcome.GAP
    return Outcome.OLD if taken.outdated else Outcome.DONE


def _files(
    outcome: Outcome, files: list[bytes], headers: Mapping[str, str] | None = None
) -> Response:
    return Response(b"".join(files), outcome.value, headers, media_type=_OCTETS)


def _said_no(outcome: Outcome, reason: str) -> Response:
    return Response(status_code=outcome.value, headers={"byn-reason": reason})


async def _unreadable(_request: Request, error: Exception) -> Response:
    why = error.why if isinstance(error, Unreadable) else Why.MALFORMED
    _log.info("refused: %s", why.value)
    outcome = Outcome.TOO_LARGE if why is Why.TOO_BIG else Outcome.REFUSED
    return _said_no(outcome, why.value)


async def _refused(_request: Request, error: Exception) -> Response:
    reason = error.why.value if isinstance(error, CodeRefused) else "refused"
    return _said_no(Outcome.REFUSED, reason)


async def _too_large(_request: Request, _error: Exception) -> Response:
    return _said_no(Outcome.TOO_LARGE, Why.TOO_BIG.value)


async def _row_first(_request: Request, _error: Exception) -> Response:
    return Response(status_code=Outcome.GAP.value)


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=408)


async def _failed(_request: Request, error: Exception) -> Response:
    _log.error("failed", exc_info=error)
    return Response(status_code=503, headers={"retry-after": "30"})
