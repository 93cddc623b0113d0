"""Official forms: a paper as data, laid out and drawn in a child process, seen and printed.

The map of this room, each group standing on those below it:

- For lines of work and the screen: `messages`, `errands` (preview and print), `forms` (who makes
  which), `model` (blocks of a paper), `amounts`.
- The press: `press` (here) and `child` (there) talk in frames of `wire`; `rendered` comes back,
  `preview` makes pixels of it.
- Layout, in the child alone: `layout` draws what `pages` holds of the strips that `blocks` and
  `grid` make; `typeset` breaks lines; `sheet` is the page and its pen.
- Fonts and the mark: `faces`, `embed`, `qr`.
"""
