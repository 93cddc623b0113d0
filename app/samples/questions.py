"""Sample consultations: two of the specification (C1, C2), and a few of these days."""

from __future__ import annotations

__all__ = ["questions"]

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from app.clock import CHINA
from app.ids import Id, named_id
from app.mediation.messages import CloseLead, LeadStep
from app.messages import Command
from app.risk import ReportTo, RiskLevel, RiskTrigger
from app.services.messages import (
    Advice,
    AidTold,
    AppointAnswer,
    AssessDanger,
    EndDanger,
    RaiseLead,
    RateConsultation,
    Receipt,
    RecordReferralReceipt,
    ReferConsultation,
    RegisterConsultation,
    ReportDanger,
    Satisfaction,
    Target,
    Topic,
    TrackDanger,
    Way,
)

Do = Callable[[Command[Any]], Id]

_TIANJIN = "440705101219"  # 田金村
_FOREST = (
    "单位之间林木林地权属争议由县级以上人民政府处理；"
    "争议解决前不得砍伐或者改变现状（森林法第22条）。"
)
_VIOLENCE = (
    "立即拨打110；可申请告诫书、人身安全保护令（72小时内，紧急24小时内）；"
    "法律援助不受经济困难条件限制（法律援助法第32条第4项）。"
)


def questions(do: Do, today: date) -> dict[str, Id]:
    """Enter them; returns their ids by sample name ("C1" …).

    Those of fixed days are left out where the clock stands before their end.
    """
    found = {}
    if date(2026, 3, 27) < today:
        found["C1"] = _forest(do)
    if date(2026, 6, 1) < today:
        found["C2"] = _violence(do)
    found["C3"] = _wages(do, today)
    found["C4"] = _inheritance(do, today)
    return found


def _forest(do: Do) -> Id:
    day = date(2026, 3, 11)
    reason = "两个村民小组之间的事，不是个人申请"
    record = do(
        RegisterConsultation(
            *(Way.VISIT, Topic.LAND_FOREST, _at(day, 9, 40)),
            "两个村民小组争议山林界线，对方准备砍伐，可否由调委会确认归属？",
            name="冼某",
            phone="0750-0001101",
            division=_TIANJIN,
            people=2,
            answer=_FOREST,
            answered_by="值班律师罗某",
            told=AidTold.NOT_TOLD,
            minutes=25,
            reasons=(("pls.R-C08@told", reason),),
        )
    )
    matter = "田金村两个村民小组争议后山山林界线，一方准备砍伐，请依法处理，处理前制止砍伐。"
    do(
        RaiseLead(
            *(record, _TIANJIN, ("田金村1队", "田金村2队"), RiskLevel.YELLOW),
            report=True,
            facts="两个村民小组争议后山山林界线，一方准备砍伐。",
            people_count=2,
        )
    )
    lead = named_id("dispute_lead", record.hex())
    do(CloseLead(lead, LeadStep.REPORT, date(2026, 3, 18), "镇政府已受理，双方停止砍伐"))
    slip = do(ReferConsultation(record, Target.GOVERNMENT, "大泽镇人民政府", day, matter))
    took = "镇自然资源办到现场查看，已通知双方停止砍伐"
    do(RecordReferralReceipt(slip, date(2026, 3, 18), Receipt.TAKEN, "镇党政办", took))
    do(RateConsultation(record, Satisfaction.SATISFIED, date(2026, 3, 27)))
    return record


def _violence(do: Do) -> Id:
    call = _at(date(2026, 5, 22), 21, 30)
    record = do(
        RegisterConsultation(
            *(Way.TELEPHONE, Topic.FAMILY, call),
            "丈夫多次殴打，家有6岁孩子，怎么办？",
            name="罗某",
            number_refused=True,
            phone="0750-0001201",
            answer=_VIOLENCE,
            answered_by="值班律师何某",
            told=AidTold.TOLD,
            minutes=18,
        )
    )
    seen = call + timedelta(minutes=10)
    triggers = (RiskTrigger.VIOLENT_PAST, RiskTrigger.CHILD)
    advised = (Advice.EMERGENCY, Advice.WARNING, Advice.PROTECTION, Advice.WOMEN)
    do(AssessDanger(record, seen, RiskLevel.ORANGE, triggers, advised))
    told = (ReportTo.POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION)
    words = "罗某来电称遭丈夫多次殴打，家有 6 岁孩子，请上门核查。"
    do(ReportDanger(record, seen, told, content=words, received_by="值班民警"))
    day = call.date()
    slips = [
        do(ReferConsultation(record, *one, day, "来电人遭受家庭暴力，请依职责处理、帮助。"))
        for one in (
            (Target.POLICE, "大泽派出所"),
            (Target.WOMEN, "大泽镇妇联"),
            (Target.LEGAL_AID, "新会区法律援助处"),
        )
    ]
    for slip in slips:
        do(RecordReferralReceipt(slip, date(2026, 5, 25), Receipt.TAKEN))
    do(TrackDanger(record, _at(date(2026, 5, 25), 9, 20), "电话问过，母子住在娘家，丈夫没有再来"))
    words = "派出所出具告诫书，法院发了人身安全保护令，本人说没有再挨打"
    do(EndDanger(record, _at(date(2026, 5, 28), 15), words))
    do(RateConsultation(record, Satisfaction.SATISFIED, date(2026, 6, 1)))
    return record


def _wages(do: Do, today: date) -> Id:
    """Answered five days ago, and sent on: the slip is out."""
    day = today - timedelta(days=5)
    record = do(
        RegisterConsultation(
            *(Way.VISIT, Topic.LABOUR, _at(day, 15, 10)),
            "在工地做了两个月，包工头说下个月再给工资，没有签合同。",
            name="韦某",
            phone="13900000971",
            answer="带考勤和转账记录到劳动监察投诉，也可以申请劳动仲裁，时效一年。",
            answered_by="值班律师罗某",
            told=AidTold.TOLD,
            minutes=15,
        )
    )
    matter = "来访人称被拖欠两个月工资，没有书面合同，请依职责处理。"
    do(ReferConsultation(record, Target.LABOUR, "新会区劳动监察大队", day, matter))
    return record


def _inheritance(do: Do, today: date) -> Id:
    """Promised for a day after tomorrow."""
    record = do(
        RegisterConsultation(
            *(Way.TELEPHONE, Topic.INHERITANCE, _at(today - timedelta(days=1), 16, 5)),
            "父亲留下老屋，大哥在加拿大，房产怎么过户？",
            name="林某",
            phone="13900000972",
            answered_by="值班律师何某",
        )
    )
    when = _at(today + timedelta(days=3), 15)
    do(AppointAnswer(record, when, "问清境外继承人的委托书怎么认证"))
    return record


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), CHINA)
