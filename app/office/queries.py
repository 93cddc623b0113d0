"""Reads of the office: its committees with their people."""

from __future__ import annotations

__all__ = ["QUERIES", "mask_account"]

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.office import rules
from app.office.codes import CommitteeForm, CommitteeKind, Education, Level, Post
from app.office.handlers import shown_pattern
from app.office.messages import (
    CommitteeView,
    Finding,
    FundingView,
    ListCommittees,
    MediatorView,
    TrainingView,
)
from app.people.divisions import Divisions
from app.people.idnumbers import mask_id
from app.people.messages import Sex
from app.work import Handler, Work
from db.tables.office import Committee, Funding, Mediator, NumberBlock, Training


def list_committees(_query: ListCommittees, work: Work) -> tuple[CommitteeView, ...]:
    """All committees of the office, that of the town first; ended ones last."""
    rows = work.session.scalars(
        select(Committee).where(Committee.office == work.me.office, ~Committee.voided)
    ).all()
    mediators = _mediators(work)
    fundings = _fundings(work)
    numbered = set(
        work.session.scalars(
            select(NumberBlock.committee).where(
                NumberBlock.device == work.me.device,
                NumberBlock.year == work.clock.today().year,
                ~NumberBlock.voided,
            )
        )
    )
    ordered = sorted(rows, key=lambda one: (one.ended_on is not None, one.division or ""))
    return tuple(
        _view(row, mediators[row.id], fundings[row.id], work, blocks=row.id in numbered)
        for row in ordered
    )


def _view(
    row: Committee,
    mediators: list[MediatorView],
    fundings: list[FundingView],
    work: Work,
    *,
    blocks: bool,
) -> CommitteeView:
    form = CommitteeForm(row.form)
    division = work.tool(Divisions).get(row.division) if row.division else None
    law = work.tool(Rulebook)
    year = work.clock.today().year
    example = row.number_pattern.replace("{year}", str(year))
    return CommitteeView(
        id=row.id,
        name=row.name,
        kind=CommitteeKind(row.kind),
        form=form,
        division=row.division,
        division_name=division.name if division else "",
        number_pattern=shown_pattern(row.number_pattern),
        example=example.replace("{no}", "001"),
        term_start=row.term_start,
        term_end=law.due(rules.TERM, row.term_start).raw if row.term_start else None,
        blocks=blocks,
        findings=() if row.ended_on else _findings(row, form, mediators, law),
        mediators=tuple(mediators),
        fundings=tuple(fundings),
        ended_on=row.ended_on,
    )


def _findings(
    row: Committee, form: CommitteeForm, mediators: Iterable[MediatorView], law: Rulebook
) -> tuple[Finding, ...]:
    serving = [rules.Member(one.post, one.sex) for one in mediators if one.active]
    composition = law[rules.COMPOSITION].citation
    found = [
        Finding(words, composition.law, composition.place())
        for words in rules.composition(form, serving)
    ]
    if form is CommitteeForm.COMMITTEE and row.term_start is None:
        term = law[rules.TERM].citation
        found.append(Finding(tr("没有填本届委员哪天产生，不知道何时换届"), term.law, term.place()))
    return tuple(found)


def _mediators(work: Work) -> defaultdict[Id, list[MediatorView]]:
    trainings = _trainings(work)
    rows = work.session.scalars(
        select(Mediator).where(Mediator.office == work.me.office, ~Mediator.voided)
    ).all()
    found: defaultdict[Id, list[MediatorView]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (not one.active, one.post, one.id)):
        found[row.committee].append(_mediator(row, tuple(trainings[row.id])))
    return found


def _mediator(row: Mediator, trainings: tuple[TrainingView, ...]) -> MediatorView:
    return MediatorView(
        id=row.id,
        committee=row.committee,
        name=row.name,
        post=Post(row.post),
        sex=Sex(row.sex),
        education=Education(row.education),
        phone=row.phone,
        full_time=row.full_time,
        level=Level(row.level),
        civil_servant=row.civil_servant,
        appointed_on=row.appointed_on,
        filed_on=row.filed_on,
        id_no=row.id_no,
        id_shown=mask_id(row.id_no) if row.id_no else "",
        bank=row.bank,
        account_shown=mask_account(row.bank_account),
        active=row.active,
        ended_on=row.ended_on,
        trainings=trainings,
    )


def mask_account(number: str) -> str:
    """The last four digits of an account: enough to tell two apart."""
    return tr("尾号 {tail}").format(tail=number[-4:]) if number else ""


def _trainings(work: Work) -> defaultdict[Id, list[TrainingView]]:
    rows = work.session.scalars(
        select(Training)
        .where(Training.office == work.me.office, ~Training.voided)
        .order_by(Training.trained_on.desc())
    )
    found: defaultdict[Id, list[TrainingView]] = defaultdict(list)
    for row in rows:
        found[row.mediator].append(
            TrainingView(row.id, row.trained_on, row.topic, row.organiser, row.hours)
        )
    return found


def _fundings(work: Work) -> defaultdict[Id, list[FundingView]]:
    rows = work.session.scalars(
        select(Funding)
        .where(Funding.office == work.me.office, ~Funding.voided)
        .order_by(Funding.received_on.desc())
    )
    found: defaultdict[Id, list[FundingView]] = defaultdict(list)
    for row in rows:
        found[row.committee].append(FundingView(row.id, row.received_on, row.amount_fen, row.giver))
    return found


QUERIES: Mapping[type, Handler] = {ListCommittees: list_committees}
