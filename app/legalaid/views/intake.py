"""What was taken in: who takes part, what was handed in, the means, the organ's notice."""

from __future__ import annotations

__all__ = [
    "FileView",
    "NoticeView",
    "PartyView",
    "StatedMeans",
]

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ids import Id
from app.legalaid.codes import (
    MeansResult,
    NoticeGround,
    NoticeKind,
    Organ,
    PartyRole,
)
from app.people.messages import OrganisationInput, PersonView

if TYPE_CHECKING:  # messages import these views
    from app.legalaid.messages.answers import Household


@dataclass(frozen=True, slots=True)
class PartyView:
    """Who else takes part: a person (with the file) or an organisation.

    Attributes:
        shown: the name as the page has it, 陆× of a minor (未成年人保护法 第103条).
    """

    id: Id
    role: PartyRole
    name: str
    shown: str
    relation: str
    household: bool
    person: PersonView | None
    organisation: OrganisationInput | None
    lawyer: str
    lawyer_unit: str


@dataclass(frozen=True, slots=True)
class FileView:
    """One thing of the checklist; `received_on` None while it is missing."""

    id: Id
    key: str
    name: str
    needed: bool
    received_on: date | None
    copies: int
    pages: int | None
    original: bool
    instead: str

    @property
    def missing(self) -> bool:
        """Whether it is asked for and neither there nor replaced."""
        return self.needed and self.received_on is None and not self.instead


@dataclass(frozen=True, slots=True)
class StatedMeans:
    """经济困难状况 as stated (S2): the page shows it to who says what for."""

    id: Id
    stated_on: date
    household: Household
    result: MeansResult | None
    why: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The organ's notice."""

    id: Id
    organ_kind: Organ
    organ: str
    kind: NoticeKind
    doc_no: str
    ground: NoticeGround
    contact: str
    contact_phone: str
    detention_place: str
    found_on: date | None
