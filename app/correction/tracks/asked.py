"""What a request to the county is about, in the few words that tell it from the others."""

from __future__ import annotations

__all__ = ["asked_words"]

from collections.abc import Mapping

from app.clock import CHINA
from app.correction.rules.movefacts import Moves
from app.i18n import full_date, month_day, tr
from app.ids import Id


def asked_words(moves: Moves) -> Mapping[Id, str]:
    """Words of each row that somebody decides on, by the row's id."""
    words = {one.id: one.target for one in moves.relocations}
    for leave in moves.leaves:
        words[leave.id] = tr("{start}至 {end}，{where}").format(
            start=month_day(leave.depart_on),
            end=month_day(leave.due_on),
            where=tr("、").join(leave.destinations),
        )
    for permit in moves.permits:
        day = month_day(permit.from_at.astimezone(CHINA).date())
        words[permit.id] = tr("{day} {kind}").format(day=day, kind=tr(permit.kind.label))
    for crossing in moves.crossings:
        words[crossing.id] = tr("{where}，到 {day}").format(
            where=tr("、").join(crossing.areas), day=full_date(crossing.to_on)
        )
    for device in moves.devices:
        words[device.id] = tr("到 {day}").format(day=full_date(device.end_on))
    return words
