"""查找 and 奖惩 on paper: D9, D10, D11 to D14, D16 to D18.

What the county or a court decides is a draft here (代拟): number and stamp are the county's.
"""

from __future__ import annotations

__all__ = ["FORMS", "Proposal", "Search"]

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import (
    Answer,
    ClueRule,
    Ground,
    SanctionKind,
    SearchWay,
    Severity,
    place_of,
)
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import blank_no, covered, filled_day
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import day, filled, lines_of, moment, stacked, ticks
from app.records.offers import READY, Offer
from db.tables.measures import Clue, MissingSearch, Sanction, SearchStep

# -- 查找 ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its log."""

    row: MissingSearch
    steps: tuple[SearchStep, ...]


def _with_steps(session: Session, row: MissingSearch) -> Search:
    steps = session.scalars(
        select(SearchStep)
        .where(SearchStep.search == row.id, ~SearchStep.voided)
        .order_by(SearchStep.at, SearchStep.id)
    )
    return Search(row, tuple(steps))


def _search(_paper: SubjectPaper, found: Search) -> Slots:
    row = found.row
    since = row.lost_since.astimezone(CHINA)
    runs: dict[str, Runs] = {
        "lost_since": (Filled(moment(since), "lost_since"),),
        "lost_on": (day(since.date()),),
        "last_contact": (filled(row.last_contact, "last_contact", "最后一次联系的情况", 16),),
        "police_at": (_at(row.police_at, "police_at", "通知公安机关的时间"),),
        "procurator_at": (_at(row.procurator_at, "procurator_at", "通报检察院的时间"),),
        "county_at": (_at(row.county_at, "county_at", "报告县级的时间"),),
        "found_at": (_at(row.found_at, "found_at", "找到的时间"),),
        "found_how": (filled(row.found_how, "found_how", "找到的经过", 16),),
        "times": (str(len(found.steps)),),
    }
    log: tuple[dict[str, Runs], ...] = tuple(
        {
            "step_at": (moment(one.at.astimezone(CHINA)),),
            "step_way": (SearchWay(one.way).label,),
            "step_result": (Filled(one.result, "result"),),
            "step_by": ("、".join(one.officers or ()),),
        }
        for one in found.steps
    )
    marks = frozenset({"found"} if row.found_at else {"searching"})
    return Slots(runs, {"steps": log}, marks)


def _at(at: Any, target: str, name: str) -> Run:
    return Filled(moment(at.astimezone(CHINA)), target) if at else Gap(name, target, 10)


def _logged(_paper: SubjectPaper, found: Search) -> Iterable[Check]:
    yield Check(tr("有查找记录"), passed=bool(found.steps))
    by_two = all(len(one.officers or ()) > 1 for one in found.steps)
    yield Check(tr("每次查找有两名工作人员"), passed=by_two)


# -- 奖惩 ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sanction, what it rests on, and what was decided before."""

    row: Sanction
    clues: tuple[Clue, ...]
    searches: tuple[MissingSearch, ...]
    earlier: tuple[Sanction, ...]


def _with_evidence(session: Session, row: Sanction) -> Proposal:
    ids = [bytes.fromhex(one) for one in row.clues or ()]
    clues = session.scalars(
        select(Clue).where(Clue.id.in_(ids), ~Clue.voided).order_by(Clue.found_at)
    )
    searches = session.scalars(
        select(MissingSearch).where(MissingSearch.id.in_(ids), ~MissingSearch.voided)
    )
    earlier = session.scalars(
        select(Sanction)
        .where(
            Sanction.subject == row.subject,
            Sanction.answer == Answer.YES.value,
            Sanction.id != row.id,
            Sanction.kind != SanctionKind.PRAISE.value,
            ~Sanction.voided,
        )
        .order_by(Sanction.decided_on)
    )
    return Proposal(row, tuple(clues), tuple(searches), tuple(earlier))


def _proposal(paper: SubjectPaper, made: Proposal) -> Slots:
    row = made.row
    ground = Ground(row.item) if row.item else None
    lines = lines_of(row.facts, "facts")
    gap: Run = Gap("事实", "facts", 16)
    number: Run = Filled(row.doc_no, "doc_no") if row.doc_no else blank_no()
    runs: dict[str, Runs] = {
        "facts": stacked(lines) if lines else (gap,),
        "ground": (Filled(ground.label, "item") if ground else Gap("情形", "item", 12),),
        "article": (Filled(f"《{_law(ground)}", "item") if ground else Gap("条款", "item", 10),),
        "heard": (filled(row.heard, "heard", "本人的申辩", 12),),
        "proposed_on": (day(row.proposed_on),),
        "decided_on": (filled_day(row.decided_on, "decided_on", "决定日期"),),
        "county_number": (number,),
        "kind": (SanctionKind(row.kind).label,),
        "risk": (ticks([("可能逃跑", False), ("可能发生社会危险", False)]),),
        "court": (filled(paper.judgment.organ if paper.judgment else "", "judgment.organ",
                         "裁判机关", 10),),
        "risk_why": (Gap("可能逃跑、发生社会危险的具体情形", "risk", 20),),
        "health": (_health(paper),),
        "asked_at": (_at(row.arrest_asked_at, "arrest_asked_at", "提请逮捕的时间"),),
    }  # fmt: skip
    return Slots(runs, {"evidence": tuple(_evidence(made)), "earlier": tuple(_earlier(made))},
                 frozenset(_marks(made)))  # fmt: skip


def _health(paper: SubjectPaper) -> Run:
    row = paper.outside
    return covered(row.diagnosis if row else "", "outside.diagnosis", "病情和复查的结果", 16)


def _law(ground: Ground) -> str:
    """社区矫正法实施办法》第三十四条 …: the name of the law closed before the article."""
    return place_of(ground).replace("第", "》第", 1)


def _marks(made: Proposal) -> Iterator[str]:
    yield "decided" if made.row.decided_on else "draft"
    if made.earlier:
        yield "had_earlier"
    if made.clues or made.searches:
        yield "has_evidence"


def _evidence(made: Proposal) -> Iterator[dict[str, Runs]]:
    for one in made.searches:
        since = one.lost_since.astimezone(CHINA)
        yield {"proof": (f"查找记录（{day(since.date())}起失去联系）",), "proof_note": ("",)}
    for clue in made.clues:
        rule = ClueRule(clue.rule).label if clue.rule in set(ClueRule) else "违规"
        grave = f"，{Severity(clue.severity).label}" if clue.severity else ""
        found = day(clue.found_at.astimezone(CHINA).date())
        more = "；".join(clue.evidence or ())
        yield {
            "proof": (f"{found}{rule}的核实材料{grave}",),
            "proof_note": (Filled(more, "evidence") if more else "",),
        }


def _earlier(made: Proposal) -> Iterator[dict[str, Runs]]:
    for one in made.earlier:
        decided = day(one.decided_on) if one.decided_on else ""
        number = f"（{one.doc_no}）" if one.doc_no else ""
        kind = SanctionKind(one.kind).label
        yield {"earlier_day": (decided,), "earlier_kind": (f"{kind}{number}",)}


def _verified(_paper: SubjectPaper, made: Proposal) -> Iterable[Check]:
    """#24, #4: verified and heard before it goes up, decided by the county before it goes out."""
    row = made.row
    if row.kind not in (SanctionKind.PRAISE, SanctionKind.COMMUTATION):
        verified = all(one.verified_on and not one.justified for one in made.clues)
        yield Check(tr("线索都已核实"), passed=verified)
        yield Check(tr("已记录本人的申辩"), passed=bool(row.heard.strip()))
    county = tr("县级社区矫正机构已作出决定（没有的，只作代拟稿）")
    yield Check(county, passed=row.answer == Answer.YES)


def _of(*kinds: SanctionKind) -> Callable[[SubjectPaper, Any], Offer | None]:
    """Offered for sanctions of these kinds alone."""

    def offered(_paper: SubjectPaper, row: Any) -> Offer | None:
        if row.kind not in kinds or row.answer == Answer.NO:
            return None
        return READY

    return offered


_REVOKED = _of(SanctionKind.REVOKE_SUSPENSION, SanctionKind.REVOKE_PAROLE)


def _sanction(kind: str, offered: Callable[[SubjectPaper, Any], Offer | None]) -> Form:
    return Form(kind, _proposal, Sanction, _with_evidence, _verified, offered)


FORMS = (
    Form("cor.D9", _search, MissingSearch, _with_steps, _logged),
    Form("cor.D10", _search, MissingSearch, _with_steps, _logged),
    _sanction("cor.D11", _of(SanctionKind.PRAISE)),
    _sanction("cor.D12", _of(SanctionKind.REPRIMAND)),
    _sanction("cor.D13", _of(SanctionKind.WARNING)),
    _sanction("cor.D14", _of(SanctionKind.PUNISHMENT)),
    _sanction("cor.D16", _REVOKED),
    _sanction("cor.D17", _of(SanctionKind.IMPRISON)),
    _sanction("cor.D18", _REVOKED),
)
