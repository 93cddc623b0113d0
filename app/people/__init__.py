"""One file per person over all lines of work.

The map of this room:

- What is asked and told: `messages`, with the lists in `codes`; to the shared rooms: `line`,
  `labels`.
- What is written: `handlers` (persons and organisations), `identity` (a mistyped one corrected),
  `links` (同一人), `relations` (family, guardians), `looks` (who saw a complete number, and what
  for).
- What is read: `queries` (numbers, names, who may be known), `file` (one person over all lines) and
  `view`; `seeking` finds the files of somebody named, `likeness` says why two files may be of one
  person, `discretion` what a reader may know.
- Numbers and names, checked and kept in one form: `idnumbers`, `orgcodes`, `phones`, `names`,
  `plain`; covered for others: `masking`.
- Names as they are looked for: `pinyin`, `folding`.
- Places: `divisions`, `regions`.
"""
