"""The fields of 立卷 and 归档, whatever record is bound."""

from __future__ import annotations

__all__ = ["ARCHIVE_FIELDS", "bind_fields", "binding", "bound_before", "loose_pages"]

from collections.abc import Mapping
from datetime import datetime

from app.codes import Code
from app.i18n import tr
from app.records.messages import DossierView, LoosePages, Retention
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, options

Loose = Mapping[str, tuple[Code, str]]  # field → the part of the dossier, the words at the field

ARCHIVE_FIELDS = (
    Spec("archived_on", tr("归档日期"), Kind.DATE, required=True, width=2),
    Spec("reviewer", tr("检查人"), width=2, most=20),
    Spec("shelf", tr("存放位置"), width=4, hint=tr("如：3 柜 2 层")),
)


def bind_fields(loose: Loose) -> tuple[Spec, ...]:
    """How long it is kept, who bound it, and the sheets that the computer does not have."""
    counts = (
        Spec(name, words, Kind.COUNT, fresh_row=not at)
        for at, (name, (_part, words)) in enumerate(loose.items())
    )
    return (
        Spec(
            "retention",
            tr("保管期限"),
            Kind.RADIO,
            required=True,
            width=4,
            options=options(tuple(Retention)),
            note=tr("按本单位批准的归档范围和保管期限表"),
        ),
        Spec("binder", tr("立卷人"), required=True, width=2, most=20),
        Spec("bound_on", tr("立卷日期"), Kind.DATE, required=True),
        Spec("volume", tr("第几卷"), most=10),
        *counts,
        Spec("note", tr("备注"), width=4),
    )


def bound_before(dossier: DossierView | None, loose: Loose, binder: str, now: datetime) -> Values:
    """What the fields begin with: as it was bound last."""
    pages = {
        name: item.page_to - item.page_from + 1
        for name, (part, _words) in loose.items()
        for item in (dossier.items if dossier else ())
        if item.part is part and item.state == "paper" and item.page_from and item.page_to
    }
    return {
        "binder": dossier.binder if dossier and dossier.binder else binder,
        "bound_on": now.date(),
        "retention": dossier.retention if dossier else None,
        "volume": dossier.volume if dossier else "1",
        "note": dossier.note if dossier else "",
        **pages,
    }


def loose_pages(loose: Loose, values: Values) -> tuple[LoosePages, ...]:
    """The sheets that lie in the dossier alone."""
    return tuple(
        LoosePages(part, values[name]) for name, (part, _words) in loose.items() if values[name]
    )


def binding(loose: Loose, values: Values) -> Values:
    """The fields of a command that binds, by name."""
    named = ("retention", "binder", "bound_on", "volume", "note")
    return {**{name: values[name] for name in named}, "loose": loose_pages(loose, values)}
