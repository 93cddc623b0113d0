"""Forms as data: tables of fields, the widgets they become, and what the desk says of them.

- A field: `spec` (a line of a table), `make` (its widget; one of each kind `ahead`), `typed`,
  `order` (of Tab); many: `grid`.
- Short forms: `sheet`. Long ones: `page` with the middle (`sectioned`), the left (`sections`) and
  what is known beside it (`side`).
- What waits: `gaps`, `linkline`; what is passed by: `reasons`; what only the desk knows: `asked`.
- Less to type: `past`, `phrases` with their `slots`, `phrasebook`. Never lost: `keeper`.
"""
