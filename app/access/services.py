"""Who may do and write what in 公共法律服务: the consultations."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    "RegisterConsultation": Deed("登记法律咨询", STAFF),
    "ReviseConsultation": Deed("更正法律咨询", STAFF),
    "TakeUpConsultation": Deed("安排解答咨询", STAFF),
    "AnswerConsultation": Deed("登记答复", STAFF),
    "AppointAnswer": Deed("约期答复", STAFF),
    "ReferConsultation": Deed("转介咨询", STAFF),
    "RecordReferralReceipt": Deed("登记转介回执", STAFF),
    "RaiseLead": Deed("由咨询登记排查线索", STAFF),
    "AskForAid": Deed("由咨询登记法律援助申请", STAFF),
    "AssessDanger": Deed("评估咨询人的危险", STAFF),
    "ReportDanger": Deed("登记危险报告", STAFF),
    "TrackDanger": Deed("登记危险跟踪", STAFF),
    "EndDanger": Deed("结束危险跟踪", STAFF),
    "RateConsultation": Deed("登记咨询评价", STAFF),
    "CloseConsultation": Deed("办结咨询", STAFF),
    "NoteConsultation": Deed("在咨询里记一笔", STAFF),
    "RevealCaller": Deed("看回电号码", STAFF),
    "ListConsultations": Deed("查看法律咨询", STAFF),
    "ReadConsultation": Deed("查看法律咨询", STAFF),
    "ReadServiceChoices": Deed("查看咨询的选项", STAFF),
    "ReadDangerPractice": Deed("查看风险做法", STAFF),
}

TABLES: Mapping[str, frozenset[Role]] = {
    "consultation": STAFF,
    "consultation_referral": STAFF,
    "consultation_danger": STAFF,
    "consultation_report": STAFF,
    "consultation_note": STAFF,
}
