"""Code lists of mediation: agreements and how they are kept."""

from __future__ import annotations

__all__ = ["AgreementForm", "ItemStatus"]

from app.codes import Code


class AgreementForm(Code):
    """CL-04 协议形式."""

    WRITTEN = "1", "书面"
    ORAL = "2", "口头"


class ItemStatus(Code):
    """CL-05 履行情况."""

    NOT_DUE = "1", "未到期"
    ON_THE_SPOT = "2", "当场履行"
    PARTIAL = "3", "部分履行"
    DONE = "4", "全部履行"
    OVERDUE = "5", "逾期未履行"
    CHANGED = "6", "协议变更"
    REPUDIATED = "7", "反悔起诉"

    @property
    def settled(self) -> bool:
        """Whether nothing more is owed under the item."""
        return self in (ItemStatus.ON_THE_SPOT, ItemStatus.DONE)

    @property
    def open(self) -> bool:
        """Whether its performance is still watched; what was changed or sued over no longer is."""
        return self in (ItemStatus.NOT_DUE, ItemStatus.PARTIAL, ItemStatus.OVERDUE)
