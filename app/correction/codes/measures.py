"""Code lists of leave, permits, searches and sanctions."""

from __future__ import annotations

__all__ = [
    "Answer",
    "ClueRule",
    "EnteredBy",
    "Entrusted",
    "Fitness",
    "IncidentKind",
    "LeaveReason",
    "Level",
    "MonitoringGround",
    "NoticeKind",
    "PermitKind",
    "RequestKind",
    "SanctionKind",
    "SearchWay",
    "Severity",
]

from app.codes import Code


class Level(Code):
    """Who decides."""

    OFFICE = "1", "司法所"
    COUNTY = "2", "县级社区矫正机构"
    CITY = "3", "市级社区矫正机构"
    COURT = "4", "人民法院"
    PRISON = "5", "监狱管理机关、公安机关"


class Answer(Code):
    """What was decided."""

    YES = "1", "准予"
    NO = "2", "不准予"
    BACK = "3", "退回补充"


class EnteredBy(Code):
    """Where an answer came from."""

    PAPER = "1", "按文书录入"
    SYSTEM = "2", "上级在系统内答复"


class RequestKind(Code):
    """What is asked of the county."""

    CLASS = "01", "调整管理类别"
    LEAVE = "02", "外出"
    CROSS_AREA = "03", "经常性跨市县活动"
    RELOCATION = "04", "执行地变更"
    PERMIT = "05", "会客或进入特定区域"
    SANCTION = "06", "奖惩"
    MONITORING = "07", "电子定位"
    ENDING = "08", "解除矫正"
    UNSETTLED = "09", "期满待定请示"


class Entrusted(Code):
    """What the county entrusts to an office (社区矫正法 第9条)."""

    LEAVE = "1", "七日以内外出的审批"


class LeaveReason(Code):
    """外出事由 (社区矫正法 第27条 names 正当理由; the list is practice)."""

    MEDICAL = "1", "就医"
    STUDY = "2", "就学"
    LAWSUIT = "3", "诉讼"
    FAMILY = "4", "家庭事务"
    WORK = "5", "工作事务"


class PermitKind(Code):
    """What R13 and R19 ask the county's leave for."""

    MEETING = "1", "会见特定的人"
    PLACE = "2", "进入特定区域场所"


class MonitoringGround(Code):
    """电子定位的情形 (社区矫正法 第29条)."""

    PROHIBITION = "1", "违反人民法院禁止令的"
    LEFT = "2", "无正当理由，未经批准离开所居住的市、县的"
    REFUSED = "3", "拒不按照规定报告自己的活动情况，被给予警告的"
    PUNISHED = "4", "违反监督管理规定，被给予治安管理处罚的"
    REVOCATION = "5", "拟提请撤销缓刑、假释或者暂予监外执行收监执行的"


class Severity(Code):
    """违规的程度."""

    MINOR = "1", "轻微"
    GRAVE = "2", "较重"
    SERIOUS = "3", "严重"


class ClueRule(Code):
    """What a clue may say was broken, as people say it; the code is the rule's id."""

    REPORT = "cor.R09", "没有按时报告"
    LEAVE = "cor.R14", "未经批准外出"
    LATE_RETURN = "cor.R15", "外出逾期未归"
    CHANGE = "cor.R10", "重要情况没有报告"
    PROHIBITION = "cor.R19", "违反禁止令"
    CONTACT = "cor.R13", "接触禁止接触的人"
    CROSS_AREA = "cor.R16", "超出批准的跨市县范围"
    RELOCATION = "cor.R17", "未经批准变更居住地"
    EXIT = "cor.R18", "违反出境规定"
    STUDY = "cor.R32", "不参加教育、公益活动"
    HEALTH = "cor.R11", "没有报告身体情况"
    REVIEW = "cor.R11a", "没有提交病情复查"
    FIRST_REPORT = "cor.R02", "没有按时报到"
    MISSING = "cor.R28", "脱离监管"


class SanctionKind(Code):
    """奖惩."""

    PRAISE = "1", "表扬"
    REPRIMAND = "2", "训诫"
    WARNING = "3", "警告"
    PUNISHMENT = "4", "治安管理处罚建议"
    REVOKE_SUSPENSION = "5", "撤销缓刑"
    REVOKE_PAROLE = "6", "撤销假释"
    IMPRISON = "7", "收监执行"
    COMMUTATION = "8", "减刑"

    @property
    def short(self) -> str:
        """What is proposed, where 建议 is said already."""
        return self.label.removesuffix("建议")


class SearchWay(Code):
    """查找的方式."""

    TELEPHONE = "1", "电话联系"
    HOME = "2", "上门查找"
    FAMILY = "3", "询问家属"
    EMPLOYER = "4", "询问单位或学校"
    VILLAGE = "5", "询问村（居）"
    DEVICE = "6", "信息化核查"
    OTHER = "9", "其他"


class NoticeKind(Code):
    """检察监督的种类 (社区矫正法 第62条)."""

    CORRECTION = "1", "纠正意见"
    SUGGESTION = "2", "检察建议"


class IncidentKind(Code):
    """突发事件; 社区矫正法 第51条 names the death, 实施办法 the others (M)."""

    DEATH = "1", "死亡"
    CRIME = "2", "涉嫌实施犯罪"
    CROWD = "3", "参与群体性事件"
    HARM = "4", "自伤、受伤、突发疾病"
    OTHER = "9", "其他突发事件"


class Fitness(Code):
    """调查评估意见."""

    FIT = "1", "适宜社区矫正"
    UNFIT = "2", "不适宜社区矫正"
    UNCLEAR = "3", "无法作出评估意见"
