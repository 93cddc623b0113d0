"""The papers of legal aid (F-B1 to F-B13 and the station's own), each made of one record.

What a form says and how it is laid out is a file (`resources/papers/legalaid`), which an office may
replace (ADR 0026).

- What every form stands on: `form` (what a form is), `record` (what is read of a record), `cells`
  (the {slots} every template may use), `wording` (how things are said, what the screen covers).
- The forms, a module for each part of the work, entered below: `intake`, `course` (what is sent
  on), `centre` (in the name of the centre, from what it decided), `handling` (委托, 换人, 结案,
  异议), `dossier`.
"""

from __future__ import annotations

__all__ = ["FORMS", "Form", "build", "paper_id", "row_of", "title_of"]

from collections.abc import Mapping
from typing import Any

from app.ids import Id, named_id
from app.legalaid import NAME
from app.legalaid.papers import centre, course, dossier, handling, intake
from app.legalaid.papers.cells import common, common_names
from app.legalaid.papers.form import Form
from app.legalaid.papers.record import AidPaper
from app.papers.filling import Slots, paper_of
from app.papers.templates import Templates
from app.records.offers import Made

# In the order in which a record comes to them.
FORMS: Mapping[str, Form] = {
    form.kind: form
    for form in (
        *intake.FORMS,
        *course.FORMS,
        *centre.FORMS,
        *handling.FORMS,
        *dossier.FORMS,
    )
}


def build(
    kind: str, paper: AidPaper, row: Any, templates: Templates, shared: Slots | None = None
) -> Made:
    """A paper of a record; KeyError for an unknown kind.

    Args:
        row: what the form's `fill` asks for: the row it is made of (`row_of`), how the dossier
            stands, or None for a paper of the record itself.
        shared: what is `common` to its papers, where many of them are made.
    """
    form = FORMS[kind]
    shared = shared or common(paper)
    loaded = templates.get(NAME, kind, common_names(shared))
    slots = shared | form.fill(paper, row)
    copies = form.copies(paper, row)
    made_of = getattr(row, "id", paper.id)  # a view of the dossier is no row
    made = paper_of(loaded.template, slots, paper_id(kind, made_of), copies=copies)
    return Made(made, loaded)


def row_of(kind: str, paper: AidPaper, made_of: Id) -> Any:
    """The row a paper is made of; None for the record itself, LookupError when it is gone.

    Args:
        made_of: its id; that of the record asks for the newest row of the form.
    """
    rows = FORMS[kind].rows(paper)
    if made_of == paper.id and rows:
        return rows[-1]
    for row in rows:
        if row is not None and row.id == made_of:
            return row
    raise LookupError(made_of.hex())


def paper_id(kind: str, made_of: Id) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, made_of.hex())


def title_of(kind: str, templates: Templates) -> str:
    """What a form is called."""
    return templates.get(NAME, kind).template.title
