"""Guards of acceptance (受理): who the parties are, whether the law lets us mediate, by whom."""

from __future__ import annotations

__all__ = [
    "Named",
    "both_sides",
    "check_acceptance",
    "check_again",
    "check_both_sides",
    "check_case",
    "check_decline",
    "check_joining",
    "check_kind",
    "check_party",
    "check_recusal",
    "check_registration",
    "check_scale",
    "is_among",
    "named",
]

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from app.errors import Fault, Refused
from app.i18n import tr
from app.mediation.codes import DeclineGround, DisputeType, Exclusion, OriginReason, Ruling, Source
from app.mediation.messages import (
    AcceptCase,
    AddParty,
    CaseInput,
    DeclineCase,
    PartyInput,
    ReviseCase,
    TakeUpAgain,
)
from app.mediation.rules.facts import CaseFacts, article
from app.mediation.states import State
from app.people import idnumbers
from app.people.messages import PersonInput
from app.people.plain import plain

_JUDICIAL_OFFICE, _COMMITTEE = "司法所", "调解委员会"
_NOT_CONFIRMED = frozenset({Ruling.REJECTED, Ruling.NOT_ACCEPTED})
_TRADE = frozenset({DisputeType.CONTRACT, DisputeType.BUSINESS})
_MEDICAL = "医疗纠纷"  # in the name the law gives its committees (医疗纠纷预防和处理条例 第31条)


class Named(NamedTuple):
    """Somebody by name and, where known, id number ("" when not)."""

    name: str
    number: str


def check_case(case: CaseInput, committee: str, today: date) -> list[Fault]:
    """What stands against accepting a case at the committee of this name.

    G1 with M01 to M03, M16, M29, M30, and 人民调解法 第17条; empty fields and impossible dates.
    """
    faults = [*_parties(case.parties, today), *_scope(case, committee)]
    faults += _written(case, committee, today)
    if not case.mediators:
        faults.append(Fault(tr("请选定至少一名调解员"), "mediators", citation="人民调解法 第19条"))
    return [*faults, *_consent(given=case.consent)]


def check_registration(case: CaseInput, committee: str, today: date) -> list[Fault]:
    """What stands against writing a dispute down that waits to be accepted (A10)."""
    return [*_parties(case.parties, today), *_written(case, committee, today)]


def check_acceptance(
    command: AcceptCase, case: CaseFacts, committee: str, today: date
) -> list[Fault]:
    """A10→A20: all sides are willing, the dispute is ours, and the day is in order."""
    faults = [*check_kind(case.dispute_type, committee)]
    if command.accepted_on > today:
        faults.append(Fault(tr("受理日期不能晚于今天，请核对"), "accepted_on"))
    if command.accepted_on < case.state_on:
        faults.append(Fault(tr("受理日期早于登记日期，请核对"), "accepted_on", "med.M30"))
    return [*faults, *_consent(given=command.consent)]


def check_decline(command: DeclineCase, case: CaseFacts, today: date) -> list[Fault]:
    """A10→A15: a ground of G1 that fits, on a day in order."""
    faults = []
    if command.declined_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "declined_on"))
    if command.declined_on < case.state_on:
        faults.append(Fault(tr("日期早于登记日期，请核对"), "declined_on", "med.M30"))
    if command.ground is DeclineGround.TAKEN and case.source is Source.COURT:
        message = tr("法院委派、委托的，不因法院已受理而不予受理，请另选理由")
        faults.append(Fault(message, "ground", "med.M02"))
    if command.ground is DeclineGround.MEDICAL and case.dispute_type is not DisputeType.MEDICAL:
        faults.append(Fault(tr("登记的不是医疗纠纷，请另选理由"), "ground", "med.M03"))
    return faults


def check_again(
    command: TakeUpAgain, origin: CaseFacts, committee: str, today: date
) -> list[Fault]:
    """A95→new case: an agreement to change, and both sides willing or the court against it."""
    faults = [*check_kind(origin.dispute_type, committee)]
    if origin.form is None:
        faults.append(
            Fault(tr("原案没有达成协议，请按新的纠纷登记"), "reason", citation=article(33))
        )
    refused = origin.application is not None and origin.application.outcome in _NOT_CONFIRMED
    if command.reason is OriginReason.NOT_CONFIRMED and not refused:
        message = tr("原案没有法院驳回或者不予受理的记录，请先登记法院的裁定")
        faults.append(Fault(message, "reason", "med.R-A11", tr("人民调解法 第33条第3款")))
    if command.accepted_on > today:
        faults.append(Fault(tr("受理日期不能晚于今天，请核对"), "accepted_on"))
    if command.accepted_on < (origin.closed_on or origin.state_on):
        faults.append(Fault(tr("受理日期早于原案结案，请核对"), "accepted_on", "med.M30"))
    if not command.mediators:
        faults.append(Fault(tr("请选定至少一名调解员"), "mediators", citation=article(19)))
    return [*faults, *_consent(given=command.consent)]


def _consent(*, given: bool) -> Iterator[Fault]:
    if not given:
        yield Fault(
            tr("请确认各方都愿意调解；一方明确拒绝的，不得调解"),
            "consent",
            "med.R-A01",
            article(17),
        )


def _written(case: CaseInput, committee: str, today: date) -> list[Fault]:
    """What is written down of a dispute, accepted or not."""
    faults = [*_committee(committee), *_business(case)]
    if not case.facts.strip():
        faults.append(Fault(tr("请写明纠纷简要情况"), "facts"))
    accepted = case.accepted_on or today
    if accepted > today:
        faults.append(Fault(tr("受理日期不能晚于今天，请核对"), "accepted_on"))
    faults += check_scale(case, len(case.parties), accepted)
    if case.source.referred and not case.source_doc_no.strip():
        faults.append(Fault(tr("请填移送文书的文号"), "source_doc_no"))
    if case.applied_on and case.applied_on > accepted:
        faults.append(Fault(tr("申请日期晚于受理日期，请核对"), "applied_on", "med.M30"))
    return faults


def check_scale(case: CaseInput | ReviseCase, parties: int, accepted: date) -> Iterator[Fault]:
    """M30: when it happened, how much and how many, of a dispute accepted on a day."""
    if case.occurred_on and case.occurred_on > accepted:
        yield _odd(tr("发生日期晚于受理日期，请核对"), "occurred_on")
    if case.amount_fen is not None and case.amount_fen < 0:
        yield Fault(tr("涉及金额不能小于 0，请核对"), "amount_fen")
    if case.people_count is not None and case.people_count < parties:
        yield _odd(tr("涉及人数少于当事人数，请核对"), "people_count")


def _committee(name: str) -> Iterator[Fault]:
    """M16: a judicial office mediates nothing in its own name."""
    if _JUDICIAL_OFFICE in name and _COMMITTEE not in name:
        yield Fault(
            tr("应由人民调解委员会受理、盖章，不能用司法所的名义；请另选调委会"),
            "committee",
            "med.M16",
            article(29),
        )


def _business(case: CaseInput) -> Iterator[Fault]:
    """M29: between firms over trade, it may be commercial mediation that was asked for."""
    if case.dispute_type in _TRADE and all(party.organisation for party in case.parties):
        yield Fault(
            tr("双方都是单位、争议是经营往来，请区分人民调解与商事调解"),
            "dispute_type",
            "med.M29",
            tr("商事调解条例"),
            blocks=False,
        )


def _odd(message: str, field: str) -> Fault:
    """M30: data that disagree, which a typed reason may pass."""
    return Fault(message, field, "med.M30", blocks=False)


# -- G1: scope -----------------------------------------------------------------------------


def _scope(case: CaseInput, committee: str) -> Iterator[Fault]:
    if case.exclusion is Exclusion.TAKEN and case.source is not Source.COURT:
        yield Fault(
            tr("该纠纷已由有关机关受理或处理，不能再受理；法院委派、委托的除外"),
            "exclusion",
            "med.M02",
        )
    elif case.exclusion and case.exclusion is not Exclusion.TAKEN:
        yield Fault(
            tr("该事项（{what}）依法不属于人民调解范围，请转有权机关").format(
                what=tr(case.exclusion.label)
            ),
            "exclusion",
            "med.M01",
            "人民调解法 第2条",
        )
    yield from check_kind(case.dispute_type, committee)


def check_kind(kind: DisputeType, committee: str) -> Iterator[Fault]:
    """M03: medical disputes have committees of their own."""
    if kind is DisputeType.MEDICAL and _MEDICAL not in committee:
        yield Fault(
            tr("医疗纠纷请转医疗纠纷人民调解委员会"),
            "dispute_type",
            "med.M03",
            "医疗纠纷预防和处理条例 第31条",
        )


# -- parties -------------------------------------------------------------------------------


def _parties(parties: Sequence[PartyInput], today: date) -> Iterator[Fault]:
    if len(parties) < 2:
        yield Fault(tr("纠纷至少有两方当事人，请再加一方"), "parties", "med.M30")
    elif len({party.role for party in parties}) == 1:
        yield Fault(tr("请填明双方：至少一名申请人和一名被申请人"), "parties")
    known: dict[str, int] = {}
    for index, party in enumerate(parties):
        place = f"parties.{index}"
        yield from check_party(party, place)
        keys = _keys(party, today)
        first = next((known[key] for key in keys if key in known), None)
        if first is not None:
            yield _twice(party, parties[first], first, place)
        for key in keys:
            known.setdefault(key, index)


def check_joining(command: AddParty, case: CaseFacts, today: date) -> Iterator[Fault]:
    """A party who comes in later is written down like the others, and is willing."""
    yield from check_party(command.party, "party")
    if command.joined_on > today:
        yield Fault(tr("日期晚于今天，请核对"), "joined_on")
    elif command.joined_on < case.accepted_on:
        yield Fault(tr("追加日期早于受理，请核对"), "joined_on", "med.M30")
    if case.state is not State.PENDING and not command.consent:
        message = tr("请确认新加的当事人也愿意调解；不愿意的，不能追加")
        yield Fault(message, "consent", "med.R-A01", article(17))


def check_party(party: PartyInput, place: str) -> Iterator[Fault]:
    """What of a party must be written down at once; faults are placed below it."""
    if party.person:
        if not party.person.name.strip():
            yield Fault(tr("请填姓名"), f"{place}.name")
        if not party.person.phone.strip():
            yield Fault(tr("请填联系电话"), f"{place}.phone")
        if not party.person.address.strip():
            yield Fault(tr("请填现住地"), f"{place}.address")
    elif party.organisation:
        if not party.organisation.name.strip():
            yield Fault(tr("请填单位名称"), f"{place}.name")
    else:
        yield Fault(tr("请填当事人"), f"{place}.name")


def _keys(party: PartyInput, today: date) -> list[str]:
    """What tells that two parties are one and the same."""
    who = party.person or party.organisation
    if who is None:
        return []
    keys = [_number(who, today)] if isinstance(who, PersonInput) else [who.name.strip()]
    if who.id:
        keys.append(who.id.hex())
    return [key for key in keys if key]


def _twice(party: PartyInput, other: PartyInput, first: int, place: str) -> Fault:
    field = f"{place}.id_no" if party.person else f"{place}.name"
    if party.role is other.role:
        return Fault(tr("已经填过，是第 {n} 位当事人，请核对").format(n=first + 1), field)
    return Fault(tr("同时在另一方（第 {n} 位当事人），请核对").format(n=first + 1), field)


def _number(person: PersonInput, today: date) -> str:
    """The number as it would be kept; one that cannot be read, as typed."""
    try:
        return idnumbers.parse(person.id_kind, person.id_no, today).normalised
    except Refused:
        return plain(person.id_no)


def check_both_sides(parties: Sequence[PartyInput], today: date) -> Iterator[Fault]:
    """Agents as typed with their parties who belong to another side (民法典 第168条)."""
    for index, party in enumerate(parties):
        others = [other for other in parties if other.role is not party.role]
        known = list(named(others, today))
        for place, agent in enumerate(party.agents):
            who = Named(agent.person.name.strip(), _number(agent.person, today))
            if is_among(who, known):
                yield both_sides(f"parties.{index}.agents.{place}.name")


def both_sides(field: str) -> Fault:
    """Nobody acts for one side who is the other, unless both agree to it."""
    message = tr("此人是另一方的人；同时代理双方的，须双方都同意，请写明")
    return Fault(message, field, "med.G3", tr("民法典 第168条"), blocks=False)


# -- G2: recusal ---------------------------------------------------------------------------


def named(parties: Iterable[PartyInput], today: date) -> Iterator[Named]:
    """The people among the parties, those who represent one included."""
    for party in parties:
        for agent in party.agents:
            yield Named(agent.person.name.strip(), _number(agent.person, today))
        if party.person:
            yield Named(party.person.name.strip(), _number(party.person, today))
        elif party.organisation and party.organisation.legal_rep.strip():
            yield Named(party.organisation.legal_rep.strip(), "")


def check_recusal(
    mediators: Iterable[Named], parties: Iterable[Named], *, consent: bool, interest: str = ""
) -> list[Fault]:
    """M05: a mediator who is a party or agent, or declares ties, needs all sides' written consent.

    Two of one name are the same person unless both numbers are known and differ.
    """
    if consent:
        return []
    known = list(parties)
    faults = [*_declared(interest)]
    return faults + [
        Fault(
            tr("调解员{name}与当事人有利害关系，请更换或取得各方书面同意").format(
                name=mediator.name
            ),
            "mediators",
            "med.M05",
        )
        for mediator in mediators
        if is_among(mediator, known)
    ]


def _declared(interest: str) -> Iterator[Fault]:
    if interest.strip():
        yield Fault(
            tr("调解员申报了利害关系（{what}），请更换或取得各方书面同意").format(
                what=interest.strip()
            ),
            "mediators",
            "med.M05",
        )


def is_among(person: Named, people: Iterable[Named]) -> bool:
    """Whether somebody is one of them, by number where both have one, else by name."""
    return any(_same(person, other) for other in people)


def _same(one: Named, other: Named) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return one.name == other.name
