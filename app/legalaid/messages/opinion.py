"""The intake desk: what is asked, and what a station may say of the answers to the centre."""

from __future__ import annotations

__all__ = [
    "Assess",
    "Choice",
    "Mark",
    "MaterialState",
    "MaterialView",
    "MeansView",
    "Opinion",
    "ProofView",
    "QuestionKind",
    "QuestionView",
    "ReasonView",
    "SourceView",
    "Step",
    "StepView",
    "TermView",
    "WarningView",
    "answered",
]

from dataclasses import dataclass, replace
from datetime import date
from typing import get_type_hints

import msgspec

from app.codes import Code
from app.legalaid.codes import (
    AidForm,
    CaseKind,
    Category,
    FastTag,
    Matter,
    MeansResult,
    MeansRoute,
    Proposal,
    Provisional,
    Refusal,
)
from app.legalaid.messages.answers import Answers
from app.messages import Query


class Step(Code):
    """The five steps of the desk."""

    APPLICANT = "1", "申请人"
    MATTER = "2", "事由"
    MEANS = "3", "经济困难"
    MATERIALS = "4", "材料"
    OPINION = "5", "初审意见"


class QuestionKind(Code):
    """What the page shows under a question."""

    CHOICE = "choice", "选一项"
    DATE = "date", "填日期"
    HOUSEHOLD = "household", "填家庭情况"
    MATERIALS = "materials", "收材料"
    OPINION = "opinion", "看意见"


class Mark(Code):
    """How a reason or a material stands."""

    YES = "yes", "符合"
    NO = "no", "不符合"
    LACKING = "lacking", "还差"
    OPEN = "open", "还没有问到"
    NOT_NEEDED = "not_needed", "不用"


class MaterialState(Code):
    """How one paper of the checklist stands."""

    HELD = "held", "已收"
    PRINT = "print", "打印后签名"
    LACKING = "lacking", "还没交"
    PROMISED = "promised", "有别的代替"
    NOT_NEEDED = "not_needed", "不用交"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question.

    Attributes:
        key: its digit.
        article: the place in the law, shown at its end ("第42条第三项"), or "".
        sets: the fields of `Answers` it fills, with plain values; see `answered`.
    """

    key: str
    label: str
    article: str = ""
    sets: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class ProofView:
    """One way to prove what was chosen; at least one is wanted."""

    id: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of the desk, asked in the order of the opinion.

    Attributes:
        law: short name, for the link beside it.
        field: of a date, the field of `Answers` it fills.
        chosen: key of the choice taken; "" while none is.
        done: it has its answer, or needs none.
        proofs: what may prove the choice taken.
        aside: (words, label of the link, id of the question it leads to, article) or None.
    """

    id: str
    step: Step
    kind: QuestionKind
    title: str
    hint: str
    law: str
    choices: tuple[Choice, ...]
    field: str
    chosen: str
    done: bool
    proofs: tuple[ProofView, ...] = ()
    aside: tuple[str, str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One line of the result: 事项在范围内, 请求支付劳动报酬, 第31条第五项.

    Attributes:
        id: which reason it is ("scope", "means", "place", "materials", "filer" …).
    """

    id: str
    mark: Mark
    title: str
    detail: str
    law: str
    article: str


@dataclass(frozen=True, slots=True)
class WarningView:
    """Something to stop at, with its article.

    Attributes:
        id: the check or rule ("la.M26").
        arithmetic: how the date was counted (怎么算的), or "".
        propose: what the button beside it proposes (建议先行援助), or None.
        blocks: the application cannot be saved as it stands.
    """

    id: str
    title: str
    text: str
    law: str
    article: str
    arithmetic: str = ""
    propose: Provisional | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class TermView:
    """One term of the centre: 作出决定, 12月1日前, 收件起七日."""

    id: str
    label: str
    value: str
    note: str
    on: date | None
    arithmetic: str
    law: str
    article: str


@dataclass(frozen=True, slots=True)
class MaterialView:
    """One paper of the checklist.

    Attributes:
        id: stable; `HeldMaterial.id` names it.
        note: how it stands, in words ("还没交", "已免查收入，这次不用").
        why: what it is for, with its article.
        wanted: copies asked for.
        instead: what may stand in its place, in words ("个人诚信承诺书"); () for nothing.
        prints: kind of the paper the program prints for it ("la.F-B1"), or "".
        stands: what stands in its place now, "" for nothing.
        copies, pages: handed in.
    """

    id: str
    title: str
    state: MaterialState
    note: str
    why: str
    law: str
    article: str
    wanted: int
    instead: tuple[str, ...] = ()
    prints: str = ""
    stands: str = ""
    copies: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class MeansView:
    """What the figures of the household say (粤府令268号 第3条), all amounts in fen.

    Attributes:
        alone: the applicant was assessed alone, as the other party is in the household.
        per_head: monthly disposable income of each; 0 while nobody is entered.
        threshold: the line it must be under; None while the office has not entered the figure.
        confirmed: whether the threshold's figure was checked against its source.
        arithmetic: the count in words.
        assets: what stands against it, in words.
    """

    result: MeansResult
    alone: bool
    heads: int
    per_head: int
    threshold: int | None
    confirmed: bool
    badge: str
    source: str
    arithmetic: str
    assets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the row of steps above the question."""

    step: Step
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A figure the opinion rests on that nobody confirmed: what, which badge (未经核实)."""

    what: str
    badge: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """初审意见: what the station may propose, with its reasons; the centre decides (第43条).

    Attributes:
        complete: every question on the way is answered.
        title: "建议给予法律援助".
        subtitle: what comes next ("补齐 1 样材料后送区法援处决定").
        next: id of the first open question; "" when all are answered.
        refusals: grounds the centre may see (CL-28); never a decision of the station.
        fast: why it goes first.
        unconfirmed: figures that nobody checked.
        matter, form, route, ground, kind: as they will be registered, None while not known;
            `ground` is the code of CL-23, CL-24 or CL-26.
        litigation: 诉讼 or 非诉, for the monthly report.
        limitation_due: the last day of a limitation, None where none runs or nobody can say.
    """

    complete: bool
    proposal: Proposal | None
    title: str
    subtitle: str
    reasons: tuple[ReasonView, ...]
    warnings: tuple[WarningView, ...]
    terms: tuple[TermView, ...]
    steps: tuple[StepView, ...]
    questions: tuple[QuestionView, ...]
    next: str
    materials: tuple[MaterialView, ...]
    means: MeansView | None
    refusals: tuple[Refusal, ...]
    fast: tuple[FastTag, ...]
    unconfirmed: tuple[SourceView, ...]
    categories: tuple[Category, ...]
    matter: Matter | None
    form: AidForm | None
    route: MeansRoute | None
    ground: str
    kind: CaseKind | None
    litigation: bool
    limitation_due: date | None
    provisional: Provisional | None

    @property
    def lacking(self) -> tuple[MaterialView, ...]:
        """What is told once and all together (第43条)."""
        return tuple(one for one in self.materials if one.state is MaterialState.LACKING)


@dataclass(frozen=True, slots=True)
class Assess(Query[Opinion]):
    """The opinion on what was answered so far; `at` opens one question that is answered already."""

    answers: Answers
    at: str = ""


def answered(answers: Answers, choice: Choice) -> Answers:
    """The answers with one choice taken: what it sets, in the types of `Answers`; "" clears."""
    types, blank = get_type_hints(Answers), Answers()
    changes = {
        name: getattr(blank, name) if value == "" else msgspec.convert(value, types[name])
        for name, value in choice.sets
    }
    return replace(answers, **changes)
