"""The two dossiers of a correction and the order in which papers lie in them.

执行档案 is the county's, 工作档案 the office's. 社区矫正法实施办法 第18条 fixes these two; their
order is our own.
"""

from __future__ import annotations

__all__ = ["DOSSIERS", "DossierKind", "FilePart", "Order", "part_of_file"]

from collections.abc import Mapping
from dataclasses import dataclass

from app.codes import Code


class DossierKind(Code):
    """档案的种类."""

    EXECUTION = "exec", "执行档案"
    WORK = "work", "工作档案"


class FilePart(Code):
    """Where a paper or a file lies; the codes begin with C, apart from those of other lines."""

    LAW = "C01", "法律文书"
    SURVEY = "C02", "调查评估"
    RECEPTION = "C03", "接收和报到"
    DECLARATION = "C04", "宣告、责任书、方案和谈话"
    GRADE = "C05", "管理类别"
    REPORTS = "C06", "报告"
    VISITS = "C07", "走访"
    APPROVALS = "C08", "外出和审批"
    LESSONS = "C09", "教育和公益活动"
    HEALTH = "C10", "病情"
    CLUES = "C11", "线索和证据"
    SEARCH = "C12", "查找"
    SANCTIONS = "C13", "奖惩"
    PROPOSALS = "C14", "提请"
    END = "C15", "期满和解除"


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

# A file says by its name what it is; what says nothing is evidence.
_WORDS = (
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
