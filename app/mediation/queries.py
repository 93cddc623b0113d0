"""Reads of mediation: the list, what the form offers, similar cases."""

from __future__ import annotations

__all__ = ["QUERIES"]

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, SelectBase, func, or_, select, union

from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import NAME, leads, subsidies
from app.mediation.codes import DisputeType
from app.mediation.detail import read_case
from app.mediation.messages import (
    CaseCard,
    CaseChoices,
    CasePage,
    CaseTab,
    CommitteeChoice,
    ListCases,
    MediatorChoice,
    ReadCase,
    ReadChoices,
    SimilarCase,
    SimilarCases,
)
from app.mediation.states import State, step_of
from app.mediation.views.course import IN_HAND
from app.people import pinyin
from app.people.divisions import Divisions
from app.people.links import same_as
from app.people.plain import plain
from app.records.listing import run_of, total_of, with_words
from app.today.dues import due_view
from app.work import Handler, Work
from db.tables.derived import CaseCardRow, DueItem
from db.tables.mediation import CaseParty, MediationCase, PartyAgent
from db.tables.office import Committee, Mediator
from db.tables.people import Person


def list_cases(query: ListCases, work: Work) -> CasePage:
    """A run of the list, most urgent first; the cursor is "sort/id"."""
    chosen = select(CaseCardRow)
    if query.within:
        chosen = chosen.where(CaseCardRow.case.in_(query.within))
    else:
        chosen = chosen.where(CaseCardRow.tab == query.tab.value)
    if query.person:
        chosen = chosen.where(CaseCardRow.case.in_(_cases_of(query.person, work)))
    chosen = chosen.where(*with_words(CaseCardRow.search, query.text))
    row = CaseCardRow
    run = run_of(work.session, chosen, row.sort, row.case, query.after, query.limit)
    own = set(work.session.scalars(_as_party(query.person, work))) if query.person else None
    if query.after:  # whoever reads on has the numbers
        return CasePage(_cards(run.rows, work, own), total=0, counts=(), late=(), after=run.after)
    counts = _counts(work, query.person)
    narrowed = query.text or query.within
    total = total_of(work.session, chosen) if narrowed else dict(counts)[query.tab]
    return CasePage(_cards(run.rows, work, own), total, counts, _late(work), run.after)


def _cases_of(person: Id, work: Work) -> SelectBase:
    """As a party, or acting for one."""
    acting = select(PartyAgent.case).where(
        PartyAgent.person.in_(same_as(work.session, [person])), ~PartyAgent.voided
    )
    return union(_as_party(person, work), acting)


def _as_party(person: Id, work: Work) -> Select[Id]:
    """Of all files of the person; an organisation is one of its own."""
    persons = same_as(work.session, [person])
    among = or_(CaseParty.person.in_(persons), CaseParty.organisation == person)
    return select(CaseParty.case).where(among, ~CaseParty.voided)


def _role(case: Id, own: Collection[Id] | None) -> str:
    """What to say of whoever is no party there."""
    return tr("代理人") if own is not None and case not in own else ""


def _counts(work: Work, person: Id | None) -> tuple[tuple[CaseTab, int], ...]:
    counted = select(CaseCardRow.tab, func.count()).group_by(CaseCardRow.tab)
    if person:
        counted = counted.where(CaseCardRow.case.in_(_cases_of(person, work)))
    found = dict(work.session.execute(counted).all())
    return tuple((tab, found.get(tab.value, 0)) for tab in CaseTab)


def _late(work: Work) -> tuple[tuple[CaseTab, int], ...]:
    counted = (
        select(CaseCardRow.tab, func.count(func.distinct(DueItem.record)))
        .join(DueItem, DueItem.record == CaseCardRow.case)
        .where(
            DueItem.line == NAME,
            DueItem.duty,
            DueItem.on < work.clock.today(),
            CaseCardRow.tab.in_(IN_HAND),
        )
        .group_by(CaseCardRow.tab)
    )
    return tuple((CaseTab(tab), n) for tab, n in work.session.execute(counted))


def _cards(
    rows: Sequence[CaseCardRow], work: Work, own: Collection[Id] | None
) -> tuple[CaseCard, ...]:
    cases = [row.case for row in rows]
    dues = {
        (item.record, item.rule, item.subject): item
        for item in work.session.scalars(select(DueItem).where(DueItem.record.in_(cases)))
    }
    today, law = work.clock.today(), work.tool(Rulebook)
    late = {one.record for one in dues.values() if one.rule == "med.R-A13" and one.raw < today}
    cards = []
    for row in rows:
        item = dues.get((row.case, row.due_rule, row.due_subject or b""))
        state = State(row.state)
        cards.append(
            CaseCard(
                id=row.case,
                title=row.title,
                kind=row.kind,
                number=row.number,
                state=_shown(state, late=row.case in late),
                step=step_of(state),
                due=due_view(item, law, today) if item else None,
                reviews=row.reviews,
                role=_role(row.case, own),
            )
        )
    return tuple(cards)


def _shown(state: State, *, late: bool) -> State:
    return State.OVERDUE if state is State.PERFORMING and late else state


def read_choices(_query: ReadChoices, work: Work) -> CaseChoices:
    """Committees and mediators of the office, villages of its township."""
    committees = work.session.scalars(
        select(Committee).where(
            Committee.office == work.me.office, Committee.ended_on.is_(None), ~Committee.voided
        )
    ).all()
    mediators = work.session.scalars(
        select(Mediator).where(Mediator.office == work.me.office, ~Mediator.voided, Mediator.active)
    ).all()
    villages = work.tool(Divisions).villages_of(work.me.office)
    # The town's own committee first, then the villages in the order of their codes.
    ordered = sorted(committees, key=lambda one: (one.division is not None, one.division or ""))
    offered = [one.label for one in DisputeType]
    offered += [one.name for one in ordered]
    offered += [one.name for one in mediators]
    offered += [one.name for one in villages]
    return CaseChoices(
        committees=tuple(CommitteeChoice(one.id, one.name, one.division) for one in ordered),
        mediators=tuple(MediatorChoice(one.id, one.name, one.committee) for one in mediators),
        villages=tuple((village.code, village.name) for village in villages),
        initials=tuple((name, pinyin.initials(name)[0]) for name in dict.fromkeys(offered)),
    )


def similar_cases(query: SimilarCases, work: Work) -> tuple[SimilarCase, ...]:
    """Earlier cases in which at least two of these people meet."""
    numbers = [number for text in query.id_numbers if (number := plain(text))]
    if len(numbers) < 2:
        return ()
    meeting = (
        select(CaseParty.case)
        .join(Person, Person.id == CaseParty.person)
        .where(Person.id_no.in_(numbers), ~CaseParty.voided)
        .group_by(CaseParty.case)
        .having(func.count(func.distinct(Person.id_no)) >= 2)
    )
    cases = work.session.scalars(
        select(MediationCase)
        .where(MediationCase.id.in_(meeting), ~MediationCase.voided)
        .order_by(MediationCase.accepted_on.desc())
        .limit(5)
    )
    return tuple(
        SimilarCase(
            id=case.id,
            case_no=case.case_no or tr("待编号"),
            summary=_summary(case),
        )
        for case in cases
    )


def _summary(case: MediationCase) -> str:
    month = tr("{y}年{m}月").format(y=case.accepted_on.year, m=case.accepted_on.month)
    parts = (
        tr("{month}受理").format(month=month),
        tr(DisputeType(case.dispute_type).label),
        tr(State(case.state).label),
    )
    return tr("，").join(parts)


QUERIES: Mapping[type, Handler] = {
    **subsidies.QUERIES,
    ListCases: list_cases,
    ReadCase: read_case,
    ReadChoices: read_choices,
    SimilarCases: similar_cases,
    **leads.QUERIES,
}
