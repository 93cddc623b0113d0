"""The law of 社区矫正 as pure functions; its dates come from the rulebook and terms of sentences.

- What they judge: `facts` of a subject, with `movefacts` and `measurefacts` of what runs beside.
- The course: `sentence` (the end as counted), `intake`, `course`, `ending`.
- Reports: `schedules` (when), `checkins` (what became of a window), `taking` (what may be
  written), `reporting` (what is owed).
- Beside the course: `leave`, `crossarea`, `permits`, `relocation`, `monitoring`, `outside`; what
  they owe is in `moves`.
- When something went wrong: `allowance` (what each 类别 allows), `breaches`, `clues`, `ladder`,
  `sanctions`, `missing`, `custody`, `incidents`, `procurator`, and `telling` (who
  was told of them); what they owe is in `discipline`.
- Before anybody comes: `surveys`. On paper: `dossier`.
- All that is owed, part by part, and the day's own moves: `deadlines`.
"""
