"""A trip over the network: up with everything unsigned for, down with everything new."""

from __future__ import annotations

__all__ = ["Exchange", "Stopped"]

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TypeVar

from app.i18n import tr
from app.sync.link import Answer, Link, Outcome, Unreached
from app.sync.outbox import Cut
from app.sync.trip import Parcel, Trip
from app.sync.unreadable import Unreadable, Why
from app.sync.way import Way

T = TypeVar("T")

_ROUNDS = 4  # a restored city, a new key or a fork may each ask for another
_WAITS = (1.0, 3.0, 9.0)  # seconds before the next try of a request that did not get through
_IN_FLIGHT = 2
_AHEAD = 3  # files opened while the writer is still at an earlier one
_OFF = timedelta(minutes=15)
_ARRIVED = (Outcome.DONE, Outcome.GAP, Outcome.OLD)


class Stopped(Exception):
    """A person stopped the trip, or the laptop is being locked."""


class Exchange:
    """One trip over a link; the laptop seals and applies while the city works.

    Attributes:
        clock_off: how far the laptop's clock is ahead of the city's, where it is wrong.
    """

    def __init__(self, trip: Trip, link: Link, way: Way) -> None:
        self.clock_off: timedelta | None = None
        self._trip = trip
        self._link = link
        self._way = way
        self._applying: list[Future[None]] = []
        self._noting: Future[None] | None = None
        self._sent: list[tuple[Cut, int]] = []
        self._held: list[Cut] = []
        self._receipts: list[Parcel] = []
        self._reached = False
        self._gave_list = False
        self._unsettled = False

    def run(self) -> None:
        """Go up and down until nothing is left, or nothing moves any more.

        Raises:
            Unreached: no way; what got through, got through.
            Stopped: told to.
        """
        try:
            self._run()
        finally:
            self._settle()

    def _run(self) -> None:
        before = None
        for _ in range(_ROUNDS):
            cuts = self._trip.plan()
            carried = self._trip.carried()
            state = (cuts, len(carried), self._trip.standing(), self._gave_list)
            if state == before:
                return
            before, self._unsettled = state, False
            settled = self._up(carried, cuts) or self._down()
            if settled and not (self._trip.plan() or self._trip.behind() or self._unsettled):
                return

    def _up(self, carried: Iterable[bytes], cuts: list[Cut]) -> bool:
        """Bring everything; True when the city answered that there is nothing more to fetch.

        Two batches are on the way while a third is sealed; should the second overtake the first,
        the city holds it until the first is there.
        """
        for sealed in carried:
            self._landed(self._post(sealed, more=True))
        last: Answer | None = None
        flying: deque[tuple[Cut, int, Future[Answer]]] = deque()
        with ThreadPoolExecutor(_IN_FLIGHT, "post") as pool:
            for cut, sealed in self._trip.sealed(cuts):
                if len(flying) == _IN_FLIGHT:
                    last = self._signed_for(*flying.popleft())
                    if last.outcome is not Outcome.DONE:
                        break
                more = cut is not cuts[-1]
                answer = pool.submit(self._post, sealed, more=more)
                flying.append((cut, len(sealed), answer))
            while flying:
                last = self._signed_for(*flying.popleft())
        self._settle()
        self._count_held()
        return last is not None and last.outcome is Outcome.DONE and not last.more

    def _post(self, sealed: bytes, *, more: bool) -> Answer:
        answer = self._try(lambda: self._link.send(sealed, more=more))
        if self._give_list(answer):
            answer = self._try(lambda: self._link.send(sealed, more=more))
        return answer

    def _signed_for(self, cut: Cut, size: int, coming: Future[Answer]) -> Answer:
        """The answer to a batch; only now is anybody told 已送出."""
        answer = coming.result()
        if answer.outcome in _ARRIVED:
            self._sent.append((cut, size))
            self._note_if_free()
        if answer.outcome is Outcome.DONE:
            self._trip.tally.sent(cut)
        elif answer.outcome is Outcome.GAP:
            self._held.append(cut)
        self._landed(answer)
        return answer

    def _count_held(self) -> None:
        """Count what overtook the batch before it: the receipt of that one signed for both."""
        if self._held:
            waiting = {(cut.stream_no, cut.hi) for cut in self._trip.plan()}
            for cut in self._held:
                if (cut.stream_no, cut.hi) not in waiting:
                    self._trip.tally.sent(cut)
            self._held.clear()

    def _landed(self, answer: Answer) -> None:
        """What came back with an answer."""
        self._note_clock(answer.at)
        if answer.outcome not in (Outcome.DONE, Outcome.GAP):
            self._trip.tally.refuse(_why_not(answer))
        self._take(answer.files)
        self._note_if_free()

    def _note_if_free(self) -> None:
        if self._noting is None or self._noting.done():
            self._note()

    def _note(self) -> None:
        """Write down what was signed for since the disk was last free, all in one transaction."""
        if self._noting is not None:
            self._noting.result()
        noting = self._sent or self._receipts
        self._noting = self._trip.signed_for(self._sent, self._receipts) if noting else None
        self._sent, self._receipts = [], []

    def _down(self) -> bool:
        """Fetch everything new; False when the city asks for another round."""
        while True:
            before = self._trip.standing()
            outcome = self._try(self._fetch)
            self._settle()
            if outcome is not Outcome.DONE:
                return outcome is Outcome.NOTHING
            if self._trip.standing() == before:
                return True

    def _fetch(self) -> Outcome:
        whole = self._trip.standing()[1] == 0
        with self._link.ask(self._trip.ask(), whole=whole) as (answer, files):
            self._reached = True
            self._note_clock(answer.at)
            if self._give_list(answer):
                return Outcome.OTHER_EPOCH
            if answer.outcome not in (Outcome.DONE, Outcome.NOTHING, Outcome.OTHER_EPOCH):
                self._trip.tally.refuse(_why_not(answer))
            self._take(files)
            return answer.outcome

    def _give_list(self, answer: Answer | None = None) -> bool:
        """Tell a city that was put back to an earlier day whom it had enrolled and revoked since.

        Args:
            answer: give it only where the city does not know this laptop.
        """
        if self._gave_list or (answer and answer.reason != Why.UNKNOWN_SIGNER.value):
            return False
        self._gave_list = self._unsettled = True
        self._try(lambda: self._link.enrol(self._trip.key_list()))
        return True

    def _take(self, files: Iterable[bytes]) -> None:
        for file in files:
            self._go_on()
            try:
                parcel = self._trip.open(file)
            except Unreadable as error:
                if error.why is not Why.NOT_FOR_US:  # a receipt for a colleague's laptop
                    self._trip.tally.refuse(str(error))
                continue
            if self._trip.from_restored_city(parcel):
                self._give_list()  # before the new one takes its place
            if parcel.is_receipt:
                self._receipts.append(parcel)
                continue
            self._applying.append(self._trip.take(parcel, live=True))
            if len(self._applying) > _AHEAD:
                self._applying.pop(0).result()

    def _settle(self) -> None:
        """Wait until everything that came is written, and raise what went wrong there."""
        while self._noting or self._sent or self._receipts:
            self._note()
        while self._applying:
            self._applying.pop(0).result()

    def _try(self, request: Callable[[], T]) -> T:
        """Once more, later and later, if the way was there a moment ago."""
        for wait in (*_WAITS, None):
            self._go_on()
            try:
                result = request()
            except Unreached as error:
                if wait is None or not (self._reached and error.again):
                    raise
                self._way.stopping.wait(wait)
            else:
                self._reached = True
                return result
        raise AssertionError("the last try returns or raises")

    def _go_on(self) -> None:
        if self._way.stopping.is_set():
            raise Stopped

    def _note_clock(self, at: datetime | None) -> None:
        if at is not None:
            off = self._trip.desk.clock.now() - at
            self.clock_off = off if abs(off) > _OFF else None


def _why_not(answer: Answer) -> str:
    match answer.reason:
        case Why.REVOKED.value:
            return tr(
                "江门市司法局已停用本机。本机的记录都在，没有丢，会由专人处理。请联系江门市司法局。"
            )
        case Why.EXPIRED.value:
            return tr("本机的登记已到期。本机的记录都在，没有丢。请联系江门市司法局续期。")
        case Why.UNKNOWN_SIGNER.value:
            return tr(
                "江门市司法局没有本机的登记。本机的记录都在，没有丢。请联系江门市司法局重新登记。"
            )
    if answer.outcome is Outcome.OLD:
        return tr("本机的榕下太旧，收不到新的内容；写的记录已经送到。请升级榕下。")
    return tr("江门市司法局没有收下这一批。本机的记录都在，没有丢。请告知江门市司法局。")
