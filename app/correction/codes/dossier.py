"""Code lists of the dossiers of a correction: which they are, and where a thing lies."""

from __future__ import annotations

__all__ = ["DossierKind", "FilePart"]

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
