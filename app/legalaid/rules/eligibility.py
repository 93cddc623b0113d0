"""From the answers of the desk to 初审意见: what the station may propose, never a decision."""

from __future__ import annotations

__all__ = ["Ground", "assess", "settled"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.i18n import full_date, month_day, tr
from app.lawbook.rules import Rulebook
from app.legalaid.codes import (
    Exemption,
    ForumKind,
    Matter,
    MeansResult,
    MeansRoute,
    Proposal,
    Provisional,
)
from app.legalaid.messages.answers import Answers, Origin
from app.legalaid.messages.opinion import (
    MaterialState,
    MaterialView,
    MeansView,
    Opinion,
    QuestionKind,
    QuestionView,
    SourceView,
    Step,
    StepView,
    TermView,
)
from app.legalaid.practice import AidPractice
from app.legalaid.rules.asking import Asked, Fields, plain, questions_of
from app.legalaid.rules.checklist import checklist, proofs_of
from app.legalaid.rules.law import LAW
from app.legalaid.rules.limitation import Limitation, limitation_of
from app.legalaid.rules.means import MeansStandard, assess_means
from app.legalaid.rules.outcome import (
    age_of,
    categories_of,
    fast_of,
    for_migrants,
    form_of,
    ground_of,
    kind_of,
    route_of,
)
from app.legalaid.rules.place import Place, place_of
from app.legalaid.rules.reasons import Seen, county_word, reasons_of, refusals_of
from app.legalaid.rules.warnings import warnings_of
from app.people.divisions import Division, Divisions

_ELDERLY, _ADULT = 60, 18
_HAN = ("", "汉", "汉族")
_ASKED = (QuestionKind.CHOICE, QuestionKind.DATE, QuestionKind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an opinion stands on besides the answers.

    Attributes:
        county: 6-digit code of our own county.
        standard: the city's figures that hold, None where nobody entered them.
    """

    law: Rulebook
    practice: AidPractice
    divisions: Divisions
    county: str
    today: date
    standard: MeansStandard | None = None


def assess(typed: Answers, ground: Ground, *, at: str = "") -> Opinion:
    """The opinion on what was answered so far; `at` opens one question (去看这些情形)."""
    answers = settled(typed)
    route = route_of(answers)
    found = plain(answers)
    limitation = limitation_of(answers, ground.law, ground.today)
    place = place_of(answers, ground.county)
    means = _means(answers, route, ground)
    materials = _materials(answers, found, ground)
    questions = tuple(_questions(answers, found, materials, ground, place, at))
    county = ground.divisions[ground.county]
    there = ground.divisions.get(answers.place)
    seen = Seen(answers, route, means, place, county, there.name if there else "", materials)
    refusals = tuple(refusals_of(seen))
    provisional = _provisional(answers, route, limitation)
    complete = all(one.done for one in questions if one.kind in _ASKED)
    proposal = _proposal(seen, complete=complete, doubtful=bool(refusals))
    categories = categories_of(answers, route, ground.today)
    fast = tuple(fast_of(answers, limitation, categories))
    lacking = sum(one.state is MaterialState.LACKING for one in materials)
    return Opinion(
        complete=complete,
        proposal=proposal,
        title=tr(proposal.label) if proposal else tr("还要再问几句"),
        subtitle=_subtitle(proposal, lacking, county),
        reasons=tuple(reasons_of(seen)),
        warnings=tuple(
            warnings_of(
                answers,
                route=route,
                limitation=limitation,
                means=means,
                categories=categories,
                age=age_of(answers, ground.today),
                today=ground.today,
            )
        ),
        terms=tuple(_terms(answers, route, ground, county, fast=bool(fast))),
        steps=_steps(questions, at),
        questions=questions,
        next=next((one.id for one in questions if not one.done), ""),
        materials=materials,
        means=means,
        refusals=refusals,
        fast=fast,
        unconfirmed=tuple(_unconfirmed(means, ground)),
        categories=categories,
        matter=answers.matter,
        form=form_of(answers, route),
        route=route,
        ground=ground_of(answers, route),
        kind=kind_of(answers, route),
        litigation=bool(answers.forum and answers.forum.litigation),
        limitation_due=limitation.due.raw if limitation else None,
        provisional=provisional,
    )


def settled(typed: Answers) -> Answers:
    """The answers without what a later choice made void: an exemption of another matter, say."""
    answers = typed
    if answers.origin is Origin.NOTICE:
        return replace(answers, filer=None, matter=None, exemption=None, route=None)
    if answers.exemption is Exemption.MIGRANT_WORKER and not for_migrants(answers):
        answers = replace(answers, exemption=None)
    if answers.unlimited or answers.exemption:
        answers = replace(answers, route=None)
    return answers


def _means(answers: Answers, route: MeansRoute | None, ground: Ground) -> MeansView | None:
    if route is not MeansRoute.CHECKED or answers.household is None:
        return None
    return assess_means(answers.household, ground.practice.means, ground.standard)


def _materials(answers: Answers, found: Fields, ground: Ground) -> tuple[MaterialView, ...]:
    """Nothing is asked for before the matter is known: a half list would be told for the whole."""
    if answers.matter is None and answers.origin is not Origin.NOTICE:
        return ()
    return tuple(checklist(ground.practice.materials, answers, found))


# -- the questions ---------------------------------------------------------------------------


def _questions(
    answers: Answers,
    found: Fields,
    materials: Sequence[MaterialView],
    ground: Ground,
    place: Place,
    at: str,
) -> Iterator[QuestionView]:
    own = ground.divisions[ground.county]
    others = [one for one in ground.divisions.counties() if one != own]
    flags = set(_flags(answers, ground, place, at))
    asked = Asked(answers, found, flags, (own, *others))
    for one in questions_of(ground.practice.questions, asked):
        match one.kind:
            case QuestionKind.MATERIALS:
                lacking = any(paper.state is MaterialState.LACKING for paper in materials)
                yield replace(one, done=bool(materials) and not lacking)
            case QuestionKind.HOUSEHOLD:
                yield replace(one, done=bool(answers.household and answers.household.members))
            case QuestionKind.OPINION:
                yield replace(one, done=True)
            case _ if one.id == "means":
                yield replace(one, proofs=proofs_of(ground.practice.materials, answers, found))
            case _ if one.id == "unlimited":  # an aside: nobody has to answer it
                proofs = proofs_of(ground.practice.materials, answers, found)
                yield replace(one, done=True, proofs=proofs)
            case _:
                yield one


def _flags(answers: Answers, ground: Ground, place: Place, at: str) -> Iterator[str]:
    if place is not Place.OURS and answers.place:
        yield "elsewhere"
    if answers.forum is ForumKind.UNKNOWN:
        yield "elsewhere"
    if for_migrants(answers):
        yield "migrant"
    if answers.unlimited or at == "unlimited":
        yield "unlimited"
    plainly = limitation_of(answers, ground.law, ground.today, renewed=False)
    if plainly and plainly.breakable and plainly.close:
        yield "close"


def _steps(questions: Sequence[QuestionView], at: str) -> tuple[StepView, ...]:
    opened = next((one.step for one in questions if one.id == at), None)
    first = next((one.step for one in questions if not one.done), Step.OPINION)
    current = opened or first
    return tuple(
        StepView(step, _done(questions, step) and step < Step.OPINION, step is current)
        for step in Step
    )


def _done(questions: Sequence[QuestionView], step: Step) -> bool:
    own = [one for one in questions if one.step is step]
    return bool(own) and all(one.done for one in own)


# -- what is proposed ------------------------------------------------------------------------


def _proposal(seen: Seen, *, complete: bool, doubtful: bool) -> Proposal | None:
    answers = seen.answers
    if seen.route is MeansRoute.NOTICE:
        return Proposal.FORWARD
    if seen.place is Place.THEIRS:
        return Proposal.ELSEWHERE
    unordered = answers.matter is Matter.RETRIAL and answers.retrial_ordered is False
    if answers.matter is Matter.OUTSIDE or (unordered and answers.insists is False):
        return Proposal.ADVICE
    if not complete:
        return None
    unclear = seen.means is not None and seen.means.result is MeansResult.UNCLEAR
    if doubtful or unclear or seen.place is Place.OPEN:
        return Proposal.DOUBT
    return Proposal.GRANT


def _provisional(
    answers: Answers, route: MeansRoute | None, limitation: Limitation | None
) -> Provisional | None:
    if route is MeansRoute.NOTICE:
        return None
    if limitation and limitation.short:
        return Provisional.LIMITATION
    return Provisional.PRESERVATION if answers.urgent else None


def _subtitle(proposal: Proposal | None, lacking: int, county: Division) -> str:
    centre = tr("{word}法援处").format(word=county_word(county))
    match proposal:
        case None:
            return tr("问完再看")
        case Proposal.FORWARD:
            return tr("今天转交{centre}，三日内指派律师").format(centre=centre)
        case Proposal.ELSEWHERE:
            return tr("不是不予，告知或者转交")
        case Proposal.ADVICE:
            return tr("登记咨询，需要的代拟文书；坚持申请的照收")
    if lacking:
        return tr("补齐 {n} 样材料后送{centre}决定").format(n=lacking, centre=centre)
    return tr("送{centre}决定").format(centre=centre)


def _terms(
    answers: Answers,
    route: MeansRoute | None,
    ground: Ground,
    county: Division,
    *,
    fast: bool,
) -> Iterator[TermView]:
    received = answers.received_on or ground.today
    centre = tr("{word}法援处办").format(word=county_word(county))
    if route is MeansRoute.NOTICE:
        yield _term("assign", tr("指派律师"), "la.R-B05", tr("收到通知起三日"), received, ground)
        return
    yield _term("decide", tr("作出决定"), "la.R-B02", tr("收件起七日"), received, ground)
    days = ground.law["la.R-B04"].period
    yield TermView(
        "assign",
        tr("指派律师"),
        tr("决定后 {n} 日内").format(n=days),
        centre,
        None,
        "",
        LAW,
        "第43条",
    )
    if fast:  # la.R-B17: the same day, or the first one on which somebody can be reached
        on = ground.law.calendar.next_working_day(received)
        value = tr("今天") if on == ground.today else tr("{day}当天").format(day=month_day(on))
        note = tr("快速受理")
        yield TermView("forward", tr("送交"), value, note, on, "", LAW, "第45条")
    else:
        note = tr("收齐起一个工作日")
        yield _term("forward", tr("送交"), "la.R-B02a", note, received, ground)


def _term(id: str, label: str, rule: str, note: str, start: date, ground: Ground) -> TermView:
    due = ground.law.due(rule, start)
    on = ground.law[rule].act_by(due)
    day = month_day(on) if on.year == ground.today.year else full_date(on)
    place = ground.law[rule].citation
    value = tr("{day}前").format(day=day)
    return TermView(id, label, value, note, on, due.arithmetic, place.law, place.place())


def _unconfirmed(means: MeansView | None, ground: Ground) -> Iterator[SourceView]:
    if means is None:
        return
    rule = ground.practice.means
    if not rule.proof.confirmed:
        yield SourceView(tr("经济困难的算法"), tr(rule.proof.label))
    if ground.standard is None:
        yield SourceView(tr("本市的收入标准"), tr("还没有填"))
    elif not ground.standard.proof.confirmed:
        yield SourceView(tr("本市的收入标准"), tr(ground.standard.proof.label))
