"""What people call the tables of 安置帮教 and their columns."""

from __future__ import annotations

__all__ = ["TABLES"]

from app.i18n import tr
from app.lines import TableLabels
from app.resettlement.codes import (
    AidKind,
    AskedHow,
    ContactMode,
    Ending,
    Homecoming,
    InquiryOutcome,
    Met,
    NoteWay,
    Placement,
    Risk,
    RiskSign,
    Source,
    Standing,
    Verify,
)
from app.resettlement.states import State

_VOIDED = {"voided": tr("作废")}

TABLES = {
    "released_person": TableLabels(
        tr("帮教档案"),
        {
            "source": tr("来源"),
            "organ": tr("监所或者执行机关"),
            "offence": tr("原判罪名"),
            "sentence": tr("原判刑罚"),
            "data_on": tr("收到监所信息"),
            "expected_on": tr("预计释放"),
            "state": tr("阶段"),
            "state_on": tr("阶段日期"),
            "verify": tr("核查结果"),
            "verified_on": tr("核查日期"),
            "verify_note": tr("核查情况"),
            "release_on": tr("释放日期"),
            "cert_no": tr("证明书号"),
            "notice_on": tr("收到释放通知"),
            "handover": tr("衔接方式"),
            "handover_on": tr("衔接日期"),
            "met": tr("见到的人"),
            "key_person": tr("重点对象"),
            "level_on": tr("确定级别日期"),
            "help_from": tr("帮教期起"),
            "help_to": tr("帮教期止"),
            "agreed": tr("签了帮教协议"),
            "agreed_on": tr("协议日期"),
            "placement": tr("安置情况"),
            "placed_on": tr("安置情况日期"),
            "insurance": tr("社会保险"),
            "housing": tr("住房"),
            "ended_as": tr("结束原因"),
            "ended_on": tr("结束日期"),
            "moved_to": tr("转往"),
            "end_note": tr("结束说明"),
            **_VOIDED,
        },
        {
            "source": Source,
            "state": State,
            "verify": Verify,
            "handover": Homecoming,
            "met": Met,
            "placement": Placement,
            "ended_as": Ending,
        },
        secret=frozenset({"offence", "sentence"}),
    ),
    "help_member": TableLabels(
        tr("帮教小组成员"),
        {
            "name": tr("姓名"),
            "standing": tr("身份"),
            "phone": tr("电话"),
            "left_on": tr("退出日期"),
            **_VOIDED,
        },
        {"standing": Standing},
    ),
    "help_plan": TableLabels(
        tr("帮教计划"),
        {"made_on": tr("日期"), "needs": tr("困难和需求"), "measures": tr("怎么帮"), **_VOIDED},
    ),
    "help_risk": TableLabels(
        tr("风险评估"),
        {
            "assessed_on": tr("评估日期"),
            "level": tr("风险"),
            "signs": tr("情形"),
            "key_person": tr("建议列为重点"),
            "note": tr("说明"),
            **_VOIDED,
        },
        {"level": Risk, "signs": RiskSign},
        secret=frozenset({"level", "signs", "note"}),
    ),
    "help_inquiry": TableLabels(
        tr("摸排记录"),
        {
            "made_on": tr("日期"),
            "ways": tr("怎么打听的"),
            "asked": tr("问了谁"),
            "outcome": tr("结果"),
            "findings": tr("情况"),
            **_VOIDED,
        },
        {"ways": AskedHow, "outcome": InquiryOutcome},
    ),
    "help_contact": TableLabels(
        tr("帮教记录"),
        {
            "at": tr("时间"),
            "mode": tr("方式"),
            "notes": tr("情况"),
            "needs": tr("需求"),
            **_VOIDED,
        },
        {"mode": ContactMode},
        secret=frozenset({"notes", "needs"}),
    ),
    "help_aid": TableLabels(
        tr("帮扶"),
        {
            "kind": tr("种类"),
            "given_on": tr("日期"),
            "source": tr("来源"),
            "amount_fen": tr("金额"),
            "note": tr("说明"),
            **_VOIDED,
        },
        {"kind": AidKind},
        frozenset({"amount_fen"}),
    ),
    "drug_aftercare": TableLabels(
        tr("社区戒毒转介卡"),
        {
            "organ": tr("负责单位"),
            "opened_on": tr("登记日期"),
            "ordered_on": tr("收到决定书"),
            "agreed_on": tr("协议日期"),
            "reported_on": tr("报到日期"),
            "ends_on": tr("期满日期"),
            "closed_on": tr("办结日期"),
            **_VOIDED,
        },
    ),
    "drug_aftercare_entry": TableLabels(
        tr("转介卡记录"),
        {"at": tr("时间"), "way": tr("方式"), "note": tr("情况"), **_VOIDED},
        {"way": NoteWay},
    ),
}
