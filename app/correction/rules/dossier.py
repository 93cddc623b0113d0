"""The two dossiers of a correction and the order in which papers lie in them.

执行档案 is the county's, 工作档案 the office's. 社区矫正法实施办法 第18条 fixes these two; their
order is our own.
"""

from __future__ import annotations

__all__ = [
    "DOSSIERS",
    "DossierFacts",
    "Order",
    "check_archive",
    "check_bind",
    "is_likeness",
    "is_must",
    "needed",
    "part_of_file",
    "sentence_of",
]

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.correction.codes import DossierKind, FilePart
from app.correction.messages.dossiers import BindSubjectDossier
from app.errors import Fault
from app.i18n import tr
from app.records.pieces import Piece, check_archived, check_binding, to_be_done


@dataclass(frozen=True, slots=True)
class Order:
    """One dossier.

    Attributes:
        parts: in order; a file whose part is not among them lies in the other dossier.
        papers: the part of each form; "cor.D7" stands for "cor.D7-1" and the others too.
    """

    parts: tuple[FilePart, ...]
    papers: Mapping[str, FilePart]

    def part_of(self, kind: str) -> FilePart | None:
        """Where a form lies; None where it lies in the other dossier."""
        return self.papers.get(kind) or self.papers.get(kind.rpartition("-")[0])

    def place_of(self, kind: str) -> int:
        """Which comes before which within a part, in the order in which `papers` names them."""
        named = list(self.papers)
        return named.index(kind if kind in self.papers else kind.rpartition("-")[0])


DOSSIERS: Mapping[DossierKind, Order] = {
    DossierKind.EXECUTION: Order(
        (
            FilePart.LAW, FilePart.SURVEY, FilePart.RECEPTION, FilePart.APPROVALS,
            FilePart.SANCTIONS, FilePart.PROPOSALS, FilePart.END,
        ),
        {
            "cor.received": FilePart.LAW,
            "cor.chase": FilePart.LAW,
            "cor.inquiry": FilePart.LAW,
            "cor.survey": FilePart.SURVEY,
            **dict.fromkeys(("cor.D1", "cor.D2", "cor.D3"), FilePart.RECEPTION),
            **dict.fromkeys(("cor.D7", "cor.D8", "cor.D15", "cor.D19"), FilePart.APPROVALS),
            **dict.fromkeys(("cor.D11", "cor.D12", "cor.D13", "cor.D14"), FilePart.SANCTIONS),
            **dict.fromkeys(("cor.D16", "cor.D17", "cor.D18"), FilePart.PROPOSALS),
            **dict.fromkeys(("cor.D20", "cor.D21", "cor.D22"), FilePart.END),
        },
    ),
    DossierKind.WORK: Order(
        tuple(
            one
            for one in FilePart
            if one not in (FilePart.SURVEY, FilePart.SANCTIONS, FilePart.PROPOSALS)
        ),
        {
            "cor.received": FilePart.LAW,
            "cor.D1": FilePart.RECEPTION,
            **dict.fromkeys(("cor.D3", "cor.D4", "cor.D5", "cor.talk"), FilePart.DECLARATION),
            "cor.D6": FilePart.GRADE,
            "cor.reports": FilePart.REPORTS,
            "cor.visits": FilePart.VISITS,
            **dict.fromkeys(("cor.D7", "cor.D8"), FilePart.APPROVALS),
            "cor.lessons": FilePart.LESSONS,
            "cor.incident": FilePart.CLUES,
            "cor.reply": FilePart.CLUES,
            **dict.fromkeys(("cor.D9", "cor.D10"), FilePart.SEARCH),
            "cor.D20": FilePart.END,
        },
    ),
}  # fmt: skip

_LIKENESS = ("本人照片", "本人的照片", "证件照", "免冠", "一寸", "二寸", "登记照")
# A file says by its name what it is; what says nothing is evidence.
_WORDS = (
    (FilePart.RECEPTION, _LIKENESS),
    (FilePart.LAW, ("判决", "裁定", "决定书", "执行通知", "保证书", "结案登记")),
    (FilePart.SURVEY, ("调查评估", "评估意见")),
    (FilePart.HEALTH, ("病历", "诊断", "复查", "体检", "检查报告", "出院")),
    (FilePart.APPROVALS, ("外出", "请假", "销假", "车票", "机票", "邀请函", "就医证明")),
    (FilePart.REPORTS, ("思想汇报", "书面报告", "情况报告", "汇报")),
    (FilePart.VISITS, ("走访",)),
    (FilePart.LESSONS, ("学习", "教育", "公益", "培训", "心理")),
    (FilePart.DECLARATION, ("宣告", "责任书", "方案", "谈话", "笔录")),
    (FilePart.RECEPTION, ("身份证", "户口", "通行证", "护照", "报到")),
    (FilePart.SANCTIONS, ("训诫", "警告", "表扬", "处罚")),
    (FilePart.PROPOSALS, ("建议书", "提请", "逮捕")),
    (FilePart.END, ("期满", "鉴定", "解除", "终止")),
)


def part_of_file(name: str) -> FilePart:
    """Where a file of the record lies, by its name."""
    for part, words in _WORDS:
        if any(word in name for word in words):
            return part
    return FilePart.CLUES


def is_likeness(name: str) -> bool:
    """Whether a file says by its name that it shows the face of the subject."""
    return any(word in name for word in _LIKENESS)


# -- what must be in it -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What decides on the contents of the dossiers of a subject.

    Attributes:
        ended: the correction is over; released: at its end, and not by 终止 or 转出.
        told: those who must know of the end were told.
        away: leave was granted; sanctioned: the county decided on a sanction; sought: there was
            a search.
        pending: what could not be entered any more once the record is locked, in words.
    """

    ended: bool
    released: bool
    declared: bool
    told: bool
    away: bool
    sanctioned: bool
    sought: bool
    pending: tuple[str, ...] = ()


# Without these in its time a correction has no proof of its course. A scan that lies in the same
# part stands for a paper that was written elsewhere.
_MUST: Mapping[DossierKind, frozenset[str]] = {
    DossierKind.EXECUTION: frozenset(
        {"cor.D1", "cor.D3", "cor.D12", "cor.D13", "cor.D20", "cor.D21", "cor.D22"}
    ),
    DossierKind.WORK: frozenset({"cor.D3", "cor.D4", "cor.D5", "cor.D9", "cor.D20"}),
}


def is_must(kind: DossierKind, form: str) -> bool:
    """Whether a form must be in a dossier once the correction has come to it."""
    return form in _MUST[kind]


def needed(kind: DossierKind, facts: DossierFacts) -> frozenset[FilePart]:
    """The parts that must not be empty."""
    called = {
        FilePart.DECLARATION: facts.declared,
        FilePart.REPORTS: facts.declared,
        FilePart.APPROVALS: facts.away,
        FilePart.SANCTIONS: facts.sanctioned,
        FilePart.SEARCH: facts.sought,
        FilePart.END: facts.released or (facts.ended and kind is DossierKind.EXECUTION),
    }
    wanted = {FilePart.LAW, FilePart.RECEPTION, *(part for part, must in called.items() if must)}
    return frozenset(wanted.intersection(DOSSIERS[kind].parts))


def sentence_of(
    kind: DossierKind,
    gaps: Sequence[Piece],
    facts: DossierFacts,
    *,
    bound: bool,
    changed: bool,
    archived: bool,
) -> str:
    """How a dossier stands, in one sentence."""
    if archived:
        locked = kind is DossierKind.WORK
        return tr("已归档，记录已锁定") if locked else tr("已归档，移交县级保管")
    if gaps:
        return tr("再{todo}，即可归档").format(todo=to_be_done(gaps))
    if changed:
        return tr("立卷以后材料有变动，请重新立卷")
    if bound:
        return tr("已立卷，可以归档")
    return tr("材料齐了，可以立卷") if facts.ended else tr("材料齐了，矫正结束后可以立卷")


def check_bind(
    command: BindSubjectDossier, facts: DossierFacts, ended_on: date | None, today: date
) -> list[Fault]:
    """立卷 comes after the correction ended, and holds what belongs to its dossier."""
    says = tr("{part}不放在{kind}里")
    faults = [
        Fault(says.format(part=tr(one.part.label), kind=tr(command.kind.label)))
        for one in command.loose
        if one.pages > 0 and one.part not in DOSSIERS[command.kind].parts
    ]
    if not facts.ended:
        faults.append(Fault(tr("矫正还没有结束，解除、终止或者转出以后才能立卷")))
    early = Fault(tr("立卷日期早于矫正结束的日期，请核对"), "bound_on")
    return faults + check_binding(command.bound_on, ended_on, early, today, command.binder)


def check_archive(
    kind: DossierKind,
    facts: DossierFacts,
    archived_on: date,
    bound_on: date | None,
    today: date,
    gaps: Sequence[Piece],
    *,
    changed: bool,
    other: bool,
) -> list[Fault]:
    """归档: complete, numbered, nothing left to enter; 工作档案 locks the record.

    Args:
        other: whether the other dossier is archived.
    """
    law = tr("社区矫正法实施办法 第18条")
    faults = check_archived(archived_on, bound_on, today, gaps, "cor.A17", law, changed=changed)
    if kind is DossierKind.WORK:
        locks = tr("{what}，归档后不能再登记；请先登记")
        faults += [Fault(locks.format(what=what)) for what in facts.pending]
        if not other:
            says = tr("执行档案还没有归档；工作档案归档以后记录锁定，执行档案不能再立卷")
            faults.append(Fault(says, "kind", "cor.A17", blocks=False))
    return faults
