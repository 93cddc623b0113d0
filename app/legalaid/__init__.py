"""法律援助 (`la.*`): a station takes applications in, helps to complete them, forwards, tracks.

It decides nothing (法律援助法 第12、13、43条): there is no command that grants, refuses, begins
or ends aid; what the centre decided is entered from the centre's paper (la.M20). The map:

- What the shared rooms are told: `line`, `labels`, `persons`, `search`, `visits`, `past`.
- Words: `codes/`, `states`.
- Commands, queries and what they show: `messages/`, `views/`; carried out in `handlers/` and
  `queries`.
- The desk: `rules/` (eligibility, means, materials, checks; guards and deadlines of a record) on
  the data of `practice` and the figures of `standards`, asked through `assessing`; `asked` keeps
  its answers; `conflict` looks for both sides of a matter in all lines.
- From rows to values: `facts` (what the rules need), `detail` (one record) by `reading` and
  `names`, `timeline`; `figures` for the monthly report.
- Derived after every change: `projection`; what comes next: `guide`; numbers: `numbering`.
- What other lines hand over and get back: `wishes`.
- Papers: `papers/`, `paperlist`, `forms`; bound: `dossier`; to the archive for good: `sealing`.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "legalaid"
