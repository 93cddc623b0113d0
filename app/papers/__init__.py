"""Official forms: a paper as data, laid out and drawn in a child process, seen and printed.

The map of this room, each group standing on those below it:

- For lines of work and the screen: `messages`, `errands` (preview and print), `forms` (who makes
  which), `line` (what the history says of it), `model` (blocks of a paper), `wording` and `amounts`
  (how papers say things).
- Forms as files: `templates` (read and checked, an office's own before the built-in), `filling`
  (with what a record gives).
- What becomes of a paper: `drafting` (as the record has it now), `showing` (for the screen),
  `versions` (each that was printed) and `compare` (what changed), `covering` (for other eyes),
  `editing` and `lent` (out to WPS and back), `volumes` (a whole dossier as one PDF).
- The press: `press` (here) and `child` (there) talk in frames of `wire`; `rendered` and `seen` come
  back, `preview` makes pixels of it.
- In the child alone: `layout` draws what `pages` holds of the strips that `blocks`, `grid` and
  `cards` make; `typeset` breaks lines; `sheet` is the page and its pen; `docx` writes the same
  for WPS; `scans` reads paper that came back, `binding` makes one volume of many.
- Fonts and the mark: `faces`, `embed`, `qr`.
"""
