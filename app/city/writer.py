"""Group commit: what arrives while the disk is busy is written together with the next flush."""

from __future__ import annotations

__all__ = ["Writers"]

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.city.city import City

T = TypeVar("T")

_MOST = 64  # jobs of one transaction


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Session], Any]
    done: Future[Any]


class Writers:
    """Threads that write; an office always goes to the same one, so its jobs stay in order.

    Each job is all or nothing by itself, and is reported done only when it is on the disk.
    """

    def __init__(self, city: City, threads: int) -> None:
        """With so many threads: one for SQLite, which has one writer anyway."""
        self._city = city
        self._queues: list[SimpleQueue[_Job | None]] = [SimpleQueue() for _ in range(threads)]
        self._threads = [
            Thread(target=self._run, args=(queue,), name=f"writer {place}")
            for place, queue in enumerate(self._queues)
        ]
        for thread in self._threads:
            thread.start()

    def write(self, office: str, work: Callable[[Session], T]) -> T:
        """The result of a job, once it is committed; raises what it raised, nothing written."""
        done: Future[T] = Future()
        place = int(office) if office.isdigit() else 0
        self._queues[place % len(self._queues)].put(_Job(work, done))
        return done.result()

    def close(self) -> None:
        """Finish what is queued, then stop."""
        for queue in self._queues:
            queue.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self, queue: SimpleQueue[_Job | None]) -> None:
        while True:
            taken = [queue.get()]
            while len(taken) < _MOST and not queue.empty():
                taken.append(queue.get())
            jobs = [job for job in taken if job is not None]
            if jobs:
                self._commit(jobs)
            if len(jobs) < len(taken):
                return

    def _commit(self, jobs: list[_Job]) -> None:
        results: list[tuple[Future[Any], Any]] = []
        try:
            with self._city.writing() as session:
                for job in jobs:
                    try:
                        with session.begin_nested():
                            result = job.work(session)
                    except Exception as error:  # noqa: BLE001  told to whoever waits for it
                        job.done.set_exception(error)
                    else:
                        results.append((job.done, result))
        except Exception as error:  # noqa: BLE001  the disk: none of them happened
            for job in jobs:
                if not job.done.done():
                    job.done.set_exception(error)
            return
        for done, result in results:
            done.set_result(result)
