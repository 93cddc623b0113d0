"""D19 执行地变更决定书, and the list of what is handed over with it."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterable

from app.correction.codes import Answer
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import filled_day
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run, Runs
from app.papers.wording import day, filled
from app.records.offers import READY, Offer, later
from db.tables.measures import Relocation


def _decision(paper: SubjectPaper, row: Relocation) -> Slots:
    decided = Answer(row.decision) if row.decision else None
    runs: dict[str, Runs] = {
        "old_place": (paper.county,),
        "new_place": (Filled(row.target, "target"),),
        "new_county": (Gap("新执行地县级社区矫正机构", "target", 14),),
        "why": (Filled(row.reason, "reason"),),
        "applied_on": (day(row.applied_on),),
        "consulted_on": (filled_day(row.consulted_on, "consulted_on", "征询日期"),),
        "replied_on": (filled_day(row.replied_on, "replied_on", "回复日期"),),
        "decided_on": (filled_day(row.decided_on, "decided_on", "决定日期"),),
        "decision_no": (filled(row.decision_no, "decision_no", "文号", 12),),
        "sent_on": (filled_day(row.sent_on, "sent_on", "移送日期"),),
    }
    marks = {"granted"} if decided is Answer.YES else {"refused"}
    return Slots(runs, marks=frozenset(marks))


def _handed_over(paper: SubjectPaper, row: Relocation) -> Slots:
    items = [{"item": (one,), "pages": (Gap("页数", "pages", 4),)} for one in _papers(paper)]
    return _decision(paper, row) | Slots({}, {"items": items})


def _papers(paper: SubjectPaper) -> Iterable[Run]:
    """What a new county needs to go on: what there is of it, in the order of the files."""
    judgment = paper.judgment
    yield f"判决书、裁定书或决定书（{judgment.doc_no}）" if judgment else "判决书、裁定书或决定书"
    if judgment and judgment.exec_no:
        yield f"执行通知书（{judgment.exec_no}）"
    if paper.survey is not None:
        yield "调查评估意见书"
    yield "社区矫正对象基本信息表"
    yield "社区矫正宣告书、责任书"
    if paper.plans:
        yield f"社区矫正方案（共 {len(paper.plans)} 版）"
    if paper.grades:
        yield "管理类别调整表"
    yield "报告、走访、教育帮扶记录"
    yield "外出等事项审批材料"
    yield "奖惩材料"
    yield "变更执行地的申请、征询和回复材料"


def _decided(_paper: SubjectPaper, row: Relocation) -> Iterable[Check]:
    yield Check(tr("已登记变更决定"), passed=row.decision == Answer.YES)


def _when_granted(_paper: SubjectPaper, row: Relocation) -> Offer | None:
    """Of a refusal the notice is enough (D8)."""
    if row.decision == Answer.NO:
        return None
    return READY if row.decision else later(tr("决定后"))


FORMS = (
    Form("cor.D19", _decision, Relocation, checks=_decided, offered=_when_granted),
    Form("cor.D19-1", _handed_over, Relocation, checks=_decided, offered=_when_granted),
)
