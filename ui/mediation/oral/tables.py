"""The fields of a doorstep case; faults find them by their names."""

from __future__ import annotations

__all__ = ["HOW", "ON_THE_SPOT", "WHAT", "WHO"]

from app.i18n import tr
from app.mediation.messages import DisputeType
from ui.forms.spec import Kind, Spec

ON_THE_SPOT = "spot"
_LATER = tr("可稍后补")


def _party(place: int, role: str) -> tuple[Spec, ...]:
    return (
        Spec(f"parties.{place}.name", role, required=True, most=60, hint=tr("姓名")),
        Spec(f"parties.{place}.id_no", tr("身份证号"), Kind.ID, width=2, note=_LATER),
        Spec(f"parties.{place}.phone", tr("联系电话"), Kind.NUMBER, most=40, note=_LATER),
    )


WHO = (*_party(0, tr("申请人")), *_party(1, tr("被申请人")))

WHAT = (
    Spec(
        "dispute_type",
        tr("纠纷类型"),
        Kind.CHOICE,
        required=True,
        width=2,
        options=tuple((one, tr(one.label)) for one in DisputeType),
        note=tr("可输拼音首字母"),
    ),
    Spec("place", tr("在哪里调解"), required=True, width=2, past="mediation.session_place"),
    Spec(
        "facts",
        tr("为了什么事"),
        Kind.AREA,
        required=True,
        width=4,
        lines=2,
        most=4000,
        phrases="mediation.facts",
    ),
    Spec(
        "terms",
        tr("怎么谈妥的"),
        Kind.LINES,
        required=True,
        width=4,
        lines=2,
        most=4000,
        hint=tr("一行写一条"),
        phrases="mediation.terms",
    ),
)

HOW = (
    Spec(
        "how",
        tr("履行"),
        Kind.RADIO,
        required=True,
        width=2,
        options=((ON_THE_SPOT, tr("当场履行完了")), ("later", tr("约定日期履行"))),
    ),
    Spec("items.0.amount_fen", tr("金额（元）"), Kind.MONEY),
    Spec("items.0.due_on", tr("履行期限"), Kind.DATE, required=True),
    Spec(
        "debtor",
        tr("谁履行"),
        Kind.RADIO,
        options=((1, tr("被申请人")), (0, tr("申请人"))),
        default=1,
        fresh_row=True,
    ),
    Spec("items.0.manner", tr("履行方式"), default=tr("现金"), most=100, past="mediation.manner"),
    Spec("on", tr("调解日期"), Kind.DATE, required=True),
    Spec("start", tr("开始时间"), Kind.TIME, required=True),
    Spec(
        "told_rights",
        tr("已告知当事人权利义务"),
        Kind.TICK,
        required=True,
        width=2,
        fresh_row=True,
    ),
    Spec("consent", tr("各方都愿意调解"), Kind.TICK, required=True, width=2),
    Spec(
        "committee",
        tr("调解委员会"),
        Kind.CHOICE,
        required=True,
        width=2,
        hint=tr("还没有的，先到调委会页登记"),
        fresh_row=True,
    ),
    Spec("mediators", tr("调解员"), Kind.PICKS, required=True, width=2, note=tr("第一位主持")),
)
