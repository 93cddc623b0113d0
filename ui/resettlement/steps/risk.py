"""风险评估: ticking what makes a person need more help offers 重点."""

from __future__ import annotations

__all__ = ["ASSESSMENT", "LEVEL", "RiskSheet"]

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.resettlement.messages import AssessHelpRisk, DecideLevel, ReleasedDetail, Risk, RiskSign
from ui.forms.spec import Kind, Spec
from ui.resettlement.actions import HelpRecord
from ui.resettlement.steps.step import HelpSheet, HelpStep
from ui.steps.step import Values, on, options

_THREE = {RiskSign.NO_HOME, RiskSign.NO_KIN, RiskSign.NO_WORK}
_LEVELS = ((False, tr("一般，每季度联系")), (True, tr("重点，每月联系")))


def _make(record: HelpRecord, _subject: Id | None, values: Values) -> Command[Id]:
    return AssessHelpRisk(
        record=record.id,
        assessed_on=values["assessed_on"],
        level=values["level"],
        signs=values["signs"],
        key_person=values["key_person"],
        note=values["note"],
    )


ASSESSMENT = HelpStep(
    "AssessHelpRisk",
    title=tr("风险评估"),
    button=tr("填好"),
    done=tr("已填风险评估表"),
    text=tr("只用来安排多久联系一次、先帮什么；级别由所长确定，对本人没有任何限制"),
    specs=(
        Spec("assessed_on", tr("评估日期"), Kind.DATE, required=True),
        Spec(
            *("level", tr("风险"), Kind.RADIO),
            required=True,
            width=3,
            options=options(tuple(Risk)),
        ),
        Spec(
            *("signs", tr("有哪些情形"), Kind.TICKS),
            width=4,
            options=options(tuple(RiskSign)),
            across=3,
        ),
        Spec(
            *("key_person", tr("建议级别"), Kind.RADIO),
            required=True,
            width=4,
            options=_LEVELS,
        ),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    start=on("assessed_on"),
    make=_make,
    width=700,
)

LEVEL = HelpStep(
    "DecideLevel",
    title=tr("确定帮教级别"),
    button=tr("确定"),
    done=tr("已确定级别"),
    specs=(
        Spec(
            *("key_person", tr("级别"), Kind.RADIO),
            required=True,
            width=3,
            options=_LEVELS,
        ),
        Spec("decided_on", tr("日期"), Kind.DATE, required=True),
    ),
    start=lambda record, now: {
        "decided_on": now.date(),
        "key_person": record.look.key_person
        if isinstance(record, ReleasedDetail) and record.look
        else None,
    },
    make=lambda record, _subject, values: DecideLevel(
        record.id, values["key_person"], values["decided_on"]
    ),
    width=560,
)


class RiskSheet(HelpSheet):
    """三无人员 or a tendency to offend again offers 重点; one may choose otherwise."""

    def _on_edited(self, name: str = "") -> None:
        if name == "signs":
            signs = set(self.grid.values()["signs"])
            key = signs >= _THREE or RiskSign.TENDENCY in signs
            self.grid.fill({"key_person": key})
        super()._on_edited(name)
