"""Code lists of referrals: where one is sent, what one was told of it, what came back."""

from __future__ import annotations

__all__ = ["Receipt", "ReferralCheck", "Target"]

from app.codes import Code


class Target(Code):
    """转介对象; the last four stand in no list of ours but in the cases people bring (proof D)."""

    LEGAL_AID = "1", "法律援助"
    MEDIATION = "2", "人民调解"
    NOTARY = "3", "公证"
    EXPERTISE = "4", "司法鉴定"
    ARBITRATION = "5", "仲裁"
    RECONSIDERATION = "6", "行政复议"
    PETITIONS = "7", "信访"
    POLICE = "8", "公安"
    GOVERNMENT = "9", "镇政府、主管部门"
    WOMEN = "10", "妇联"
    LABOUR = "11", "劳动监察、劳动仲裁"
    OTHER = "99", "其他"


class ReferralCheck(Code):
    """What stands in the way at a notary (R-C03, 公证法) or an arbitrator (R-C04, 仲裁法)."""

    DISPUTED = "1", "对要公证的事有争议"
    REAL_PROPERTY = "2", "涉及不动产，到不动产所在地的公证处"
    IN_PERSON = "3", "遗嘱、生存、收养等，本人亲自去"
    FAMILY = "4", "婚姻、收养、监护、扶养、继承的争议"
    ADMINISTRATIVE = "5", "应由行政机关处理的行政争议"


class Receipt(Code):
    """回执: what the other side made of it."""

    TAKEN = "1", "已受理"
    ANSWERED = "2", "已当场答复、办结"
    DECLINED = "3", "不属其职责，退回"
    ABSENT = "4", "当事人没有去"
