"""Which rows wait for a person: those with versions that differ and did not see each other."""

from __future__ import annotations

__all__ = ["mark_reviews"]

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert

from app.sync.ledger import Ledger
from app.sync.replica import Replica
from db.entry import Version
from db.registers import Register, Registers, in_review
from db.tables.house import Review
from db.wire import Shape, Written


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
    doubtful = [
        (row, group, register)
        for row, (_, registers) in rows.items()
        for group in {*shape.columns_of, *registers}
        if in_review(register := registers[group])
    ]
    bodies = ledger.bodies({head for *_, register in doubtful for head, _ in register.heads})
    written = {version: shape.read(body) for version, body in bodies.items()}
    open_ = {row for row, group, register in doubtful if _differ(shape, group, register, written)}
    if open_:
        now = replica.clock.now()
        ledger.session.execute(
            insert(Review),
            [
                {"tbl": shape.table, "row": row, "office": rows[row][0], "since": now}
                for row in open_
            ],
        )


def _differ(
    shape: Shape, group: str, register: Register, written: Mapping[Version, Written]
) -> bool:
    """Whether the heads of a group hold different values; what the law erased holds none."""
    found = [_values(shape, group, written[head]) for head, _ in register.heads if head in written]
    return any(one != found[0] for one in found[1:])


def _values(shape: Shape, group: str, written: Written) -> tuple[list[Any], Any]:
    values: Sequence[Any] = ()
    if group in written.groups:
        values = written.groups[group]
    elif group in shape.columns_of:
        values = shape.blank(group)
    return list(values), written.extra.get(group)
