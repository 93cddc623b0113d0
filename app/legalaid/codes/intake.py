"""Code lists of legal aid: what is asked for, by whom, and where it stands."""

from __future__ import annotations

__all__ = [
    "Accident",
    "AidForm",
    "CaseKind",
    "Category",
    "FastTag",
    "FilerBasis",
    "ForumKind",
    "LegalStatus",
    "Matter",
    "ReceivedBy",
    "Stage",
]

from app.codes import Code


class ReceivedBy(Code):
    """收件窗口: through which door the application came."""

    STATION = "1", "法律援助工作站"
    CENTRE = "2", "法律援助机构窗口"
    ONLINE = "3", "网络"
    POST = "4", "邮寄"
    FORWARDED = "5", "办案机关、监管场所转交"


class FilerBasis(Code):
    """代申请人: by what right another files (法律援助法 第24、29、33、40条)."""

    SELF = "0", "本人申请"
    GUARDIAN = "1", "法定代理人代为申请"
    OTHER_GUARDIAN = "2", "其他法定代理人或者近亲属代为申请（法定代理人侵权的）"
    KIN_IN_CUSTODY = "3", "被羁押、服刑、强制隔离戒毒人员的法定代理人或者近亲属"
    KIN = "4", "近亲属申请（刑事辩护、申诉再审）"

    @property
    def article(self) -> str:
        """The article of 法律援助法 that lets them file; "" for oneself."""
        return _FILERS[self]


class AidForm(Code):
    """CL-20 援助形式 (法律援助法 第22条)."""

    ADVICE = "1", "法律咨询"
    DRAFTING = "2", "代拟法律文书"
    CRIMINAL = "3", "刑事辩护与代理"
    CIVIL = "4", "民事、行政、国家赔偿诉讼代理及非诉讼代理"
    DUTY_LAWYER = "5", "值班律师法律帮助"
    LABOUR = "6", "劳动争议调解与仲裁代理"
    OTHER = "7", "其他形式"


class Matter(Code):
    """CL-21 申请事项: civil and administrative (第31条), criminal (24、29), retrial (33)."""

    STATE_COMPENSATION = "01", "请求国家赔偿"
    SOCIAL_INSURANCE = "02", "请求社会保险待遇或者社会救助"
    PENSION_FOR_DEATH = "03", "请求发给抚恤金"
    MAINTENANCE = "04", "请求给付赡养费、抚养费、扶养费"
    LABOUR = "05", "请求确认劳动关系或者支付劳动报酬"
    CAPACITY = "06", "请求认定无民事行为能力或者限制民事行为能力"
    INJURY = "07", "请求工伤、交通、食品药品安全、医疗事故人身损害赔偿"
    POLLUTION = "08", "请求环境污染、生态破坏损害赔偿"
    OTHER_BY_LAW = "09", "法律、法规、规章规定的其他情形"
    DEFENCE = "10", "刑事案件犯罪嫌疑人、被告人申请辩护"
    VICTIM = "11", "刑事被害人、自诉人、附带民事诉讼原告人申请代理"
    RETRIAL = "12", "不服生效裁判，申诉或者申请再审"
    OUTSIDE = "99", "以上都不是"

    @property
    def article(self) -> str:
        """The place in 法律援助法; "" for what no article names."""
        return _MATTERS[self]

    @property
    def criminal(self) -> bool:
        """Whether the aid is for a criminal case."""
        return self in (Matter.DEFENCE, Matter.VICTIM)


class Accident(Code):
    """第31条第七项: what the injury came from; 第42条第三项 spares migrants the first alone."""

    WORK = "1", "工伤事故"
    TRAFFIC = "2", "交通事故"
    MEDICAL = "3", "医疗事故"
    FOOD_OR_DRUGS = "4", "食品药品安全事故"


class LegalStatus(Code):
    """法律地位."""

    PLAINTIFF = "01", "原告"
    DEFENDANT = "02", "被告"
    THIRD = "03", "第三人"
    APPELLANT = "04", "上诉人"
    PRIVATE_PROSECUTOR = "05", "自诉人"
    SUSPECT = "06", "犯罪嫌疑人"
    ACCUSED = "07", "被告人"
    VICTIM = "08", "被害人"
    VICTIM_KIN = "09", "被害人近亲属"
    ARBITRATION_APPLICANT = "10", "仲裁申请人"
    REVIEW_APPLICANT = "11", "复议申请人"
    PETITIONER = "12", "申诉人、再审申请人"
    OTHER = "99", "其他"


class Stage(Code):
    """所处阶段."""

    NONE_YET = "01", "尚未进入法律程序"
    INVESTIGATION = "02", "侦查"
    PROSECUTION = "03", "审查起诉"
    FIRST = "04", "一审"
    SECOND = "05", "二审"
    RETRIAL = "06", "再审"
    DEATH_REVIEW = "07", "死刑复核"
    ARBITRATION = "08", "仲裁"
    MEDIATION = "09", "调解"
    ADMINISTRATION = "10", "行政处理"
    REVIEW = "11", "行政复议"


class ForumKind(Code):
    """办案机关、争议处理机关: where the matter is or will be handled (第38条)."""

    COURT = "1", "人民法院"
    PROCURATORATE = "2", "人民检察院"
    POLICE = "3", "公安机关"
    LABOUR_ARBITRATION = "4", "劳动人事争议仲裁机构"
    ARBITRATION = "5", "仲裁委员会"
    ORGAN = "6", "行政机关"
    MEDIATION = "7", "调解组织"
    UNKNOWN = "9", "还没有确定"

    @property
    def litigation(self) -> bool:
        """诉讼事项: the place of the organ decides; else the place of the dispute too (38)."""
        return self in (ForumKind.COURT, ForumKind.PROCURATORATE, ForumKind.POLICE)


class CaseKind(Code):
    """案件类别, the rows of the monthly report T3."""

    CIVIL = "1", "民事"
    CRIMINAL = "2", "刑事"
    ADMINISTRATIVE = "3", "行政"
    STATE_COMPENSATION = "4", "国家赔偿"


class Category(Code):
    """CL-29 人群类别; one person may be of several."""

    DISABLED = "01", "残疾人"
    ELDERLY = "02", "老年人（满 60 岁）"
    MINOR = "03", "未成年人"
    WOMAN = "04", "妇女"
    MIGRANT_WORKER = "05", "进城务工人员"
    PLATFORM_WORKER = "06", "新业态劳动者"
    SERVICE_FAMILY = "07", "军人军属"
    VETERAN = "08", "退役军人"
    MARTYR_KIN = "09", "英雄烈士近亲属"
    RETURNED_OVERSEAS = "10", "归侨侨眷"
    OVERSEAS = "11", "华侨"
    HONG_KONG_MACAO_TAIWAN = "12", "港澳台居民"
    MINORITY = "13", "少数民族"
    FOREIGN = "14", "外国籍、无国籍"
    ASSISTED = "15", "低保等社会救助对象"
    VIOLENCE_VICTIM = "16", "家庭暴力受害人"
    POOR = "17", "一般经济困难"


class FastTag(Code):
    """快速受理: why an application goes first (service targets of ours, 1B)."""

    WAGES = "1", "欠薪"
    WORK_INJURY = "2", "工伤"
    VIOLENCE = "3", "家暴"
    ELDERLY = "4", "老年"
    DISABLED = "5", "残疾"
    SERVICE = "6", "军人军属"
    LIMITATION = "7", "时效将满"


_FILERS = {
    FilerBasis.SELF: "",
    FilerBasis.GUARDIAN: "第40条第1款",
    FilerBasis.OTHER_GUARDIAN: "第40条第1款",
    FilerBasis.KIN_IN_CUSTODY: "第40条第2款",
    FilerBasis.KIN: "第24条",
}
_MATTERS = {
    Matter.STATE_COMPENSATION: "第31条第一项",
    Matter.SOCIAL_INSURANCE: "第31条第二项",
    Matter.PENSION_FOR_DEATH: "第31条第三项",
    Matter.MAINTENANCE: "第31条第四项",
    Matter.LABOUR: "第31条第五项",
    Matter.CAPACITY: "第31条第六项",
    Matter.INJURY: "第31条第七项",
    Matter.POLLUTION: "第31条第八项",
    Matter.OTHER_BY_LAW: "第31条第九项",
    Matter.DEFENCE: "第24条",
    Matter.VICTIM: "第29条",
    Matter.RETRIAL: "第33条",
    Matter.OUTSIDE: "",
}
