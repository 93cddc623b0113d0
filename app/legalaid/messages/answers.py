"""What was answered at the desk of intake so far, and how much of it was typed."""

from __future__ import annotations

__all__ = [
    "Answers",
    "AssetInput",
    "HeldMaterial",
    "Household",
    "MemberInput",
    "Origin",
]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.legalaid.codes import (
    Accident,
    AidForm,
    AssetKind,
    CaseKind,
    Category,
    Exemption,
    FilerBasis,
    ForumKind,
    Hardship,
    Kinship,
    Matter,
    MeansRoute,
    NoLimit,
    NoticeGround,
    Stage,
    VerifyWay,
)
from app.people.messages import Sex


class Origin(Code):
    """How it came: what organs notify of is no application (M23)."""

    PERSON = "1", "本人或者亲属来申请"
    FORWARDED = "2", "办案机关、监管场所、值班律师转来的申请"
    NOTICE = "3", "办案机关通知辩护、通知代理"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInput:
    """One of the household: income of six months by its four kinds, net, in fen.

    Attributes:
        is_opponent: the other party of the matter lives in the same household.
    """

    name: str
    kinship: Kinship
    wage: int = 0
    business: int = 0
    from_property: int = 0
    transfer: int = 0
    is_opponent: bool = False

    @property
    def income(self) -> int:
        """Disposable income of six months, in fen."""
        return self.wage + self.business + self.from_property + self.transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetInput:
    """Something the household owns.

    Attributes:
        area: square metres of a home, in hundredths.
        value: of savings, vehicles and others, in fen.
    """

    kind: AssetKind
    area: int = 0
    value: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """经济困难状况: the household of the applicant, who is one of the members.

    Attributes:
        spending: of six months, in fen.
        hardship: what makes spending exceed income, if anything does.
        own_spending: of the applicant alone, where the other party lives in the household.
    """

    members: tuple[MemberInput, ...] = ()
    spending: int = 0
    hardship: Hardship | None = None
    assets: tuple[AssetInput, ...] = ()
    own_spending: int = 0
    verify: VerifyWay | None = None
    pledged_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMaterial:
    """A paper handed in: the id of its line in the checklist, copies and pages.

    Attributes:
        instead: what was handed in its place ("户口簿"), "" for the paper itself.
    """

    id: str
    copies: int = 1
    pages: int = 1
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered so far; None and "" for what was not asked yet.

    Attributes:
        received_on: the day the station took it in; None for today.
        place, arose: county of the organ, and where the matter arose: 6-digit code, "0" for
            another city, "?" for not known yet.
        route: set to CHECKED by 以上都不是; the other routes follow from the answers.
        employed: for wages: whether the applicant still works there (劳动争议调解仲裁法27条4款).
        clock_from: from when a limitation runs (离职、受伤、知道之日).
        clock_unknown: nobody can say from when.
        claimed: the right was claimed since, or the debt acknowledged, with proof.
        interrupted_on: the last day the right was claimed or acknowledged, if it was.
        insists: applies for a retrial although nothing was ordered yet (M24).
        proofs: ids of what was ticked under 靠什么证明.
    """

    received_on: date | None = None
    name: str = ""
    birth: date | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    categories: tuple[Category, ...] = ()
    limited_capacity: bool | None = None
    origin: Origin | None = None
    filer: FilerBasis | None = None
    notice_ground: NoticeGround | None = None
    group: str = ""
    matter: Matter | None = None
    accident: Accident | None = None
    aid_form: AidForm | None = None
    stage: Stage | None = None
    forum: ForumKind | None = None
    place: str = ""
    arose: str = ""
    represented: bool | None = None
    aided_before: bool | None = None
    retrial_ordered: bool | None = None
    retrial_kind: CaseKind | None = None
    insists: bool | None = None
    employed: bool | None = None
    clock_from: date | None = None
    clock_unknown: bool | None = None
    claimed: bool | None = None
    interrupted_on: date | None = None
    urgent: bool | None = None
    unlimited: NoLimit | None = None
    exemption: Exemption | None = None
    route: MeansRoute | None = None
    proofs: tuple[str, ...] = ()
    household: Household | None = None
    held: tuple[HeldMaterial, ...] = ()
    pledged: bool = False
