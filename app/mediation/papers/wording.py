"""Sentences and cells that several papers of mediation share."""

from __future__ import annotations

__all__ = [
    "BLANK_DATE",
    "day",
    "filled",
    "labelled",
    "lines_of",
    "masked",
    "names",
    "number",
    "paragraphs",
    "party_runs",
    "sign_parties",
    "stacked",
    "stamp",
    "stamped_foot",
    "ticks",
]

from collections.abc import Iterable, Sequence
from datetime import date

from app.mediation.messages import CaseDetail, PartyView
from app.papers.model import (
    Bold,
    Cell,
    Filled,
    Gap,
    Masked,
    Number,
    Paragraph,
    Row,
    Run,
    Runs,
    SignLine,
    Stamp,
)
from app.people.idnumbers import mask_id
from app.people.messages import IdKind, OrganisationInput, PersonView, Sex
from app.people.phones import mask_phone

_BLANK = "\u3000"
BLANK_DATE = f"{_BLANK * 4}年{_BLANK * 2}月{_BLANK * 2}日"

_HAND = "签名、盖章或按指印"  # 人民调解法 第29条


def day(on: date) -> str:
    """A day as papers write it: 2026年7月8日."""
    return f"{on.year}年{on.month}月{on.day}日"


def number(case: CaseDetail) -> Number:
    """The number at the right; a case still without one says so, with the end of its row id."""
    waiting = f"待编号（{case.id.hex()[-6:].upper()}）"
    return Number(("编号：", Filled(case.case_no or waiting, "case_no")))


def filled(text: str, target: str, name: str, width: int = 8) -> Run:
    """The field's text, or a gap with a name."""
    return Filled(text, target) if text.strip() else Gap(name, target, width)


def names(parties: Iterable[PartyView]) -> str:
    """甲、乙、丙."""
    return "、".join(party.name for party in parties)


def party_runs(party: PartyView, index: int) -> Runs:
    """Who a party is, as a sentence (人民调解法 第29条 第1款 第1项)."""
    target = f"parties.{index}"
    if party.person:
        return _person(party.person, target, party.role.label)
    if party.organisation:
        return _organisation(party.organisation, target, party.role.label)
    return (Filled(party.name, f"{target}.name"), "。")


def sign_parties(case: CaseDetail) -> tuple[SignLine, ...]:
    """A place for every party to sign, with its name so that none is forgotten."""
    return tuple(SignLine(f"{party.role.label}{party.name}（{_HAND}）") for party in case.parties)


def stamp(case: CaseDetail, on: date | None = None) -> Stamp:
    """The committee's stamp; the judicial office is no party to mediation and stamps nothing."""
    return Stamp(case.committee_name, day(on) if on else "")


def labelled(label: str, runs: Runs, lines: int = 1, *, foot: tuple[Runs, ...] = ()) -> Row:
    """A row of a two-column register: the field's name, and what it holds."""
    return Row((Cell((label,), label=True), Cell(runs, foot=foot)), lines=lines)


def stamped_foot(case: CaseDetail, signer: str) -> tuple[Runs, ...]:
    """The foot of a register that one person signs and the committee stamps."""
    return (
        (f"{signer}（签名）：{_BLANK * 10}",),
        (f"{case.committee_name}（印章）",),
        (BLANK_DATE,),
    )


def ticks(options: Sequence[tuple[str, bool]]) -> str:
    """Options with a box each, the chosen one ticked: ■有 □无."""
    return _BLANK.join(f"{'■' if chosen else '□'}{text}" for text, chosen in options)


def lines_of(text: str, target: str) -> list[Runs]:
    """A text as runs, one for each of its lines that says something."""
    return [(Filled(line.strip(), target),) for line in text.splitlines() if line.strip()]


def paragraphs(opening: str, lines: Sequence[Runs]) -> list[Paragraph]:
    """Lines as paragraphs, the first opened by words in 黑体."""
    return [
        Paragraph((*((Bold(opening),) if at == 0 else ()), *runs)) for at, runs in enumerate(lines)
    ]


def stacked(lines: Sequence[Runs]) -> Runs:
    """Lines one below the other, for a cell."""
    return tuple(run for at, runs in enumerate(lines) for run in (*(("\n",) * (at > 0)), *runs))


def _person(person: PersonView, target: str, role: str) -> Runs:
    return (
        Filled(person.name, f"{target}.name"),
        *_if(f"，{person.sex.label}", known=person.sex is not Sex.UNSTATED),
        *_if(f"，{person.ethnicity}", known=bool(person.ethnicity)),
        *((f"，{day(person.birth)}出生",) if person.birth else ()),
        f"，{_id_name(person.id_kind)}",
        masked(person.id_no, mask_id(person.id_no), f"{target}.id_no", f"{role}的证件号码"),
        *(("，", Filled(person.occupation, f"{target}.occupation")) if person.occupation else ()),
        "，住",
        filled(person.address, f"{target}.address", f"{role}的住址", 10),
        "，联系电话",
        masked(person.phone, mask_phone(person.phone), f"{target}.phone", f"{role}的联系电话"),
        "。",
    )


def _organisation(unit: OrganisationInput, target: str, role: str) -> Runs:
    return (
        Filled(unit.name, f"{target}.name"),
        "，统一社会信用代码",
        filled(unit.uscc, f"{target}.uscc", f"{role}的统一社会信用代码", 12),
        "，住所地",
        filled(unit.address, f"{target}.address", f"{role}的住所地", 10),
        "，法定代表人",
        filled(unit.legal_rep, f"{target}.legal_rep", f"{role}的法定代表人", 6),
        "，联系电话",
        masked(unit.phone, mask_phone(unit.phone), f"{target}.phone", f"{role}的联系电话"),
        "。",
    )


def masked(text: str, shown: str, target: str, name: str) -> Run:
    """A number printed complete and covered on the screen, or a gap with a name."""
    return Masked(text, shown, target) if text else Gap(name, target, 10)


def _if(text: str, *, known: bool) -> Runs:
    return (text,) if known else ()


def _id_name(kind: IdKind) -> str:
    """GB 11643 calls a resident's number 公民身份号码."""
    return "公民身份号码" if kind is IdKind.RESIDENT else f"{kind.label}号码"
