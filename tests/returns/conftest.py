"""The sample office with two papers printed, and hands that scan and take in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.ids import Id
from app.mediation.messages import CaseDetail, ReadCase
from app.papers.messages import NotePrinted, PaperView, PreparePaper
from app.returns.messages import FileSheet, OpenScan, ReadReturns, ReturnsView
from tests.office import Office, sample_office


@dataclass
class Desktop:
    """An office, its sample cases by name, and a folder that the scanner writes to."""

    office: Office
    cases: dict[str, Id]
    scans: Path

    def case(self, name: str) -> CaseDetail:
        return self.office.desk.ask(ReadCase(self.cases[name])).result()

    def prepare(self, name: str, kind: str) -> PaperView:
        """The preview of the paper of this kind that a case has."""
        line = next(line for line in self.case(name).papers if line.kind == kind)
        return self.office.desk.ask(PreparePaper(kind, line.subject)).result()

    def printed(self, name: str, kind: str) -> PaperView:
        """The paper, printed."""
        view = self.prepare(name, kind)
        self.office.desk.do(NotePrinted(view, view.copies)).result()
        return view

    def take_in(self, data: bytes, name: str = "扫描0001.jpg") -> tuple[Id, ...]:
        """Drop one file on the window."""
        path = self.scans / name
        path.write_bytes(data)
        scan = self.office.desk.ask(OpenScan(path)).result()
        came: list[Id] = []
        for number, sheet in enumerate(scan.sheets, 1):
            command = FileSheet(sheet, f"{path.stem} 第 {number} 张", path.suffix)
            came += self.office.desk.do(command).result()
        return tuple(came)

    def returns(self, *sheets: Id) -> ReturnsView:
        return self.office.desk.ask(ReadReturns(sheets)).result()


@pytest.fixture
def desktop(tmp_path: Path, clock: FixedClock) -> Iterator[Desktop]:
    office, cases = sample_office(tmp_path / "office", clock)
    scans = tmp_path / "scans"
    scans.mkdir()
    yield Desktop(office, cases, scans)
    office.desk.close()
