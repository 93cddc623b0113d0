"""Where the packaged desktop starts, and where its child that draws papers does."""

from __future__ import annotations

import sys

from app.papers.press import CHILD_FLAG


def start() -> int:
    """Run the one or the other; the child loads no Qt."""
    if sys.argv[1:] == [CHILD_FLAG]:
        from app.papers.child import main as draw  # noqa: PLC0415 — only the child needs the fonts

        draw()
        return 0
    from ui.main import main  # noqa: PLC0415 — only the desktop needs Qt

    return main()


if __name__ == "__main__":
    raise SystemExit(start())
