"""The figures that means are weighed by: what the program brings, and what the office entered."""

from __future__ import annotations

__all__ = ["QUERIES", "standards_of"]

from collections.abc import Mapping

from sqlalchemy import select

from app.i18n import tr
from app.lawbook.rules import Proof
from app.legalaid.messages.standards import ListMeansStandards, StandardView
from app.legalaid.practice import AidPractice
from app.legalaid.rules.means import MeansStandard
from app.work import Handler, Work
from db.tables.means import AidStandard


def standards_of(work: Work) -> tuple[MeansStandard, ...]:
    """All figures; on one day the office's own stand for the program's."""
    own = {one.since: one for one in _own(work)}
    shipped = (one for one in work.tool(AidPractice).standards if one.since not in own)
    return (*own.values(), *shipped)


def _own(work: Work) -> list[MeansStandard]:
    rows = work.session.scalars(
        select(AidStandard).where(AidStandard.office == work.me.office, ~AidStandard.voided)
    )
    return [
        MeansStandard(
            row.since,
            row.monthly_fen,
            row.area_per_head,
            row.basis,
            Proof.Y if row.basis else Proof.P,  # whoever names the paper has read it there
        )
        for row in rows
    ]


def _list(_query: ListMeansStandards, work: Work) -> tuple[StandardView, ...]:
    shipped = work.tool(AidPractice).standards
    return tuple(
        StandardView(
            since=one.since,
            monthly_fen=one.monthly_fen,
            area_per_head=one.area_per_head,
            basis=one.source,
            badge="" if one.proof.confirmed else tr(one.proof.label),
            shipped=one in shipped,
        )
        for one in sorted(standards_of(work), key=lambda one: one.since, reverse=True)
    )


QUERIES: Mapping[type, Handler] = {ListMeansStandards: _list}
