"""Code lists of legal aid: notices of organs, which need no application (第25、28、36、39条)."""

from __future__ import annotations

__all__ = ["NoticeGround", "NoticeKind", "Organ"]

from app.codes import Code
from app.legalaid.codes.places import item


class Organ(Code):
    """发来通知的机关."""

    POLICE = "1", "公安机关"
    PROCURATORATE = "2", "人民检察院"
    COURT = "3", "人民法院"
    CUSTODY = "4", "看守所、监狱、强制隔离戒毒所"
    OTHER = "9", "其他办案机关"


class NoticeKind(Code):
    """来文种类; a forwarded application (39) is an application, the others are not (M23)."""

    DEFENCE = "1", "通知辩护"
    REPRESENTATION = "2", "通知代理"
    APPLICATION = "3", "转交申请"


class NoticeGround(Code):
    """CL-26 通知辩护、通知代理的情形 (第25、28条)."""

    MINOR = "1", "未成年人"
    IMPAIRED = "2", "视力、听力、言语残疾人"
    LIMITED = "3", "不能完全辨认自己行为的成年人"
    LIFE_OR_DEATH = "4", "可能被判处无期徒刑、死刑的人"
    DEATH_REVIEW = "5", "申请法律援助的死刑复核案件被告人"
    IN_ABSENCE = "6", "缺席审判案件的被告人"
    OTHER = "7", "法律法规规定的其他人员"
    ORDINARY = "8", "适用普通程序审理的其他被告人"
    COMPULSORY_TREATMENT = "9", "强制医疗案件的被申请人、被告人"

    @property
    def article(self) -> str:
        """The place in 法律援助法."""
        if self is NoticeGround.ORDINARY:
            return "第25条第2款"
        if self is NoticeGround.COMPULSORY_TREATMENT:
            return "第28条"
        return item("25条第1款", self.value)

    @property
    def experienced(self) -> bool:
        """Whether the lawyer needs three years of such practice (第26条)."""
        return self in (NoticeGround.LIFE_OR_DEATH, NoticeGround.DEATH_REVIEW)
