"""社区矫正: sentences served in the community, what is due of them, what the county decides.

The map of this room; the packages (codes, messages, handlers, rules, facts, tracks, views, labels,
papers) have one module for each part of the work, by the same names; figures one for each report:

- What the shared rooms are told: `line`, `search`, `forms`, `persons`, `sealing`, `visits`;
  `discretion` says who may see what of whom, `covering` what waits for a look's purpose.
- Words and numbers: `states`, `numbering`, `practice` (how often), `areas` (where leave is needed),
  `devices` (what is no telephone).
- Derived after every change: `projection`, from the facts of many subjects at once.
- What is read: `queries` (the list), `detail` (one subject, put together from what each part
  shows), `guide` (what comes next), `registering` while somebody is entered, `reporter` and
  `reporters` at the desk of reports, `ladder` and `surveys` beside the record.
- The office's own (委托, notices of procurators, lessons): `office`.
- On paper: `paperlist`, `dossier`.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "correction"
