"""Code lists CL-01 to CL-11 of mediation, as data."""

from __future__ import annotations

__all__ = [
    "AgentBasis",
    "AgentProof",
    "AgreementForm",
    "Authority",
    "Certification",
    "Channel",
    "ConfirmationBar",
    "ConfirmationState",
    "CourtCourse",
    "DeclineGround",
    "Difficulty",
    "Direction",
    "DisputeType",
    "DossierPart",
    "EndReason",
    "Exclusion",
    "ItemStatus",
    "LeadStep",
    "OriginReason",
    "Outcome",
    "PartyRole",
    "Prevention",
    "ReportTo",
    "Retention",
    "RiskAction",
    "RiskLevel",
    "RiskTrigger",
    "Ruling",
    "Satisfaction",
    "SessionMode",
    "Source",
    "SubsidyStage",
    "VisitWay",
]

from app.codes import Code


class DisputeType(Code):
    """CL-01 纠纷类型."""

    FAMILY = "01", "婚姻家庭纠纷"
    NEIGHBOUR = "02", "邻里纠纷"
    HOUSING = "03", "房屋宅基地纠纷"
    CONTRACT = "04", "合同纠纷"
    BUSINESS = "05", "生产经营纠纷"
    DAMAGES = "06", "损害赔偿纠纷"
    LAND_FOREST = "07", "山林土地纠纷"
    EXPROPRIATION = "08", "征地拆迁纠纷"
    POLLUTION = "09", "环境污染纠纷"
    MIGRANT_WAGES = "10", "拖欠农民工工资纠纷"
    LABOUR = "11", "其他劳动争议纠纷"
    TOURISM = "12", "旅游纠纷"
    E_COMMERCE = "13", "电子商务纠纷"
    CONSUMER = "14", "其他消费纠纷"
    MEDICAL = "15", "医疗纠纷"
    TRAFFIC = "16", "道路交通事故纠纷"
    PROPERTY_MANAGEMENT = "17", "物业纠纷"
    OTHER = "18", "其他纠纷"


class Source(Code):
    """CL-02 案件来源."""

    OWN_MOTION = "1", "主动调解"
    APPLICATION = "2", "依申请调解"
    COURT = "31", "法院委托移送"
    PROCURATORATE = "32", "检察院委托移送"
    POLICE = "33", "公安机关委托移送"
    PETITIONS = "34", "信访部门委托移送"
    OTHER_ORGAN = "35", "其他部门委托移送"

    @property
    def referred(self) -> bool:
        """Whether another organ sent the dispute (接受委托移送)."""
        return self.value.startswith("3")


class Exclusion(Code):
    """Why a dispute is not for people's mediation (guard G1)."""

    CRIME = "1", "刑事责任"
    ADMINISTRATION = "2", "行政处罚、许可或征收决定"
    TITLE = "3", "权属确认"
    SPECIAL_ORGAN = "4", "只能由专门机关管辖"
    TAKEN = "5", "有关机关已受理或处理"


class Outcome(Code):
    """CL-03 调解结果 of one session."""

    SUCCESS = "1", "调解成功"
    FAILURE = "2", "调解不成"
    CONTINUE = "3", "有待继续调解"


class EndReason(Code):
    """终止原因."""

    REFUSED = "1", "一方拒绝"
    REQUESTED = "2", "要求终止"
    TOO_FAR_APART = "3", "分歧过大"
    UNREACHABLE = "4", "失联"
    WITHDRAWN = "5", "撤回"
    SUED = "6", "已起诉或仲裁"
    SHAM = "7", "虚假调解"
    OVER_TIME = "8", "超期"
    OTHER = "9", "其他"


class AgreementForm(Code):
    """CL-04 协议形式."""

    WRITTEN = "1", "书面"
    ORAL = "2", "口头"


class ItemStatus(Code):
    """CL-05 履行情况."""

    NOT_DUE = "1", "未到期"
    ON_THE_SPOT = "2", "当场履行"
    PARTIAL = "3", "部分履行"
    DONE = "4", "全部履行"
    OVERDUE = "5", "逾期未履行"
    CHANGED = "6", "协议变更"
    REPUDIATED = "7", "反悔起诉"

    @property
    def settled(self) -> bool:
        """Whether nothing more is owed under the item."""
        return self in (ItemStatus.ON_THE_SPOT, ItemStatus.DONE)

    @property
    def open(self) -> bool:
        """Whether its performance is still watched; what was changed or sued over no longer is."""
        return self in (ItemStatus.NOT_DUE, ItemStatus.PARTIAL, ItemStatus.OVERDUE)


class RiskLevel(Code):
    """CL-08 风险, four colours."""

    BLUE = "1", "蓝"
    YELLOW = "2", "黄"
    ORANGE = "3", "橙"
    RED = "4", "红"
    LIFTED = "5", "解除"

    @property
    def grave(self) -> bool:
        """Whether somebody must hear of it the same day."""
        return self in (RiskLevel.ORANGE, RiskLevel.RED)


class Difficulty(Code):
    """难易程度."""

    SIMPLE = "1", "简易"
    ORDINARY = "2", "一般"
    COMPLEX = "3", "疑难复杂"
    MAJOR = "4", "重大"


class PartyRole(Code):
    """当事人地位."""

    APPLICANT = "1", "申请人"
    RESPONDENT = "2", "被申请人"
    THIRD = "3", "第三人"


class SessionMode(Code):
    """调解方式."""

    ON_SITE = "1", "现场"
    TELEPHONE = "2", "电话"
    VIDEO = "3", "视频"


class VisitWay(Code):
    """回访方式."""

    HOME = "1", "上门"
    TELEPHONE = "2", "电话"
    OFFICE = "3", "到所"


class Satisfaction(Code):
    """满意程度."""

    SATISFIED = "1", "满意"
    FAIRLY = "2", "基本满意"
    NOT = "3", "不满意"


class ConfirmationState(Code):
    """States J0 to J4 of a judicial confirmation."""

    NOT_APPLIED = "J0", "未申请"
    APPLIED = "J1", "已申请"
    CONFIRMED = "J2", "确认有效"
    REJECTED = "J3", "驳回或者不予受理"
    EXPIRED = "J4", "期限届满"


class Ruling(Code):
    """What the court made of an application for confirmation."""

    CONFIRMED = "1", "裁定协议有效"
    REJECTED = "2", "裁定驳回申请"
    NOT_ACCEPTED = "3", "不予受理"
    WITHDRAWN = "4", "当事人撤回申请"


class ConfirmationBar(Code):
    """What a court does not confirm (guard G6; 民诉法解释 第355条)."""

    NONE = "0", "都不涉及"
    STATUS = "1", "婚姻、亲子、收养等身份关系"
    TITLE = "2", "物权、知识产权确权"


class Direction(Code):
    """Which way a referral went."""

    IN = "1", "转入"
    OUT = "2", "转出"


class Channel(Code):
    """对接渠道."""

    COURT = "1", "诉调对接"
    POLICE = "2", "公调对接"
    PETITIONS = "3", "访调对接"
    PROCURATORATE = "4", "检调对接"
    ADMINISTRATION = "5", "行调对接"
    OTHER = "6", "其他"


class CourtCourse(Code):
    """How a court sends a case, which decides the period of mediation."""

    ASSIGNED = "1", "立案前委派"
    ORDINARY = "2", "立案后委托，普通程序"
    SUMMARY = "3", "立案后委托，简易程序"


class RiskTrigger(Code):
    """What makes a dispute dangerous (CL-08)."""

    REPEATED = "1", "反复发生或者情绪激动"
    THREATS = "2", "言语威胁"
    INJURY = "3", "已有人受伤"
    CROWD = "4", "十人以上"
    VIOLENT_PAST = "5", "有家庭暴力史"
    ANNOUNCED = "6", "扬言报复、堵门等"
    WEAPON = "7", "持有凶器"
    DEATH_THREAT = "8", "扬言自杀、杀人"
    CLASH = "9", "群体冲突一触即发"
    CHILD = "A", "未成年人受侵害或者面临危险"
    VIOLENCE = "B", "无、限制民事行为能力人遭受家庭暴力"


class RiskAction(Code):
    """What is done about a risk (CL-08)."""

    CALM = "1", "劝导稳控"
    WEEKLY_VISIT = "2", "每周走访"
    TELL_SAME_DAY = "3", "当天报司法所、派出所"
    EMERGENCY_CALL = "4", "拨打 110"
    TELL_IN_AN_HOUR = "5", "一小时内报镇平安办、司法局"
    WRITTEN_REPORT = "6", "二十四小时内书面报告"
    DAILY_TRACKING = "7", "每天跟踪"
    VISITED = "8", "已走访"


class ReportTo(Code):
    """Who a risk is reported to."""

    EMERGENCY = "1", "110"
    POLICE = "2", "派出所"
    TOWN_SAFETY = "3", "镇平安办"
    CENTRE = "4", "综治中心"
    BUREAU = "5", "司法局"
    OFFICE = "6", "司法所"
    CIVIL_AFFAIRS = "7", "民政部门"
    EDUCATION = "8", "教育部门"


class LeadStep(Code):
    """What is to become of a lead, and what became of it."""

    ON_THE_SPOT = "1", "就地化解"
    MEDIATION = "2", "转调解"
    REPORT = "3", "上报"


class Prevention(Code):
    """CL-09 预防成效."""

    SUICIDE = "1", "防止民间纠纷引起自杀"
    CRIME = "2", "防止民间纠纷转化为刑事案件"
    PETITION = "3", "防止群体性上访"
    FIGHT = "4", "防止群体性械斗"


class DeclineGround(Code):
    """Why a dispute is not accepted (guard G1): an exclusion, or a party that refuses."""

    CRIME = "1", "涉及刑事责任"
    ADMINISTRATION = "2", "涉及行政处罚、许可或征收决定"
    TITLE = "3", "属于权属确认"
    SPECIAL_ORGAN = "4", "只能由专门机关管辖"
    TAKEN = "5", "有关机关已受理或处理"
    REFUSED = "6", "一方明确拒绝调解"
    MEDICAL = "7", "医疗纠纷，应由医疗纠纷人民调解委员会调解"


class OriginReason(Code):
    """Why an ended case is taken up again in a new one."""

    CONSENT = "1", "双方同意变更协议或者达成新协议"
    NOT_CONFIRMED = "2", "法院驳回司法确认或者不予受理"


class AgentBasis(Code):
    """代理依据."""

    STATUTORY = "1", "法定代理人、监护人"
    ENTRUSTED = "2", "委托代理人"
    APPOINTED = "3", "指定代理人"


class Authority(Code):
    """代理权限."""

    GENERAL = "1", "一般授权"
    SPECIAL = "2", "特别授权"


class AgentProof(Code):
    """What proves an agent's authority."""

    POWER = "1", "授权委托书"
    GUARDIANSHIP = "2", "监护证明"
    HOUSEHOLD = "3", "户口簿、出生证明"
    OTHER = "9", "其他"


class Certification(Code):
    """How an authority given abroad was certified (民事诉讼法 第62条第3款)."""

    AT_HOME = "0", "境内出具"
    NOTARISED = "1", "境外出具，已公证并附证明书"
    CONSULATE = "2", "境外出具，使领馆已证明"
    ASSOCIATION = "3", "境外出具，爱国华侨团体已证明"
    MISSING = "9", "境外出具，还没有证明"


class Retention(Code):
    """CL-11 保管期限: the unit's approved schedule says which (档案法实施条例 第19条)."""

    SHORT = "1", "短期"
    LONG = "2", "长期"
    PERMANENT = "3", "永久"
    TEN_YEARS = "4", "10 年"
    THIRTY_YEARS = "5", "30 年"


class SubsidyStage(Code):
    """How far a claim for a case's subsidy has come (以案定补)."""

    CLAIMED = "1", "申报"
    FIRST = "2", "初审"
    SECOND = "3", "复核"
    PUBLISHED = "4", "公示"
    PAID = "5", "发放"
    REFUSED = "9", "不予补贴"


class DossierPart(Code):
    """What lies in a dossier, in the order of F-A2."""

    REGISTER = "01", "申请书、受理登记表"
    RIGHTS = "02", "权利义务告知书"
    IDENTITY = "03", "当事人身份证明"
    AUTHORITY = "04", "授权委托书"
    INVESTIGATION = "05", "调查记录"
    EVIDENCE = "06", "证据材料"
    SESSION = "07", "调解记录"
    OUTCOME = "08", "调解协议书"
    PERFORMANCE = "09", "履行凭证"
    VISIT = "10", "回访记录"
    COURT = "11", "司法确认材料"
    STATEMENT = "12", "卷宗情况说明"
