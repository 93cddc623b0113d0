"""Code lists of legal aid: how a record came, who takes part, and how papers travelled."""

from __future__ import annotations

__all__ = ["CarriedBy", "EnteredBy", "Entry", "Flag", "ForwardKind", "NoteSource", "PartyRole"]

from app.codes import Code


class Entry(Code):
    """How somebody comes to be aided; a notice is no application (la.M23)."""

    APPLICATION = "1", "申请"
    NOTICE = "2", "通知辩护、代理"


class PartyRole(Code):
    """Who else takes part."""

    OPPONENT = "1", "对方当事人"
    FILER = "2", "代申请人"
    GUARDIAN = "3", "法定代理人"


class EnteredBy(Code):
    """Who entered what the centre or the bureau decided."""

    PAPER = "1", "本所凭机关文书登记"
    CENTRE = "2", "机关自己登记"


class ForwardKind(Code):
    """转交 to whom, for what; of an applicant who is only told where to go, nothing is sent."""

    CENTRE = "1", "转交法律援助机构审查"
    NOTICE = "2", "转交通知辩护、代理材料"
    AGENCY = "3", "移送有权的法律援助机构"
    TOLD = "4", "告知向有权的法律援助机构申请"

    @property
    def elsewhere(self) -> bool:
        """Whether another agency has to take it (B18)."""
        return self in (ForwardKind.AGENCY, ForwardKind.TOLD)


class CarriedBy(Code):
    """How papers were brought."""

    IN_PERSON = "1", "专人送交"
    POST = "2", "邮寄"
    SYSTEM = "3", "业务系统传送"
    OTHER = "9", "其他"


class NoteSource(Code):
    """From whom progress was learnt."""

    LAWYER = "1", "承办人"
    CENTRE = "2", "法律援助机构"
    RECIPIENT = "3", "受援人"
    ORGAN = "4", "办案机关"
    OTHER = "9", "其他"


class Flag(Code):
    """What a row of the list is marked with."""

    FAST = "1", "快速受理"
    NOTICE = "2", "通知辩护"
    PROVISIONAL = "3", "先行提供"
    OBJECTION = "4", "异议中"
    CHANGING = "5", "换人中"
    MINOR = "6", "未成年人"
    WISH = "7", "待登记"
