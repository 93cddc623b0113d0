"""What the page of any record shows, whatever its line: steps, next step, course, papers.

- Frozen values: `messages`. Things that happened: `timeline`; what is advised: `advice`.
- A run of any list, most urgent first: `listing`.
- Its dossier (立卷, 归档): `pieces` (what lies in it, in what order, what is missing; pure),
  `dossiers` (from its rows to that, and bound), `labels` (the words of its columns). Each line has
  a table of its own, made of `db.tables.dossier.Bound`, and says which paper lies where.
"""
