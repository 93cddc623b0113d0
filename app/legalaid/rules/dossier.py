"""What a dossier must hold, where a paper lies in it, and when it is complete.

The order is the town's practice (specification §4, secondary source): 审批表、申请表、身份证明、
经济材料、委托手续、诉讼文书…; one case, one dossier.
"""

from __future__ import annotations

__all__ = [
    "BINDABLE",
    "CLOSED",
    "check_bind",
    "check_early",
    "is_must",
    "needed",
    "part_of_file",
    "part_of_paper",
    "sentence_of",
]

from collections.abc import Iterator, Sequence
from datetime import date

from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.legalaid.codes.dossier import AidPart
from app.legalaid.rules.law import cited
from app.legalaid.rules.record import AidFacts
from app.legalaid.states import State
from app.records.pieces import Piece, check_binding, to_be_done

_PARTS = {
    "la.review": AidPart.REVIEW,
    "la.F-B5": AidPart.REVIEW,
    "la.F-B6": AidPart.REVIEW,
    "la.provisional": AidPart.REVIEW,
    "la.F-B12": AidPart.REVIEW,
    "la.receipt": AidPart.REVIEW,
    "la.F-B1": AidPart.APPLICATION,
    "la.filer": AidPart.APPLICATION,
    "la.F-B3": AidPart.APPLICATION,
    "la.F-B4": AidPart.APPLICATION,
    "la.F-B2": AidPart.MEANS,
    "la.pledge": AidPart.MEANS,
    "la.F-B7": AidPart.AUTHORITY,
    "la.F-B9": AidPart.AUTHORITY,
    "la.F-B9-1": AidPart.AUTHORITY,
    "la.handover": AidPart.LETTERS,
    "la.redirect": AidPart.LETTERS,
    "la.transfer": AidPart.LETTERS,
    "la.F-B8-1": AidPart.LETTERS,
    "la.F-B8-2": AidPart.LETTERS,
    "la.F-B8-3": AidPart.LETTERS,
    "la.F-B10": AidPart.CHANGES,
    "la.F-B11": AidPart.CHANGES,
    "la.objection": AidPart.CHANGES,
    "la.F-B13": AidPart.CLOSING,
}

# What the station itself makes; what the centre sends comes as its own paper, a file.
_MUST = frozenset({"la.F-B1", "la.F-B3", "la.F-B4", "la.F-B2", "la.handover", "la.redirect"})

# A file says by its name what it is; what says nothing belongs to the matter.
_WORDS = (
    (AidPart.REVIEW, ("决定书", "审批", "送达")),
    (AidPart.AUTHORITY, ("指派", "委托", "授权", "代理协议", "辩护协议", "监护")),
    (AidPart.CLOSING, ("结案", "补贴")),
    (AidPart.CHANGES, ("更换", "异议", "责令改正")),
    (AidPart.APPLICATION, ("申请表", "通知辩护", "通知代理", "受理凭证")),
    (AidPart.LETTERS, ("公函", "转交", "移送")),
    (AidPart.MEANS, ("收入", "低保", "特困", "经济困难", "承诺", "残疾证", "优抚", "务工")),
    (AidPart.IDENTITY, ("身份证", "户口", "护照", "通行证", "居住证", "身份证明")),
)

# Ended without the centre's audit: archived as they are, and the state goes on saying how.
CLOSED = frozenset({
    State.LAPSED, State.WITHDRAWN, State.ELSEWHERE, State.REFUSED, State.TERMINATED, State.UPHELD,
})  # fmt: skip
# States in which nothing more comes but the archive.
BINDABLE = CLOSED | {State.REPORTED, State.AUDITED}


def part_of_paper(kind: str) -> AidPart | None:
    """Where a paper lies; None for the cover, the index, and the slip the applicant keeps."""
    return _PARTS.get(kind)


def is_must(kind: str) -> bool:
    """Whether a paper of this kind must be in the dossier once the record has come to it."""
    return kind in _MUST


def part_of_file(name: str) -> AidPart:
    """Where a file of the record lies, by its name."""
    for part, words in _WORDS:
        if any(word in name for word in words):
            return part
    return AidPart.PROCEEDINGS


def needed(
    *, noticed: bool, decided: bool, assigned: bool, checked: bool, closed: bool
) -> frozenset[AidPart]:
    """The parts that must not be empty.

    Args:
        noticed: it came as a notice, without application and means.
        decided: the centre decided on it; assigned: a lawyer was assigned; closed: papers of the
            end came.
        checked: the means were to be stated (route 1).
    """
    called = {
        AidPart.APPLICATION: True,
        AidPart.IDENTITY: not noticed,
        AidPart.MEANS: checked,
        AidPart.REVIEW: decided,
        AidPart.AUTHORITY: assigned,
        AidPart.CLOSING: closed,
    }
    return frozenset(part for part, wanted in called.items() if wanted)


def sentence_of(
    gaps: Sequence[Piece], state: State, *, bound: bool, changed: bool, archived: bool
) -> str:
    """How the dossier stands, in one sentence."""
    if archived or state is State.ARCHIVED:
        return tr("已归档，记录已锁定")
    if gaps:
        return tr("再{todo}，即可归档").format(todo=to_be_done(gaps))
    if changed:
        return tr("立卷以后材料有变动，请重新立卷")
    if bound:
        return tr("已立卷") if state is State.REPORTED else tr("已立卷，可以归档")
    return tr("材料齐了，可以立卷") if state in BINDABLE else tr("材料齐了，办结后可以立卷")


def check_bind(
    state: State, bound_on: date, state_on: date, today: date, binder: str
) -> list[Fault]:
    """立卷 comes after the record has ended, or its papers came back."""
    faults = []
    if state not in BINDABLE:
        words = tr("这件法律援助现在是“{state}”，办结以后才能立卷")
        faults.append(Fault(words.format(state=tr(state.label))))
    early = Fault(tr("立卷日期早于办结日期，请核对"), "bound_on", "la.M30")
    ended = state_on if state in BINDABLE else None
    return faults + check_binding(bound_on, ended, early, today, binder)


def check_early(case: AidFacts, law: Rulebook, on: date) -> list[Fault]:
    """归档 of what was refused, terminated or upheld: its applicant may still act (R-B08).

    The terms are unconfirmed, and the centre may have served by itself: a reason passes each.
    """
    decision, faults = case.decision, []
    if case.state in (State.REFUSED, State.TERMINATED) and decision is not None:
        if decision.served_on is None:
            says = tr("决定书还没有登记送达；机构已经直接送达的，请写明")
            faults.append(Fault(says, "archived_on", "la.B65", cited("第43条"), blocks=False))
        says = tr("本人到{day}还可以提出异议（期限未经核实）；现在就归档的，请写明")
        faults += _running(("la.R-B08",), decision.known_on, says, law, on)
    elif case.state is State.UPHELD and case.objection is not None:
        known = case.objection.served_on or case.objection.decided_on
        says = tr("本人到{day}还可以申请复议、提起诉讼；现在就归档的，请写明")
        faults += _running(("la.R-B08b", "la.R-B08c"), known, says, law, on) if known else []
    return faults


def _running(
    rules: tuple[str, ...], start: date, says: str, law: Rulebook, on: date
) -> Iterator[Fault]:
    """A warning where the last of these terms is not over on a day."""
    rule = max(rules, key=lambda one: law.due(one, start).rolled)
    last = law.due(rule, start).rolled
    if on <= last:
        message = says.format(day=full_date(last))
        yield Fault(message, "archived_on", rule, cited("第49条"), blocks=False)
