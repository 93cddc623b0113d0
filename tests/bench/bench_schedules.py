"""Two thousand schedules of three laptops and a city: files shuffled, repeated, lost, damaged.

Laptops and city are copied, and put back to earlier days; in the end all hold the same books and
no value is missing (tests/sync/schedules.py). BANYAN_SCHEDULES sets another number.
"""

from __future__ import annotations

__all__ = ["run"]

import os
import traceback
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from tests.bench.report import Row, table
from tests.sync.schedules import Play, check, schedule_of

_COUNT = int(os.environ.get("BANYAN_SCHEDULES", "2000"))
_FIRST = 1_000_000  # apart from the seeds tried while it was built


def run() -> list[Row]:
    """How many schedules kept the laws; the seeds of those that did not."""
    start = perf_counter()
    with ProcessPoolExecutor() as pool:
        seeds = range(_FIRST, _FIRST + _COUNT)
        broken = [found for found in pool.map(_broken, seeds, chunksize=10) if found]
    minutes = (perf_counter() - start) / 60
    kept = _COUNT - len(broken)
    how = f"{minutes:.0f} min, properties 1-8, 11, 12 of replication" + "".join(broken[:5])
    return [Row("schedules with equal books and nothing lost", f"{kept:,}", f"= {_COUNT:,}",
                kept == _COUNT, how)]  # fmt: skip


def _broken(seed: int) -> str:
    try:
        play = Play()
        play.play(schedule_of(seed))
        check(play)
    except AssertionError:
        return f"; seed {seed}: {traceback.format_exc(limit=-1).splitlines()[-1][:200]}"
    return ""


if __name__ == "__main__":
    print(table(run()))
