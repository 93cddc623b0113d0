"""普法和公共法律服务的名册: what the office keeps for everybody, and no case of anybody.

Four lists, each a line of its own to the shared rooms: ADVISERS 村（居）法律顾问 and their logs,
LAWYERS 律师名录, POINTS 服务点, PUBLICITY 普法活动 with 讲师团. One row of any of them is an
entry: they share list, page, projection and queries. The map:

- What the shared rooms are told: `line`, `labels`, `search`, `past`; and `figures` what is counted.
- Words: `codes`, `states`.
- Commands, queries and what they show: messages, `views`; carried out in handlers and `queries`.
- From rows to values: details (one entry), `projection` (its row in the list, what it owes).
- Law and guards: `rules`; coordinates: `geo`, `places`; what a lawyer's card may say: `card`; what
  advisers are due: `allowance`; points read in from a file: `sheets`.
- Papers: `papers` (what templates are filled with), `paperlist`, `forms`.
"""

from __future__ import annotations

__all__ = ["ADVISERS", "LAWYERS", "NAMES", "POINTS", "PUBLICITY"]

ADVISERS = "services.advisers"
LAWYERS = "services.lawyers"
POINTS = "services.points"
PUBLICITY = "publicity"
NAMES = (ADVISERS, LAWYERS, POINTS, PUBLICITY)
