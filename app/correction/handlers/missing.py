"""查找: begun at once, logged by the hour, ended with a clue to verify (A8, A9, R28)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.correction.facts.measures import search_fact
from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.missing import EndSearch, RecordSearchStep, StartSearch, TellSearch
from app.correction.rules.measurefacts import SearchFact, found_clue
from app.correction.rules.missing import check_end, check_search, check_step, check_telling
from app.correction.states import LIVE
from app.i18n import full_date, tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.measures import Clue, MissingSearch, SearchStep


def start_search(command: StartSearch, work: Work) -> Id:
    """A8, and A2: whoever cannot be reached is looked for at once."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), LIVE, tr("登记查找"))
    refuse(check_search(command, facts, work.clock.now()))
    row = MissingSearch(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        lost_since=command.lost_since,
        last_contact=command.last_contact.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _search(search: Id, work: Work) -> tuple[MissingSearch, SearchFact]:
    row = row_of(MissingSearch, search, tr("这次查找"), work)
    subject_of(row.subject, work)
    steps = select(SearchStep.at).where(SearchStep.search == row.id, ~SearchStep.voided)
    return row, search_fact(row, work.session.scalars(steps).all())


def record_step(command: RecordSearchStep, work: Work) -> Id:
    """One line of the log."""
    search, fact = _search(command.search, work)
    refuse(check_step(command, fact, work.clock.now()))
    row = SearchStep(
        id=work.new_id(),
        office=search.office,
        subject=search.subject,
        search=search.id,
        at=command.at,
        way=command.way.value,
        result=command.result.strip(),
        officers=[name.strip() for name in command.officers if name.strip()],
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def tell_search(command: TellSearch, work: Work) -> Id:
    """公安, 检察院, county were told; what was noted before stays."""
    row, fact = _search(command.search, work)
    refuse(check_telling(command, fact, work.clock.now()))
    row.police_at = command.police_at or row.police_at
    row.procurator_at = command.procurator_at or row.procurator_at
    row.county_at = command.county_at or row.county_at
    work.session.flush()
    return row.id


def end_search(command: EndSearch, work: Work) -> Id:
    """A9: the days are counted and become a clue; an officer says what they mean."""
    row, fact = _search(command.search, work)
    refuse(check_end(command, fact, work.clock.now()))
    row.found_at, row.found_how = command.found_at, command.found_how.strip()
    _leave_clue(row, search_fact(row, fact.steps), work)
    work.session.flush()
    return row.id


def _leave_clue(row: MissingSearch, fact: SearchFact, work: Work) -> None:
    days, found = fact.days(work.clock.today()), fact.found_on
    if days < 1 or found is None or fact.found_at is None:
        return
    clue = work.session.get(Clue, found_clue(row.id))
    if clue is None:
        clue = Clue(
            id=found_clue(row.id),
            office=row.office,
            subject=row.subject,
            rule="cor.R28",
            found_at=fact.found_at,
            facts="",
        )
        work.session.add(clue)
    clue.voided, clue.found_at = False, fact.found_at
    clue.facts = tr("{start}至{end}失去联系，脱离监管 {n} 日（首日不计）").format(
        start=full_date(fact.lost_on), end=full_date(found), n=days
    )


COMMANDS: Mapping[type, Handler] = {
    StartSearch: start_search,
    RecordSearchStep: record_step,
    TellSearch: tell_search,
    EndSearch: end_search,
}
