"""安置帮教: neighbours who come home from prison or correction, whom the office helps.

It never compels: nothing in this room sanctions, follows or holds anybody (res.W25). The map:

- What the shared rooms are told: `line`, `labels`, `search`, `forms`, `persons`, `past`.
- Words: `codes`, `states`, `practice` (words no plan of help may have).
- From rows to values: `facts` (what the rules need), `detail` (one record), `timeline`.
- Law: `rules`; what is derived after every change: `projection`; what comes next: `guide`.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "resettlement"
