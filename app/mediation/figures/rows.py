"""The rows of mediation's reports: one for each committee."""

from __future__ import annotations

__all__ = ["committee_rows", "home_of", "kinds_of"]

from collections.abc import Mapping

from sqlalchemy import select

from app.ids import Id
from app.statistics.table import RowHead
from app.work import Work
from db.tables.office import Committee


def committee_rows(work: Work) -> tuple[RowHead, ...]:
    """The committees of the office, that of the town first; ended ones last."""
    rows = work.session.execute(
        select(Committee.id, Committee.name, Committee.division, Committee.ended_on).where(
            Committee.office == work.me.office, ~Committee.voided
        )
    ).all()
    ordered = sorted(rows, key=lambda one: (one.ended_on is not None, one.division or ""))
    return tuple(RowHead(one.id, one.name) for one in ordered)


def kinds_of(work: Work) -> Mapping[Id, str]:
    """The kind (CL-07) of each committee known here."""
    rows = work.session.execute(select(Committee.id, Committee.kind))
    return dict(rows.all())


def home_of(work: Work) -> Mapping[str, Id]:
    """The committee of each village; "" is that of the town, where a village has none."""
    rows = work.session.execute(
        select(Committee.division, Committee.id)
        .where(Committee.office == work.me.office, Committee.form == "0", ~Committee.voided)
        .order_by(Committee.ended_on.is_(None), Committee.id.desc())
    ).all()
    return {division or "": key for division, key in rows}
