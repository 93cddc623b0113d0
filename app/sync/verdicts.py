"""What follows when an entry loses or regains its effect: its row is rebuilt from the journal.

The city's verdict is a row of the table `rejection` in the city's own stream, so every replica
learns it as it learns anything else. A laptop that gets a colleague's entries by stick judges them
itself meanwhile; the city's order settles it.
"""

from __future__ import annotations

__all__ = ["follow_rejections", "reinstate", "replay_rows", "replay_tables", "withhold"]

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, or_, select, tuple_

from app.sync.apply import Applied
from app.sync.judge import Denied, Reason
from app.sync.ledger import FORK, Ledger
from app.sync.replay import replay
from app.sync.replica import Replica
from db.entry import Version
from db.tables import journalled_tables
from db.tables.house import JournalEntry, Refusal
from db.tables.office import Rejection
from db.wire import shape_of

_CHUNK = 1000
_REFUSAL = Refusal.__table__.c
_JOURNAL = JournalEntry.__table__.c


def replay_rows(
    ledger: Ledger, replica: Replica, rows: Iterable[tuple[str, bytes]]
) -> dict[str, set[bytes]]:
    """Rebuild rows of any tables, given as (table, id); returns those of tables known here."""
    by_table: dict[str, set[bytes]] = defaultdict(set)
    for table, row in rows:
        if table in journalled_tables():
            by_table[table].add(row)
    for table, ids in by_table.items():
        replay(ledger, replica, shape_of(journalled_tables()[table]), ids)
    return by_table


def replay_tables(ledger: Ledger, replica: Replica, tables: Iterable[str]) -> dict[str, set[bytes]]:
    """After an upgrade: rebuild all rows of tables that know more groups or fields than before.

    What the older program kept for them in the journal takes its place in the rows.
    """
    touched: dict[str, set[bytes]] = {}
    for table in tables:
        query = select(_JOURNAL.row).where(_JOURNAL.tbl == table).distinct()
        ids = list(ledger.session.scalars(query))
        for at in range(0, len(ids), _CHUNK):
            rows = [(table, row) for row in ids[at : at + _CHUNK]]
            for name, found in replay_rows(ledger, replica, rows).items():
                touched.setdefault(name, set()).update(found)
    return touched


def withhold(ledger: Ledger, stream_no: int, denied: Iterable[Denied]) -> None:
    """Note entries a laptop gives no effect until the city has spoken."""
    rows = [
        {
            "stream_no": stream_no,
            "seq": entry.seq,
            "tbl": entry.table,
            "row": entry.row,
            "actor": entry.actor,
            "reason": reason.value,
        }
        for entry, reason in denied
    ]
    if rows:
        ledger.session.execute(insert(Refusal), rows)


def reinstate(
    ledger: Ledger,
    replica: Replica,
    *,
    seqs: Mapping[int, tuple[int, int]] | None = None,
    actors: Iterable[bytes] = (),
) -> dict[str, set[bytes]]:
    """Give entries withheld here their effect, unless the city refused them; rebuilds their rows.

    Args:
        seqs: stream number → (lo, hi) the city has sent down: it has spoken on these.
        actors: people who have become known.
    """
    wanted = [
        (_REFUSAL.stream_no == no) & _REFUSAL.seq.between(lo, hi)
        for no, (lo, hi) in (seqs or {}).items()
    ]
    known = list(actors)
    if known:
        wanted.append((_REFUSAL.reason == Reason.ACTOR.value) & _REFUSAL.actor.in_(known))
    if not wanted:
        return {}
    query = select(_REFUSAL.stream_no, _REFUSAL.seq, _REFUSAL.tbl, _REFUSAL.row).where(or_(*wanted))
    found = ledger.session.execute(query).all()
    if not found:
        return {}
    keys = [(row.stream_no, row.seq) for row in found]
    ledger.session.execute(
        delete(Refusal)
        .where(tuple_(_REFUSAL.stream_no, _REFUSAL.seq).in_(keys))
        .execution_options(synchronize_session=False)
    )
    ledger.forget_refusals()
    return replay_rows(ledger, replica, [(row.tbl, row.row) for row in found])


def follow_rejections(ledger: Ledger, replica: Replica, applied: Applied) -> list[Version]:
    """After rejections came in or were lifted: rebuild the rows they speak of.

    Returns:
        Where streams forked, as (stream, first seq with two contents).
    """
    ids = applied.touched.get(Rejection.__tablename__)
    if not ids:
        return []
    ledger.forget_refusals()
    columns = (Rejection.stream, Rejection.seq, Rejection.tbl, Rejection.row, Rejection.reason)
    found = ledger.session.execute(select(*columns).where(Rejection.id.in_(ids))).all()
    rows = [(rejection.tbl, rejection.row) for rejection in found if rejection.reason != FORK]
    for table, touched in replay_rows(ledger, replica, rows).items():
        applied.touch(table, touched)
    return [(rejection.stream, rejection.seq) for rejection in found if rejection.reason == FORK]
