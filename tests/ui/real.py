"""A window over a real, encrypted sample office: what pages are tested and pictured on."""

from __future__ import annotations

__all__ = ["RealWorld"]

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.ids import Id
from tests.office import found_office, sample_office
from tests.ui.kit import World
from ui.theme.theme import Mode


class RealWorld(World):
    """The kit's world, with the sample office of 2026-11-24 behind it.

    Attributes:
        office: the open laptop.
        cases: ids of the sample cases by name ("M1", "own" …).
    """

    def __init__(
        self,
        folder: Path,
        clock: FixedClock,
        *,
        mode: Mode = Mode.LIGHT,
        base: int = 14,
        samples: bool = True,
    ) -> None:
        super().__init__(mode=mode, base=base)
        self.cases: dict[str, Id] = {}
        if samples:
            self.office, self.cases = sample_office(folder, clock)
        else:
            self.office = found_office(folder, clock)
        self.context.desk = self.office.desk
        self.context.clock = clock

    def settle(self, qtbot: QtBot) -> None:
        """Wait until every question asked so far was answered."""
        qtbot.waitUntil(lambda: not self.work.busy, timeout=20_000)

    def close(self) -> None:
        super().close()
        self.office.desk.close()
