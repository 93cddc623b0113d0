"""What the law and good practice ask of a record: guards, terms and reminders; pure functions."""

from __future__ import annotations

__all__ = [
    "HelpFacts",
    "InquiryFact",
    "aftercare_end",
    "card_dues",
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
    "dues",
    "help_term",
    "is_key",
    "met_last",
    "not_met_from",
    "seeking",
    "shown_state",
    "three_none",
]

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook, Unit
from app.lawbook.terms import Term, sentence_end
from app.resettlement.codes import (
    Ending,
    Homecoming,
    InquiryOutcome,
    RiskSign,
    Source,
    Standing,
    Verify,
)
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
from app.resettlement.states import State
from app.today.owed import DueFact

AFTERCARE = Term(years=3)  # 禁毒法 第33条
_THREE = frozenset({RiskSign.NO_HOME, RiskSign.NO_KIN, RiskSign.NO_WORK})
_MET_STATES = frozenset({State.AWAITED, State.NOT_MET})


@dataclass(frozen=True, slots=True)
class InquiryFact:
    """One attempt to learn where the person is."""

    on: date
    outcome: InquiryOutcome


@dataclass(frozen=True, slots=True)
class HelpFacts:
    """A record as the rules need it.

    Attributes:
        met_in_person: the person was seen at the handover, which is a contact too.
        contacts, inquiries, assessed_on: oldest first.
    """

    id: Id
    name: str
    state: State
    source: Source
    data_on: date | None = None
    release_on: date | None = None
    handover_on: date | None = None
    met_in_person: bool = False
    key_person: bool = False
    help_to: date | None = None
    contacts: tuple[date, ...] = ()
    inquiries: tuple[InquiryFact, ...] = ()
    assessed_on: tuple[date, ...] = ()


# -- terms and states ----------------------------------------------------------------------


def help_term(source: Source, release_on: date, law: Rulebook) -> tuple[date, date]:
    """The first and the last day of help (R33): from the day after release, counted by T2."""
    rule = law["res.R33a" if source is Source.CORRECTION else "res.R33"]
    period, start = rule.period or 0, release_on + DAY
    terms = {
        Unit.YEARS: Term(years=period),
        Unit.MONTHS: Term(months=period),
        Unit.DAYS: Term(days=period),
    }
    return start, sentence_end(start, terms[rule.unit])


def aftercare_end(reported_on: date) -> date:
    """The last day of 社区戒毒 (R36): the day of reporting is the first of three years."""
    return sentence_end(reported_on, AFTERCARE)


def shown_state(case: HelpFacts, law: Rulebook, today: date) -> State:
    """The state with the day's own move (B5): 未衔接 from the day after the last one.

    Derived, not written: every replica reaches it on the same day without an entry.
    """
    since = not_met_from(case, law)
    return State.NOT_MET if since and since <= today else case.state


def not_met_from(case: HelpFacts, law: Rulebook) -> date | None:
    """The first day on which who is waited for counts as 未衔接 (B5); None who is not."""
    if case.state is not State.AWAITED or case.release_on is None:
        return None
    return law.due("res.B5", case.release_on).raw + DAY


def three_none(signs: Collection[RiskSign]) -> bool:
    """Whether the form says 三无人员: nowhere to live, nobody to go to, no work."""
    return set(signs) >= _THREE


def is_key(signs: Collection[RiskSign]) -> bool:
    """Whether the form speaks for 重点 (B4): 三无人员, or a tendency to offend again."""
    return three_none(signs) or RiskSign.TENDENCY in signs


def met_last(case: HelpFacts) -> date | None:
    """The day of the last contact; a handover at which the person was seen is one."""
    days = [*case.contacts]
    if case.handover_on and case.met_in_person:
        days.append(case.handover_on)
    return max(days, default=None)


def seeking(case: HelpFacts) -> InquiryFact | None:
    """The inquiry that did not reach the person and that nothing came after; None where none."""
    last = case.inquiries[-1] if case.inquiries else None
    if last is None or last.outcome is InquiryOutcome.FOUND:
        return None
    met = met_last(case)
    return None if met and met >= last.on else last


# -- reminders -----------------------------------------------------------------------------


def dues(case: HelpFacts, law: Rulebook) -> list[DueFact]:
    """What the office means to do by when; none of it is owed by the person (R35)."""
    return list(_dues(case, law))


def _dues(case: HelpFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.state is State.TO_VERIFY and case.data_on:
        yield _fact(
            *(case, law, "res.B1", case.data_on, tr("核查"), tr("核查 {name} 的情况")),
            *(tr("核实户籍、住址和家庭情况，反馈监所"), tr("登记核查"), "VerifyResidence"),
        )
    if case.state in _MET_STATES:
        yield from _meeting(case, law)
    if case.state is State.HELPED:
        yield _contact(case, law)
    if case.help_to and case.state in (*_MET_STATES, State.HELPED):
        yield from _ending(case, law, case.help_to)


def _meeting(case: HelpFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.release_on is None:
        return
    if case.inquiries:
        yield _again(case, law, case.inquiries[-1].on)
        return
    if case.key_person and case.source is not Source.CORRECTION:
        yield _fact(
            *(case, law, "res.R34", case.release_on, tr("接回"), tr("接 {name} 回来")),
            *(tr("重点对象，由专人去接，当天办衔接"), tr("登记衔接"), "HandOver"),
        )
    if not case.contacts:
        yield _fact(
            *(case, law, "res.R35", case.release_on, tr("首次联系"), tr("见 {name} 一面")),
            *(tr("问问近况和困难，商量帮教小组"), tr("登记衔接"), "HandOver"),
            event=_came(case),
        )
    yield _fact(
        *(case, law, "res.B5", case.release_on, tr("衔接"), tr("摸排 {name} 的情况")),
        *(tr("还没有衔接上，问问村（居）和亲友"), tr("记摸排"), "RecordInquiry"),
        event=_came(case),
    )


def _contact(case: HelpFacts, law: Rulebook) -> DueFact:
    if last := seeking(case):
        return _again(case, law, last.on)
    last_met = met_last(case)
    if last_met is None:
        start = case.handover_on or case.release_on
        return _fact(
            *(case, law, "res.R35", start, tr("首次联系"), tr("联系 {name}")),
            *(tr("见一面，问问近况和困难"), tr("记联系"), "RecordContact"),
            event=tr("衔接"),
        )
    rule = "res.R35a" if case.key_person else "res.R35b"
    return _fact(
        *(case, law, rule, last_met, tr("联系"), tr("联系 {name}")),
        *(tr("问问近况，有困难的帮着办"), tr("记联系"), "RecordContact"),
    )


def _again(case: HelpFacts, law: Rulebook, last: date) -> DueFact:
    return _fact(
        *(case, law, "res.B5a", last, tr("再次摸排"), tr("打听 {name} 的情况")),
        *(tr("上次没有联系上，再问问村（居）和亲友"), tr("记摸排"), "RecordInquiry"),
    )


def _ending(case: HelpFacts, law: Rulebook, help_to: date) -> Iterator[DueFact]:
    review = law.due("res.R33b", help_to)
    if case.state is State.HELPED and not any(day >= review.raw for day in case.assessed_on):
        yield _fact(
            *(case, law, "res.R33b", help_to, tr("期满前评估"), tr("{name} 帮教快满了")),
            *(tr("看看生活是不是稳定，填风险评估表"), tr("评估风险"), "AssessHelpRisk"),
        )
    yield _fact(
        *(case, law, "res.R33c", help_to, tr("期满解除"), tr("{name} 帮教期满")),
        *(tr("由所长办理解除帮教登记"), tr("办理解除"), "EndHelp"),
        event=tr("帮教期满"),
    )


def _came(case: HelpFacts) -> str:
    return tr("解除矫正") if case.source is Source.CORRECTION else ""


def _fact(  # noqa: PLR0913, PLR0917 - the parts of one sentence
    case: HelpFacts,
    law: Rulebook,
    rule: str,
    start: date | None,
    what: str,
    title: str,
    detail: str,
    button: str,
    action: str,
    *,
    event: str = "",
) -> DueFact:
    if start is None:
        raise ValueError(rule)
    due = law.due(rule, start, event=event)
    return DueFact(rule, case.id, due, what, title.format(name=case.name), detail, button, action)


def card_dues(
    card: Id, name: str, ordered_on: date | None, reported_on: date | None, law: Rulebook
) -> Iterator[DueFact]:
    """What a card of 社区戒毒 reminds of: the town's own dates, and nothing of ours."""
    if ordered_on and reported_on is None:
        yield DueFact(
            "res.R36", card, law.due("res.R36", ordered_on), tr("社区戒毒报到"),
            tr("{name} 到镇政府报到").format(name=name), tr("没有报到的，告诉镇政府禁毒办"),
            tr("看转介卡"), "ReadHelp",
        )  # fmt: skip
    if reported_on:
        why = tr("{day}报到，当天算第一天，满 3 年").format(day=full_date(reported_on))
        yield DueFact(
            "res.R36a", card, law.due("res.R36a", aftercare_end(reported_on)),
            tr("社区戒毒期满"), tr("{name} 社区戒毒期满").format(name=name),
            tr("解除由公安机关办理，卡可以办结"), tr("看转介卡"), "ReadHelp", why,
        )  # fmt: skip


# -- guards --------------------------------------------------------------------------------


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
