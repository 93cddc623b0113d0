"""Paper that comes back: forty mixed pages with the window alive; a dossier of 200 pages."""

from __future__ import annotations

__all__ = ["run"]

import io
import random
import tempfile
from datetime import datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.clock import CHINA, FixedClock
from app.mediation.messages import ReadCase
from app.papers.messages import NotePrinted, PreparePaper
from app.papers.press import Press
from app.papers.seen import Bookmark, Leaf
from app.returns.messages import ReadReturns
from tests.bench.report import Row, measured
from tests.papers.samples import agreement
from tests.papers.scanning import bent, blank, crumpled, crushed, noisy, scanned, turned
from tests.ui.real import RealWorld
from ui.returns.page import ReturnsPage
from ui.watchdog import Watchdog

_CASES = ("own", "M3", "M4", "support")
_PAGES = 40


def run() -> list[Row]:
    """The window of a sample office takes scans in; then the press binds a volume."""
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        rows = _taken_in(Path(folder), app)
    return [*rows, *_bound()]


def _taken_in(folder: Path, app: object) -> list[Row]:
    del app  # kept alive by its name in run()
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    world = RealWorld(folder / "office", clock)
    files, mixed = _scans(world, folder)
    page = ReturnsPage(world.context)
    page.resize(1190, 646)
    page.show()
    world.office.desk.tools.get(Press).look(crushed(blank())).result()  # the child is warm
    loop = QEventLoop()
    page.intake.ended.connect(loop.quit)
    with Watchdog() as dog:
        start = perf_counter()
        page.take_in(files)
        loop.exec()
        taken = perf_counter() - start
    came = page.intake.came
    view = world.office.desk.ask(ReadReturns(came)).result()
    longest = max((block.seconds for block in dog.blocks if block.ours), default=0.0)
    how = f"{len(files)} files ({mixed}), sample office, SQLCipher, press warm"
    world.close()
    return [
        measured(f"{len(came)} mixed pages read and filed", taken, "s", how, most=20),
        measured("longest block of the window meanwhile", longest * 1000, "ms", how, most=50),
        Row(
            "pages filed without a click",
            f"{view.filed} of {len(came)}",
            f"≥ {_PAGES - 4}",
            view.filed >= _PAGES - 4,
            "two backs are blank, one page is torn",
        ),
    ]


def _scans(world: RealWorld, folder: Path) -> tuple[list[Path], str]:
    """Phone photos, flat scans, a PDF of ten; crooked, dark, upside down, two to a photo."""
    desk, by = world.office.desk, random.Random(5)
    pages: list[tuple[bytes, int]] = []
    for name in _CASES:
        case = desk.ask(ReadCase(world.cases[name])).result()
        for line in case.papers:
            if line.status == "ready":
                view = desk.ask(PreparePaper(line.kind, line.subject)).result()
                desk.do(NotePrinted(view, 1)).result()
                pages += [(view.pdf, number) for number in range(view.pages)]
    by.shuffle(pages)
    pages = (pages * 3)[: _PAGES - 3]
    files: list[Path] = []

    def keep(name: str, data: bytes) -> None:
        files.append(folder / name)
        files[-1].write_bytes(data)

    flat = [scanned(pdf, number, 200) for pdf, number in pages[:10]]
    whole = io.BytesIO()
    flat[0].save(whole, "PDF", save_all=True, append_images=flat[1:], resolution=200)
    keep("scanner.pdf", whole.getvalue())
    for at, (pdf, number) in enumerate(pages[10:]):
        picture = scanned(pdf, number, 300 if at % 2 else 150)
        picture = crumpled(picture, by) if at % 3 == 0 else turned(picture, by.uniform(-8, 8), 90)
        if at % 5 == 0:
            picture = noisy(bent(turned(picture, 180), by), 20)
        keep(f"IMG_{at:04}.jpg", crushed(picture, 60 if at % 4 else 20))
    torn = scanned(*pages[0]).crop((0, 0, 1240, 1450))
    for name, data in (("a", crushed(blank())), ("b", crushed(blank())), ("c", crushed(torn))):
        keep(f"{name}.jpg", data)
    return files, "a PDF of 10, the others photos of 2 to 12 MP, two blank, one torn"


def _bound() -> list[Row]:
    """Sixty drawn pages, a hundred and forty scans: what a thick dossier is."""
    scan = crushed(scanned(_drawn(), 0, 200), 75)
    heavy = crushed(noisy(scanned(_drawn(), 0, 300), 12), 92)
    with Press() as press:
        press.assemble(agreement(), {}).result()
        start = perf_counter()
        parts: list[Bookmark] = []
        page = 1
        for number in range(30):
            pdf = press.assemble(agreement(), {2: Leaf(scan)} if number % 2 else {}).result()
            parts.append(Bookmark(f"协议书 {number}", page, pdf))
            page += 2
        for number in range(14):
            leaves = {at: Leaf(heavy if at == 0 else scan) for at in range(10)}
            parts.append(Bookmark(f"材料 {number}", page, press.assemble(None, leaves).result()))
            page += 10
        volume = press.join("卷宗", parts).result()
        taken = perf_counter() - start
    how = (
        f"30 papers (half of them with a signed page), 140 scans of {len(scan) // 1000} kB, every "
        f"tenth a photo of {len(heavy) // 1000:,} kB; 44 bookmarks, {len(volume) / 1e6:.0f} MB"
    )
    return [measured(f"dossier of {page - 1} pages as one PDF", taken, "s", how, most=3)]


def _drawn() -> bytes:
    with Press() as press:
        return press.submit(agreement()).result().pdf
