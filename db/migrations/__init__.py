"""The steps from an empty database to today's schema, each frozen once it went out.

A step is a module of `versions` with one function, `upgrade()`, in Alembic's operations. It stands
on its own: no table, type or rule of today is imported, so it does in ten years what it does now.
The number of steps taken is kept in the database itself (db.schema), so that a start which finds
nothing to do never loads Alembic. There is no way back: an upgrade keeps a copy of the file.
"""

from __future__ import annotations

__all__ = ["RELEASED", "STEPS", "climb"]

from importlib import import_module

from sqlalchemy import Connection

STEPS = ("v0001_first",)
RELEASED = 0  # steps that went out with a release; those are never written again


def climb(connection: Connection, found: int) -> None:
    """Take the steps after the first `found` ones, in the transaction of the connection."""
    # Late, because almost no start has anything to upgrade.
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415

    with Operations.context(MigrationContext.configure(connection)):
        for step in STEPS[found:]:
            import_module(f"db.migrations.versions.{step}").upgrade()
