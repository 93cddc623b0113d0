"""What the card of a lawyer may say: public data alone, and nothing while the licence rests."""

from __future__ import annotations

__all__ = ["card_text", "code_of", "is_public", "undecided"]

from typing import Protocol

from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.outreach.codes import Language, Licence, Practice
from app.outreach.states import ListedState
from app.papers.qr import matrix
from db.tables.house import Review


class PublicData(Protocol):
    """The columns of a lawyer that a card is made of."""

    id: Id
    name: str
    firm: str
    licence_no: str
    fields: list[str]
    languages: list[str]
    office_phone: str
    licence: str
    state: str
    voided: bool


def is_public(lawyer: PublicData) -> bool:
    """Whether the public may be shown this lawyer now.

    Asked wherever a card is made, so that no screen and no paper can show what it says no to: a
    suspended or cancelled licence hides the card at once (domain specification 1C).
    """
    published = lawyer.state == ListedState.PUBLISHED
    return published and lawyer.licence == Licence.PRACTISING and not lawyer.voided


def undecided(lawyer: Id, session: Session) -> bool:
    """Whether two laptops said different things of a lawyer, and nobody chose yet.

    One of the two may be that the licence rests: until somebody chose, nothing is shown.
    """
    return session.get(Review, ("lawyer", lawyer)) is not None


def card_text(lawyer: PublicData, session: Session) -> str:
    """What the code of a card says, a line for each thing; "" while nothing may be shown."""
    if not is_public(lawyer) or undecided(lawyer.id, session):
        return ""
    fields = tr("、").join(tr(Practice(one).label) for one in lawyer.fields or ())
    languages = tr("、").join(tr(Language(one).label) for one in lawyer.languages or ())
    lines = (
        tr("{name} 律师").format(name=lawyer.name),
        lawyer.firm,
        tr("执业证：{no}").format(no=lawyer.licence_no),
        lawyer.office_phone and tr("办公电话：{no}").format(no=lawyer.office_phone),
        fields and tr("擅长：{words}").format(words=fields),
        languages and tr("语言：{words}").format(words=languages),
    )
    return "\n".join(line for line in lines if line)


def code_of(text: str) -> tuple[tuple[int, ...], ...]:
    """The QR code of a text as rows of dark 1 and light 0; () where nothing may be shown."""
    return matrix(text.encode(), level="m") if text else ()
