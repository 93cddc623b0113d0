"""人民调解: the list of cases, one case, and the forms of its steps.

The map of this room; the packages are form (registering), oral (a doorstep case), steps (the
sheets of a case) and leads (排查线索):

- The page: `page`, `listing` with `cases` and `delegate`.
- One case: `detail` puts together `header`, `beside`, `parties` with `agents`, `subsidy`,
  `dossier` with `volume`; the parts every record has are those of ui.records.
- What can be done: `actions`; what phrases are filled with: `phrasing`.
"""
