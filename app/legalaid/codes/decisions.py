"""Code lists of legal aid: what the centre decides, and on what ground."""

from __future__ import annotations

__all__ = [
    "DecisionKind",
    "Delivery",
    "Proposal",
    "Provisional",
    "Refusal",
    "Termination",
    "WrongAgency",
]

from app.codes import Code
from app.legalaid.codes.places import item


class DecisionKind(Code):
    """决定的种类; all are the centre's own (法律援助法 第43、44、48条)."""

    GRANT = "1", "给予法律援助"
    REFUSE = "2", "不予法律援助"
    PROVISIONAL = "3", "先行提供法律援助"
    TERMINATE = "4", "终止法律援助"


class Proposal(Code):
    """初审意见: what a station may say to the centre, and no more (第43条)."""

    GRANT = "1", "建议给予法律援助"
    PROVISIONAL = "2", "建议先行提供法律援助"
    DOUBT = "3", "建议由法律援助机构审查是否符合条件"
    ADVICE = "4", "建议先提供法律咨询、代拟法律文书"
    ELSEWHERE = "5", "建议告知向有权的法律援助机构申请"
    FORWARD = "6", "即时转交，不需要申请"


class Provisional(Code):
    """CL-25 先行提供法律援助的情形 (第44条)."""

    LIMITATION = "1", "距法定时效或者期限届满不足七日"
    PRESERVATION = "2", "需要立即申请财产保全、证据保全或者先予执行"
    OTHER = "3", "法律、法规、规章规定的其他情形"

    @property
    def article(self) -> str:
        """第44条 with its item."""
        return item("44", self.value)


class Termination(Code):
    """CL-27 终止法律援助的情形 (第48条)."""

    FRAUD = "1", "以欺骗或者其他不正当手段获得法律援助"
    CONCEALMENT = "2", "故意隐瞒重要事实或者提供虚假证据"
    UNLAWFUL = "3", "利用法律援助从事违法活动"
    MEANS_CHANGED = "4", "经济状况变化，不再符合条件"
    CASE_ENDED = "5", "案件终止审理或者已经被撤销"
    OWN_LAWYER = "6", "自行委托律师或者其他代理人"
    REQUESTED = "7", "受援人有正当理由要求终止"
    OTHER = "8", "法律法规规定的其他情形"
    PROVISIONAL_FAILED = "9", "先行提供后，经审查不符合条件"

    @property
    def article(self) -> str:
        """第48条 with its item; 第44条第2款 where aid was given before the review."""
        if self is Termination.PROVISIONAL_FAILED:
            return "第44条第2款"
        return item("48", self.value)


class Refusal(Code):
    """CL-28 不予法律援助的理由; another agency and missing papers are none of them."""

    OUT_OF_SCOPE = "1", "不属于法律援助范围"
    MEANS = "2", "不符合经济困难标准，也没有免予核查、不受限制的情形"
    NOT_ENTITLED = "3", "不是适格的申请人"
    REPRESENTED = "4", "已经委托代理人、辩护人"
    NO_RETRIAL = "5", "申诉，还没有决定再审或者抗诉"
    AIDED_BEFORE = "6", "同一事项已经获得法律援助"
    OTHER = "9", "其他"

    @property
    def article(self) -> str:
        """Where in 法律援助法 the ground comes from."""
        return _REFUSALS[self]


class WrongAgency(Code):
    """B18: what is done with an application that another agency has to take (第38条)."""

    TOLD = "1", "告知申请人向有权的法律援助机构申请"
    FORWARDED = "2", "转交有权的法律援助机构"


class Delivery(Code):
    """送达方式."""

    IN_PERSON = "1", "当面送达"
    POST = "2", "邮寄送达"
    ELECTRONIC = "3", "电子送达"
    LEFT = "4", "留置送达"
    THROUGH_ORGAN = "5", "通过办案机关、监管场所转送"


_REFUSALS = {
    Refusal.OUT_OF_SCOPE: "第31条",
    Refusal.MEANS: "第41条",
    Refusal.NOT_ENTITLED: "第40条",
    Refusal.REPRESENTED: "第31条",
    Refusal.NO_RETRIAL: "第33条",
    Refusal.AIDED_BEFORE: "第43条",
    Refusal.OTHER: "第43条",
}
