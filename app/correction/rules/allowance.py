"""What each 类别 allows (domain specification §1A): the rest is neither offered nor accepted."""

from __future__ import annotations

__all__ = ["ALLOWED", "REVOKING", "allowed", "check_allowed"]

from collections.abc import Iterator, Mapping

from app.correction.codes import SanctionKind
from app.correction.states import Category
from app.errors import Fault
from app.i18n import tr

# What ends in prison: proposed by the county, decided by court or 决定机关.
REVOKING = frozenset(
    {SanctionKind.REVOKE_SUSPENSION, SanctionKind.REVOKE_PAROLE, SanctionKind.IMPRISON}
)
_ALWAYS = frozenset({SanctionKind.PRAISE, SanctionKind.REPRIMAND, SanctionKind.WARNING})

ALLOWED: Mapping[Category, frozenset[SanctionKind]] = {
    Category.CONTROL: _ALWAYS | {SanctionKind.PUNISHMENT, SanctionKind.COMMUTATION},
    # 减刑 of 缓刑 only for 重大立功 (法释〔2016〕23号 第18条).
    Category.SUSPENSION: _ALWAYS
    | {SanctionKind.PUNISHMENT, SanctionKind.REVOKE_SUSPENSION, SanctionKind.COMMUTATION},
    # 治安管理处罚法 第72条第4项 does not name 假释 (R21a).
    Category.PAROLE: _ALWAYS | {SanctionKind.REVOKE_PAROLE},
    # 减刑 of 暂予监外执行 goes through the prison.
    Category.OUTSIDE: _ALWAYS | {SanctionKind.PUNISHMENT, SanctionKind.IMPRISON},
}


def allowed(category: Category) -> tuple[SanctionKind, ...]:
    """What may be proposed for a category, in the order of the code list."""
    return tuple(kind for kind in SanctionKind if kind in ALLOWED[category])


def check_allowed(kind: SanctionKind, category: Category) -> Iterator[Fault]:
    """#4a, #5: a procedure that the category does not know."""
    if kind in ALLOWED[category]:
        return
    if kind is SanctionKind.PUNISHMENT:
        says = tr("《治安管理处罚法》第72条第4项未列假释，请改走训诫/警告/撤销。")
        yield Fault(says, "kind", "cor.W5", tr("治安管理处罚法 第72条第4项"))
        return
    says = tr("{category}不适用该程序。").format(category=tr(category.label))
    yield Fault(says, "kind", "cor.W4a", tr("社区矫正法 第28条"))
