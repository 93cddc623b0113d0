"""The list of a line's records and the page of one, part by part, for every line of work.

- The page: `page` puts together the list (`listing`, `cards`, what a row paints: `rows`,
  what it is called: `listwords`, whose it is: `whose`, how it was narrowed: `remembered`) and the
  record in hand, read by `reader`.
- One record (`panel`, unless a line lays it out in its own way): its head (`header`), its steps
  (`stepper`), what comes next (`nextstep`), what may be done (`actions`), what runs beside it
  (`beside`), who takes part (`people`), what waits (`laterline`), what the law advises (`advice`),
  what happened (`timeline`, one line more: `notes`), and what is `kept` of it: its papers
  (`papers`, the next beside it: `preview`), what lies in its `dossier` and the whole of it as one
  file (`volume`), and files.
"""
