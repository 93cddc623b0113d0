"""The steps of 电子定位: asked for, told, made longer, taken off."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from app.correction.messages import (
    AskMonitoring,
    ExtendMonitoring,
    MonitoringFact,
    MonitoringGround,
    RemoveMonitoring,
    TellMonitoring,
)
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import on, options

_ARTICLE = (LAW, tr("第29条"))
_DEVICE = Spec("monitoring", tr("哪一次"), Kind.CHOICE, required=True, width=4)

ASK = SubjectStep(
    "AskMonitoring",
    title=tr("报批电子定位"),
    button=tr("报批"),
    done=tr("已报批，等县级答复"),
    specs=(
        Spec(
            "ground", tr("情形"), Kind.CHOICE, required=True, width=4,
            options=options(tuple(MonitoringGround)),
        ),
        Spec("facts", tr("事实和理由"), Kind.AREA, width=4, lines=2, most=1000),
        Spec(
            "device", tr("用什么装置"), required=True, width=2,
            hint=tr("如：电子定位腕带"), note=tr("手机不算"),
        ),
        Spec("asked_on", tr("报批日期"), Kind.DATE, required=True),
        Spec("start_on", tr("从何日起"), Kind.DATE, required=True, fresh_row=True),
        Spec("end_on", tr("到何日止"), Kind.DATE, required=True, note=tr("最长三个月")),
    ),
    start=lambda _subject, now: {"asked_on": now.date(), "start_on": now.date()},
    make=lambda subject, _row, values: AskMonitoring(subject.id, **values),
    text=tr("由县级司法行政部门负责人批准。轨迹信息不在本软件里保存。"),
    law=_ARTICLE,
    width=680,
)  # fmt: skip

TELL = SubjectStep(
    "TellMonitoring",
    title=tr("登记电子定位告知"),
    button=tr("登记告知"),
    done=tr("已登记告知"),
    specs=(_DEVICE, Spec("told_on", tr("告知并签字的日期"), Kind.DATE, required=True, width=2)),
    start=on("told_on"),
    make=lambda _subject, _row, values: TellMonitoring(**values),
    text=tr("打印告知书，讲清期限、要求和后果，由本人签字。"),
    law=_ARTICLE,
    width=540,
)

EXTEND = SubjectStep(
    "ExtendMonitoring",
    title=tr("登记电子定位延长"),
    button=tr("登记延长"),
    done=tr("已登记延长"),
    specs=(
        _DEVICE,
        Spec("end_on", tr("延长到"), Kind.DATE, required=True, note=tr("最长三个月")),
        Spec("approved_on", tr("批准日期"), Kind.DATE, required=True),
        Spec("approver", tr("批准人"), required=True, width=2, most=60),
    ),
    start=on("approved_on"),
    make=lambda _subject, _row, values: ExtendMonitoring(**values),
    text=tr("期满前评估，仍有必要的，经批准延长；不需要的，登记解除。"),
    law=_ARTICLE,
    width=600,
)

REMOVE = SubjectStep(
    "RemoveMonitoring",
    title=tr("解除电子定位"),
    button=tr("登记解除"),
    done=tr("已登记解除"),
    specs=(
        _DEVICE,
        Spec("removed_on", tr("解除日期"), Kind.DATE, required=True),
        Spec("why", tr("原因"), required=True, width=3, hint=tr("如：期限届满、评估后不需要")),
    ),
    start=on("removed_on"),
    make=lambda _subject, _row, values: RemoveMonitoring(**values),
    law=_ARTICLE,
    width=600,
)


class DeviceSheet(RowSheet):
    """About the device in use."""

    row_field = "monitoring"

    def rows(self) -> list[tuple[Id, str]]:
        return [(one.id, _called(one)) for one in self.record.moves.devices if one.running]


def _called(device: MonitoringFact) -> str:
    return tr("{device}，{start}至 {end}").format(
        device=device.device, start=full_date(device.start_on), end=full_date(device.end_on)
    )


STEPS = (ASK, TELL, EXTEND, REMOVE)
SHEETS = dict.fromkeys(("TellMonitoring", "ExtendMonitoring", "RemoveMonitoring"), DeviceSheet)
