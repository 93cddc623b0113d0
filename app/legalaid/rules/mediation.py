"""When a dispute may be handed to mediation: never in the place of aid, never what it excludes."""

from __future__ import annotations

__all__ = ["check_mediation"]

from collections.abc import Collection, Iterator

from app.errors import Fault
from app.i18n import tr
from app.legalaid.codes import FastTag, Matter, NoLimit, Stage
from app.legalaid.rules.law import cited

# 行政、刑事、身份和生效裁判: what people's mediation may not settle (若干规定22, med.M01).
_EXCLUDED = frozenset({
    Matter.STATE_COMPENSATION, Matter.SOCIAL_INSURANCE, Matter.PENSION_FOR_DEATH,
    Matter.CAPACITY, Matter.DEFENCE, Matter.VICTIM, Matter.RETRIAL,
})  # fmt: skip
_FREE = frozenset({Stage.NONE_YET, Stage.MEDIATION})
_FAST = frozenset({FastTag.WAGES, FastTag.WORK_INJURY, FastTag.LIMITATION})


def check_mediation(
    matter: Matter | None,
    stage: Stage | None,
    fast: Collection[FastTag],
    unlimited: NoLimit | None,
    *,
    agreed: bool,
) -> list[Fault]:
    """B10: the applicant wants it besides the application, which goes its own way."""
    return list(_mediation(matter, stage, fast, unlimited, agreed=agreed))


def _mediation(
    matter: Matter | None,
    stage: Stage | None,
    fast: Collection[FastTag],
    unlimited: NoLimit | None,
    *,
    agreed: bool,
) -> Iterator[Fault]:
    if matter in _EXCLUDED:
        says = tr("该事项依法不属人民调解范围，请转有权机关")
        yield Fault(says, None, "med.M01", tr("人民调解法 第2条"))
    elif unlimited is NoLimit.VIOLENCE:
        says = tr("遭受家庭暴力的，不引导调解；请办援助，告知人身安全保护令")
        yield Fault(says, None, "la.B18", tr("反家庭暴力法 第23条"))
    elif stage not in _FREE:
        says = tr("该纠纷已由有关机关受理或处理，不能再转调解")
        yield Fault(says, None, "med.M02", tr("人民调解法 第17条"))
    elif _FAST & set(fast):
        says = tr("快速受理的申请先办援助，不用调解代替；本人另外想调解的，请到调委会申请")
        yield Fault(says, None, "la.B18", cited("第45条"))
    elif not agreed:
        says = tr("调解要本人愿意，请先问清楚")
        yield Fault(says, "agreed", "la.B18", tr("人民调解法 第17条"))
