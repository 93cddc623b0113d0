"""社区矫正: sentences served in the community, what is due of them, what the county decides.

The map of this room; the packages have one module for each part of the work, by the same names:
`intake` and `course` (from notice to declaration, team, plan, class), `ending`, `checkins`,
`leave`, `permits`, `relocation`, `monitoring`, `outside`, `clues`, `sanctions`, `missing` …

- What the shared rooms are told: `line`, `labels`, `search`, `forms`, `sealing`, `visits`,
  `persons`; `discretion` says who may see what of whom.
- Law: `rules`; `rules/facts` is what they judge, `rules/deadlines` where each part enters what it
  owes, with the state that the day itself moves somebody to.
- From rows to values: `facts` loads those of many subjects at once, part by part.
- Use cases: `handlers`; `handlers/requests` asks the county, `handlers/answers` brings it back.
- One subject: `detail` puts it together from `tracks` (what each part shows) and `guide` (what comes
  next); `reporter` and `reporters` are the desk of reports.
- Derived after every change: `projection`. What is read: `queries`; `registering` while somebody is
  entered, `ladder` and `surveys` beside the record; `figures` one for each report.
- On paper: `paperlist`, `papers`, `dossier`.
- Local practice as data: `practice` (how often), `areas` (where leave is needed).
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "correction"
