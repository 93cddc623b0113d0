"""What T4 counts of consultations: asked, answered, rated, sent on, each when it happened."""

from __future__ import annotations

__all__ = ["facts_of_consultations", "reports", "topic_rows"]

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.risk import RiskLevel
from app.services import NAME
from app.services.codes import AidTold, DangerStep, Satisfaction, Topic, Way
from app.services.facts import title_of
from app.services.rules import answer_due
from app.statistics.counting import Form
from app.statistics.periods import Period
from app.statistics.reports import Report
from app.statistics.table import Fact, RowHead
from app.work import Work
from db.tables.services import Consultation, ConsultationDanger, ConsultationReferral


def reports(folder: Path) -> Iterator[Report]:
    """The one report, with its form from a folder of *.toml."""
    yield Report(Form.load(folder / "pls.T4.toml"), NAME, facts_of_consultations, topic_rows)


def topic_rows(_work: Work) -> tuple[RowHead, ...]:
    """A row for each topic."""
    return tuple(RowHead(one.value.encode(), tr(one.label)) for one in Topic)


def facts_of_consultations(work: Work, period: Period) -> tuple[Fact, ...]:
    """Everything that counts in a period."""
    cases = {
        case.id: case
        for case in work.session.scalars(
            select(Consultation)
            .where(Consultation.office == work.me.office, ~Consultation.voided)
            .order_by(Consultation.id)
        )
    }
    law = work.tool(Rulebook)
    facts = [fact for case in cases.values() for fact in _course(case, period, law)]
    return (*facts, *_slips(work, period, cases), *_dangers(work, period, cases))


def _fact(
    case: Consultation, what: str, *marks: str, key: Id = b"", people: int | None = None
) -> Fact:
    sums = (("people", people),) if people is not None else ()
    texts = (title_of(case),)
    return Fact(key or case.id, case.id, case.topic.encode(), what, marks, sums, texts)


def _course(case: Consultation, period: Period, law: Rulebook) -> Iterator[Fact]:
    if _within(case.received_at, period):
        refused = ("refused",) if case.refused else ()
        yield _fact(case, "asked", f"way={case.way}", *refused, people=case.people)
    if case.answered_at and _within(case.answered_at, period):
        told = ("told",) if case.told == AidTold.TOLD else ()
        in_time = ("in_time",) if _in_time(case, case.answered_at, law) else ()
        yield _fact(case, "answered", *in_time, *told)
    if case.rated_on and period.holds(case.rated_on):
        rated = case.satisfaction != Satisfaction.NOT_RATED
        yield _fact(case, *(("rated", f"how={case.satisfaction}") if rated else ("unrated",)))


def _in_time(case: Consultation, answered_at: datetime, law: Rulebook) -> bool:
    """Within the hours or days of its way, or at the hour that was promised."""
    if case.appointed_at is not None:
        return answered_at.astimezone(CHINA).date() <= case.appointed_at.astimezone(CHINA).date()
    end = answer_due(Way(case.way), case.received_at.astimezone(CHINA), law)
    return answered_at <= end


def _slips(work: Work, period: Period, cases: Mapping[Id, Consultation]) -> Iterator[Fact]:
    rows = work.session.scalars(
        select(ConsultationReferral).where(
            ConsultationReferral.office == work.me.office, ~ConsultationReferral.voided
        )
    )
    for slip in rows:
        case = cases.get(slip.consultation)
        if case is not None and period.holds(slip.sent_on):
            yield _fact(case, "referred", f"to={slip.target}", key=slip.id)
        if case is not None and slip.replied_on and period.holds(slip.replied_on):
            yield _fact(case, "receipt", key=slip.id)


def _dangers(work: Work, period: Period, cases: Mapping[Id, Consultation]) -> Iterator[Fact]:
    """One for each consultation that was assessed, by its gravest level of the period."""
    gravest: dict[Id, RiskLevel] = {}
    rows = work.session.scalars(
        select(ConsultationDanger).where(
            ConsultationDanger.office == work.me.office,
            ConsultationDanger.step == DangerStep.ASSESSED.value,
            ~ConsultationDanger.voided,
        )
    )
    for look in rows:
        level = RiskLevel(look.level)
        if _within(look.assessed_at, period):
            gravest[look.consultation] = max(gravest.get(look.consultation, level), level)
    for record, level in gravest.items():
        if case := cases.get(record):
            yield _fact(case, "danger", *(("grave",) if level.grave else ()))


def _within(at: datetime, period: Period) -> bool:
    return period.holds(at.astimezone(CHINA).date())
