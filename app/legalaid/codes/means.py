"""Code lists of legal aid: the four routes past or through the check of means."""

from __future__ import annotations

__all__ = [
    "AssetKind",
    "Exemption",
    "Hardship",
    "IncomeKind",
    "Kinship",
    "MeansResult",
    "MeansRoute",
    "NoLimit",
    "VerifyWay",
]

from app.codes import Code
from app.legalaid.codes.places import item


class MeansRoute(Code):
    """经济审查路径."""

    CHECKED = "1", "核查经济状况"
    UNLIMITED = "2", "不受经济困难条件限制"
    EXEMPT = "3", "免予核查经济状况"
    NOTICE = "4", "通知辩护、通知代理"

    @property
    def article(self) -> str:
        """The article of 法律援助法 the route stands on."""
        return {"1": "第41条", "2": "第32条", "3": "第42条", "4": "第36条"}[self.value]


class NoLimit(Code):
    """CL-23 不受经济困难条件限制的情形 (第32条)."""

    MARTYRS = "1", "英雄烈士近亲属维护英雄烈士的人格权益"
    BRAVERY = "2", "因见义勇为行为主张相关民事权益"
    ACQUITTED = "3", "再审改判无罪请求国家赔偿"
    VIOLENCE = "4", "遭受虐待、遗弃或者家庭暴力"
    OTHER = "5", "法律、法规、规章规定的其他情形"

    @property
    def article(self) -> str:
        """第32条 with its item."""
        return item("32", self.value)


class Exemption(Code):
    """CL-24 免予核查的人员 (第42条).

    The law joins 社会救助对象 with 司法救助、优抚对象 in one item; the desk asks them apart,
    because what proves them differs.
    """

    NO_INCOME = "1", "没有固定生活来源的老年人、残疾人、未成年人"
    ASSISTED = "2", "正在领低保、特困、临时救助等社会救助"
    RELIEF = "3", "司法救助对象，或者优抚对象"
    MIGRANT_WORKER = "4", "进城务工人员，讨要工资或者工伤赔偿"
    OTHER = "5", "法律、法规、规章规定的其他人员"

    @property
    def article(self) -> str:
        """第42条 with its item."""
        return item("42", "12234"[int(self.value) - 1])


class VerifyWay(Code):
    """经济困难状况的核查方式 (第41条)."""

    SHARED = "1", "信息共享查询"
    ON_SITE = "2", "实地核查"
    ASSISTED = "3", "请有关部门、单位、村（居）委会协助核查"
    PLEDGE = "4", "个人诚信承诺"


class Kinship(Code):
    """家庭成员与申请人的关系."""

    SELF = "0", "本人"
    SPOUSE = "1", "配偶"
    CHILD = "2", "子女"
    PARENT = "3", "父母"
    GRANDPARENT = "4", "祖父母、外祖父母"
    SIBLING = "5", "兄弟姐妹"
    OTHER = "9", "其他共同生活的人"


class IncomeKind(Code):
    """可支配收入的四类."""

    WAGE = "1", "工资性收入"
    BUSINESS = "2", "经营净收入"
    PROPERTY = "3", "财产净收入"
    TRANSFER = "4", "转移净收入"


class AssetKind(Code):
    """家庭资产."""

    URBAN_HOME = "1", "城镇住房"
    RURAL_HOME = "2", "农村住房"
    VEHICLE = "3", "机动车"
    SAVINGS = "4", "存款、证券"
    OTHER = "9", "其他财产"


class Hardship(Code):
    """突发事件等使支出大于收入的原因 (粤府令268号 第3条)."""

    EMERGENCY = "1", "突发事件"
    ACCIDENT = "2", "意外伤害"
    ILLNESS = "3", "重大疾病"
    STUDY = "4", "就读全日制中高等学校"


class MeansResult(Code):
    """核查结果: what the figures say, never a decision."""

    MET = "1", "符合经济困难标准"
    MET_BY_HARDSHIP = "2", "支出大于收入，符合经济困难标准"
    NOT_MET = "3", "不符合经济困难标准"
    UNCLEAR = "4", "填得不全，还不能判断"
    NOT_NEEDED = "5", "不用核查"
