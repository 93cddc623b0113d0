"""安置帮教: neighbours who come home from prison or correction, whom the office helps.

It never compels: nothing in this room sanctions, follows or holds anybody (res.W25). The map:

- What the shared rooms are told: `line`, `labels`, `persons`, `search`, `visits`, `past`; and
  `figures` what is counted.
- Words: `codes`, `states`, and `practice` (words no plan of help may have).
- Commands, queries and what they show: `messages`, `views`; carried out in handlers and `queries`.
- From rows to values: `facts` (what the rules need), `detail` (one record), `timeline`.
- Derived after every change: `projection`; what comes next: `guide`.
- Papers: `papers` (what templates are filled with), `paperlist`, `forms`.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "resettlement"
