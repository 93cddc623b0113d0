"""What a dossier is taken away for, said before it is made."""

from __future__ import annotations

__all__ = ["taken"]

from app.desk import Desk
from app.ids import Id
from app.papers.messages import TakeVolume
from app.people.messages import Purpose


def taken(desk: Desk, line: str, *records: Id) -> None:
    """Somebody wrote down what for."""
    for record in records:
        desk.do(TakeVolume(line, record, Purpose.OTHER, "送区司法局评查")).result()
