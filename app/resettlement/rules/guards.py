"""What stands against a command: what is wrong with it, and what wants a reason."""

from __future__ import annotations

__all__ = [
    "check_aid",
    "check_assessment",
    "check_contact",
    "check_end",
    "check_handover",
    "check_inquiry",
    "check_measures",
    "check_registration",
    "check_release",
    "check_verification",
]

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.resettlement.codes import Ending, Homecoming, Source, Standing, Verify
from app.resettlement.messages import (
    AssessHelpRisk,
    GiveAid,
    HandOver,
    RecordContact,
    RecordInquiry,
    RecordRelease,
    RegisterReleased,
    VerifyResidence,
)
from app.resettlement.rules.facts import HelpFacts, is_key


def check_registration(command: RegisterReleased, today: date) -> list[Fault]:
    """Where the person comes from, and when."""
    faults = [*_to_come(command.data_on, "data_on", today)]
    if command.source is Source.CORRECTION and command.release_on is None:
        faults.append(Fault(tr("请填解除矫正的日期"), "release_on"))
    if not command.organ.strip():
        faults.append(Fault(tr("请填监所，或者原来执行的司法所"), "organ"))
    return faults


def check_verification(command: VerifyResidence, data_on: date | None, today: date) -> list[Fault]:
    """A result that is not 属实 says what was found."""
    faults = [*_to_come(command.verified_on, "verified_on", today)]
    if data_on and command.verified_on < data_on:
        faults.append(Fault(tr("早于收到监所信息的日期，请核对"), "verified_on", "res.B1"))
    if command.result is not Verify.TRUE and not command.note.strip():
        faults.append(Fault(tr("请写明核查到的情况，反馈监所要用"), "note"))
    return faults


def check_release(command: RecordRelease, today: date) -> list[Fault]:
    """A notice was received; the day of release may lie ahead."""
    faults = [*_to_come(command.notice_on, "notice_on", today)]
    if command.release_on > today.replace(year=today.year + 1, day=min(today.day, 28)):
        faults.append(Fault(tr("离释放还有一年以上，请核对日期"), "release_on"))
    return faults


def check_handover(command: HandOver, case: HelpFacts, today: date) -> list[Fault]:
    """Met, and a small group to help (B3); an agreement is the person's own choice."""
    faults = [*_to_come(command.handed_on, "handed_on", today)]
    if case.release_on and command.handed_on < case.release_on:
        says = tr("{day}才释放，请核对衔接日期")
        faults.append(Fault(says.format(day=month_day(case.release_on)), "handed_on", "res.B3"))
    if command.way is Homecoming.NOT_MET:
        faults.append(Fault(tr("没有衔接上的，请记摸排"), "way", "res.B3"))
    if not any(member.name.strip() for member in command.members):
        faults.append(Fault(tr("请定帮教小组，至少一名工作人员"), "members", "res.B3"))
    elif not any(member.standing is Standing.OFFICE for member in command.members):
        faults.append(Fault(tr("帮教小组里要有司法所的人"), "members", "res.B3"))
    if command.agreed and command.agreed_on is None:
        faults.append(Fault(tr("请填签协议的日期"), "agreed_on"))
    if faults:
        return faults
    fetched = command.way is Homecoming.FETCHED or case.source is Source.CORRECTION
    if case.key_person and not fetched:
        faults.append(
            Fault(
                tr("重点对象一般由专人接回；确实没有去接的，请写明原因"),
                "way", "res.R34", "监狱法 第59条", blocks=False,
            )
        )  # fmt: skip
    return faults


def check_contact(command: RecordContact, case: HelpFacts, now: datetime) -> list[Fault]:
    """A contact has taken place."""
    faults = []
    if command.at > now:
        faults.append(Fault(tr("联系时间晚于现在，请核对"), "at"))
    elif case.release_on and command.at.date() < case.release_on:
        faults.append(Fault(tr("那时还没有释放，请核对"), "at"))
    if not command.notes.strip():
        faults.append(Fault(tr("请写几句近况"), "notes"))
    return faults


def check_measures(text: str, forbidden: Iterable[str], field: str = "measures") -> list[Fault]:
    """Mistake 25: no sanction, no tracking and no ban is ever written into a plan of help."""
    if not text.strip():
        return [Fault(tr("请写怎么帮"), field)]
    found = [word for word in forbidden if word in text]
    if not found:
        return []
    says = tr("安置帮教为非强制性工作，计划里不能写“{words}”")
    words = tr("”“").join(found)
    return [Fault(says.format(words=words), field, "res.W25", "监狱法 第62条")]


def check_aid(command: GiveAid, today: date) -> list[Fault]:
    """An aid was given; an amount is never less than nothing."""
    faults = [*_to_come(command.given_on, "given_on", today)]
    if command.amount_fen is not None and command.amount_fen < 0:
        faults.append(Fault(tr("金额不能小于 0"), "amount_fen"))
    return faults


def check_assessment(command: AssessHelpRisk, case: HelpFacts, today: date) -> list[Fault]:
    """重点 follows from the form (B4); the other way round wants a reason."""
    faults = [*_to_come(command.assessed_on, "assessed_on", today)]
    if case.assessed_on and command.assessed_on < case.assessed_on[-1]:
        faults.append(Fault(tr("早于上一次评估，请核对"), "assessed_on"))
    if faults:
        return faults
    if is_key(command.signs) and not command.key_person:
        says = tr("三无人员或者有重新违法犯罪倾向的，一般列为重点；不列的，请写明理由")
        faults.append(Fault(says, "key_person", "res.B4", blocks=False))
    if command.key_person and not is_key(command.signs):
        says = tr("没有三无或者重新违法犯罪倾向的，一般不列为重点；要列的，请写明理由")
        faults.append(Fault(says, "key_person", "res.B4", blocks=False))
    return faults


def check_inquiry(command: RecordInquiry, case: HelpFacts, today: date) -> list[Fault]:
    """An inquiry says whom one asked and what was heard."""
    faults = [*_to_come(command.made_on, "made_on", today)]
    if case.release_on and command.made_on < case.release_on:
        faults.append(Fault(tr("那时还没有释放，请核对"), "made_on"))
    if not command.ways:
        faults.append(Fault(tr("请选怎么打听的"), "ways"))
    if not command.findings.strip():
        faults.append(Fault(tr("请写打听到的情况"), "findings"))
    return faults


def check_end(reason: Ending, on: date, case: HelpFacts, note: str, today: date) -> list[Fault]:
    """期满 is never early; every other end says why (B6)."""
    faults = [*_to_come(on, "ended_on", today)]
    if reason is Ending.EXPIRED:
        if case.help_to is None:
            faults.append(Fault(tr("还没有帮教期，不能按期满解除"), "ended_on", "res.R33"))
        elif on < case.help_to:
            says = tr("帮教期到{day}，还没有期满")
            faults.append(Fault(says.format(day=full_date(case.help_to)), "ended_on", "res.R33"))
    elif not note.strip():
        faults.append(Fault(tr("请写明情况"), "note"))
    return faults


def _to_come(on: date | None, field: str, today: date) -> Iterator[Fault]:
    if on and on > today:
        yield Fault(tr("日期晚于今天，请核对"), field)
