"""Where the packaged city server starts."""

from __future__ import annotations

import multiprocessing

from app.city.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    raise SystemExit(main())
