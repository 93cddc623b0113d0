"""Reads of consultations: the list, one of them, what the forms offer."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.people.divisions import Divisions
from app.people.links import same_as
from app.people.pinyin import initials
from app.records.listing import run_of, total_of, with_words
from app.risk import LevelView, RiskPractice
from app.services.codes import Target, Topic
from app.services.detail import read_consultation
from app.services.messages import (
    ConsultationCard,
    ConsultationPage,
    ConsultationTab,
    ListConsultations,
    ReadConsultation,
    ReadDangerPractice,
    ReadServiceChoices,
    ServiceChoices,
)
from app.services.states import State, step_of
from app.today.dues import due_view
from app.work import Handler, Work
from db.tables.derived import ConsultationRow, DueItem
from db.tables.services import Consultation


def list_consultations(query: ListConsultations, work: Work) -> ConsultationPage:
    """A run of the list, most urgent first; the cursor is "sort/id"."""
    chosen = select(ConsultationRow)
    if query.within:
        chosen = chosen.where(ConsultationRow.record.in_(query.within))
    elif query.person:
        persons = same_as(work.session, [query.person])
        records = select(Consultation.id).where(
            Consultation.person.in_(persons), ~Consultation.voided
        )
        chosen = chosen.where(ConsultationRow.record.in_(records))
    else:
        chosen = chosen.where(ConsultationRow.tab == query.tab.value)
    chosen = chosen.where(*with_words(ConsultationRow.search, query.text))
    row = ConsultationRow
    run = run_of(work.session, chosen, row.sort, row.record, query.after, query.limit)
    cards = _cards(run.rows, work)
    if query.after:  # whoever reads on has the numbers
        return ConsultationPage(cards, total=0, counts=(), late=0, year=0, after=run.after)
    return ConsultationPage(
        rows=cards,
        total=total_of(work.session, chosen),
        counts=_counts(work),
        late=_late(work),
        year=_year(work),
        after=run.after,
    )


def _counts(work: Work) -> tuple[tuple[ConsultationTab, int], ...]:
    counted = select(ConsultationRow.tab, func.count()).group_by(ConsultationRow.tab)
    found = dict(work.session.execute(counted).all())
    return tuple((tab, found.get(tab.value, 0)) for tab in ConsultationTab)


def _late(work: Work) -> int:
    records = select(ConsultationRow.record)
    return work.session.execute(
        select(func.count(func.distinct(DueItem.record))).where(
            DueItem.record.in_(records), DueItem.duty, DueItem.on < work.clock.today()
        )
    ).scalar_one()


def _year(work: Work) -> int:
    counted = select(func.count()).select_from(Consultation)
    return work.session.execute(
        counted.where(Consultation.number_year == work.clock.today().year, ~Consultation.voided)
    ).scalar_one()


def _cards(rows: Sequence[ConsultationRow], work: Work) -> tuple[ConsultationCard, ...]:
    items = work.session.scalars(
        select(DueItem).where(DueItem.record.in_([row.record for row in rows])).order_by(DueItem.on)
    ).all()
    dues: dict[tuple[bytes, str], DueItem] = {}
    for item in items:
        dues.setdefault((item.record, item.rule), item)
    today, law = work.clock.today(), work.tool(Rulebook)
    return tuple(_card(row, dues.get((row.record, row.due_rule)), law, today) for row in rows)


def _card(
    row: ConsultationRow, item: DueItem | None, law: Rulebook, today: date
) -> ConsultationCard:
    state = State(row.state)
    return ConsultationCard(
        id=row.record,
        title=row.title,
        about=row.about,
        state=state,
        step=step_of(state),
        grave=row.grave,
        due=due_view(item, law, today) if item else None,
        reviews=row.reviews,
    )


def read_choices(_query: ReadServiceChoices, work: Work) -> ServiceChoices:
    """Villages, topics, targets, each with its initials."""
    villages = work.tool(Divisions).villages_of(work.me.office)
    words = [one.name for one in villages] + [tr(one.label) for one in (*Topic, *Target)]
    return ServiceChoices(
        villages=tuple((one.code, one.name) for one in villages),
        initials=tuple((word, " ".join(initials(word))) for word in dict.fromkeys(words)),
    )


def read_practice(_query: ReadDangerPractice, work: Work) -> tuple[LevelView, ...]:
    """The four colours, as the office practises them."""
    return work.tool(RiskPractice).levels()


QUERIES: Mapping[type, Handler] = {
    ListConsultations: list_consultations,
    ReadConsultation: read_consultation,
    ReadServiceChoices: read_choices,
    ReadDangerPractice: read_practice,
}
