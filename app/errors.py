"""The three families of errors, each one plain sentence to the user."""

from __future__ import annotations

__all__ = ["Bug", "Fault", "Problem", "Refused", "World", "disk_reason"]

import errno
from dataclasses import dataclass, replace

from app.i18n import tr


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one input.

    Attributes:
        message: what is wrong and what to do, in Chinese.
        field: the input it belongs to, as named in the command ("parties.0.phone"), or None.
        rule: id of the rule that refuses ("med.M05"), or None.
        citation: the article behind the rule, ready to show ("人民调解法 第17条"), or None.
        blocks: False for a warning that a typed reason may pass.
        found_at: the input it was found at, where a page shows it at another; see `shown_at`.
    """

    message: str
    field: str | None = None
    rule: str | None = None
    citation: str | None = None
    blocks: bool = True
    found_at: str | None = None

    @property
    def key(self) -> str:
        """What a reason for passing this warning is given for: its rule, at its field.

        "med.M30@occurred_on"; the rule alone where it has no field.
        """
        return "@".join(filter(None, (self.rule or "-", self.found_at or self.field)))

    def shown_at(self, field: str) -> Fault:
        """The same beside another input of a page; a reason still names where it was found."""
        return replace(self, field=field, found_at=self.found_at or self.field)


class Problem(Exception):
    """Base of all errors that reach a person; str() is the sentence to show."""


class Refused(Problem):
    """The user's input or the law says no; nothing was changed."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("；".join(fault.message for fault in faults))
        self.faults = faults


class World(Problem):
    """The disk, the network, the stick or the clock failed; we are not to blame.

    Attributes:
        happened: what happened.
        kept: what is safe.
        todo: what to do.
    """

    def __init__(self, happened: str, kept: str, todo: str) -> None:
        super().__init__(f"{happened}{kept}{todo}")
        self.happened = happened
        self.kept = kept
        self.todo = todo


class Bug(Problem):
    """Our own mistake; opens a report the user can save."""


def disk_reason(error: OSError) -> str:
    """Why the disk refused, in Chinese where it is a common reason."""
    reasons = {
        errno.ENOSPC: tr("磁盘满了"),
        errno.EDQUOT: tr("磁盘满了"),
        errno.EROFS: tr("磁盘是只读的"),
        errno.EACCES: tr("没有权限"),
        errno.EPERM: tr("没有权限"),
        errno.EIO: tr("磁盘读写出错"),
        errno.ENOENT: tr("找不到这个文件或文件夹"),
        errno.ENOTDIR: tr("这里不是文件夹"),
        errno.ENAMETOOLONG: tr("文件名太长"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)
