"""The ladder 训诫 → 警告 → 提请 (R20 to R24, R26): from when a rung is there, and why.

Nothing here happens by itself: a rung says 条件已具备 from a day on, with its article and what it
rests on; an officer verifies, the head proposes, the county or a court decides (A10, A13).
"""

from __future__ import annotations

__all__ = ["RULE_OF", "Rung", "offered", "revoking_kind", "rungs"]

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.correction.codes import Ground, SanctionKind, Severity, kind_of
from app.correction.rules.allowance import ALLOWED, REVOKING
from app.correction.rules.breaches import LATE, LOST, Breach, breaches
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.measurefacts import SanctionFact
from app.correction.rules.outside import nursing_end
from app.correction.states import Category
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook

_WEIGHT = {
    SanctionKind.PRAISE: 0,
    SanctionKind.REPRIMAND: 1,
    SanctionKind.WARNING: 2,
    SanctionKind.PUNISHMENT: 3,
    SanctionKind.REVOKE_SUSPENSION: 4,
    SanctionKind.REVOKE_PAROLE: 4,
    SanctionKind.IMPRISON: 4,
    SanctionKind.COMMUTATION: 0,
}
_STUDY = frozenset({"cor.R07", "cor.R32"})
_RULES = frozenset({"cor.R09", "cor.R10", "cor.R11", "cor.R13", "cor.R14", "cor.R15", "cor.R16",
                    "cor.R17", "cor.R18"})  # fmt: skip
_BAN, _REVIEW, _LEFT = "cor.R19", "cor.R11a", "cor.R14"
_REPEATS = 2  # 两次训诫, 两次警告
_BANS = 3  # 三次以上违反禁止令: 法发〔2011〕9号 第12条


@dataclass(frozen=True, slots=True)
class Rung:
    """One sanction, on one ground, with what bears it out.

    Attributes:
        from_on: the first day on which the condition is there; it may lie ahead.
        until_on: the last one, where a graver rung takes its place.
        evidence: what the record has of it, in words.
        lacking: what must be done before it may be proposed, in words.
        rows: the clues and searches it rests on.
    """

    kind: SanctionKind
    ground: Ground
    from_on: date
    evidence: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    rows: tuple[Id, ...] = ()
    until_on: date | None = None

    @property
    def rule(self) -> str:
        """The rule it is of."""
        return RULE_OF[self.kind]

    def met(self, day: date) -> bool:
        """条件已具备 on a day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


RULE_OF = {
    SanctionKind.PRAISE: "cor.R26",
    SanctionKind.REPRIMAND: "cor.R20",
    SanctionKind.WARNING: "cor.R21",
    SanctionKind.PUNISHMENT: "cor.R21a",
    SanctionKind.REVOKE_SUSPENSION: "cor.R22",
    SanctionKind.REVOKE_PAROLE: "cor.R23",
    SanctionKind.IMPRISON: "cor.R24",
    SanctionKind.COMMUTATION: "cor.R26",
}


def revoking_kind(category: Category) -> SanctionKind | None:
    """The proposal that ends this category in prison; None for 管制 (#4a)."""
    return next((kind for kind in REVOKING if kind in ALLOWED[category]), None)


# -- the rungs ---------------------------------------------------------------------------------


def rungs(facts: SubjectFacts, law: Rulebook, today: date) -> tuple[Rung, ...]:
    """Every rung that is there or comes nearer by the day, the lightest first.

    What the category does not know is left out (#4a, #5), and so is what was already proposed on
    the same facts and not refused.
    """
    committed = breaches(facts, law, today)
    found = [
        *(rung for breach in committed for rung in _of_breach(breach, facts, law)),
        *_repeated(committed, facts),
        *_bans(committed, facts),
        *_outside(committed, facts, law),
    ]
    kept = [
        rung
        for rung in found
        if rung.kind in ALLOWED[facts.category] and not _used(rung, facts.measures.sanctions)
    ]
    kept += _praise(committed, facts, law, today)
    kept.sort(key=lambda one: (_WEIGHT[one.kind], one.from_on, one.ground))
    # 仍不改正 is one rung, however many breaches followed: the first bears it.
    first = {(one.ground, () if one.ground in _ONCE else one.rows): one for one in reversed(kept)}
    return tuple(first.values())[::-1]


def offered(found: Iterable[Rung], today: date) -> Rung | None:
    """The gravest rung whose condition is there and which nothing is lacking for, or None."""
    ready = [
        one
        for one in found
        if one.met(today) and not one.lacking and one.kind is not SanctionKind.PRAISE
    ]
    return ready[-1] if ready else None


def _used(rung: Rung, sanctions: Iterable[SanctionFact]) -> bool:
    """Whether the same facts were proposed for the same or a graver sanction."""
    rows = set(rung.rows)
    return any(
        not one.refused and rows & one.rows and _WEIGHT[one.kind] >= _WEIGHT[rung.kind]
        for one in sanctions
    )


def _rung(
    ground: Ground, from_on: date, breach: Breach, *more: str, until_on: date | None = None
) -> Rung:
    return Rung(
        kind_of(ground), ground, from_on, (breach.words, *more),
        _lacking(breach, kind_of(ground)), (breach.row,), until_on,
    )  # fmt: skip


def _lacking(breach: Breach, kind: SanctionKind) -> tuple[str, ...]:
    """#24: verified first; of who is out of reach the search and its notices stand for that."""
    lacking = [tr("请先核实并记录申辩。")] if breach.unverified else []
    search = breach.search
    if search is not None and breach.open:
        if not search.steps:
            lacking.append(tr("还没有查找记录"))
        if kind in REVOKING and search.police_at is None:
            lacking.append(tr("还没有通知公安机关协助查找"))
        if kind in REVOKING and search.procurator_at is None:
            lacking.append(tr("还没有通报检察院"))
    return tuple(lacking)


def _of_breach(breach: Breach, facts: SubjectFacts, law: Rulebook) -> Iterator[Rung]:
    if breach.rule in (LOST, LATE):
        yield from _out_of_reach(breach, facts, law)
        return
    for ground in _grounds(breach, facts.category):
        yield _rung(ground, breach.from_on, breach)
    if breach.severity is not Severity.MINOR or breach.rule == _BAN:
        yield _rung(Ground.PUNISHABLE, breach.from_on, breach)


def _out_of_reach(breach: Breach, facts: SubjectFacts, law: Rulebook) -> Iterator[Rung]:
    """≤ 10 days, > 10 days, > one month: each from the day after the last of the one before.

    Of whom was found, the number of days is settled: the rung it came to.
    """
    since = breach.on
    tenth = law.due("cor.R20", since).raw
    month = law.due("cor.R22", since).raw
    ended = None if breach.open else since + breach.days * DAY
    steps = [
        (Ground.OUT_BRIEFLY, since + DAY, tenth),
        (Ground.OUT_LONGER, tenth + DAY, month),
        (_A_MONTH.get(facts.category), month + DAY, None),
    ]
    if facts.category not in _A_MONTH:
        steps[1] = (Ground.OUT_LONGER, tenth + DAY, None)
    for ground, first, last in steps:
        if ground is None or (ended is not None and not _within(ended, first, last)):
            continue
        until = None if ended is not None else last
        yield _rung(ground, first, breach, until_on=until)


_A_MONTH = {
    Category.SUSPENSION: Ground.OUT_A_MONTH,
    Category.PAROLE: Ground.PAROLE_OUT,
}


def _within(day: date, first: date, last: date | None) -> bool:
    return first <= day and (last is None or day <= last)


def _grounds(breach: Breach, category: Category) -> tuple[Ground, ...]:
    """Where a verified breach leads, by what it broke and how gravely."""
    if breach.severity is Severity.SERIOUS:
        worst = _SERIOUS.get(category)
        if breach.rule == _BAN and category is Category.SUSPENSION:
            worst = Ground.BAN_SERIOUS
        return (worst,) if worst else (Ground.OTHER_GRAVE,)
    minor = breach.severity is Severity.MINOR
    if breach.rule == _BAN:
        return (Ground.BAN_MINOR,)
    if breach.rule == _REVIEW:
        return (Ground.REVIEW_UNFILED,)
    if breach.rule in _STUDY:
        return (Ground.STUDY if minor else Ground.OTHER_GRAVE,)
    if breach.rule in _RULES:
        return (Ground.RULES_MINOR if minor else Ground.RULES_GRAVE,)
    return (Ground.OTHER_MINOR if minor else Ground.OTHER_GRAVE,)


_SERIOUS = {
    Category.SUSPENSION: Ground.SERIOUS,
    Category.PAROLE: Ground.PAROLE_OTHER,
    Category.OUTSIDE: Ground.OUTSIDE_SERIOUS,
}
_TWO_WARNINGS = {
    Category.SUSPENSION: Ground.TWO_WARNINGS,
    Category.PAROLE: Ground.PAROLE_TWO_WARNINGS,
    Category.OUTSIDE: Ground.OUTSIDE_TWO_WARNINGS,
}
_PUNISHED = {
    Category.SUSPENSION: Ground.AFTER_PUNISHMENT,
    Category.OUTSIDE: Ground.OUTSIDE_PUNISHED,
}
_ONCE = frozenset({Ground.TWO_REPRIMANDS, *_TWO_WARNINGS.values(), *_PUNISHED.values()})


def _repeated(committed: Iterable[Breach], facts: SubjectFacts) -> Iterator[Rung]:
    """仍不改正: a breach committed after the subject knew of what had been decided before."""
    committed = list(committed)
    escalations = (
        (SanctionKind.REPRIMAND, _REPEATS, Ground.TWO_REPRIMANDS),
        (SanctionKind.WARNING, _REPEATS, _TWO_WARNINGS.get(facts.category)),
        (SanctionKind.PUNISHMENT, 1, _PUNISHED.get(facts.category)),
    )
    for kind, times, ground in escalations:
        told = _told(kind, _unspent(kind, facts.measures.sanctions))
        if ground is None or len(told) < times:
            continue
        earlier = tuple(
            tr("{day}{what}").format(day=full_date(day), what=tr(kind.label)) for day in told
        )
        for again in committed:
            if again.on > told[-1]:
                rung = _rung(ground, again.from_on, again)
                yield replace(rung, evidence=(*earlier, *rung.evidence))


def _unspent(kind: SanctionKind, sanctions: Sequence[SanctionFact]) -> Iterator[SanctionFact]:
    """The same two 训诫 lead to one 警告, not to one for each breach that follows."""
    spent = max(
        (one.proposed_on for one in sanctions
         if one.ground is Ground.TWO_REPRIMANDS and one.granted),
        default=None,
    )  # fmt: skip
    for one in sanctions:
        if spent is None or kind is not SanctionKind.REPRIMAND or one.proposed_on > spent:
            yield one


def _told(kind: SanctionKind, sanctions: Iterable[SanctionFact]) -> list[date]:
    """The days from which the subject knew of each one that was decided."""
    found = []
    for one in sanctions:
        done = one.granted and one.known_on is not None
        if kind is SanctionKind.PUNISHMENT:  # the police decide, the county only proposes
            done = done and one.outcome is not None and not one.refused
        if one.kind is kind and done and one.known_on:
            found.append(one.outcome_on or one.known_on)
    return sorted(found)


def _bans(committed: Iterable[Breach], facts: SubjectFacts) -> Iterator[Rung]:
    """R19: three breaches of a 禁止令, or one more after a punishment, are 情节严重."""
    if facts.category is not Category.SUSPENSION:
        return
    found = [one for one in committed if one.rule == _BAN]
    punished = _told(SanctionKind.PUNISHMENT, facts.measures.sanctions)
    worst = next((one for at, one in enumerate(found, 1) if at >= _BANS), None)
    worst = worst or next((one for one in found if punished and one.on > punished[0]), None)
    if worst is not None:
        words = tuple(one.words for one in found if one.on <= worst.on)
        yield Rung(
            SanctionKind.REVOKE_SUSPENSION, Ground.BAN_SERIOUS, worst.from_on, words,
            rows=(worst.row,),
        )  # fmt: skip


def _outside(committed: Iterable[Breach], facts: SubjectFacts, law: Rulebook) -> Iterator[Rung]:
    """R24: what ends 暂予监外执行 beside the ladder."""
    if facts.category is not Category.OUTSIDE:
        return
    warned = _told(SanctionKind.WARNING, facts.measures.sanctions)
    for breach in committed:
        after = bool(warned) and breach.on > warned[0]
        if breach.rule == _LEFT and after:
            yield _rung(Ground.LEFT_WARNED, breach.from_on, breach)
        if breach.rule == _REVIEW and after:
            yield _rung(Ground.REVIEW_WARNED, breach.from_on, breach)
        told = breach.search.police_at if breach.search else None
        if breach.rule == LOST and breach.open and told:
            yield _rung(Ground.LEFT_WARNED, breach.from_on, breach, tr("公安机关已协助查找"))
    fact = facts.moves.outside
    if fact is None:
        return
    end = nursing_end(fact, law)
    if end is not None and end < facts.end_on:
        words = tr("情形到{day}消失，刑期到{end}").format(
            day=full_date(end), end=full_date(facts.end_on)
        )
        yield Rung(SanctionKind.IMPRISON, Ground.CAUSE_GONE, end + DAY, (words,), rows=(fact.id,))
    if fact.unguaranteed:
        due = law.due("cor.R11b", fact.guarantor_on or facts.start_on).raw
        words = tr("保证人不再具备条件，没有按期更换")
        yield Rung(SanctionKind.IMPRISON, Ground.GUARANTOR, due + DAY, (words,), rows=(fact.id,))


def _praise(
    committed: Iterable[Breach], facts: SubjectFacts, law: Rulebook, today: date
) -> Iterator[Rung]:
    """R26: six months since the reception; how the subject did is for the office to judge."""
    if facts.accepted_on is None or not facts.serving:
        return
    newest = max(
        (one.decided_on for one in facts.measures.sanctions
         if one.granted and one.kind is SanctionKind.PRAISE and one.decided_on),
        default=None,
    )  # fmt: skip
    months = law.due("cor.R26", max(newest or facts.accepted_on, facts.accepted_on)).raw
    words = [tr("{day}接收，到{end}满六个月").format(
        day=full_date(facts.accepted_on), end=full_date(months)
    )]  # fmt: skip
    bad = [one for one in facts.measures.sanctions if one.granted and one.kind in _PENALTIES]
    recent = law.due("cor.R26", max((one.decided_on or today for one in bad), default=months)).raw
    lacking = []
    if bad and today < recent:
        lacking.append(tr("六个月内受过训诫、警告或者处罚"))
    if any(law.due("cor.R26", one.on).raw > today for one in committed):
        lacking.append(tr("六个月内有违规"))
    yield Rung(SanctionKind.PRAISE, Ground.PRAISE, months, tuple(words), tuple(lacking))


_PENALTIES = frozenset({SanctionKind.REPRIMAND, SanctionKind.WARNING, SanctionKind.PUNISHMENT})
