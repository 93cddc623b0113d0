"""What mediation fills the slots of a phrase with: the parties, sums and days of a case."""

from __future__ import annotations

__all__ = ["TOPICS", "case_slots", "slots_of"]

from collections.abc import Iterable
from datetime import date

from app.i18n import full_date, tr
from app.mediation.messages import CaseDetail, DisputeType, PartyRole
from app.papers.messages import capital, figures
from ui.forms.slots import Slots

TOPICS = tuple((one.value, tr(one.label)) for one in DisputeType)
_LARGEST = 10**14  # fen; what a sum in capitals can say


def slots_of(
    parties: Iterable[tuple[PartyRole | None, str]],
    *,
    today: date,
    amount_fen: int | None = None,
    occurred_on: date | None = None,
    due_on: date | None = None,
    place: str = "",
    committee: str = "",
) -> Slots:
    """The words of the slots; "" where nothing is known yet."""
    names: dict[PartyRole | None, list[str]] = {}
    for role, name in parties:
        if name:
            names.setdefault(role, []).append(name)

    def side(role: PartyRole) -> str:
        return tr("、").join(names.get(role, ()))

    fen = amount_fen if amount_fen is not None and 0 <= amount_fen < _LARGEST else None
    return {
        tr("申请人"): side(PartyRole.APPLICANT),
        tr("被申请人"): side(PartyRole.RESPONDENT),
        tr("第三人"): side(PartyRole.THIRD),
        tr("金额"): "" if fen is None else figures(fen),
        tr("金额大写"): "" if fen is None else capital(fen),
        tr("今天"): full_date(today),
        tr("发生日期"): "" if occurred_on is None else full_date(occurred_on),
        tr("履行期限"): "" if due_on is None else full_date(due_on),
        tr("地点"): place,
        tr("调委会"): committee,
    }


def case_slots(
    case: CaseDetail, *, today: date, amount_fen: int | None = None, due_on: date | None = None
) -> Slots:
    """The words of a case; a sum and a day typed just now go before its own."""
    return slots_of(
        [(party.role, party.name) for party in case.present],
        today=today,
        amount_fen=case.amount_fen if amount_fen is None else amount_fen,
        occurred_on=case.occurred_on,
        due_on=due_on,
        place=case.place,
        committee=case.committee_name,
    )
