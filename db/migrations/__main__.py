"""Writes steps from what today's models have and the steps so far have not.

`python -m db.migrations` writes the first step anew, until it is released;
`python -m db.migrations add NAME` drafts the next one, for a person to finish and enter in STEPS.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps
from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    create_engine,
)

from db.migrations import RELEASED, STEPS, climb
from db.tables import Base

VERSIONS = Path(__file__).parent / "versions"

_HEAD = '''"""{title}."""

from __future__ import annotations

__all__ = ["upgrade"]

import sqlalchemy as sa
from alembic import op


def text(length: int) -> sa.String:
    """Text; PostgreSQL holds any length, as SQLite does."""
    return sa.String(length).with_variant(sa.Text(), "postgresql")


def whole() -> sa.Integer:
    """A whole number; PostgreSQL holds any size, as SQLite does."""
    return sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Take this step."""
'''


def frozen(title: str, found: int) -> str:
    """The source of the step that leads from the first `found` steps to today's models."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        if found:
            climb(connection, 0)
        body = _difference(connection)
    engine.dispose()
    lines = [line for line in body.splitlines() if "###" not in line]
    return _HEAD.format(title=title) + "\n".join(lines) + "\n"


def _difference(connection: Connection) -> str:
    context = MigrationContext.configure(connection, opts={"target_metadata": Base.metadata})
    operations = produce_migrations(context, Base.metadata).upgrade_ops or UpgradeOps()
    return render_python_code(operations, render_item=_render, migration_context=context)


def _render(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Types as a frozen step writes them; False leaves the rest to Alembic."""
    del context
    if kind == "column" and item.table.autoincrement_column is item:
        return f'sa.Column("{item.name}", sa.Integer(), nullable=False)'
    if kind != "type":
        return False
    return _type(item.impl if isinstance(item, TypeDecorator) else item)


def _type(type_: Any) -> str | Literal[False]:
    if isinstance(type_, Text):
        return "sa.Text()"
    if isinstance(type_, String):
        return f"text({type_.length})"
    if isinstance(type_, BigInteger):
        return "sa.BigInteger()"
    if isinstance(type_, Integer):
        return "whole()"
    if isinstance(type_, LargeBinary):
        return f"sa.LargeBinary({type_.length or ''})"
    if isinstance(type_, Boolean):
        return "sa.Boolean()"
    return False


def _write(name: str, source: str) -> None:
    path = VERSIONS / f"{name}.py"
    path.write_text(source, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(path)], check=True)


def main(arguments: list[str]) -> int:
    """Write a step; returns the exit code."""
    match arguments:
        case [] if RELEASED == 0:
            _write(STEPS[0], frozen("The first schema", 0))
        case ["add", name]:
            _write(f"v{len(STEPS) + 1:04d}_{name}", frozen(name, len(STEPS)))
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
