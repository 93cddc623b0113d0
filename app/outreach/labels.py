"""What people call the tables of the registers and their columns."""

from __future__ import annotations

__all__ = ["TABLES"]

from app.i18n import tr
from app.lines import TableLabels
from app.outreach import ADVISERS, LAWYERS, POINTS, PUBLICITY
from app.outreach.codes import (
    AdviceKind,
    Crs,
    EventForm,
    Faces,
    Language,
    Licence,
    PointKind,
    Practice,
    RateBasis,
    Reach,
)
from app.outreach.states import EventState, ListedState, LogState

_VOIDED = {"voided": tr("作废")}
_ENDING = {"ended_on": tr("解聘日期"), "end_note": tr("解聘原因")}
_LISTED = {
    "state": tr("阶段"),
    "state_on": tr("阶段日期"),
    "state_note": tr("停用原因"),
    "verified_on": tr("核验日期"),
    "verified_how": tr("怎么核验的"),
}
_PLACE = {"lng": tr("经度（百万分之一度）"), "lat": tr("纬度（百万分之一度）"), "crs": tr("坐标系")}

_ADVISERS = {
    "adviser_post": TableLabels(
        tr("村（居）法律顾问"),
        {
            "village": tr("村（居）"),
            "appointed_on": tr("受聘日期"),
            "until": tr("聘期止"),
            "note": tr("备注"),
            **_ENDING,
            **_VOIDED,
        },
    ),
    "advice_log": TableLabels(
        tr("顾问工作日志"),
        {
            "on": tr("服务日期"),
            "minutes": tr("时间（分钟）"),
            "kinds": tr("服务事项"),
            "people": tr("服务人次"),
            "matters": tr("办理件数"),
            "content": tr("服务内容"),
            "state": tr("阶段"),
            "state_on": tr("阶段日期"),
            "confirmer": tr("村居确认人"),
            "confirmed_on": tr("确认日期"),
            "passed": tr("审核通过"),
            "reviewed_on": tr("审核日期"),
            "opinion": tr("审核意见"),
            "paid_on": tr("核发日期"),
            "amount_fen": tr("补贴金额"),
            "document_no": tr("核发文书"),
            **_VOIDED,
        },
        {"kinds": AdviceKind, "state": LogState},
        frozenset({"amount_fen"}),
    ),
    "advice_rate": TableLabels(
        tr("顾问补贴标准"),
        {
            "basis": tr("怎么算"),
            "amount_fen": tr("金额"),
            "valid_from": tr("从哪天起"),
            "source": tr("依据"),
            **_VOIDED,
        },
        {"basis": RateBasis},
        frozenset({"amount_fen"}),
    ),
}
_LAWYERS = {
    "lawyer": TableLabels(
        tr("律师"),
        {
            "name": tr("姓名"),
            "firm": tr("执业机构"),
            "licence_no": tr("执业证号"),
            "practice_from": tr("执业起"),
            "fields": tr("擅长"),
            "languages": tr("语言"),
            "office_phone": tr("办公电话"),
            "annual_check": tr("年度考核"),
            "licence": tr("执业状态"),
            "licence_on": tr("状态日期"),
            "licence_note": tr("状态从哪里知道的"),
            **_LISTED,
            **_VOIDED,
        },
        {
            "fields": Practice,
            "languages": Language,
            "licence": Licence,
            "state": ListedState,
        },
    ),
}
_POINTS = {
    "service_point": TableLabels(
        tr("服务点"),
        {
            "name": tr("名称"),
            "kind": tr("类型"),
            "address": tr("地址"),
            "village": tr("所在村（居）"),
            **_PLACE,
            "hours": tr("开放时间"),
            "phone": tr("电话"),
            "services": tr("服务内容"),
            "accessible": tr("无障碍"),
            **_LISTED,
            **_VOIDED,
        },
        {"kind": PointKind, "crs": Crs, "state": ListedState},
    ),
    "place_mark": TableLabels(
        tr("村（居）位置"),
        {"code": tr("村（居）"), **_PLACE, "source": tr("从哪里知道的"), **_VOIDED},
        {"crs": Crs},
    ),
}
_PUBLICITY = {
    "publicity_event": TableLabels(
        tr("普法活动"),
        {
            "title": tr("活动名称"),
            "on": tr("计划日期"),
            "place": tr("地点"),
            "village": tr("村（居）"),
            "theme": tr("主题"),
            "reach": tr("六进"),
            "forms": tr("形式"),
            "lecturer": tr("讲师"),
            "planned_audience": tr("计划人数"),
            "materials": tr("资料"),
            "constitution_day": tr("宪法日活动"),
            "state": tr("阶段"),
            "state_on": tr("阶段日期"),
            "opinion": tr("审批意见"),
            "approved_on": tr("审批日期"),
            "held_on": tr("开展日期"),
            "audience": tr("到场人数"),
            "handed_out": tr("发放资料"),
            "held_note": tr("活动情况"),
            "consent": tr("照片里的未成年人"),
            "summary": tr("小结"),
            "summary_on": tr("小结日期"),
            "end_note": tr("取消原因"),
            **_VOIDED,
        },
        {"reach": Reach, "forms": EventForm, "state": EventState, "consent": Faces},
    ),
    "lecturer": TableLabels(
        tr("讲师"),
        {
            "name": tr("姓名"),
            "unit": tr("单位"),
            "topic": tr("讲什么"),
            "phone": tr("电话"),
            "appointed_on": tr("受聘日期"),
            "until": tr("聘期止"),
            "document_no": tr("聘任文书"),
            **_ENDING,
            **_VOIDED,
        },
    ),
}

TABLES = {ADVISERS: _ADVISERS, LAWYERS: _LAWYERS, POINTS: _POINTS, PUBLICITY: _PUBLICITY}
