"""A due item as a person sees it: how urgent, why, and under which article."""

from __future__ import annotations

__all__ = ["due_view", "leads", "still_open", "urgency_of"]

from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_

from app.lawbook.rules import Proof, Rulebook
from app.today.messages import CaseDue, Urgency
from db.tables.derived import DueItem


def urgency_of(on: date, today: date) -> Urgency:
    """How near a date is; the week ends on Sunday."""
    if on < today:
        return Urgency.OVERDUE
    if on == today:
        return Urgency.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return Urgency.WEEK if on <= sunday else Urgency.LATER


def still_open(today: date) -> ColumnElement[bool]:
    """Which due items are shown: duties until they are done, rights of parties until they end."""
    return or_(DueItem.duty, DueItem.on >= today)


def due_view(item: DueItem, law: Rulebook, today: date) -> CaseDue:
    """The view of a stored due item."""
    rule = law[item.rule]
    return CaseDue(
        rule=item.rule,
        what=item.what,
        on=item.on,
        raw=item.raw,
        rolled=item.rolled,
        days=(item.on - today).days,
        urgency=urgency_of(item.on, today),
        why=item.why,
        law=rule.citation.law,
        article=rule.citation.place(),
        published=item.published,
        confirmed=rule.proof.confirmed or rule.proof is Proof.D,
    )


def leads(due: CaseDue) -> tuple[Urgency, bool, date]:
    """What comes first of what one person owes: the least of these.

    Among the overdue what the law itself says comes before our own; else a search for somebody
    lost would stand behind a review that practice asks for.
    """
    return due.urgency, not due.confirmed, due.on
