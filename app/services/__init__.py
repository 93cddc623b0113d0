"""公共法律服务 (`pls.*`): what people ask, what they are told, and where they are sent.

The map of this room; the packages (codes, messages, views, handlers, rules) have one module for
each part of the work, by the same names (consultations, referrals, danger):

- What the shared rooms are told: `line`, `labels`, `search`, `persons`, `past`, `forms`; `figures`
  what is counted. The registers (律师名录, 服务点 …) are lines of their own, in `app/outreach`.
- Words and numbers: `states`, `numbering`, `practice` (what a question lets one think of, as
  data).
- From rows to values: `facts` (what the rules need), `detail` (one consultation), `timeline`.
- Derived after every change: `projection`; what comes next: `guide`.
- What is read: `queries`; what is printed: `papers`, `paperlist`.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "services"
