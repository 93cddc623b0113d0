"""The kit: widgets that know the theme and nothing of the law.

The map of this room:

- Fields: `field` (a label, an input, a message), `legend`, `inputs`, `reason` (for passing a
  warning); by what they hold: `combo`, `picks`, `numbers`, `marks`, `choices`; the list below an
  input: `droplist`, `offers`.
- Lists and tables: `lists`, `models`, `tables`, `filter`, `scroll`.
- Pressed: `buttons`, `tabs`, `tags`. Said: `labels`, `elided`, `hints`, `notices`, `states`,
  `progress`.
- Room: `layout`, `panel`, `splitter`, `dialog`, `files`.
- Beneath: `paint` (strokes), `focus` (the ring).
"""
