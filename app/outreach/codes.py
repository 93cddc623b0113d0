"""Code lists of the registers, as data."""

from __future__ import annotations

__all__ = [
    "AdviceKind",
    "Crs",
    "EventForm",
    "Faces",
    "Language",
    "Licence",
    "PointKind",
    "Practice",
    "RateBasis",
    "Reach",
]

from app.codes import Code


class AdviceKind(Code):
    """What an adviser does in a village (domain specification 2.4)."""

    ANSWER = "1", "咨询"
    LECTURE = "2", "讲座"
    MEDIATION = "3", "调解"
    CONTRACT = "4", "合同审查"
    OPINION = "5", "法律意见"
    WRITING = "6", "代书"
    LEGAL_AID = "7", "引导法援"
    SCREENING = "8", "排查"


class RateBasis(Code):
    """What the allowance of an adviser is counted by; local practice."""

    MONTH = "1", "每村每月"
    VISIT = "2", "每次驻村"


class Licence(Code):
    """执业状态: only who practises is shown to the public."""

    PRACTISING = "1", "执业"
    SUSPENDED = "2", "停止执业"
    CANCELLED = "3", "注销"


class Practice(Code):
    """擅长领域, in the words of the topics people ask about."""

    MARRIAGE = "1", "婚姻家庭"
    LABOUR = "2", "劳动"
    CONTRACT = "3", "合同债务"
    TORT = "4", "侵权"
    TRAFFIC = "5", "交通事故"
    HOUSING = "6", "房产物业"
    LAND = "7", "土地山林"
    CRIME = "8", "刑事"
    ADMINISTRATION = "9", "行政"
    OVERSEAS = "10", "涉侨涉外"


class Language(Code):
    """What can be spoken with."""

    MANDARIN = "1", "普通话"
    CANTONESE = "2", "粤语"
    SEIYAP = "3", "四邑话"
    HAKKA = "4", "客家话"
    ENGLISH = "5", "英语"
    SIGN = "6", "手语"


class PointKind(Code):
    """服务点类型 (domain specification 2.4)."""

    CITY = "1", "市公共法律服务中心"
    COUNTY = "2", "县公共法律服务中心"
    TOWN = "3", "镇街工作站"
    VILLAGE = "4", "村居工作室"
    LEGAL_AID = "5", "法律援助处（站）"
    NOTARY = "6", "公证处"
    EXPERTISE = "7", "司法鉴定机构"
    ARBITRATION = "8", "仲裁机构"
    FIRM = "9", "律师事务所"
    GRASSROOTS = "10", "基层法律服务所"
    COMMITTEE = "11", "调委会"
    OVERSEAS = "12", "涉侨调解室"
    CULTURE = "13", "法治文化场所"


class Crs(Code):
    """The system coordinates are given in: maps of China shift what a satellite says."""

    CGCS2000 = "1", "国家 2000（卫星定位）"
    GCJ02 = "2", "高德、腾讯地图"
    BD09 = "3", "百度地图"


class Reach(Code):
    """六进 (the sixth word is from memory, 未经核实)."""

    AGENCIES = "1", "进机关"
    VILLAGES = "2", "进乡村"
    COMMUNITIES = "3", "进社区"
    SCHOOLS = "4", "进学校"
    COMPANIES = "5", "进企业"
    UNITS = "6", "进单位"


class EventForm(Code):
    """How the law is made known."""

    LECTURE = "1", "讲座"
    ADVICE = "2", "咨询"
    SHOW = "3", "演出"
    BOARDS = "4", "展板"
    MOOT = "5", "模拟法庭"
    MEDIA = "6", "新媒体"


class Faces(Code):
    """What photos show of children: never a face without consent (未成年人保护法103)."""

    NONE = "1", "没有未成年人正脸"
    CONSENT = "2", "有，监护人书面同意"
    NO_PHOTOS = "3", "没有拍照"
