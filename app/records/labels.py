"""What people call the columns of a bound dossier, in whatever line."""

from __future__ import annotations

__all__ = ["bound_labels"]

from collections.abc import Iterable, Mapping

from app.codes import Code
from app.i18n import tr
from app.lines import TableLabels
from app.records.messages import Retention


def bound_labels(
    name: str,
    more: Mapping[str, str] | None = None,
    codes: Mapping[str, Iterable[Code]] | None = None,
) -> TableLabels:
    """The words for a table of bound dossiers (`db.tables.dossier.Bound`).

    Args:
        more: columns that it has beside; codes: the code lists of those.
    """
    columns = {
        **(more or {}),
        "volume": tr("卷册"),
        "retention": tr("保管期限"),
        "binder": tr("立卷人"),
        "bound_on": tr("立卷日期"),
        "note": tr("备注"),
        "pages": tr("页数"),
        "shelf": tr("存放位置"),
        "reviewer": tr("检查人"),
        "archived_on": tr("归档日期"),
        "voided": tr("作废"),
    }
    return TableLabels(name, columns, {"retention": Retention, **(codes or {})})
