"""What a user of the laptop must be, whoever adds them."""

from __future__ import annotations

__all__ = ["require_head", "require_user", "tidy"]

import unicodedata
from collections.abc import Iterable

from app.access import Role
from app.errors import Fault, Refused
from app.i18n import tr
from app.vault.messages import NewUser
from app.vault.passphrase import require_good
from app.vault.slots import Slot

_LONGEST = 50


def tidy(name: str) -> str:
    """A name as kept: NFC, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def require_user(user: NewUser, others: Iterable[Slot]) -> None:
    """Raise Refused, with the field, unless this user may stand beside the others."""
    name = tidy(user.name)
    if not name or len(name) > _LONGEST:
        raise Refused(Fault(tr("请填写姓名，最多 {n} 个字。").format(n=_LONGEST), field="name"))
    others = tuple(others)
    if any(slot.holder.id == user.id for slot in others):
        raise Refused(Fault(tr("这个人已经是本机的用户。"), field="name"))
    if any(slot.holder.name == name for slot in others):
        raise Refused(
            Fault(
                tr("已经有一位同名的用户，请在姓名后面加上区分，例如“{name}（二）”。").format(
                    name=name
                ),
                field="name",
            )
        )
    if user.role in {Role.COUNTY, Role.CITY}:
        raise Refused(
            Fault(tr("县级和市级的人员在江门市司法局的网页上办理，不在本机登录。"), field="role")
        )
    require_good(user.passphrase, name)


def require_head(users: Iterable[Slot]) -> None:
    """Raise Refused unless one of the users is the head of the office."""
    if not any(slot.holder.role is Role.HEAD for slot in users):
        raise Refused(Fault(tr("本机至少要有一位所长，请先添加另一位所长。"), field="role"))
