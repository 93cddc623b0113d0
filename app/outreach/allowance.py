"""What a month of advising comes to: logs the office passed, by the rate that held then (R-C05)."""

from __future__ import annotations

__all__ = [
    "ALLOWANCE",
    "Due",
    "MonthLog",
    "due_of_month",
    "last_of",
    "logs_of_month",
    "month_id",
    "month_of",
    "rate_of",
]

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.outreach.codes import RateBasis
from app.outreach.messages import RateView
from app.outreach.projection import lawyers_of, village_name
from app.outreach.states import LogState
from app.people.divisions import Divisions
from db.tables.outreach import AdviceLog, AdviceRate, AdviserPost

ALLOWANCE = "pls.F6"  # the paper that the office sends up
_MONTH = b"pls.month"  # the head of the subject of a month's papers


@dataclass(frozen=True, slots=True)
class MonthLog:
    """One log of a month, as lists of it show it."""

    on: date
    post: Id
    village: str
    lawyer: str
    firm: str
    minutes: int
    kinds: tuple[str, ...]
    people: int
    matters: int
    state: LogState
    paid_fen: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """What one adviser of one village is due for a month.

    Attributes:
        visits: logs the office passed; waiting: logs of the month it has not.
        amount_fen: by the rate; None where no rate is set.
    """

    village: str
    lawyer: str
    firm: str
    visits: int
    waiting: int
    minutes: int
    amount_fen: int | None
    paid_fen: int | None


def month_id(month: date) -> Id:
    """The subject of the papers of a month: 16 bytes that say which."""
    return (_MONTH + f"{month:%Y-%m}".encode()).ljust(16, b"\0")


def month_of(subject: Id) -> date | None:
    """The first day of the month a subject names, or None where it names none."""
    if not subject.startswith(_MONTH):
        return None
    return date.fromisoformat(subject[len(_MONTH) :].rstrip(b"\0").decode() + "-01")


def logs_of_month(
    session: Session, divisions: Divisions, office: str, month: date
) -> tuple[MonthLog, ...]:
    """All logs of a month, by village and day."""
    rows = session.execute(
        select(AdviceLog, AdviserPost)
        .join(AdviserPost, AdviserPost.id == AdviceLog.post)
        .where(
            AdviceLog.on.between(month.replace(day=1), last_of(month)),
            AdviceLog.office == office,
            ~AdviceLog.voided,
        )
        .order_by(AdviserPost.village, AdviceLog.on, AdviceLog.id)
    ).all()
    lawyers = lawyers_of(session, {post.lawyer for _, post in rows})
    found = []
    for log, post in rows:
        lawyer = lawyers.get(post.lawyer)
        found.append(
            MonthLog(
                on=log.on,
                post=post.id,
                village=village_name(divisions, post.village),
                lawyer=lawyer.name if lawyer else tr("（未同步）"),
                firm=lawyer.firm if lawyer else "",
                minutes=log.minutes,
                kinds=tuple(log.kinds or ()),
                people=log.people,
                matters=log.matters,
                state=LogState(log.state),
                paid_fen=log.amount_fen,
            )
        )
    return tuple(found)


def last_of(month: date) -> date:
    """The last day of the month of a day."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def rate_of(session: Session, office: str, month: date) -> RateView | None:
    """The rate that holds at the end of a month, the newest of those that began by then."""
    row = session.scalars(
        select(AdviceRate)
        .where(
            AdviceRate.office == office,
            AdviceRate.valid_from <= last_of(month),
            ~AdviceRate.voided,
        )
        .order_by(AdviceRate.valid_from.desc(), AdviceRate.id.desc())
    ).first()
    if row is None:
        return None
    return RateView(row.id, RateBasis(row.basis), row.amount_fen, row.valid_from, row.source)


def due_of_month(logs: Iterable[MonthLog], rate: RateView | None) -> tuple[Due, ...]:
    """What every post is due; without a log that was passed nothing (no log, no fee)."""
    posts: dict[Id, list[MonthLog]] = {}
    for log in logs:
        posts.setdefault(log.post, []).append(log)
    return tuple(_due(found, rate) for found in posts.values())


def _due(logs: Sequence[MonthLog], rate: RateView | None) -> Due:
    passed = [log for log in logs if log.state >= LogState.REVIEWED]  # by their codes
    paid = [log.paid_fen for log in logs if log.paid_fen is not None]
    times = len(passed) if rate and rate.basis is RateBasis.VISIT else min(1, len(passed))
    return Due(
        village=logs[0].village,
        lawyer=logs[0].lawyer,
        firm=logs[0].firm,
        visits=len(passed),
        waiting=len(logs) - len(passed),
        minutes=sum(log.minutes for log in passed),
        amount_fen=rate.amount_fen * times if rate else None,
        paid_fen=sum(paid) if paid else None,
    )
