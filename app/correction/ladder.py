"""The ladder of one subject as the desk and the record show it: done, ready, still to come."""

from __future__ import annotations

__all__ = ["DRAFTS", "QUERIES", "ladder_of"]

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import Ground, SanctionKind, SearchWay, Severity, place_of, short_of
from app.correction.covering import covered_ladder, uncovered_by
from app.correction.handlers.shared import facts_of, state_of, subject_of
from app.correction.messages.discipline import ReadLadder
from app.correction.rules.allowance import allowed
from app.correction.rules.clues import said
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.ladder import Rung, offered, rungs
from app.correction.rules.measurefacts import SearchFact
from app.correction.states import LIVE, State
from app.correction.views.discipline import (
    ClueView,
    LadderStep,
    LadderView,
    RowOffer,
    RungView,
)
from app.i18n import full_date, month_day, near_day, tr
from app.lawbook.rules import Rulebook
from app.people.codes import Secret
from app.work import Handler, Work
from db.tables.measures import Clue, SearchStep

# The drafts that go with a proposal; 提请逮捕书 only where the law has it.
DRAFTS: Mapping[SanctionKind, tuple[str, ...]] = {
    SanctionKind.PRAISE: ("cor.D11",),
    SanctionKind.REPRIMAND: ("cor.D12",),
    SanctionKind.WARNING: ("cor.D13",),
    SanctionKind.PUNISHMENT: ("cor.D14",),
    SanctionKind.REVOKE_SUSPENSION: ("cor.D16", "cor.D18"),
    SanctionKind.REVOKE_PAROLE: ("cor.D16", "cor.D18"),
    SanctionKind.IMPRISON: ("cor.D17",),
    SanctionKind.COMMUTATION: (),
}
_ARTICLE = (tr("社区矫正法 第30条"), tr("社区矫正法"), tr("第30条"))
_OUT = (Ground.OUT_BRIEFLY, Ground.OUT_LONGER, Ground.OUT_A_MONTH, Ground.PAROLE_OUT)
_LOG = 4  # steps of a search that the narrow column shows


def read_ladder(query: ReadLadder, work: Work) -> LadderView:
    """The ladder of a subject."""
    subject = subject_of(query.subject, work, archived=True)
    facts = facts_of(subject, work)
    ladder = ladder_of(
        facts, state_of(facts, work), work.session, work.tool(Rulebook), work.clock.today()
    )
    open_ = Secret.NOTES in uncovered_by(query.looks, subject.person, work)
    return ladder if open_ else covered_ladder(ladder)


def ladder_of(
    facts: SubjectFacts, state: State, session: Session, law: Rulebook, today: date
) -> LadderView:
    """What is there, what comes, and the rows behind it."""
    live = state in LIVE
    found = rungs(facts, law, today) if live else ()
    offer = offered(found, today)
    search = facts.measures.search if live else None
    views = {rung: _rung(rung, law, today) for rung in found}
    clues = tuple(_clues(facts, session, law))
    return LadderView(
        subject=facts.id,
        name=facts.title,
        head=_head(facts, search, offer, today),
        late=search is not None or offer is not None,
        steps=(
            *(_search_steps(search, session, today) if search else ()),
            *_rung_steps(found, offer, today),
        ),
        search=search.id if search else None,
        offer=views[offer] if offer else None,
        others=tuple(view for rung, view in views.items() if rung is not offer),
        clues=clues,
        rows=tuple(_offers(facts, clues, today)),
        allowed=allowed(facts.category),
        actions=tuple(_actions(search, offer, clues)) if live else (),
    )


def _head(facts: SubjectFacts, search: SearchFact | None, offer: Rung | None, today: date) -> str:
    if search is not None:
        return tr("{name} 失联第 {n} 天").format(name=facts.title, n=search.days(today))
    if offer is not None:
        return tr("{name}：{kind}条件已具备").format(name=facts.title, kind=tr(offer.kind.short))
    return ""


def _actions(
    search: SearchFact | None, offer: Rung | None, clues: Sequence[ClueView]
) -> Iterator[str]:
    if any(one.verified_on is None for one in clues):
        yield "VerifyClue"
    if offer is not None:
        yield "ProposeSanction"
    if search is None:
        yield "StartSearch"
    else:
        yield "RecordSearchStep"
        if not (search.police_at and search.procurator_at and search.county_at):
            yield "TellSearch"
        yield "EndSearch"
    yield "TakeUpClue"


def _rung(rung: Rung, law: Rulebook, today: date) -> RungView:
    return RungView(
        kind=rung.kind,
        ground=rung.ground,
        rule=rung.rule,
        from_on=rung.from_on,
        met=rung.met(today),
        evidence=rung.evidence,
        lacking=rung.lacking,
        rows=rung.rows,
        place=place_of(rung.ground),
        papers=DRAFTS[rung.kind],
        confirmed=law[rung.rule].proof.confirmed,
    )


# -- the column --------------------------------------------------------------------------------


def _search_steps(search: SearchFact, session: Session, today: date) -> Iterator[LadderStep]:
    rows = session.scalars(
        select(SearchStep)
        .where(SearchStep.search == search.id, ~SearchStep.voided)
        .order_by(SearchStep.at)
    ).all()
    for row in rows[-_LOG:]:
        at = row.at.astimezone(CHINA)
        text = tr("{day} {time}，{result}").format(
            day=month_day(at.date()), time=f"{at:%H:%M}", result=row.result
        )
        day = _day_of(search, at.date())
        yield LadderStep(tr(SearchWay(row.way).label), text, day, "done", secret=True)
    if not rows:
        text = tr("电话、上门、问家属和村（居），逐次记下")
        yield LadderStep(tr("立即查找"), text, tr("今天"), "now", *_ARTICLE)
    yield from _notices(search, today)


def _day_of(search: SearchFact, day: date) -> str:
    return tr("第 {n} 天").format(n=max(1, (day - search.lost_on).days))


def _notices(search: SearchFact, today: date) -> Iterator[LadderStep]:
    told = [
        (tr("报县级"), search.county_at),
        (tr("通知公安机关"), search.police_at),
        (tr("通报检察院"), search.procurator_at),
    ]
    done = [(words, at.astimezone(CHINA).date()) for words, at in told if at]
    if done:
        last = max(day for _, day in done)
        text = tr("，").join(
            tr("{day}{what}").format(day=month_day(day), what=words) for words, day in done
        )
        yield LadderStep(tr("已通知"), text, _day_of(search, last), "done", *_ARTICLE)
    if rest := [words for words, at in told if not at]:
        yield LadderStep(
            tr("、").join(rest), tr("查找不到的，要通知"),
            near_day(search.lost_on, today), "now", *_ARTICLE,
        )  # fmt: skip


def _rung_steps(found: Sequence[Rung], offer: Rung | None, today: date) -> Iterator[LadderStep]:
    for rung in found:
        if rung.kind is SanctionKind.PRAISE or (rung.until_on and rung.until_on < today):
            continue
        met = rung.met(today)
        head = tr("报县级：建议{kind}") if met else tr("到时仍没有改变：建议{kind}")
        if not met and rung.ground in _OUT:
            head = tr("仍未找到：建议{kind}")
        text = tr(rung.ground.label)
        if met and rung.lacking:
            text = tr("{text}。{lacking}").format(text=text, lacking=tr("；").join(rung.lacking))
        yield LadderStep(
            head.format(kind=tr(rung.kind.short)),
            text,
            tr("条件已具备") if met else near_day(rung.from_on, today),
            "now" if rung is offer else "ready" if met else "todo",
            short_of(rung.ground),
            *_cited(rung.ground),
        )


def _cited(ground: Ground) -> tuple[str, str]:
    """Law and article of a ground, as the lawbook opens them."""
    law, _, rest = place_of(ground).partition("第")
    return law, tr("第{n}条").format(n=rest.partition("条")[0])


# -- what a proposal may rest on ---------------------------------------------------------------


def _clues(facts: SubjectFacts, session: Session, law: Rulebook) -> Iterator[ClueView]:
    rows = session.scalars(
        select(Clue).where(Clue.subject == facts.id, ~Clue.voided).order_by(Clue.found_at.desc())
    )
    for row in rows:
        yield ClueView(
            id=row.id,
            rule=row.rule,
            title=said(row.rule, law),
            found_at=row.found_at.astimezone(CHINA),
            facts=row.facts,
            verified_on=row.verified_on,
            justified=row.justified,
            severity=Severity(row.severity) if row.severity else None,
            proposal=SanctionKind(row.proposal) if row.proposal else None,
        )


def _offers(facts: SubjectFacts, clues: Sequence[ClueView], today: date) -> Iterator[RowOffer]:
    for search in facts.measures.searches:
        if search.found_at is None:
            words = tr("查找记录：{day}失联，第 {n} 天").format(
                day=full_date(search.lost_on), n=search.days(today)
            )
            yield RowOffer(search.id, words)
    for one in clues:
        if one.verified_on is not None and not one.justified:
            words = tr("{day} {what}").format(day=full_date(one.found_at.date()), what=one.title)
            if one.severity:
                words = tr("{words}（{severity}）").format(
                    words=words, severity=tr(one.severity.label)
                )
            yield RowOffer(one.id, words)


QUERIES: Mapping[type, Handler] = {ReadLadder: read_ladder}
