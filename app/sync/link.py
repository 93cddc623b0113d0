"""The network to the city: files go up, files come down; nothing of them is judged here."""

from __future__ import annotations

__all__ = ["Answer", "Link", "Outcome", "Unreached"]

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from types import TracebackType
from typing import Self

import httpx

from app.errors import World
from app.i18n import tr
from app.sync.bundle import files_in
from app.sync.limits import FILE_BYTES
from app.sync.messages import Network
from app.sync.tls import PinnedContext, WrongServer, unpinned
from app.sync.unreadable import Unreadable

_PATIENCE = httpx.Timeout(60, connect=8)
_MOST_FILES = 8  # of one answer to an upload, together at most so many times the largest file


class Outcome(Enum):
    """What the city said to a request, by HTTP status."""

    DONE = 200
    NOTHING = 204  # nothing new
    MISSING = 404  # of a file: the city does not have it
    GAP = 409  # something before is missing, or contradicts: the receipt tells which
    OTHER_EPOCH = 410  # the city was restored since; the receipts tell what it has
    TOO_LARGE = 413
    REFUSED = 422  # not taken in; kept for a person where there is one to ask
    OLD = 426  # taken in, but this version is too old to be sent anything


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        reason: why it was refused, a value of Why, or "".
        at: the city's clock, None where it did not say.
        more: whether there is more to fetch than came along.
    """

    outcome: Outcome
    files: tuple[bytes, ...] = ()
    reason: str = ""
    at: datetime | None = None
    more: bool = False


class Unreached(World):
    """The city was not reached; nothing was lost, whatever waits will go another time.

    Attributes:
        network: what is known of the way now.
        again: whether trying once more soon may help.
    """

    def __init__(self, network: Network, happened: str, todo: str, *, again: bool = True) -> None:
        super().__init__(happened, tr("本机的记录都在，没有丢。"), todo)
        self.network = network
        self.again = again


class Link:
    """A connection to the city, over the first of its addresses that answers.

    Every method may wait for the network: never on the GUI thread, never inside a transaction.
    """

    def __init__(self, servers: Sequence[str], pins: Sequence[bytes] | None) -> None:
        """To one of these servers ("https://host:port").

        Args:
            pins: the keys it may show; None at enrolment alone, where the files prove themselves.
        """
        self._servers = [server.rstrip("/") for server in servers]
        context = unpinned() if pins is None else PinnedContext(pins)
        # The environment's proxies are left out: the way to the city is a setting, not a guess.
        self._client = httpx.Client(verify=context, timeout=_PATIENCE, trust_env=False)
        self._client.headers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up; whoever waits on another thread is told Unreached."""
        self._client.close()

    def send(self, batch: bytes, *, more: bool = False) -> Answer:
        """Bring a batch; the answer holds its receipt and the first of what is new.

        Args:
            more: another batch follows at once, so that only the receipt is wanted.

        Raises:
            Unreached: it may have arrived or not; bring it again.
        """
        path = "/v1/sync?more" if more else "/v1/sync"
        with self._response("POST", path, content=batch) as response:
            return _answer(response)

    def enrol(self, request: bytes) -> Answer:
        """Bring an enrolment request; raises Unreached."""
        with self._response("POST", "/v1/enrol", content=request) as response:
            return _answer(response)

    @contextmanager
    def ask(
        self, authorization: str, *, whole: bool = False
    ) -> Iterator[tuple[Answer, Iterator[bytes]]]:
        """What is new, each file as it comes; raises Unreached.

        The Answer holds no files; those of an answer other than DONE come the same way.

        Args:
            whole: everything in one answer, for a laptop that has nothing yet.
        """
        path = "/v1/snapshot" if whole else "/v1/down"
        with self._response("GET", path, authorization=authorization) as response:
            yield (
                Answer(_outcome(response), (), _reason(response), _clock(response)),
                _files(response),
            )

    def put_blob(self, sealed: bytes, content: bytes, number: int) -> Answer:
        """Bring a chunk of a scan or photo; GAP where its row is not there yet."""
        with self._response("PUT", _blob(content, number), content=sealed) as response:
            return _answer(response)

    def has_blob(self, authorization: str, content: bytes, number: int) -> bool:
        """Whether the city has a chunk, perhaps not yet all of them."""
        path = _blob(content, number)
        with self._response("HEAD", path, authorization=authorization) as response:
            return _outcome(response) is Outcome.DONE

    def get_blob(self, authorization: str, content: bytes, number: int) -> bytes | None:
        """A chunk a colleague brought; None where it is not there."""
        path = _blob(content, number)
        with self._response("GET", path, authorization=authorization) as response:
            return _one(_answer(response))

    def held(self, authorization: str, after: int) -> bytes | None:
        """The file that says which contents the city signed for, after a number."""
        path = f"/v1/blob?{after}"
        with self._response("GET", path, authorization=authorization) as response:
            return _one(_answer(response))

    @contextmanager
    def _response(
        self, method: str, path: str, *, content: bytes | None = None, authorization: str = ""
    ) -> Iterator[httpx.Response]:
        headers = {"Authorization": authorization} if authorization else {}
        try:
            response = self._open(method, path, content, headers)
            try:
                yield response
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise _unreached(error) from error
        except RuntimeError as error:  # the client was closed by another thread
            raise _offline() from error

    def _open(
        self, method: str, path: str, content: bytes | None, headers: dict[str, str]
    ) -> httpx.Response:
        """The answer of the first server that takes the call; it goes first from then on."""
        failed: httpx.HTTPError = httpx.ConnectError("no server is known")
        for place, server in enumerate(self._servers):
            request = self._client.build_request(
                method, server + path, content=content, headers=headers
            )
            try:
                response = self._client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
            else:
                self._servers.insert(0, self._servers.pop(place))
                return response
        raise failed


def _blob(content: bytes, number: int) -> str:
    return f"/v1/blob/{content.hex()}/{number}"


def _one(answer: Answer) -> bytes | None:
    return answer.files[0] if answer.outcome is Outcome.DONE and answer.files else None


def _answer(response: httpx.Response) -> Answer:
    return Answer(_outcome(response), tuple(_files(response)), _reason(response), _clock(response))


def _outcome(response: httpx.Response) -> Outcome:
    try:
        return Outcome(response.status_code)
    except ValueError:
        raise Unreached(
            Network.REFUSED,
            tr("江门市司法局的服务器现在办不了。"),
            tr("请过一会儿再试，或者存到 U 盘带去。"),
            again=response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR,
        ) from None


def _files(response: httpx.Response) -> Iterator[bytes]:
    if response.headers.get("content-type") != "application/octet-stream":
        return
    try:
        yield from files_in(_bounded(response))
    except Unreadable as error:  # cut on the way
        raise _offline() from error


def _bounded(response: httpx.Response) -> Iterator[bytes]:
    # An endless answer must not fill the memory of the laptop; a download is read as it comes.
    most = _MOST_FILES * FILE_BYTES if response.request.method == "POST" else None
    for chunk in response.iter_raw():
        if most is not None:
            most -= len(chunk)
            if most < 0:
                raise _offline()
        yield chunk


def _reason(response: httpx.Response) -> str:
    return str(response.headers.get("byn-reason", ""))[:40]


def _clock(response: httpx.Response) -> datetime | None:
    try:
        moment = parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _offline() -> Unreached:
    return Unreached(
        Network.OFFLINE,
        tr("现在连不上江门市司法局的服务器。"),
        tr("请有网络时再试，或者存到 U 盘带去。"),
    )


def _unreached(error: httpx.HTTPError) -> Unreached:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, WrongServer):
            return Unreached(
                Network.REFUSED,
                tr("对方不是江门市司法局的服务器，什么都没有发送。"),
                tr("请换一个网络，或者存到 U 盘带去，并告知江门市司法局。"),
                again=False,
            )
        if isinstance(cause, ssl.SSLError):
            break
        cause = cause.__cause__ or cause.__context__
    return _offline()
