"""Code lists of consultations: how they come in, what about, how they end."""

from __future__ import annotations

__all__ = ["AidTold", "Satisfaction", "Scope", "Topic", "Way"]

from app.codes import Code


class Way(Code):
    """咨询方式."""

    VISIT = "1", "来访"
    TELEPHONE = "2", "来电"
    LETTER = "3", "信函"
    ONLINE_MESSAGE = "4", "网络留言"
    ONLINE_CHAT = "5", "在线即时"
    WECHAT = "6", "微信群"
    AT_HOME = "7", "上门"


class Topic(Code):
    """咨询事项."""

    FAMILY = "01", "婚姻家庭"
    INHERITANCE = "02", "继承"
    LABOUR = "03", "劳动"
    CONTRACT = "04", "合同债务"
    TORT = "05", "侵权"
    TRAFFIC = "06", "交通"
    HOUSING = "07", "房产物业"
    LAND_FOREST = "08", "土地山林"
    CONSUMER = "09", "消费"
    ADMINISTRATION = "10", "行政"
    CRIME = "11", "刑事"
    OVERSEAS = "12", "涉侨涉外"
    NOTARY = "13", "公证鉴定仲裁"
    OTHER = "99", "其他"


class AidTold(Code):
    """Whether the right to legal aid was told, with conditions and way (法律援助法 第23条)."""

    TOLD = "1", "已提示法律援助权利、条件和程序"
    NOT_TOLD = "2", "没有提示（单位、村组的事等）"


class Scope(Code):
    """Why a matter is not for people's mediation (guard G1)."""

    CRIME = "1", "刑事责任"
    ADMINISTRATION = "2", "行政处罚、许可或征收决定"
    TITLE = "3", "权属确认"
    SPECIAL_ORGAN = "4", "只能由专门机关管辖"
    FITTING = "9", "民间纠纷，可以调解"

    @property
    def excluded(self) -> bool:
        """Whether the law keeps it from mediation."""
        return self is not Scope.FITTING


class Satisfaction(Code):
    """评价."""

    SATISFIED = "1", "满意"
    FAIRLY = "2", "基本满意"
    DISSATISFIED = "3", "不满意"
    NOT_RATED = "9", "没有评价"
