"""How each line of work is called and drawn, wherever lines stand side by side."""

from __future__ import annotations

__all__ = ["LOOKS", "Look"]

from collections.abc import Mapping
from typing import NamedTuple

from app.i18n import tr


class Look(NamedTuple):
    """A line of work; `short` is its two characters."""

    label: str
    short: str
    icon: str


LOOKS: Mapping[str, Look] = {
    "mediation": Look(tr("人民调解"), tr("调解"), "handshake"),
    "correction": Look(tr("社区矫正"), tr("矫正"), "user-check"),
    "legalaid": Look(tr("法律援助"), tr("援助"), "scale"),
    "resettlement": Look(tr("安置帮教"), tr("帮教"), "heart-handshake"),
    "office": Look(tr("调委会"), tr("调委"), "landmark"),
    "services": Look(tr("公共法律服务"), tr("咨询"), "messages-square"),
}
