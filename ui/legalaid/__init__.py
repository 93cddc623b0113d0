"""法律援助 on the screen: the list of applications, one of them, its steps, and the intake desk.

- The page: `page` with its `listing` and `rows`.
- One record: `detail` puts together `standing` and `people`; the parts every record has are those
  of ui.records.
- What can be done: `actions`, each on a sheet of `steps`; a new one at the desk of `intake`.
"""
