"""经济困难状况: stated by the applicant, on route 1 alone."""

from __future__ import annotations

__all__ = ["COMMANDS", "keep_means"]

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.legalaid.asked import answers_of
from app.legalaid.assessing import opinion_on
from app.legalaid.codes import MeansRoute
from app.legalaid.handlers.shared import done, late, must_be, new_row, record_of
from app.legalaid.messages import StateMeans
from app.legalaid.messages.answers import Household
from app.legalaid.messages.opinion import MeansView
from app.legalaid.rules.law import cited
from app.legalaid.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.legalaid import AidCase
from db.tables.means import AidAsset, AidMeans, AidMember

# Once aid is given, too: who is no longer poor is reported to the centre (la.R-B21).
_OPEN = frozenset({
    State.REGISTERED, State.INCOMPLETE, State.REVIEWED, State.PROVISIONAL, State.GRANTED,
    State.ASSIGNED, State.HANDLED,
})  # fmt: skip


def state_means(command: StateMeans, work: Work) -> Id:
    """经济困难状况说明; refused where the law asks for none (M21)."""
    case = record_of(command.record, work)
    must_be(case, _OPEN, tr("填经济困难状况"))
    faults = late(command.stated_on, "stated_on", work)
    if case.means_route != MeansRoute.CHECKED:
        says = tr("依法免予核查或不受经济条件限制，不用填家庭收入")
        article = MeansRoute(case.means_route).article if case.means_route else ""
        faults.append(Fault(says, "household", "la.M21", cited(article)))
    if not command.household.members:
        faults.append(Fault(tr("请填家庭成员，申请人自己也算一个"), "household"))
    refuse(faults)
    answers = replace(answers_of(case, (), command.household), household=command.household)
    means = opinion_on(answers, work).means
    keep_means(case, command.household, command.stated_on, means, work)
    return done(case, work)


def keep_means(
    case: AidCase, household: Household, on: date, means: MeansView | None, work: Work
) -> None:
    """The statement with everybody and everything in it, and what its figures say."""
    row = new_row(
        *(AidMeans, case, work),
        stated_on=on,
        spending_fen=household.spending,
        own_spending_fen=household.own_spending,
        hardship=household.hardship.value if household.hardship else "",
        verify_way=household.verify.value if household.verify else "",
        pledged_on=household.pledged_on,
        result=means.result.value if means else "",
        result_why=means.arithmetic if means else "",
    )
    for ordinal, member in enumerate(household.members, 1):
        new_row(
            *(AidMember, case, work),
            means=row.id,
            ordinal=ordinal,
            name=member.name.strip(),
            kinship=member.kinship.value,
            wage_fen=member.wage,
            business_fen=member.business,
            property_fen=member.from_property,
            transfer_fen=member.transfer,
            is_opponent=member.is_opponent,
        )
    for ordinal, asset in enumerate(household.assets, 1):
        new_row(
            *(AidAsset, case, work),
            means=row.id,
            ordinal=ordinal,
            kind=asset.kind.value,
            area=asset.area,
            value_fen=asset.value,
            note=asset.note.strip(),
        )


COMMANDS: Mapping[type, Handler] = {StateMeans: state_means}
