"""Where the packaged desktop starts."""

from __future__ import annotations

import multiprocessing

from ui.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # papers are drawn in a child of this very program
    raise SystemExit(main())
