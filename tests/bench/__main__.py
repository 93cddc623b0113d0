"""Runs every benchmark of this folder, or those named: python3 dev.py bench [name …]."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from tests.bench.report import Row, table


def main() -> int:
    """Print one line per figure; the exit code says whether every bar was met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[1:]
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    rows: list[Row] = []
    for name in found:
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        print(f"-- {name}", flush=True)
        module_rows: list[Row] = importlib.import_module(f"tests.bench.{name}").run()
        print(table(module_rows), flush=True)
        rows += module_rows
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
