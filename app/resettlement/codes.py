"""Code lists of 安置帮教, as data."""

from __future__ import annotations

__all__ = [
    "AidKind",
    "AskedHow",
    "ContactMode",
    "Ending",
    "Homecoming",
    "InquiryOutcome",
    "Met",
    "NoteWay",
    "Placement",
    "Risk",
    "RiskSign",
    "Source",
    "Standing",
    "Verify",
]

from app.codes import Code


class Source(Code):
    """来源."""

    PRISON = "1", "监狱"
    DETENTION = "2", "看守所"
    CORRECTION = "3", "解除矫正"


class Verify(Code):
    """服刑人员信息核查的结果."""

    TRUE = "1", "属实"
    UNTRUE = "2", "不实"
    MOVED = "3", "户籍已迁"


class Homecoming(Code):
    """衔接的方式; NOT_MET is what statistics call who was not met."""

    FETCHED = "1", "必接必送"
    REPORTED = "2", "自行报到"
    FAMILY = "3", "家属接回"
    NOT_MET = "4", "未衔接"


class Met(Code):
    """Who was met when the person came home (res.B3)."""

    IN_PERSON = "1", "本人见面"
    BY_FAMILY = "2", "家属确认"


class Standing(Code):
    """What a member of a 帮教小组 is."""

    OFFICE = "1", "司法所"
    VILLAGE = "2", "村（居）"
    FAMILY = "3", "家属"
    EMPLOYER = "4", "单位"
    SOCIAL = "5", "社工"
    VOLUNTEER = "6", "志愿者"
    OTHER = "9", "其他"


class Risk(Code):
    """风险."""

    HIGH = "1", "高"
    MEDIUM = "2", "中"
    LOW = "3", "低"


class RiskSign(Code):
    """What the risk form asks for; the first three together make 三无人员."""

    NO_HOME = "1", "无家可归"
    NO_KIN = "2", "无亲可投"
    NO_WORK = "3", "无业可就"
    TENDENCY = "4", "有重新违法犯罪倾向"
    REPEATED = "5", "两次以上判刑"
    ADDICTION = "6", "有吸毒史"
    FAMILY = "7", "家庭关系紧张"
    HEALTH = "8", "身体或者精神疾病"
    DEBT = "9", "生活困难或者负债"


class ContactMode(Code):
    """帮教方式."""

    TALK = "1", "面谈"
    TELEPHONE = "2", "电话"
    VISIT = "3", "走访"
    ENTRUSTED = "4", "委托"


class AidKind(Code):
    """帮扶."""

    ALLOWANCE = "1", "低保"
    RELIEF = "2", "临时救助"
    WORK = "3", "就业"
    TRAINING = "4", "培训"
    REGISTRATION = "5", "落户"
    LEGAL_AID = "6", "法援"
    HOUSING = "7", "住房"


class Placement(Code):
    """安置, as local practice has it (未经核实)."""

    FARMING = "1", "务农"
    EMPLOYED = "2", "企业"
    OWN_TRADE = "3", "个体"
    FLEXIBLE = "4", "灵活就业"
    STUDYING = "5", "就学"
    UNABLE = "6", "无劳动能力"
    NONE = "7", "未安置"


class AskedHow(Code):
    """How one learns where a person is: by asking; nobody is followed."""

    VISIT = "1", "上门走访"
    TELEPHONE = "2", "打电话"
    VILLAGE = "3", "问村（居）"
    KIN = "4", "问亲友"
    OTHER = "9", "其他"


class InquiryOutcome(Code):
    """摸排的结果."""

    FOUND = "1", "已联系上"
    AWAY = "2", "知道去向，暂未见面"
    UNKNOWN = "3", "下落不明"


class Ending(Code):
    """Why the office helps no longer."""

    EXPIRED = "1", "期满解除"
    MOVED = "2", "转出"
    REOFFENDED = "3", "重新犯罪"
    DIED = "4", "死亡"
    IMPRISONED = "5", "收监"
    NOT_OURS = "6", "核查不实，退回"


class NoteWay(Code):
    """What was done about a card of 社区戒毒."""

    TALK = "1", "面谈"
    TELEPHONE = "2", "电话"
    AFTERCARE = "3", "后续照管走访"
    AWAY = "4", "离开执行地报告"
