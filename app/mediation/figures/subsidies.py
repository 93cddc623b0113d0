"""What T5 lists: the shares of mediators in claims that were paid in a period."""

from __future__ import annotations

__all__ = ["facts_of_subsidies"]

from sqlalchemy import func, select

from app.i18n import tr
from app.mediation.codes import Difficulty, SubsidyStage
from app.statistics.periods import Period
from app.statistics.table import Fact
from app.work import Work
from db.tables.mediation import MediationCase
from db.tables.office import Committee, Mediator
from db.tables.subsidies import SubsidyClaim, SubsidyShare


def facts_of_subsidies(work: Work, period: Period) -> tuple[Fact, ...]:
    """One line for each mediator and case, by committee (the town's first) and number."""
    rows = work.session.execute(
        select(SubsidyShare, SubsidyClaim, MediationCase, Mediator.name)
        .join(SubsidyClaim, SubsidyClaim.case == SubsidyShare.case)
        .join(MediationCase, MediationCase.id == SubsidyShare.case)
        .outerjoin(Committee, Committee.id == MediationCase.committee)
        .outerjoin(Mediator, Mediator.id == SubsidyShare.mediator)
        .where(
            SubsidyClaim.office == work.me.office,
            SubsidyClaim.status == SubsidyStage.PAID.value,
            SubsidyClaim.status_on.between(period.first, period.last),
            ~SubsidyShare.voided,
            ~SubsidyClaim.voided,
            ~MediationCase.voided,
        )
        .order_by(
            # Each committee numbers its own cases: by number alone equals would stand as it comes.
            func.coalesce(Committee.division, ""),
            Committee.name,
            MediationCase.number_year,
            MediationCase.number,
            Mediator.name,
            SubsidyShare.id,
        )
    ).all()
    return tuple(
        Fact(
            id=share.id,
            record=case.id,
            row=case.committee,
            what="share",
            sums=(("standard", claim.standard_fen), ("amount", share.amount_fen)),
            texts=(
                name or tr("（未同步）"),
                case.case_no or tr("待编号"),
                tr(Difficulty(claim.grade).label),
            ),
        )
        for share, claim, case, name in rows
    )
