"""Takes dropped files in, one sheet after the other, while the window lives on."""

from __future__ import annotations

__all__ = ["Intake"]

from collections import deque
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import Problem, Refused
from app.i18n import tr
from app.ids import Id
from app.returns.messages import FileSheet, OpenScan, Scan
from ui.context import Context


class Intake(QObject):
    """The files that wait, and what became of those before; a sheet is taken in whole or not.

    Attributes:
        came: ids of the sheets taken in since it began.
        refused: a sentence for each file that was not taken.

    Signals:
        moved: a sheet or a file further.
        ended: nothing waits any more, or it was stopped.
    """

    moved = Signal()
    ended = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._files: deque[Path] = deque()
        self._sheets: deque[FileSheet] = deque()
        self._opened = self._all = self._done = 0
        self._busy = False
        self.came: tuple[Id, ...] = ()
        self.refused: tuple[str, ...] = ()
        self.left_out = ""

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._busy

    @property
    def share(self) -> float:
        """How much is done, 0 to 1, as far as is known yet."""
        if not self._all:
            return 0.0
        open_now = self._done + len(self._sheets)
        part = self._done / open_now if open_now else 0.0
        return min(1.0, (self._opened - 1 + part) / self._all if self._opened else 0.0)

    def words(self) -> str:
        """正在收第 12 页（第 2 个文件，共 5 个）."""
        return tr("正在收第 {page} 页（第 {file} 个文件，共 {all} 个）").format(
            page=len(self.came) + 1, file=max(1, self._opened), all=self._all
        )

    def take(self, files: Iterable[Path]) -> None:
        """Take these in, behind what waits already."""
        if not self._busy:
            self._opened = self._all = self._done = 0
            self.came, self.refused, self.left_out = (), (), ""
        before = len(self._files)
        self._files.extend(files)
        self._all += len(self._files) - before
        if not self._busy:
            self._busy = True
            self._next()

    def stop(self) -> None:
        """Leave out what waits; the sheet at hand ends."""
        files, sheets = len(self._files), len(self._sheets)
        self._files.clear()
        self._sheets.clear()
        if files or sheets:
            self.left_out = tr(
                "停下了，还有 {sheets} 页、{files} 个文件没有收，可以再拖进来"
            ).format(sheets=sheets, files=files)

    def cut(self) -> None:
        """The desk was shut in between: nobody answers any more."""
        if self._busy:
            self.stop()
            self._end()

    # -- inside --------------------------------------------------------------------------

    def _next(self) -> None:
        self.moved.emit()
        if self._sheets:
            self._ask(self._context.desk.do(self._sheets.popleft()), self._on_filed)
        elif self._files:
            self._opened, self._done = self._opened + 1, 0
            file = self._files.popleft()
            self._ask(self._context.desk.ask(OpenScan(file)), partial(self._on_opened, file))
        else:
            self._end()

    def _ask(self, future: object, on_result: object) -> None:
        self._context.work.run(future, on_result, self._on_failed, owner=self)  # type: ignore[arg-type]

    def _on_opened(self, file: Path, scan: Scan) -> None:
        many = len(scan.sheets) > 1
        for number, data in enumerate(scan.sheets, 1):
            name = tr("{name} 第 {n} 张").format(name=file.stem, n=number) if many else file.stem
            self._sheets.append(FileSheet(data, name, file.suffix))
        self._next()

    def _on_filed(self, came: tuple[Id, ...]) -> None:
        self.came += came
        self._done += 1
        self._next()

    def _on_failed(self, error: Exception) -> bool:
        if isinstance(error, Refused):
            self.refused += (str(error),)
            self._next()
            return True
        # A full disk or a mistake of ours: it would only happen again with the next one.
        self.stop()
        if isinstance(error, Problem):
            self.refused += (str(error),)
        self._end()
        return isinstance(error, Problem)

    def _end(self) -> None:
        self._busy = False
        self.ended.emit()
