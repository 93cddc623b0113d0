"""What a line of work owes by a date, as its rules say it and as 今日 keeps it."""

from __future__ import annotations

__all__ = ["DueFact", "due_row"]

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook


@dataclass(frozen=True, slots=True)
class DueFact:
    """Something owed: rule, date and words; `subject` is what of the record, or the record itself.

    Attributes:
        why: where the date comes from, when it is not a count ("" for the count's own words).
    """

    rule: str
    subject: Id
    due: Due
    what: str
    title: str
    detail: str
    button: str
    action: str
    why: str = ""


def due_row(
    due: DueFact, line: str, record: Id, law: Rulebook, *, owner: str, persons: Iterable[str]
) -> dict[str, Any]:
    """The row of `due_item` it is kept as; `owner` and `persons` are ids in hex."""
    rule = law[due.rule]
    return {
        "record": record,
        "rule": due.rule,
        "subject": due.subject,
        "line": line,
        "on": rule.act_by(due.due),
        "raw": due.due.raw,
        "rolled": due.due.rolled,
        "duty": rule.duty,
        "published": due.due.published,
        "what": due.what,
        "why": due.why or due.due.arithmetic,
        "title": due.title,
        "detail": due.detail,
        "button": due.button,
        "action": due.action,
        "owner": owner,
        "persons": list(persons),
    }
