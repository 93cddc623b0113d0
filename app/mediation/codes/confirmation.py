"""Code lists of mediation: judicial confirmation."""

from __future__ import annotations

__all__ = ["ConfirmationBar", "ConfirmationState", "Ruling"]

from app.codes import Code


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
