"""人民调解 (people's mediation): cases, sessions, agreements and their papers.

The map of this room; the packages (codes, messages, handlers, rules, views, papers) have one module
for each part of the work, by the same names; figures one for each report:

- What the shared rooms are told: `line`, `labels`, `search`, `forms`, `visits`.
- Words and numbers: `states`, `numbering`, `lexicon` (words that make a clerk stop).
- From rows to values: `facts` and `trackfacts` gather what the rules need; `rows` the course of a
  case, `parties` (who they are now), `tracks`, `agents`, `agreements` (which one is in hand),
  `subsidies`, `dossier`, `later` and `past` what is shown beside it, `persons` what the file of a
  person shows.
- Derived after every change: `projection`.
- What is read: `queries` (lists), `leads`, `detail` (one case), `timeline` (what happened) and
  `beside` (what happened beside its course), `guide` (what comes next), `paperlist` (its papers).
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "mediation"  # the line, wherever lines stand side by side
