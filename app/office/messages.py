"""The office: its committees, their mediators, trainings and money."""

from __future__ import annotations

__all__ = [
    "AddCommittee",
    "AddMediator",
    "CommitteeForm",
    "CommitteeInput",
    "CommitteeKind",
    "CommitteeView",
    "Education",
    "EndCommittee",
    "EndMediator",
    "Finding",
    "FundingView",
    "Level",
    "ListCommittees",
    "MediatorInput",
    "MediatorView",
    "NumbersView",
    "Post",
    "ReadNumbers",
    "RecordFunding",
    "RecordTraining",
    "ReviseCommittee",
    "ReviseMediator",
    "TrainingView",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command, Query
from app.office.codes import CommitteeForm, CommitteeKind, Education, Level, Post
from app.people.messages import Sex

# -- inputs ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CommitteeInput:
    """A committee as typed.

    Attributes:
        division: 12-digit code of its village; None for one of the whole town.
        number_pattern: {年} and {号} stand for year and number ("（{年}）江新大人调字第{号}号").
        term_start: the day the members were elected.
    """

    name: str
    kind: CommitteeKind
    number_pattern: str
    form: CommitteeForm = CommitteeForm.COMMITTEE
    division: str | None = None
    term_start: date | None = None


@dataclass(frozen=True, slots=True)
class MediatorInput:
    """A mediator as typed.

    Attributes:
        filed_on: the day the county's bureau took note of the appointment.
        civil_servant: serving civil servants get no subsidy for cases (med.M19).
        bank_account: None leaves what is kept.
    """

    committee: Id
    name: str
    post: Post
    id_no: str = ""
    sex: Sex | None = None
    education: Education = Education.UNKNOWN
    phone: str = ""
    full_time: bool = False
    level: Level = Level.NONE
    civil_servant: bool = False
    appointed_on: date | None = None
    filed_on: date | None = None
    bank: str = ""
    bank_account: str | None = None


# -- commands ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddCommittee(Command[Id]):
    """A committee, room or studio was set up (人民调解法 第8条)."""

    committee: CommitteeInput


@dataclass(frozen=True, slots=True)
class ReviseCommittee(Command[Id]):
    """A committee's name, term or pattern of numbers changes; numbers already given stay."""

    id: Id
    committee: CommitteeInput


@dataclass(frozen=True, slots=True)
class EndCommittee(Command[Id]):
    """A committee was dissolved or merged; its cases stay with it."""

    id: Id
    ended_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddMediator(Command[Id]):
    """Somebody was elected or appointed (人民调解法 第13条)."""

    mediator: MediatorInput


@dataclass(frozen=True, slots=True)
class ReviseMediator(Command[Id]):
    """What is known of a mediator changes."""

    id: Id
    mediator: MediatorInput


@dataclass(frozen=True, slots=True)
class EndMediator(Command[Id]):
    """A mediator leaves; the cases keep the name."""

    id: Id
    ended_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordTraining(Command[tuple[Id, ...]]):
    """Mediators were trained (人民调解法 第14条); each counts once."""

    mediators: tuple[Id, ...]
    trained_on: date
    topic: str
    organiser: str = ""
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class RecordFunding(Command[Id]):
    """A committee was given money for its work (人民调解法 第6、12条)."""

    committee: Id
    received_on: date
    amount_fen: int | None
    giver: str = ""


# -- views -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """What the law asks of a committee and is not so yet: a sentence, and the article."""

    words: str
    law: str
    article: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    """One training of one mediator."""

    id: Id
    trained_on: date
    topic: str
    organiser: str
    hours: int | None


@dataclass(frozen=True, slots=True)
class FundingView:
    """Money given to a committee."""

    id: Id
    received_on: date
    amount_fen: int
    giver: str


@dataclass(frozen=True, slots=True)
class MediatorView:
    """One mediator; numbers of documents and accounts are masked.

    Attributes:
        cases: how many cases name them.
        ended_on: the day they left; None while they serve.
    """

    id: Id
    committee: Id
    name: str
    post: Post
    sex: Sex
    education: Education
    phone: str
    full_time: bool
    level: Level
    civil_servant: bool
    appointed_on: date | None
    filed_on: date | None
    id_no: str
    id_shown: str
    bank: str
    account_shown: str
    active: bool
    ended_on: date | None
    trainings: tuple[TrainingView, ...]


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """One committee with its people.

    Attributes:
        example: a number as the pattern makes it.
        term_end: the last day of the term of three years; None while its start is not known.
        blocks: whether this laptop has numbers of it for this year.
        findings: what the law asks and is not so yet.
        ended_on: the day it ended; None while it works.
    """

    id: Id
    name: str
    kind: CommitteeKind
    form: CommitteeForm
    division: str | None
    division_name: str
    number_pattern: str
    example: str
    term_start: date | None
    term_end: date | None
    blocks: bool
    findings: tuple[Finding, ...]
    mediators: tuple[MediatorView, ...]
    fundings: tuple[FundingView, ...]
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ListCommittees(Query[tuple[CommitteeView, ...]]):
    """All committees of the office, that of the town first; ended ones last."""


@dataclass(frozen=True, slots=True)
class NumbersView:
    """A register of this year, whose numbers come from blocks of the city.

    Attributes:
        left: None where this laptop has no block of it.
        says: what to do about it, "" as long as there are enough.
    """

    line: str
    label: str
    left: int | None
    says: str


@dataclass(frozen=True, slots=True)
class ReadNumbers(Query[tuple[NumbersView, ...]]):
    """Every register of the lines the reader may see; of one line where it is named."""

    line: str = ""
