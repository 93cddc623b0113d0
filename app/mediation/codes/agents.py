"""Code lists of mediation: who acts for a party, and by what."""

from __future__ import annotations

__all__ = ["AgentBasis", "AgentProof", "Authority", "Certification"]

from app.codes import Code


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
