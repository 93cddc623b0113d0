"""Code lists of mediation: what a dispute is, how it came in, and why it is not taken."""

from __future__ import annotations

__all__ = [
    "DeclineGround",
    "Difficulty",
    "DisputeType",
    "Exclusion",
    "LeaveGround",
    "OriginReason",
    "PartyRole",
    "Source",
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


class DeclineGround(Code):
    """Why a dispute is not accepted (guard G1): an exclusion, or a party that refuses."""

    CRIME = "1", "涉及刑事责任"
    ADMINISTRATION = "2", "涉及行政处罚、许可或征收决定"
    TITLE = "3", "属于权属确认"
    SPECIAL_ORGAN = "4", "只能由专门机关管辖"
    TAKEN = "5", "有关机关已受理或处理"
    REFUSED = "6", "一方明确拒绝调解"
    MEDICAL = "7", "医疗纠纷，应由医疗纠纷人民调解委员会调解"
    WITHDRAWN = "8", "申请人撤回申请"


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


class LeaveGround(Code):
    """Why another comes in the place of a party (民法典 第67条、第1121条; 民事诉讼法 第153条)."""

    DEATH = "1", "死亡，由继承人承继"
    MERGER = "2", "合并，由合并后的单位承继"
    DIVISION = "3", "分立，由分立后的单位承继"
    ENDED = "4", "终止，由权利义务承受人承继"


class OriginReason(Code):
    """Why an ended case is taken up again in a new one."""

    CONSENT = "1", "双方同意变更协议或者达成新协议"
    NOT_CONFIRMED = "2", "法院驳回司法确认或者不予受理"
