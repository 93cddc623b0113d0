"""利益冲突: both sides of a matter, looked for in all the office knows."""

from __future__ import annotations

__all__ = [
    "CheckConflict",
    "ConflictHit",
    "ConflictKind",
    "ConflictRecord",
    "ConflictView",
    "PartyHint",
]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.ids import Id
from app.messages import Query


class ConflictKind(Code):
    """What was found."""

    ONE = "1", "两边是同一个人"
    LAWYER = "2", "同一律师、律所代理两边"
    CROSSED = "3", "对方也在这里得到法律援助"
    HOUSEHOLD = "4", "对方可能是家庭成员"
    OPPOSED = "5", "两边在别的事里也是对方"
    KNOWN = "6", "以前来过"
    ALIKE = "7", "可能是同一个人"

    @property
    def blocks(self) -> bool:
        """Whether it has to be set right before anything goes on."""
        return self in (ConflictKind.ONE, ConflictKind.LAWYER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHint:
    """One person or organisation as far as it was typed; `id` where its file was taken."""

    name: str = ""
    id_no: str = ""
    phone: str = ""
    address: str = ""
    birth: date | None = None
    organisation: bool = False
    uscc: str = ""
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class ConflictRecord:
    """A record that says so, of a line the reader may see; role of the one looked for."""

    line: str
    label: str
    record: Id
    title: str
    number: str
    since: date
    roles: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class ConflictHit:
    """One finding.

    Attributes:
        who: names it is about.
        sure: by number; False where names and phones only agree.
        law, article: what asks for it, or "".
    """

    kind: ConflictKind
    title: str
    text: str
    who: tuple[str, ...]
    sure: bool
    records: tuple[ConflictRecord, ...] = ()
    law: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """What was found, the gravest first.

    Attributes:
        household: an opponent seems to be of the applicant's household: assess the applicant alone.
        elsewhere: there is more in lines the reader may not see; discreet ones never say so.
    """

    hits: tuple[ConflictHit, ...]
    household: bool
    elsewhere: bool

    @property
    def blocks(self) -> bool:
        """Whether something has to be set right first."""
        return any(one.kind.blocks for one in self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckConflict(Query[ConflictView]):
    """Look for both sides in all lines, and for who acts for whom.

    Attributes:
        lawyer, unit: who is to be assigned, as far as is known (la.M25).
        record: the application itself, which says nothing against it.
    """

    applicant: PartyHint
    opponents: tuple[PartyHint, ...] = ()
    lawyer: str = ""
    unit: str = ""
    record: Id | None = None
