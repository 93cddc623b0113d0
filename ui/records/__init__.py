"""The page of a record, part by part, for every line of work.

Its steps (`stepper`), what comes next (`nextstep`), what may be done (`actions`), what runs beside
it (`beside`), what waits (`laterline`), what the law advises (`advice`), what happened
(`timeline`), and its papers (`papers`, the next one beside it: `preview`).
"""
