"""安置帮教: commands in, queries and views out; the only room of the line that ui imports."""

from __future__ import annotations

__all__ = [
    "AddAftercare",
    "AftercareView",
    "AidKind",
    "AidView",
    "AskedHow",
    "AssessHelpRisk",
    "CloseAftercare",
    "ContactMode",
    "ContactView",
    "DecideLevel",
    "EndHelp",
    "Ending",
    "GiveAid",
    "HandOver",
    "HelpCard",
    "HelpPage",
    "HelpTab",
    "Homecoming",
    "InquiryOutcome",
    "InquiryView",
    "ListReleased",
    "MakePlan",
    "MemberInput",
    "MemberView",
    "Met",
    "NoteAftercare",
    "NoteWay",
    "Placement",
    "PlanView",
    "ReadHelp",
    "ReadReleased",
    "RecordContact",
    "RecordInquiry",
    "RecordRelease",
    "RecordSituation",
    "RegisterReleased",
    "ReleasedDetail",
    "ReportAftercare",
    "Risk",
    "RiskLook",
    "RiskSign",
    "SetTeam",
    "SignAgreement",
    "Source",
    "Standing",
    "State",
    "Step",
    "StopHelp",
    "TransferHelp",
    "Verify",
    "VerifyResidence",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.messages import Command, Query
from app.people.messages import PersonInput
from app.resettlement.codes import (
    AidKind,
    AskedHow,
    ContactMode,
    Ending,
    Homecoming,
    InquiryOutcome,
    Met,
    NoteWay,
    Placement,
    Risk,
    RiskSign,
    Source,
    Standing,
    Verify,
)
from app.resettlement.states import State, Step
from app.resettlement.views import (
    AftercareView,
    AidView,
    ContactView,
    HelpCard,
    HelpPage,
    HelpTab,
    InquiryView,
    MemberView,
    PlanView,
    ReleasedDetail,
    RiskLook,
)

Reasons = tuple[tuple[str, str], ...]

# -- coming home ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterReleased(Command[Id]):
    """Enter a person of whom a prison told (待核实), or who is released already (待衔接).

    Attributes:
        release_on: last day of the sentence or the correction; with it nothing is left to verify.
        expected_on: when the prison expects the release; its notice is asked for a month before.
    """

    person: PersonInput
    source: Source
    organ: str
    offence: str = ""
    sentence: str = ""
    data_on: date | None = None
    release_on: date | None = None
    cert_no: str = ""
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class VerifyResidence(Command[Id]):
    """核查 (res.B1): only 属实 leads on; another result goes back to the prison.

    Attributes:
        expected_on: when the prison expects the release; None leaves what is known.
    """

    record: Id
    result: Verify
    verified_on: date
    note: str = ""
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordRelease(Command[Id]):
    """The notice of release (res.B2)."""

    record: Id
    release_on: date
    notice_on: date | None = None
    cert_no: str = ""


@dataclass(frozen=True, slots=True)
class MemberInput:
    """One member of the group that helps."""

    name: str
    standing: Standing
    phone: str = ""


@dataclass(frozen=True, slots=True)
class HandOver(Command[Id]):
    """衔接 (res.B3): somebody met the person, or the family said where the person is.

    Attributes:
        agreed: the person signed the agreement; nobody has to.
    """

    record: Id
    handed_on: date
    way: Homecoming
    met: Met
    members: tuple[MemberInput, ...]
    agreed: bool = False
    agreed_on: date | None = None
    reasons: Reasons = ()


# -- helping -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetTeam(Command[Id]):
    """The group as it is now; who is left out has left it."""

    record: Id
    members: tuple[MemberInput, ...]
    changed_on: date


@dataclass(frozen=True, slots=True)
class SignAgreement(Command[Id]):
    """The person signed the agreement, or wants none any more."""

    record: Id
    agreed: bool
    agreed_on: date


@dataclass(frozen=True, slots=True)
class MakePlan(Command[Id]):
    """帮教计划; the newest holds."""

    record: Id
    made_on: date
    measures: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class AssessHelpRisk(Command[Id]):
    """风险评估表 (res.B4); whether 重点 is what it says, the head of the office decides."""

    record: Id
    assessed_on: date
    level: Risk
    signs: tuple[RiskSign, ...] = ()
    key_person: bool = False
    note: str = ""
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class DecideLevel(Command[Id]):
    """一般 or 重点, by the head (res.B4)."""

    record: Id
    key_person: bool
    decided_on: date


@dataclass(frozen=True, slots=True)
class RecordContact(Command[Id]):
    """帮教记录: a talk, a call, a visit."""

    record: Id
    at: datetime
    mode: ContactMode
    notes: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class GiveAid(Command[Id]):
    """帮扶: what was done for the person."""

    record: Id
    kind: AidKind
    given_on: date
    source: str = ""
    amount_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordSituation(Command[Id]):
    """How the person lives now: work, insurance, home.

    Attributes:
        police_measures: the police told of measures of their own; for the safety of a visit.
    """

    record: Id
    placement: Placement
    placed_on: date
    insurance: str = ""
    housing: str = ""
    police_measures: bool = False


@dataclass(frozen=True, slots=True)
class RecordInquiry(Command[Id]):
    """摸排 (res.B5): one asked where the person is."""

    record: Id
    made_on: date
    ways: tuple[AskedHow, ...]
    outcome: InquiryOutcome
    findings: str
    asked: str = ""


# -- the end -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EndHelp(Command[Id]):
    """期满解除 by the head (res.B6)."""

    record: Id
    ended_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class StopHelp(Command[Id]):
    """终止: offended again, died, taken back to prison, or never ours (res.B6)."""

    record: Id
    reason: Ending
    ended_on: date
    note: str


@dataclass(frozen=True, slots=True)
class TransferHelp(Command[Id]):
    """转出: the person moved away, and another office helps (res.B6)."""

    record: Id
    ended_on: date
    moved_to: str
    note: str = ""


# -- 社区戒毒转介卡 -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddAftercare(Command[Id]):
    """A card of somebody whom the town helps off drugs (res.R36); no test results."""

    person: PersonInput
    organ: str
    ordered_on: date | None = None
    agreed_on: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportAftercare(Command[Id]):
    """The person reported to the town, or signed the agreement there."""

    card: Id
    reported_on: date | None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoteAftercare(Command[Id]):
    """A talk, a call or a visit."""

    card: Id
    at: datetime
    way: NoteWay
    note: str


@dataclass(frozen=True, slots=True)
class CloseAftercare(Command[Id]):
    """The card is closed."""

    card: Id
    closed_on: date


# -- queries -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListReleased(Query[HelpPage]):
    """A run of the list; text filters by name, place or pinyin initials.

    With `within` only these records, whatever their tab; with `person` those of one person.
    """

    tab: HelpTab = HelpTab.HELPED
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadReleased(Query[ReleasedDetail]):
    """One record."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadHelp(Query[ReleasedDetail | AftercareView]):
    """What a row of the list leads to: a record, or a card of 社区戒毒."""

    id: Id
