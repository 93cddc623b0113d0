"""The desktop's command line: banyan [PROFILE_FOLDER] [--sample], banyan verify PROFILE_FOLDER."""

from __future__ import annotations

__all__ = ["main"]

import argparse
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.vault.door import Door
    from ui.work import Work

# ruff: noqa: PLC0415 - verify needs no Qt, and nothing heavy comes before the unlock window


def main(arguments: list[str] | None = None) -> int:
    """Run the desktop, or verify a profile; the exit code of the process."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["verify"]:
        return _verify(arguments[1:])
    options = _parser().parse_args(arguments)
    folder: Path = options.profile or _home("sample" if options.sample else "office")
    return _run(folder, sample=options.sample)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("banyan", description=tr("榕下：基层司法所离线工作台"))
    parser.add_argument("profile", nargs="?", type=Path, help=tr("资料文件夹"))
    parser.add_argument("--sample", action="store_true", help=tr("打开试用样本所"))
    return parser


def _home(name: str) -> Path:
    """Where profiles live when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("banyan", appauthor=False) / name


def _verify(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("banyan verify")
    parser.add_argument("profile", type=Path, help=tr("资料文件夹"))
    options = parser.parse_args(arguments)
    from app.bootstrap import verify  # type: ignore[attr-defined]

    return int(verify(options.profile))


def _run(folder: Path, *, sample: bool) -> int:
    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from app.clock import SystemClock
    from ui.session import Session
    from ui.shell.memory import Memory
    from ui.theme.theme import Mode, Theme
    from ui.vault.late_door import LateDoor
    from ui.work import Work

    app = QApplication(sys.argv[:1])
    app.setApplicationName("banyan")
    app.setApplicationDisplayName(tr("榕下"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    guard = QLockFile(str(folder / "open.lock"))
    guard.setStaleLockTime(0)  # a lock of a process that is gone is stale at once
    if not guard.tryLock(0):
        print(tr("这份资料已经在另一个榕下窗口里打开了。"), file=sys.stderr)
        return _already_open(app)
    memory = Memory(folder / "screen.json")
    theme = Theme(
        mode=Mode(memory.get("mode", Mode.SYSTEM)),
        base=memory.get("base", 14),
        roomy=bool(memory.get("roomy", False)),
    )
    theme.install(app)
    work = Work()
    _catch(work)
    clock = SystemClock()

    def make() -> Door:
        from app.bootstrap import doorway

        return doorway(folder, clock)

    door = LateDoor(make)
    session = Session(theme, work, door, clock, memory, sample=sample)
    session.start()
    code = app.exec()
    work.close()
    door.close()
    guard.unlock()
    return code


def _already_open(app: QApplication) -> int:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setWindowTitle(tr("榕下"))
    box.setText(tr("这份资料已经在另一个榕下窗口里打开了，请用那个窗口。"))
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    return 1


def _catch(work: Work) -> None:
    """Show what nobody caught, instead of losing it."""

    def hook(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(type(error), error, trace)
        if isinstance(error, Exception):
            work.report(error)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook


if __name__ == "__main__":
    sys.exit(main())
