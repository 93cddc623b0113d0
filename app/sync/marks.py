"""Which rows wait for a person: those with versions that differ and did not see each other."""

from __future__ import annotations

__all__ = ["mark_reviews"]

from collections.abc import Mapping

from sqlalchemy import delete, insert

from app.sync.ledger import Ledger
from app.sync.replica import Replica
from db.registers import Register, Registers, in_review
from db.tables.house import Review
from db.wire import Shape


def mark_reviews(
    ledger: Ledger,
    replica: Replica,
    shape: Shape,
    rows: Mapping[bytes, tuple[str, Registers]],
) -> None:
    """Note for each of these rows (id → office, registers) whether it is in review now.

    Two who wrote the same words leave nothing to choose: the next writer names both.
    """
    review = Review.__table__.c
    ledger.session.execute(
        delete(Review).where(review.tbl == shape.table, review.row.in_(list(rows)))
    )
    open_ = [
        {"tbl": shape.table, "row": row, "office": office, "since": replica.clock.now()}
        for row, (office, registers) in rows.items()
        if any(
            in_review(registers[group]) and differ(ledger, shape, group, registers[group])
            for group in {*shape.columns_of, *registers}
        )
    ]
    if open_:
        ledger.session.execute(insert(Review), open_)


def differ(ledger: Ledger, shape: Shape, group: str, register: Register) -> bool:
    """Whether the heads of a group hold different values."""
    bodies = ledger.bodies(head for head, _ in register.heads)
    found = []
    for body in bodies.values():
        written = shape.read(body)
        known = group in shape.columns_of
        values = written.groups.get(group) or (shape.blank(group) if known else ())
        found.append((list(values), written.extra.get(group)))
    return any(one != found[0] for one in found[1:])
