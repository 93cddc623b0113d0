"""社区矫正: the list of subjects, one of them, and the forms of its steps.

The map of this room; the packages are form (registering), checkin (the desk of reports) and steps
(the sheets of a subject):

- The page: `page`, `listing` with `cards` and `delegate`.
- One subject: `detail` puts together `header`, `termline`, `tracks`, `sentence` and `dossier`; the
  parts every record has are those of ui.records.
- What can be done: `actions`; the ladder beside the desk: `ladder`; 调查评估: `surveys`;
  委托, notices and lessons of the office: `office`.
"""
