"""D7 事项审批表, D8 通知书, 销假记录, D15 电子定位, D19 变更决定书 and its list: what they say."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.clock import CHINA
from app.correction.papers.approvals import Asked
from app.correction.papers.monitoring import Device
from app.papers.model import Cut, Paper
from db.tables.correction import CountyRequest
from db.tables.measures import (
    CrossArea,
    ElectronicMonitoring,
    Leave,
    LeaveEntry,
    MonitoringExtension,
    Relocation,
    SpecialPermit,
)
from tests.correction.papers.subjects import blocks, control, outside, parole, row, text


def _leave(**more: Any) -> Leave:
    """Case 4: 李某敏 to a hospital in 蓬江."""
    given: dict[str, Any] = {
        "reason": "1", "detail": "产检住院", "destinations": ["江门市蓬江区中心医院"],
        "areas": ["440703"], "asked_on": date(2026, 9, 22), "depart_on": date(2026, 9, 26),
        "due_on": date(2026, 9, 30), "proof": "住院通知", "level": "1", **more,
    }  # fmt: skip
    return row(Leave, **given)


def _asked(made: Any, **request: Any) -> Asked:
    return Asked(made, row(CountyRequest, **request) if request else None)


def _parts(paper: Paper) -> int:
    return 1 + sum(isinstance(block, Cut) for block in paper.blocks)


def test_cor_d7_says_what_is_asked_and_who_decides() -> None:
    said = text(blocks("cor.D7-1", outside(), _asked(_leave())))
    for words in ("李某敏", "暂予监外执行", "江门市蓬江区中心医院", "就医：产检住院", "共 5 日"):
        assert words in said
    assert "2026年9月26日至2026年9月30日" in said
    assert "【司法所意见】" in said
    assert "县级社区" not in said  # the office may decide it itself
    county = text(blocks("cor.D7-1", outside(), _asked(_leave(level="2", opinion="同意上报"))))
    assert "县级社区" in county
    assert "同意上报" in county
    assert "市级社区" not in county
    assert "市级社区" in text(blocks("cor.D7-1", outside(), _asked(_leave(level="3"))))


def test_cor_d8_has_three_parts_and_tells_the_day_of_return() -> None:
    granted = _leave(answer="1", answered_on=date(2026, 9, 23), approver="陈丽华")
    paper = blocks("cor.D8-1", outside(), _asked(granted))
    said = text(paper)
    assert _parts(paper) == 3
    assert "准予你于2026年9月26日至2026年9月30日（共 5 日）外出" in said
    assert "应当在2026年9月30日前返回" in said
    assert "不予批准" not in said
    assert "陈丽华" in said


def test_cor_d8_a_refusal_says_why() -> None:
    refused = _leave(answer="2", answered_on=date(2026, 9, 23), approver="陈丽华", level="2")
    said = text(blocks("cor.D8-1", outside(), _asked(refused, answer_note="没有就医证明")))
    assert "不予批准。理由：没有就医证明" in said
    assert "准予你于" not in said


@pytest.mark.parametrize("kind", ["cor.D7-2", "cor.D8-2"])
def test_cor_d7_d8_of_cross_area(kind: str) -> None:
    made = row(
        CrossArea, areas=["鹤山市"], reason="在鹤山上班", frequency="每周一至周五",
        asked_on=date(2026, 11, 18), from_on=date(2026, 11, 23), to_on=date(2027, 5, 22),
        answer="1", answered_on=date(2026, 11, 20), approver="县级",
    )  # fmt: skip
    said = text(blocks(kind, parole(), _asked(made, opinion="同意")))
    assert "鹤山市" in said
    assert "2026年11月23日至2027年5月22日" in said


@pytest.mark.parametrize("kind", ["cor.D7-3", "cor.D8-3"])
def test_cor_d7_d8_of_a_permit(kind: str) -> None:
    made = row(
        SpecialPermit, kind="2", target="金湾 KTV", reason="单位年会", asked_on=date(2026, 11, 20),
        from_at=datetime(2026, 11, 28, 18, tzinfo=CHINA),
        to_at=datetime(2026, 11, 28, 21, tzinfo=CHINA), answer="1",
        answered_on=date(2026, 11, 24), approver="县级",
    )  # fmt: skip
    said = text(blocks(kind, control(), _asked(made, opinion="同意")))
    assert "进入特定区域场所" in said
    assert "2026年11月28日18时00分" in said
    assert "禁止进入酒吧、KTV 等场所" in said


def _moved(**more: Any) -> Relocation:
    given: dict[str, Any] = {
        "target": "佛山市顺德区", "reason": "换了工作", "applied_on": date(2026, 10, 12),
        "consulted_on": date(2026, 10, 15), "replied_on": date(2026, 10, 20), "reply": "1",
        "decided_on": date(2026, 10, 23), "decision": "1", "decision_no": "新矫变字〔2026〕3号",
        **more,
    }  # fmt: skip
    return row(Relocation, **given)


@pytest.mark.parametrize("kind", ["cor.D7-4", "cor.D8-4"])
def test_cor_d7_d8_of_a_move(kind: str) -> None:
    said = text(blocks(kind, parole(), _asked(_moved(), opinion="同意")))
    assert "佛山市顺德区" in said
    assert "换了工作" in said


def test_cor_d19_and_its_list() -> None:
    said = text(blocks("cor.D19", parole(), _moved()))
    assert "新矫变字〔2026〕3号" in said
    assert "2026年10月15日征询，2026年10月20日回复" in said
    assert "准予变更执行地。" in said
    assert "七日内到新执行地" in said
    refused = text(blocks("cor.D19", parole(), _moved(decision="2")))
    assert "七日内到新执行地" not in refused
    assert "不予变更执行地。" in refused
    listed = text(blocks("cor.D19-1", parole(), _moved()))
    assert "（2026）粤07刑更9002号" in listed
    assert "社区矫正方案" not in listed  # none was written


def test_cor_d15_says_ground_and_last_day() -> None:
    made = row(
        ElectronicMonitoring, ground="2", device="电子定位腕带", asked_on=date(2026, 11, 13),
        start_on=date(2026, 11, 16), end_on=date(2027, 2, 15), answer="1",
        answered_on=date(2026, 11, 16), approver="何局长",
    )  # fmt: skip
    longer = row(
        MonitoringExtension, start_on=date(2027, 2, 16), end_on=date(2027, 5, 15),
        approver="何局长", approved_on=date(2027, 2, 10),
    )  # fmt: skip
    said = text(blocks("cor.D15", parole(), Device(made, "有必要使用", (longer,))))
    assert "■无正当理由，未经批准离开所居住的市、县" in said
    assert "2027年2月15日期满" in said
    assert "2027年2月16日至2027年5月15日" in said
    assert "监护人" not in said


def test_the_record_of_a_return() -> None:
    back = datetime(2026, 10, 1, 9, 30, tzinfo=CHINA)
    late = _leave(answer="1", approver="陈丽华", returned_at=back, return_proof="出院小结",
                  late_reason="车票卖完了")  # fmt: skip
    entry = row(
        LeaveEntry, at=datetime(2026, 9, 28, 20, tzinfo=CHINA), way="1", note="在医院，情况正常"
    )
    said = text(blocks("cor.D8-5", outside(), (late, (entry,))))
    for words in ("2026年10月1日9时30分", "超期 1 日", "车票卖完了", "在医院，情况正常"):
        assert words in said
    in_time = _leave(answer="1", approver="陈丽华", return_proof="出院小结",
                     returned_at=datetime(2026, 9, 30, 9, 30, tzinfo=CHINA))  # fmt: skip
    assert "按期返回" in text(blocks("cor.D8-5", outside(), (in_time, ())))
