"""What the desk shows of 安置帮教: frozen values, made by its queries."""

from __future__ import annotations

__all__ = [
    "AftercareNote",
    "AftercareView",
    "AidView",
    "ContactView",
    "HelpCard",
    "HelpPage",
    "HelpTab",
    "InquiryView",
    "MemberView",
    "PlanView",
    "ReleasedDetail",
    "RiskLook",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.people.messages import PersonView
from app.records.messages import NextStep, PaperLine, StepView, TimelineItem
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
from app.today.messages import CaseDue


class HelpTab(Code):
    """The tabs above the list."""

    HELPED = "helped", "帮教中"
    WAITING = "waiting", "待衔接"
    ENDED = "ended", "已结束"
    AFTERCARE = "aftercare", "戒毒转介"


@dataclass(frozen=True, slots=True)
class HelpCard:
    """One row of the list.

    Attributes:
        about: where the person comes from, in words ("监狱", "解除矫正").
        state: None for a card of 社区戒毒.
        due: the most urgent thing to do, or None.
    """

    id: Id
    title: str
    about: str
    state: State | None
    step: Step | None
    key_person: bool
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        counts: number of records under each tab; key_persons: 重点 among those helped.
        late: number of records with something overdue.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[HelpCard, ...]
    total: int
    counts: tuple[tuple[HelpTab, int], ...]
    key_persons: int
    late: int
    after: str | None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the group."""

    id: Id
    name: str
    standing: Standing
    phone: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan of help."""

    id: Id
    made_on: date
    needs: str
    measures: str


@dataclass(frozen=True, slots=True)
class RiskLook:
    """One risk form."""

    id: Id
    assessed_on: date
    level: Risk
    signs: tuple[RiskSign, ...]
    key_person: bool
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact."""

    id: Id
    at: datetime
    mode: ContactMode
    notes: str
    needs: str
    by: str


@dataclass(frozen=True, slots=True)
class InquiryView:
    """One time of asking."""

    id: Id
    made_on: date
    ways: tuple[AskedHow, ...]
    asked: str
    outcome: InquiryOutcome
    findings: str
    by: str


@dataclass(frozen=True, slots=True)
class AidView:
    """One aid."""

    id: Id
    kind: AidKind
    given_on: date
    source: str
    amount_fen: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ReleasedDetail:
    """Everything of one record that the screen and the papers show.

    Attributes:
        state: as shown, the day's own move included.
        proposed_key: what the newest risk form says, where the head has not decided so yet.
        sought: the inquiry that did not reach the person and that nothing came after.
        help_from, help_to: known once the day of release is.
        plans, looks, contacts, inquiries, aids: newest first.
    """

    id: Id
    person: PersonView
    title: str
    state: State
    source: Source
    organ: str
    offence: str
    sentence: str
    data_on: date | None
    expected_on: date | None
    verify: Verify | None
    verified_on: date | None
    verify_note: str
    release_on: date | None
    cert_no: str
    notice_on: date | None
    handover: Homecoming | None
    handover_on: date | None
    met: Met | None
    key_person: bool
    proposed_key: bool | None
    help_from: date | None
    help_to: date | None
    agreed: bool
    agreed_on: date | None
    placement: Placement | None
    placed_on: date | None
    insurance: str
    housing: str
    police_measures: bool
    ended_as: Ending | None
    ended_on: date | None
    moved_to: str
    end_note: str
    registrar: str
    members: tuple[MemberView, ...]
    plans: tuple[PlanView, ...]
    looks: tuple[RiskLook, ...]
    contacts: tuple[ContactView, ...]
    inquiries: tuple[InquiryView, ...]
    aids: tuple[AidView, ...]
    sought: InquiryView | None
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    actions: tuple[str, ...]
    reviews: int
    tab: HelpTab
    office_name: str
    term_confirmed: bool = False

    @property
    def look(self) -> RiskLook | None:
        """The newest risk form."""
        return self.looks[0] if self.looks else None


@dataclass(frozen=True, slots=True)
class AftercareNote:
    """One talk, call or visit."""

    at: datetime
    way: NoteWay
    note: str


@dataclass(frozen=True, slots=True)
class AftercareView:
    """A card of 社区戒毒: the town's work, of which the office only keeps the dates.

    Its page is that of a record: steps, papers and members are empty.
    """

    id: Id
    title: str
    person: PersonView
    organ: str
    ordered_on: date | None
    agreed_on: date | None
    reported_on: date | None
    ends_on: date | None
    closed_on: date | None
    notes: tuple[AftercareNote, ...]
    dues: tuple[CaseDue, ...]
    actions: tuple[str, ...]
    next_step: NextStep | None
    timeline: tuple[TimelineItem, ...]
    tab: HelpTab = HelpTab.AFTERCARE
    steps: tuple[StepView, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    members: tuple[MemberView, ...] = ()
    reviews: int = 0
