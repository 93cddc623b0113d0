"""The backups of this laptop as the desk makes and shows them, beside all other work."""

from __future__ import annotations

__all__ = ["ERRANDS", "TRIPS"]

from collections.abc import Mapping

from app.vault.backup import Backup, Backups
from app.vault.messages import BackupCard, BackUpToday, DropOlderBackups, ReadBackups
from app.work import Errand, Outing


def back_up_today(_command: BackUpToday, desk: Outing) -> BackupCard | None:
    """Make today's, unless there is one."""
    made = desk.tools.get(Backups).make_daily()
    return _card(made) if made is not None else None


def drop_older(_command: DropOlderBackups, desk: Outing) -> int:
    """One of now instead of all before it."""
    return desk.tools.get(Backups).drop_older()


def read_backups(_query: ReadBackups, desk: Outing) -> tuple[BackupCard, ...]:
    """Newest first."""
    return tuple(map(_card, reversed(desk.tools.get(Backups).all())))


def _card(backup: Backup) -> BackupCard:
    return BackupCard(backup.made_on, backup.path.stat().st_size)


ERRANDS: Mapping[type, Errand] = {ReadBackups: read_backups}

# A copy takes its time: the press must not wait for it.
TRIPS: Mapping[type, Errand] = {BackUpToday: back_up_today, DropOlderBackups: drop_older}
