"""The intake desk: an application taken down by questions, its papers, and what they lead to.

The page:

- `page`: five steps, keys, what Enter and Alt+← do; `view`: what it shows; `frame`: its left panel,
  with `head`, `stepbar` and the way on; `side`: what stands beside it.
- `opening`: what the desk is opened for, and how a wish or a record fills it in.
- `flow`: which cards there are, in which order; no Qt. `stack`: all of them, and the command they
  make; `tables`: the fields of the forms; `words`: the two lines of the head.
- `answering`: asks the desk for the opinion; `drafting`: keeps what is typed; `sending`: takes it
  in.

The cards:

- `question`: one question, with `choices`, painted rows that digits choose.
- `formcard`: what forms between the questions share; `boxes`: several of a kind in one of them.
- `applicant`: who applies, who files; `known`: whom the office knows already.
- `details`: what the matter is about; `opponents`: the other side; `conflict`: what stands against
  both at once.
- `household`: means, on route 1 alone; `materials`: what was handed in; `verdict`: the opinion
  before receipt; `after`: what is printed, and that it goes on.

Beside them: `checklist`, the papers asked for; `opinion`, the result so far, warnings and terms.

`notice`: what organs notify of, on a sheet of its own: it is no application.
"""
