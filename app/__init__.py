"""What an office does: every rule, record and paper, with no Qt anywhere below.

The rooms are in docs/architecture.md; the modules beside them:

- Wiring: `rooms` (what a desk can do), `tools` (what its handlers ask), `bootstrap` (books, office
  and desk), `profile` (a folder, from the closed door to the open `desk`).
- What crosses the desk: `messages`, `events`, `work` (one transaction and its tools), `errors`.
- What lines of work share without knowing one another: `lines`, `machine` (arrows of states),
  `weighing` (warnings and their reasons), `risk` (the four colours), `handover`, `visits`,
  `blocks` (numbers the city gives out).
- The ground: `clock`, `codes`, `ids`, `i18n`, `pinyin`, `storage`, `console`,
  `failpoints`.
"""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "0.1.0"  # of the program, as in pyproject.toml
