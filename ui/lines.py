"""How each line of work is called and drawn, wherever lines stand side by side."""

from __future__ import annotations

__all__ = ["LOOKS", "Look"]

from collections.abc import Mapping
from typing import NamedTuple

from app.i18n import tr


class Look(NamedTuple):
    """A line of work.

    Attributes:
        short: its two characters.
        new: what 新建 makes in it; its form is the page "NAME.form". "" where it makes nothing.
    """

    label: str
    short: str
    icon: str
    new: str = ""


LOOKS: Mapping[str, Look] = {
    "mediation": Look(tr("人民调解"), tr("调解"), "handshake", tr("新建调解案件")),
    "correction": Look(tr("社区矫正"), tr("矫正"), "user-check", tr("登记矫正对象")),
    "legalaid": Look(tr("法律援助"), tr("援助"), "scale", tr("受理法律援助申请")),
    "resettlement": Look(tr("安置帮教"), tr("帮教"), "heart-handshake", tr("登记帮教对象")),
    "office": Look(tr("调委会"), tr("调委"), "landmark"),
    "services": Look(tr("公共法律服务"), tr("咨询"), "messages-square", tr("登记法律咨询")),
    "services.advisers": Look(tr("村居法律顾问"), tr("顾问"), "handshake", tr("写顾问日志")),
    "services.lawyers": Look(tr("律师名录"), tr("律师"), "id-card", tr("登记律师")),
    "services.points": Look(tr("服务点"), tr("网点"), "map-pin", tr("登记服务点")),
    "publicity": Look(tr("普法宣传"), tr("普法"), "megaphone", tr("做普法计划")),
}
