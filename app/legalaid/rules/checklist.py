"""What is asked for on which way, what may stand in its place, and what is not to be asked."""

from __future__ import annotations

__all__ = ["Idle", "MaterialRule", "ProofRule", "checklist", "proofs_of"]

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.i18n import tr
from app.lawbook.rules import Proof
from app.legalaid.messages.answers import Answers, HeldMaterial
from app.legalaid.messages.opinion import MaterialState, MaterialView, ProofView
from app.legalaid.rules.asking import Fields, fits


@dataclass(frozen=True, slots=True)
class ProofRule:
    """One way to prove a material; a pledge stands in its place until it is brought."""

    id: str
    label: str
    pledge: bool = False


@dataclass(frozen=True, slots=True)
class Idle:
    """When a paper is shown as 不用交, and why."""

    note: str
    when: Mapping[str, tuple[str | bool, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRule:
    """One paper as data, see resources/legalaid/materials.toml."""

    id: str
    title: str
    why: str
    law: str
    article: str
    proof: Proof
    when: Mapping[str, tuple[str | bool, ...]]
    copies: int = 1
    instead: tuple[str, ...] = ()
    prints: str = ""
    optional: bool = False
    proofs: tuple[ProofRule, ...] = ()
    idle: tuple[Idle, ...] = field(default_factory=tuple)


def checklist(
    rules: Sequence[MaterialRule], answers: Answers, found: Fields
) -> Iterator[MaterialView]:
    """The papers of these answers; found are the answers as plain values (`asking.plain`)."""
    held = {one.id: one for one in answers.held}
    for rule in rules:
        if fits(rule.when, found):
            yield _asked(rule, answers, held.get(rule.id))
        elif idle := next((one for one in rule.idle if fits(one.when, found)), None):
            yield _view(rule, MaterialState.NOT_NEEDED, tr(idle.note), None)


def proofs_of(
    rules: Sequence[MaterialRule], answers: Answers, found: Fields
) -> tuple[ProofView, ...]:
    """What may prove the route that was chosen, and what the matter is about."""
    return tuple(
        ProofView(proof.id, tr(proof.label), proof.id in answers.proofs)
        for rule in rules
        if fits(rule.when, found)
        for proof in rule.proofs
    )


def _asked(rule: MaterialRule, answers: Answers, held: HeldMaterial | None) -> MaterialView:
    ticked = [one for one in rule.proofs if one.id in answers.proofs]
    if held and held.copies > 0:
        return _held(rule, held)
    if rule.prints:
        return _view(rule, MaterialState.PRINT, tr("打印后签名"), None)
    if pledge := next((one for one in ticked if one.pledge), None):
        note = tr("以个人诚信承诺代替")
        return _view(rule, MaterialState.PROMISED, note, None, stands=tr(pledge.label))
    if rule.optional:
        return _view(rule, MaterialState.NOT_NEEDED, tr("有就收，没有不用等"), None)
    note = tr("说有，还没交") if ticked else tr("还没交")
    return _view(rule, MaterialState.LACKING, note, None)


def _held(rule: MaterialRule, held: HeldMaterial) -> MaterialView:
    note = tr("已收 {copies} 份 {pages} 页").format(copies=held.copies, pages=held.pages)
    if not held.instead:
        return _view(rule, MaterialState.HELD, note, held)
    note = tr("以{instead}代替，{note}").format(instead=held.instead, note=note)
    return _view(rule, MaterialState.PROMISED, note, held, stands=held.instead)


def _view(
    rule: MaterialRule,
    state: MaterialState,
    note: str,
    held: HeldMaterial | None,
    *,
    stands: str = "",
) -> MaterialView:
    return MaterialView(
        id=rule.id,
        title=tr(rule.title),
        state=state,
        note=note,
        why=tr(rule.why),
        law=rule.law,
        article=rule.article,
        wanted=rule.copies,
        instead=tuple(map(tr, rule.instead)),
        prints=rule.prints,
        stands=stands,
        copies=held.copies if held else 0,
        pages=held.pages if held else 0,
    )
