"""What stands against entering, receiving and declaring a subject (A1 to A4, R02 to R07)."""

from __future__ import annotations

__all__ = [
    "check_declaration",
    "check_exit_document",
    "check_reception",
    "check_subject",
    "is_minor",
    "is_sealable",
    "report_by",
    "report_rule",
    "team_faults",
]

from collections.abc import Iterable, Iterator
from datetime import date

from app.correction.codes import ExitHandling, Standing
from app.correction.messages.course import DeclareSubject
from app.correction.messages.intake import (
    KeepExitDocument,
    ReceiveSubject,
    SubjectInput,
)
from app.correction.rules.facts import MemberFact, SubjectFacts
from app.correction.states import Category
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.lawbook.terms import Principal, Term, of_age
from app.people.codes import Sex

_TAKEN = frozenset({ExitHandling.KEPT, ExitHandling.SEIZED})
_SEALABLE = Term(years=5)  # 刑事诉讼法 第286条
_MINORS = "社区矫正法实施办法 第55条"
_LONG = frozenset({Principal.LIFE, Principal.REPRIEVED_DEATH})


def is_minor(birth: date | None, day: date) -> bool:
    """Under eighteen as criminal law counts: to the birthday itself (R30)."""
    return birth is not None and day < of_age(birth, 18)


def is_sealable(birth: date | None, offence_on: date, principal: Principal, term: Term) -> bool:
    """Whether the record is to be sealed once it ends (刑事诉讼法 第286条)."""
    short = principal not in _LONG and term.length <= _SEALABLE.length
    return short and is_minor(birth, offence_on)


def report_rule(category: Category, *, moved_in: bool = False) -> str:
    """R02 for who comes on foot, R03 for who is delivered, R17d for who moves here."""
    if moved_in:
        return "cor.R17d"
    return "cor.R03" if category is Category.OUTSIDE else "cor.R02"


def report_by(facts: SubjectFacts, law: Rulebook) -> Due:
    """When the subject must have reported, or been delivered."""
    rule = report_rule(facts.category, moved_in=facts.moved_in)
    if facts.moved_in:  # the term ran already; the other county's notice tells of its decision
        return law.due(rule, facts.notice_on)
    if facts.category is Category.OUTSIDE:
        return law.due(rule, facts.decision_on or facts.effective_on)
    return law.due(rule, facts.effective_on)


def check_subject(
    given: SubjectInput, birth: date | None, counties: Iterable[str], today: date
) -> list[Fault]:
    """What stands against entering a subject; fields are named as in SubjectInput.

    Args:
        birth: as the number or the form has it.
        counties: 区县码 that there are.
    """
    faults = [*_person(given, birth)]
    if given.area not in counties:
        faults.append(Fault(tr("请选居住地所在的县（市、区）"), "area"))
    if given.notice_on > today:
        faults.append(Fault(tr("收到日期晚于今天，请核对"), "notice_on"))
    if given.papers_on and given.papers_on > today:
        faults.append(Fault(tr("收到文书的日期晚于今天，请核对"), "papers_on"))
    outside = given.judgment.category is Category.OUTSIDE
    if outside and given.decision_on is None and not given.moved_in:
        says = tr("请填看守所、监狱或者公安机关收到决定的日期，十日移送从这一天起算")
        faults.append(Fault(says, "decision_on", "cor.R03", tr("社区矫正法 第21条")))
    return faults


def _person(given: SubjectInput, birth: date | None) -> Iterator[Fault]:
    person = given.person
    if birth is None:
        yield Fault(tr("请填出生日期"), "person.birth")
    if person.sex is None and not _says_sex(given):
        yield Fault(tr("请选性别"), "person.sex")
    if not person.phone.strip():
        yield Fault(tr("请填联系电话，报告和查找都要用"), "person.phone")
    if not person.address.strip():
        yield Fault(tr("请填居住地"), "person.address")
    if is_minor(birth, given.judgment.effective_on) and given.guardian is None:
        yield Fault(
            tr("对象是未成年人，请填监护人"), "guardian", "cor.R07", tr("社区矫正法 第53条")
        )


def _says_sex(given: SubjectInput) -> bool:
    return given.person.id_kind.value == "01" and bool(given.person.id_no.strip())


def check_reception(command: ReceiveSubject, facts: SubjectFacts, today: date) -> list[Fault]:
    """A3: the days are in order; papers that are missing do not stand in the way."""
    faults = []
    if command.reported_on > today:
        faults.append(Fault(tr("报到日期晚于今天，请核对"), "reported_on"))
    if command.reported_on < facts.doc_on:
        faults.append(
            Fault(
                tr("报到日期早于文书日期（{day}），请核对").format(day=full_date(facts.doc_on)),
                "reported_on",
            )
        )
    accepted = command.accepted_on or command.reported_on
    if accepted < command.reported_on:
        faults.append(Fault(tr("接收日期不能早于报到日期，请核对"), "accepted_on"))
    if accepted > today:
        faults.append(Fault(tr("接收日期晚于今天，请核对"), "accepted_on"))
    return faults


def team_faults(team: Iterable[MemberFact], sex: Sex, *, minor: bool) -> list[Fault]:
    """#11 (社区矫正法 第25条、第52条): whom the team of a woman or a minor must have."""
    members = list(team)
    faults = []
    if not any(one.standing is Standing.OFFICE for one in members):
        faults.append(Fault(tr("矫正小组里还没有司法所的人，请先登记矫正小组"), "team", "cor.R06"))
    if sex is Sex.FEMALE and not any(one.sex is Sex.FEMALE for one in members):
        says = tr("女性对象小组须有女性成员。")
        faults.append(Fault(says, "team", "cor.W11", tr("社区矫正法 第25条第2款")))
    if minor and not any(one.knows_minors for one in members):
        says = tr("须有熟悉未成年人的成员。")
        faults.append(Fault(says, "team", "cor.W11", tr("社区矫正法 第52条第2款")))
    return faults


def check_declaration(command: DeclareSubject, facts: SubjectFacts, today: date) -> list[Fault]:
    """A4: the team complete (R06); of a minor closed and with the guardian (R07)."""
    faults = team_faults(facts.team, facts.sex, minor=facts.minor)
    if command.declared_on > today:
        faults.append(Fault(tr("宣告日期晚于今天，请核对"), "declared_on"))
    if facts.accepted_on and command.declared_on < facts.accepted_on:
        faults.append(Fault(tr("宣告日期不能早于接收日期，请核对"), "declared_on"))
    if not command.declared_by.strip():
        faults.append(Fault(tr("请填宣告主持人"), "declared_by"))
    if facts.minor and not command.closed:
        says = tr("未成年人的入矫宣告不公开进行，请确认")
        faults.append(Fault(says, "closed", "cor.R07", _MINORS))
    if facts.minor and not command.guardian_present:
        says = tr("未成年人的入矫宣告，应当通知监护人到场，请确认")
        faults.append(Fault(says, "guardian_present", "cor.R07", _MINORS))
    unsigned = [one.name for one in facts.team if one.letter_on is None]
    if unsigned:
        says = tr("{names}还没有签矫正责任书").format(names=tr("、").join(unsigned))
        faults.append(Fault(says, "team", "cor.R06", blocks=False))
    return faults


def check_exit_document(command: KeepExitDocument, today: date) -> list[Fault]:
    """Taking a document away needs a shown legal basis (case 7)."""
    faults = []
    if not command.number.strip():
        faults.append(Fault(tr("请填证件号码"), "number"))
    if command.handling is not ExitHandling.UNTOUCHED and command.handled_on is None:
        faults.append(Fault(tr("请填处置日期"), "handled_on"))
    if command.handled_on and command.handled_on > today:
        faults.append(Fault(tr("处置日期晚于今天，请核对"), "handled_on"))
    if command.handling in _TAKEN and not command.basis.strip():
        says = tr("代管、收缴证件要有法律依据，请写明依据的文书和条款；没有的，选“未操作”")
        faults.append(Fault(says, "basis"))
    return faults
