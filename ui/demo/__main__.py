"""python -m ui.demo OUT: plays the whole day and leaves what came of it in a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication

from app.i18n import tr
from ui.demo.day import Day
from ui.demo.screen import offscreen


def main(arguments: list[str]) -> int:
    """Run the demonstration; the exit code of the process."""
    if len(arguments) != 1:
        print(tr("用法：python3 dev.py demo OUT（OUT 是一个空的或还没有的文件夹）"))
        return 2
    out = Path(arguments[0]).absolute()
    if out.exists() and any(out.iterdir()):
        print(tr("{out} 里已经有东西，没有动。请换一个空文件夹。").format(out=out))
        return 2
    out.mkdir(parents=True, exist_ok=True)
    start = monotonic()
    with offscreen():
        app = QApplication(sys.argv[:1])
    day = Day(app, out)

    def say(words: str) -> None:
        print(f"{monotonic() - start:5.1f} s  {words}", flush=True)

    try:
        summary = day.play(say)
    finally:
        day.close()
    print()
    print(tr("全部完成，三处摘要一致：{digest}").format(digest=summary.digests["city"][:16]))
    print(tr("结果在 {out}：summary.json、papers、screens。").format(out=out))
    print(tr("打开这个所：python3 dev.py run {out}").format(out=out / "laptop-1"))
    print(tr("密码（演示用，人和案件都是编的）：{words}").format(words=summary.passphrase))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
