"""How somebody comes under correction: entered, reported, received."""

from __future__ import annotations

__all__ = [
    "FileExit",
    "GuardianInput",
    "JudgmentInput",
    "KeepExitDocument",
    "OutsideInput",
    "ProhibitionInput",
    "ReceiveSubject",
    "RecordPapers",
    "RegisterSubject",
    "ReviseJudgment",
    "ReviseProfile",
    "SubjectInput",
]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import (
    Accessory,
    Checked,
    Education,
    Employment,
    ExitHandling,
    ExitKind,
    FourHistory,
    Marital,
    MissingPaper,
    OffenceKind,
    OutsideGround,
    ProhibitionKind,
    ThreeInvolved,
)
from app.correction.states import Category
from app.ids import Id
from app.lawbook.terms import Principal, Term
from app.messages import Command
from app.people.messages import PersonInput

_NONE = Term()


@dataclass(frozen=True, slots=True)
class JudgmentInput:
    """The sentence as its papers have it; the document's own end governs (T9).

    Attributes:
        executed_on: 执行之日 of 管制 and 暂监, the day of release on 假释.
        nominal_end: the end of the original sentence, for 假释, and for 暂监 from prison.
        probation: 缓刑考验期.
        start_on, end_on: as the document says.
    """

    category: Category
    organ: str
    doc_no: str
    doc_on: date
    effective_on: date
    offence: str
    offence_on: date
    principal: Principal
    start_on: date
    end_on: date
    sentence: Term = _NONE
    probation: Term = _NONE
    custody_days: int = 0
    executed_on: date | None = None
    nominal_end: date | None = None
    exec_no: str = ""
    offence_kind: OffenceKind | None = None
    accessory: tuple[Accessory, ...] = ()
    co_offenders: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuardianInput:
    """The guardian of a minor; `note` is what the guardian is to the minor ("母亲")."""

    name: str
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProhibitionInput:
    """A 禁止令 as the judgment has it (R19)."""

    kind: ProhibitionKind
    content: str
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class OutsideInput:
    """Why a sentence is served outside, and who stands for it, as of RecordOutside."""

    ground: OutsideGround
    hospital: str = ""
    diagnosis: str = ""
    expected_on: date | None = None
    born_on: date | None = None
    guarantor: str = ""
    guarantor_phone: str = ""
    guarantor_id_no: str = ""


@dataclass(frozen=True, slots=True)
class SubjectInput:
    """Somebody who is to come under correction.

    Attributes:
        area: 区县码 of the residence, six digits.
        notice_on: when the county's notice or the court's paper came.
        moved_in: came over from another county (执行地变更).
        decision_on: when the organ received the decision of 暂予监外执行 (R03).
        papers_on: when the papers came; None while they have not.
        prohibition: of 管制 and 缓刑, where the judgment has one.
        outside: of 暂予监外执行, where its ground is known already.
    """

    person: PersonInput
    area: str
    notice_on: date
    judgment: JudgmentInput
    notice_no: str = ""
    subject_no: str = ""
    moved_in: bool = False
    decision_on: date | None = None
    papers_on: date | None = None
    missing: tuple[MissingPaper, ...] = ()
    guardian: GuardianInput | None = None
    education: Education | None = None
    marital: Marital | None = None
    employment: Employment | None = None
    political: str = ""
    three_none: bool = False
    three_involved: tuple[ThreeInvolved, ...] = ()
    four_history: tuple[FourHistory, ...] = ()
    mental: bool = False
    infectious: str = ""
    prohibition: ProhibitionInput | None = None
    outside: OutsideInput | None = None


@dataclass(frozen=True, slots=True)
class RegisterSubject(Command[Id]):
    """Enter a notice or the court's papers (A1); returns the subject's id."""

    subject: SubjectInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiveSubject(Command[Id]):
    """The subject reported, the county registered (A3); papers missing do not stand in the way.

    Attributes:
        accepted_on: the county's registration; None for the day of the report.
        missing: papers that have not come yet (文书待补, R04).
    """

    subject: Id
    reported_on: date
    checked_by: Checked
    accepted_on: date | None = None
    papers_on: date | None = None
    missing: tuple[MissingPaper, ...] = ()
    subject_no: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordPapers(Command[Id]):
    """Papers that came, those still missing, and the receipt sent for them (R04)."""

    subject: Id
    papers_on: date
    receipt_on: date | None = None
    missing: tuple[MissingPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseJudgment(Command[Id]):
    """The sentence was typed wrongly: it is typed again, and checked as on entry.

    What a ruling changes is no mistake: `ReviseTerm`.
    """

    subject: Id
    judgment: JudgmentInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseProfile(Command[Id]):
    """What is known of the subject beside the sentence; None leaves a field as it is."""

    subject: Id
    subject_no: str | None = None
    area: str | None = None
    education: Education | None = None
    marital: Marital | None = None
    employment: Employment | None = None
    political: str | None = None
    three_none: bool | None = None
    three_involved: tuple[ThreeInvolved, ...] | None = None
    four_history: tuple[FourHistory, ...] | None = None
    mental: bool | None = None
    infectious: str | None = None
    resume: tuple[str, ...] | None = None
    officer: Id | None = None
    aides: tuple[Id, ...] | None = None


@dataclass(frozen=True, slots=True)
class FileExit(Command[Id]):
    """法定不批准出境人员报备 was asked for (R18)."""

    subject: Id
    filed_on: date


@dataclass(frozen=True, slots=True)
class KeepExitDocument(Command[Id]):
    """A passport or permit and what became of it; with `document` an earlier row is changed.

    Attributes:
        basis: the legal basis; needed wherever the document was taken away.
    """

    subject: Id
    kind: ExitKind
    number: str
    handling: ExitHandling
    handled_on: date | None = None
    basis: str = ""
    document: Id | None = None
