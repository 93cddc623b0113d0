"""What people call the tables of consultations and their columns."""

from __future__ import annotations

__all__ = ["TABLES"]

from app.i18n import tr
from app.lines import TableLabels
from app.risk import ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.services.codes import (
    Advice,
    AidTold,
    DangerStep,
    Receipt,
    ReferralCheck,
    Satisfaction,
    Scope,
    Target,
    Topic,
    Way,
)
from app.services.states import State

_VOIDED = {"voided": tr("作废")}

TABLES = {
    "consultation": TableLabels(
        tr("法律咨询"),
        {
            "number": tr("登记号"),
            "name": tr("姓名"),
            "refused": tr("不愿透露姓名"),
            "number_refused": tr("拒绝提供证件号码"),
            "phone": tr("回电号码"),
            "people": tr("咨询人数"),
            "received_at": tr("收到时间"),
            "way": tr("咨询方式"),
            "topic": tr("咨询事项"),
            "question": tr("问题"),
            "scope": tr("能不能调解"),
            "state": tr("阶段"),
            "state_on": tr("阶段日期"),
            "taken_by": tr("解答的人"),
            "answer": tr("答复"),
            "answered_by": tr("解答人"),
            "answered_at": tr("答复时间"),
            "told": tr("法律援助提示"),
            "minutes": tr("用时（分钟）"),
            "appointed_at": tr("约好的时间"),
            "appointed_on": tr("约期日期"),
            "appointed_for": tr("要先弄清"),
            "satisfaction": tr("评价"),
            "rated_on": tr("评价日期"),
            "rating_note": tr("评价意见"),
            "closed_on": tr("办结日期"),
            **_VOIDED,
        },
        {
            "way": Way,
            "topic": Topic,
            "scope": Scope,
            "state": State,
            "told": AidTold,
            "satisfaction": Satisfaction,
        },
        secret=frozenset({"phone", "question", "answer", "appointed_for", "rating_note"}),
    ),
    "consultation_referral": TableLabels(
        tr("转介单"),
        {
            "target": tr("转介对象"),
            "organ": tr("单位"),
            "sent_on": tr("转介日期"),
            "matter": tr("转介事项"),
            "checks": tr("提醒"),
            "replied_on": tr("回执日期"),
            "outcome": tr("回执"),
            "received_by": tr("接收人"),
            "reply": tr("回复"),
            **_VOIDED,
        },
        {"target": Target, "checks": ReferralCheck, "outcome": Receipt},
        secret=frozenset({"matter", "reply"}),
    ),
    "consultation_danger": TableLabels(
        tr("危险评估"),
        {
            "step": tr("做了什么"),
            "assessed_at": tr("时间"),
            "level": tr("风险"),
            "triggers": tr("情形"),
            "actions": tr("措施"),
            "advised": tr("告诉的办法"),
            "note": tr("说明"),
            "next_on": tr("下次跟踪"),
            **_VOIDED,
        },
        {
            "step": DangerStep,
            "level": RiskLevel,
            "triggers": RiskTrigger,
            "actions": RiskAction,
            "advised": Advice,
        },
        secret=frozenset({"level", "triggers", "actions", "advised", "note"}),
    ),
    "consultation_report": TableLabels(
        tr("危险报告"),
        {
            "reported_at": tr("报告时间"),
            "reported_to": tr("报告单位"),
            "written": tr("书面"),
            "content": tr("内容"),
            "received_by": tr("接收人"),
            **_VOIDED,
        },
        {"reported_to": ReportTo},
        secret=frozenset({"reported_to", "content"}),
    ),
    "consultation_note": TableLabels(
        tr("后续记录"),
        {"at": tr("时间"), "text": tr("内容"), **_VOIDED},
        secret=frozenset({"text"}),
    ),
}
