"""The papers of 社区矫正 (D1 to D22 and the office's own records), each made of one subject.

What a form says and how it is laid out is a file (`resources/papers/correction`), which an office
may replace.

- What every form stands on: `form` (what a form is), `subject` (what is read of a subject), `cells`
  (the {slots} every template may use), `wording` (how things are said, what the screen covers).
- The forms, a module for each part of the work, entered below: `intake`, `course`, `approvals`,
  `monitoring`, `relocation`, `discipline`, `incidents`, `notices`, `ending`, `records` (收文登记,
  letters), `registers` (lists of the 工作档案), `dossier` (what both hold, covers and indexes).
"""

from __future__ import annotations

__all__ = ["FORMS", "Form", "build", "paper_id", "row_of", "title_of"]

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.correction import NAME
from app.correction.papers import (
    approvals,
    course,
    discipline,
    dossier,
    ending,
    incidents,
    intake,
    monitoring,
    notices,
    records,
    registers,
    relocation,
)
from app.correction.papers.cells import common, common_names
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.ids import Id, named_id
from app.papers.filling import paper_of
from app.papers.templates import Templates
from app.records.offers import Made

FORMS: Mapping[str, Form] = {
    form.kind: form
    for form in (
        *records.FORMS,
        *intake.FORMS,
        *course.FORMS,
        *approvals.FORMS,
        *monitoring.FORMS,
        *relocation.FORMS,
        *discipline.FORMS,
        *incidents.FORMS,
        *notices.FORMS,
        *registers.FORMS,
        *ending.FORMS,
        *dossier.FORMS,
    )
}


def build(kind: str, subject: SubjectPaper, made_of: Id, row: Any, templates: Templates) -> Made:
    """A paper of a subject; KeyError for an unknown kind.

    Args:
        made_of: id of the row it is made of, the subject's own for a paper of the subject.
        row: what the form's `fill` asks for (`row_of`).
    """
    shared = common(subject)
    loaded = templates.get(NAME, kind, common_names(shared))
    slots = shared | FORMS[kind].fill(subject, row)
    return Made(paper_of(loaded.template, slots, paper_id(kind, made_of)), loaded)


def row_of(kind: str, made_of: Id, session: Session) -> Any:
    """What a paper is made of beside the subject; LookupError when it is gone."""
    form = FORMS[kind]
    if form.table is None:
        return form.read(session, made_of) if form.read else None
    row = session.get(form.table, made_of)
    if row is None or row.voided:
        raise LookupError(made_of.hex())
    return form.read(session, row) if form.read else row


def paper_id(kind: str, made_of: Id) -> Id:
    """The id of a paper through all its versions: the same on every laptop of the office."""
    return named_id("paper", kind, made_of.hex())


def title_of(kind: str, templates: Templates) -> str:
    """What a form is called."""
    return templates.get(NAME, kind).template.title
