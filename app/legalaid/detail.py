"""One record of legal aid as the screen and the papers show it."""

from __future__ import annotations

__all__ = ["read_application"]

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role
from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.asked import answers_of
from app.legalaid.codes import (
    AidForm,
    CaseKind,
    Category,
    Entry,
    Exemption,
    FastTag,
    FilerBasis,
    ForumKind,
    LegalStatus,
    Matter,
    MeansRoute,
    NoLimit,
    NoticeGround,
    Provisional,
    ReceivedBy,
    Stage,
)
from app.legalaid.dossier import with_dossier
from app.legalaid.facts import Parts, aid_facts, parts_of
from app.legalaid.guide import actions_of, next_step, steps_of, wish_actions, wish_step
from app.legalaid.messages import AidDetail, AidTab, ReadApplication, WishView
from app.legalaid.names import bureau_of, centre_of
from app.legalaid.projection import flags_of, opponent_of, tab_of
from app.legalaid.reading import (
    assignment_view,
    change_view,
    closing_view,
    completion_view,
    decision_view,
    file_view,
    forwarding_view,
    note_views,
    notice_view,
    objection_view,
    party_views,
    person_of,
    proposal_views,
    stated_means,
    unit_of,
)
from app.legalaid.rules.advice import advice, late_organs
from app.legalaid.rules.record import AidFacts, review_due, stopped_days
from app.legalaid.states import State
from app.legalaid.timeline import timeline_of, wish_timeline
from app.people.masking import Known, masked_name
from app.people.messages import PersonView
from app.records.advice import advice_views
from app.records.messages import TimelineItem
from app.records.timeline import note_item, reason_item
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.today.messages import CaseDue
from app.weighing import passed_warnings
from app.work import Work
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.legalaid import AidCase, AidWish
from db.tables.office import User

_GROUNDS: dict[MeansRoute, type[NoLimit] | type[Exemption] | type[NoticeGround]] = {
    MeansRoute.UNLIMITED: NoLimit,
    MeansRoute.EXEMPT: Exemption,
    MeansRoute.NOTICE: NoticeGround,
}


def read_application(query: ReadApplication, work: Work) -> AidDetail | WishView:
    """A record, or a wish nobody completed yet; raises Refused when it is neither."""
    case = work.session.get(AidCase, query.id)
    if case is not None and not case.voided:
        return _detail(case, work)
    wish = work.session.get(AidWish, query.id)
    if wish is None or wish.voided:
        raise Refused(Fault(tr("没有找到这件法律援助，可能已经撤销，或者还没有同步过来")))
    return _wish(wish, work)


def _detail(case: AidCase, work: Work) -> AidDetail:
    session, today = work.session, work.clock.today()
    person = person_of(case.person, work)
    if person is None:
        raise Refused(Fault(tr("申请人的档案还没有同步过来，请同步后再看")))
    parts, names = parts_of(session, case.id), _users(session)
    facts = aid_facts(case, session, parts)
    means = stated_means(session, case.id) if parts.means else None
    dues = _dues(case.id, work)
    detail = AidDetail(
        **_case(case),
        **_rows(parts),
        id=case.id,
        person=person,
        title=facts.shown,
        masked_name=facts.shown,
        minor=facts.minor,
        defended_minor=facts.defended_minor,
        flags=flags_of(facts),
        registrar=names[case.registrar],
        answers=answers_of(case, parts.materials, means.household if means else None),
        parties=party_views(parts.parties, facts.received_on, work),
        means=means,
        proposals=proposal_views(session, case.id, names),
        forwardings=tuple(forwarding_view(row, names) for row in parts.forwardings),
        notes=note_views(session, case.id, names),
        review_due=_reviewed_by(facts, work),
        stopped_days=stopped_days(facts.completions, facts.received_on),
        centre=centre_of(work.me),
        bureau=bureau_of(work.me),
        steps=steps_of(facts, today),
        next_step=next_step(facts, dues, today),
        dues=dues,
        timeline=(),
        papers=(),
        actions=actions_of(facts, Role(work.me.role), today),
        reviews=_open_reviews(session, "aid_case", case.id),
        tab=tab_of(facts),
        office_name=work.me.office_name,
    )
    detail = with_dossier(detail, parts, work)
    law, ordered = work.tool(Rulebook), bool(case.retrial_ordered)
    told = late_organs(facts, law)
    told += advice(facts, detail.categories, detail.matter, ordered=ordered)
    return replace(
        detail,
        timeline=timeline_of(detail, _notes(session, case.id, names)),
        advice=advice_views(told, law),
    )


def _case(case: AidCase) -> dict[str, Any]:
    """The columns of the record itself, as codes."""
    route = MeansRoute(case.means_route) if case.means_route else None
    ground = _ground(route, case.route_ground)
    return {
        "entry": Entry(case.entry),
        "state": State(case.state),
        "state_on": case.state_on,
        "state_note": case.state_note,
        "number": case.apply_no,
        "received_at": case.received_at,
        "received_by": ReceivedBy(case.received_by),
        "identity_seen": case.identity_seen,
        "told_on": case.told_on,
        "home_visit": case.home_visit,
        "asked_at": case.asked_at,
        "filer_basis": FilerBasis(case.filer_basis),
        "categories": tuple(map(Category, case.categories or ())),
        "fast": tuple(map(FastTag, case.fast or ())),
        "aid_form": AidForm(case.aid_form) if case.aid_form else None,
        "matter": Matter(case.matter) if case.matter else None,
        "case_kind": CaseKind(case.case_kind) if case.case_kind else None,
        "litigation": case.litigation,
        "cause": case.cause,
        "legal_status": LegalStatus(case.legal_status) if case.legal_status else None,
        "stage": Stage(case.stage) if case.stage else None,
        "claim_fen": case.claim_fen,
        "forum_kind": ForumKind(case.forum_kind) if case.forum_kind else None,
        "forum": case.forum,
        "retrial_ordered": case.retrial_ordered,
        "insists": case.insists,
        "limitation_on": case.limitation_on,
        "urged": tuple(map(Provisional, case.urged or ())),
        "route": route,
        "ground": case.route_ground,
        "ground_words": tr(ground.label) if ground else "",
        "ground_article": ground.article if ground else (route.article if route else ""),
        "prior_aid": case.prior_aid,
        "facts": case.facts,
        "origin_line": case.origin_line,
        "origin": case.origin,
    }


def _ground(route: MeansRoute | None, code: str) -> NoLimit | Exemption | NoticeGround | None:
    kind = _GROUNDS.get(route) if route else None
    return kind(code) if kind and code else None


def _rows(parts: Parts) -> dict[str, Any]:
    """What hangs on the record and needs nothing else to be shown."""
    return {
        "materials": tuple(map(file_view, parts.materials)),
        "completions": tuple(map(completion_view, parts.completions)),
        "decisions": tuple(map(decision_view, reversed(parts.decisions))),
        "assignments": tuple(map(assignment_view, reversed(parts.assignments))),
        "changes": tuple(map(change_view, reversed(parts.changes))),
        "objections": tuple(map(objection_view, reversed(parts.objections))),
        "notice": notice_view(parts.notices[-1]) if parts.notices else None,
        "closing": closing_view(parts.closings[-1]) if parts.closings else None,
    }


def _reviewed_by(facts: AidFacts, work: Work) -> date | None:
    due = review_due(facts, work.tool(Rulebook))
    return due.raw if due else None


def _notes(session: Session, record: Id, names: Mapping[Id, str]) -> list[TimelineItem]:
    """What was put off, and what was passed with a reason."""
    notes = [note_item(*mark) for mark in notes_of(session, record)]
    return notes + [
        reason_item(one.passed_at, one.message, one.reason, names[one.author])
        for one in passed_warnings(session, record)
    ]


def _dues(record: Id, work: Work) -> tuple[CaseDue, ...]:
    today, law = work.clock.today(), work.tool(Rulebook)
    items = work.session.scalars(
        select(DueItem).where(DueItem.record == record, still_open(today)).order_by(DueItem.on)
    )
    return tuple(due_view(item, law, today) for item in items)


def _open_reviews(session: Session, table: str, row: Id) -> int:
    return 1 if session.get(Review, (table, row)) else 0


def _users(session: Session) -> defaultdict[Id, str]:
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))


# -- wishes -----------------------------------------------------------------------------------


def _wish(wish: AidWish, work: Work) -> WishView:
    person, other = person_of(wish.person, work), person_of(wish.opponent_person, work)
    dues = _dues(wish.id, work)
    open_ = wish.dropped_on is None
    shown = WishView(
        id=wish.id,
        title=_wisher(wish, person) or tr("（没有留姓名）"),
        person=person,
        name=wish.name,
        phone=wish.phone,
        asked_at=wish.asked_at,
        facts=wish.facts,
        cause=wish.cause,
        matter=Matter(wish.matter) if wish.matter else None,
        claim_fen=wish.claim_fen,
        opponent=wish.opponent,
        opponent_shown=opponent_of(wish, other.birth if other else None),
        opponent_person=other,
        opponent_organisation=unit_of(wish.opponent_organisation, work),
        route=MeansRoute(wish.route) if wish.route else None,
        ground=wish.ground,
        origin_line=wish.origin_line,
        origin=wish.origin,
        by=_users(work.session)[wish.author],
        dropped_on=wish.dropped_on,
        drop_note=wish.drop_note,
        actions=wish_actions(Role(work.me.role)) if open_ else (),
        next_step=wish_step(dues) if open_ else None,
        dues=dues,
        timeline=(),
        tab=AidTab.STATION if open_ else AidTab.CLOSED,
        reviews=_open_reviews(work.session, "aid_wish", wish.id),
    )
    return replace(shown, timeline=wish_timeline(shown))


def _wisher(wish: AidWish, person: PersonView | None) -> str:
    """陆× of a minor, as in a record (未成年人保护法 第103条)."""
    known = Known(person.name, person.birth) if person else Known(wish.name)
    return masked_name(known, wish.asked_at.astimezone(CHINA).date())
