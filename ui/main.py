"""The desktop's command line: banyan [FOLDER], and banyan verify or restore FOLDER."""

from __future__ import annotations

__all__ = ["main"]

import argparse
import gc
import sys
import threading
from contextlib import suppress
from getpass import getpass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.console import settle_streams
from app.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from app.profile import Profile
    from ui.vault.door import Door
    from ui.work import Work

# ruff: noqa: PLC0415 - verify needs no Qt, and nothing heavy comes before the unlock window


def main(arguments: list[str] | None = None) -> int:
    """Run the desktop, or verify a profile; the exit code of the process."""
    settle_streams()
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["verify"]:
        return _verify(arguments[1:])
    if arguments[:1] == ["restore"]:
        return _restore(arguments[1:])
    options = _parser().parse_args(arguments)
    folder: Path = options.profile or _home("sample" if options.sample else "office")
    return _run(folder, sample=options.sample)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "banyan",
        description=tr("榕下：基层司法所离线工作台"),
        epilog=tr(
            "另有两个命令：banyan verify 核对全部记录有没有被改动；"
            "banyan restore 放回一份每日备份。后面加 -h 看用法。"
        ),
    )
    parser.add_argument("profile", nargs="?", type=Path, help=tr("资料文件夹"))
    parser.add_argument("--sample", action="store_true", help=tr("打开试用样本所"))
    return parser


def _home(name: str) -> Path:
    """Where profiles live when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("banyan", appauthor=False) / name


def _verify(arguments: list[str]) -> int:
    return _inside("banyan verify", arguments, _prove)


def _restore(arguments: list[str]) -> int:
    return _inside("banyan restore", arguments, _put_back, alone=True)


def _inside(
    name: str, arguments: list[str], act: Callable[[Profile], int], *, alone: bool = False
) -> int:
    """Open a profile by its passphrase, without a window, and do something with it.

    Args:
        alone: refuse while a window has the records open, and keep windows out meanwhile.
    """
    parser = argparse.ArgumentParser(name)
    parser.add_argument(
        "profile",
        nargs="?",
        type=Path,
        default=_home("office"),
        help=tr("资料文件夹；不写就是本机正式启用的"),
    )
    parser.add_argument("--user", help=tr("谁来打开；只有一个用户时不必写"))
    options = parser.parse_args(arguments)
    from app.errors import Problem
    from app.profile import profile

    if not options.profile.is_dir():
        parser.error(tr("没有这个文件夹：{folder}").format(folder=options.profile))
    guard = _guard(options.profile) if alone else None
    hindrance = _enter(options.profile, guard) if guard else ""
    if hindrance:
        print(hindrance, file=sys.stderr)
        return 1
    try:
        opened = profile(options.profile, SystemClock())
        return act(opened) if _unlocked(opened, options.user) else 2
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        if guard:
            guard.unlock()


def _unlocked(profile: Profile, name: str | None) -> bool:
    """Ask for the passphrase of the one user meant."""
    from app.vault.messages import ReadGate, Unlock

    users = profile.gate.ask(ReadGate()).users
    chosen = [user for user in users if name in (None, user.name)]
    if len(chosen) != 1:
        names = tr("、").join(user.name for user in users) or tr("没有用户")
        print(tr("请用 --user 写明由谁打开：{names}").format(names=names), file=sys.stderr)
        return False
    asked = tr("{name}的密码：").format(name=chosen[0].name)
    profile.gate.do(Unlock(chosen[0].id, getpass(asked)))
    return True


def _put_back(profile: Profile) -> int:
    """Choose a daily backup and make it the database again; what was there is kept aside."""
    backups = profile.backups()
    known = backups.all()
    if not known:
        print(tr("这个文件夹里还没有备份，没有改动。"), file=sys.stderr)
        return 2
    for number, backup in enumerate(known, 1):
        print(tr("{n}  {on:%Y-%m-%d}").format(n=number, on=backup.made_on))
    answer = _answer(tr("放回第几份？直接按 Enter 不放回："))
    if not answer.isdecimal() or not 1 <= int(answer) <= len(known):
        print(tr("没有改动。"))
        return 2
    aside = backups.put_back(known[int(answer) - 1])
    print(tr("已放回。原来的资料没有删除，改名为 {name}。").format(name=aside.name))
    print(tr("下次同步会把备份以后已签收的内容自动补回；没有同步过的只在改名的文件里。"))
    return 0


def _answer(asked: str) -> str:
    """What was typed; nothing where nobody is there to type."""
    with suppress(EOFError):
        return input(asked).strip()
    return ""


def _prove(profile: Profile) -> int:
    """Recompute everything, print the first break."""
    report = profile.verify()
    print(
        tr("查了 {streams} 条链、{entries} 条改动、{rows} 条记录。").format(
            streams=report.streams, entries=report.entries, rows=report.rows
        )
    )
    if report.sound:
        print(tr("全部一致。"))
        return 0
    first = report.breaks[0]
    print(
        tr("有 {n} 处对不上，第一处：{where}，{at}，{what}。").format(
            n=len(report.breaks), where=first.where, at=first.at, what=first.what
        )
    )
    print(tr("资料没有改动。请不要删除这个文件夹，联系江门市司法局。"))
    return 1


def _run(folder: Path, *, sample: bool) -> int:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from ui.session import Session
    from ui.shell.memory import Memory
    from ui.theme.theme import Mode, Theme
    from ui.vault.late_door import LateDoor
    from ui.words import speak_chinese
    from ui.work import Work

    app = QApplication(sys.argv[:1])
    app.setApplicationName("banyan")
    app.setApplicationDisplayName(tr("榕下"))
    speak_chinese(app)
    guard = _guard(folder)
    hindrance = _enter(folder, guard)
    if hindrance:
        return _tell(app, hindrance)
    memory = Memory(folder / "screen.json")
    theme = Theme(
        mode=Mode.of(memory.get("mode", "")),
        base=memory.get("base", 14),
        roomy=memory.get("roomy", False),
    )
    theme.install(app)
    work = Work()
    _catch(work)
    clock = SystemClock()

    def make() -> Door:
        from app.profile import doorway

        return doorway(folder, clock)

    door = LateDoor(make)
    session = Session(theme, work, door, clock, memory, sample=sample)
    session.ready.connect(_settle_down)
    session.start()
    app.setWindowIcon(QIcon(theme.icon("banyan-logo", 64)))
    code = app.exec()
    work.close()
    door.close()
    guard.unlock()
    return code


def _settle_down() -> None:
    """The desk is open: what was loaded for it stays, and no collection walks through it again.

    A collection of everything would keep the window waiting for a tenth of a second.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def _guard(folder: Path) -> QLockFile:
    """What keeps a second process from the folder."""
    from PySide6.QtCore import QLockFile

    guard = QLockFile(str(folder / "open.lock"))
    guard.setStaleLockTime(0)  # a lock of a process that is gone is stale at once
    return guard


def _enter(folder: Path, guard: QLockFile) -> str:
    """Take the folder for this process; what hinders it, or ""."""
    with suppress(OSError):  # then the lock fails too, and says why
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if guard.tryLock(0):
        return ""
    if guard.error() is guard.LockError.LockFailedError:
        return tr("这份资料已经在另一个榕下窗口里打开了，没有改动。请用那个窗口，或者先关掉它。")
    return tr(
        "不能写入资料文件夹 {folder}。资料没有动。请换一个可以写入的位置，或者检查磁盘和权限。"
    ).format(folder=folder)


def _tell(app: QApplication, text: str) -> int:
    """Say why there is no window."""
    from PySide6.QtWidgets import QMessageBox

    print(text, file=sys.stderr)
    box = QMessageBox()
    box.setWindowTitle(tr("榕下"))
    box.setText(text)
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
