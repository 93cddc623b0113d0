"""Code lists of a subject: what is known of the person, and the sentence served."""

from __future__ import annotations

__all__ = [
    "Accessory",
    "Attitude",
    "Checked",
    "Discharge",
    "Education",
    "Employment",
    "ExitHandling",
    "ExitKind",
    "FourHistory",
    "Grade",
    "GuarantorState",
    "Marital",
    "MissingPaper",
    "OffenceKind",
    "OutsideGround",
    "ProhibitionKind",
    "Standing",
    "Termination",
    "ThreeInvolved",
]

from app.codes import Code


class Education(Code):
    """文化程度."""

    ILLITERATE = "01", "文盲"
    PRIMARY = "02", "小学"
    JUNIOR = "03", "初中"
    SENIOR = "04", "高中"
    SECONDARY = "05", "中专"
    COLLEGE = "06", "大专"
    BACHELOR = "07", "本科"
    GRADUATE = "08", "研究生"
    OTHER = "99", "其他"


class Marital(Code):
    """婚姻状况."""

    SINGLE = "01", "未婚"
    MARRIED = "02", "已婚"
    DIVORCED = "03", "离异"
    WIDOWED = "04", "丧偶"
    OTHER = "99", "其他"


class Employment(Code):
    """就业就学."""

    EMPLOYED = "01", "就业"
    UNEMPLOYED = "02", "无业"
    STUDENT = "03", "就学"


class ThreeInvolved(Code):
    """三涉."""

    DRUGS = "1", "涉毒"
    GANG = "2", "涉黑"
    GUNS = "3", "涉枪"


class FourHistory(Code):
    """四史."""

    DRUGS = "1", "吸毒"
    ESCAPE = "2", "脱逃"
    SUICIDE = "3", "自杀"
    ASSAULT = "4", "袭警"


class OffenceKind(Code):
    """罪名所属类罪, chapters of 刑法 part two."""

    STATE_SECURITY = "01", "危害国家安全罪"
    PUBLIC_SAFETY = "02", "危害公共安全罪"
    ECONOMY = "03", "破坏社会主义市场经济秩序罪"
    PERSON = "04", "侵犯公民人身权利、民主权利罪"
    PROPERTY = "05", "侵犯财产罪"
    PUBLIC_ORDER = "06", "妨害社会管理秩序罪"
    DEFENCE = "07", "危害国防利益罪"
    CORRUPTION = "08", "贪污贿赂罪"
    DERELICTION = "09", "渎职罪"
    MILITARY = "10", "军人违反职责罪"


class Accessory(Code):
    """附加刑 (刑法 第34条、第35条)."""

    FINE = "01", "罚金"
    RIGHTS = "02", "剥夺政治权利"
    CONFISCATION = "03", "没收财产"
    DEPORTATION = "04", "驱逐出境"
    NONE = "05", "无"


class MissingPaper(Code):
    """Papers that should come with a subject (文书待补)."""

    JUDGMENT = "1", "判决书、裁定书或决定书"
    EXECUTION = "2", "执行通知书"
    COMMITMENT = "3", "接受社区矫正保证书"
    REGISTER = "4", "社区矫正告知书"
    OTHER = "9", "其他"


class Checked(Code):
    """How an identity was checked."""

    CARD = "1", "查验身份证"
    FACE = "2", "本人当面认识"
    VOICE = "3", "通话核对"
    VIDEO = "4", "视频核对"
    DEVICE = "5", "信息化平台核验"


class Standing(Code):
    """What a member of a 矫正小组 is."""

    OFFICE = "1", "司法所"
    VILLAGE = "2", "村（居）"
    FAMILY = "3", "家属"
    GUARDIAN = "4", "监护人"
    EMPLOYER = "5", "单位"
    SCHOOL = "6", "学校"
    SOCIAL = "7", "社工"
    VOLUNTEER = "8", "志愿者"


class Grade(Code):
    """管理类别, as local practice has them (未经核实)."""

    STRICT = "1", "严管"
    GENERAL = "2", "普管"
    LENIENT = "3", "宽管"


class ProhibitionKind(Code):
    """禁止令 (刑法 第38条第2款、第72条第2款)."""

    ACTIVITY = "1", "特定活动"
    PLACE = "2", "区域场所"
    CONTACT = "3", "接触人"


class OutsideGround(Code):
    """暂予监外执行情形 (刑事诉讼法 第265条)."""

    ILLNESS = "1", "严重疾病"
    PREGNANCY = "2", "怀孕"
    NURSING = "3", "哺乳"
    DEPENDENT = "4", "生活不能自理"


class GuarantorState(Code):
    """保证人的状态."""

    VALID = "1", "有效"
    LOST = "2", "失效"
    CHANGING = "3", "更换中"


class ExitKind(Code):
    """出入境证件的种类."""

    PASSPORT = "01", "普通护照"
    HK_MACAO_TRAVEL = "02", "往来港澳通行证"
    HK_MACAO_SETTLE = "03", "前往港澳通行证"
    TAIWAN_TRAVEL = "04", "往来台湾通行证"
    EXIT_PERMIT = "05", "出入境通行证"
    BORDER_PASS = "06", "边境通行证"


class ExitHandling(Code):
    """出入境证件的处置; taking one away needs a shown legal basis."""

    KEPT = "01", "代管"
    GIVEN_BACK = "02", "归还"
    SEIZED = "03", "收缴"
    REVOKED = "04", "吊销"
    VOIDED = "05", "作废"
    UNTOUCHED = "06", "未操作"


class Discharge(Code):
    """解除矫正的原因."""

    EXPIRED = "D01", "期满"
    PARDONED = "D02", "赦免"


class Termination(Code):
    """终止矫正的原因 (社区矫正法 第45条)."""

    SUSPENSION_REVOKED = "T01", "撤销缓刑"
    PAROLE_REVOKED = "T02", "撤销假释"
    IMPRISONED = "T03", "收监执行"
    DIED = "T04", "死亡"


class Attitude(Code):
    """认罪态度."""

    ADMITS_OBEYS = "01", "认罪服法"
    OBEYS_ONLY = "02", "服管不认罪"
    ADMITS_ONLY = "03", "认罪不服管"
    NEITHER = "04", "不认罪不服管"
