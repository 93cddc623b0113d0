"""The steps of a clue: taken up, looked into."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import (
    ClueRule,
    SanctionKind,
    Severity,
    SubjectDetail,
    TakeUpClue,
    VerifyClue,
)
from app.i18n import month_day, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, options
from ui.widgets.combo import Choice, PinyinCombo

_RULES = tuple(one for one in ClueRule if one is not ClueRule.MISSING)  # a search leaves its own


def _take_up(subject: SubjectDetail, _row: Id | None, values: Values) -> TakeUpClue:
    return TakeUpClue(
        subject.id,
        values["rule"].value if values["rule"] else "",
        moment(values, "found_on", "found_time"),
        values["facts"],
        values["evidence"],
    )


TAKE_UP = SubjectStep(
    "TakeUpClue",
    title=tr("登记违规线索"),
    button=tr("登记线索"),
    done=tr("已登记线索，等核实"),
    specs=(
        Spec("rule", tr("什么事"), Kind.CHOICE, required=True, width=2, options=options(_RULES)),
        Spec("found_on", tr("发现日期"), Kind.DATE, required=True),
        Spec("found_time", tr("时间"), Kind.TIME),
        Spec("facts", tr("发现的事实"), Kind.AREA, required=True, width=4, lines=3, most=2000),
        Spec(
            "evidence", tr("证据"), Kind.LINES, width=4, lines=2,
            hint=tr("每行一样，如：通话记录、村（居）证明；原件扫描放在材料里"),
        ),
    ),
    start=lambda _subject, now: {"found_on": now.date(), "found_time": now.time()},
    make=_take_up,
    text=tr("线索要先核实、听取申辩，不会自动变成处罚。"),
    width=640,
)  # fmt: skip


def _verify(_subject: SubjectDetail, _row: Id | None, values: Values) -> VerifyClue:
    rest = dict(values)
    rest["justified"] = rest["justified"] == "yes"
    return VerifyClue(**rest)


VERIFY = SubjectStep(
    "VerifyClue",
    title=tr("核实线索"),
    button=tr("保存核实结果"),
    done=tr("已登记核实结果"),
    specs=(
        Spec("clue", tr("哪条线索"), Kind.CHOICE, required=True, width=4),
        Spec("verified_on", tr("核实日期"), Kind.DATE, required=True),
        Spec(
            "justified", tr("结果"), Kind.RADIO, required=True, width=3,
            options=(("yes", tr("有正当理由")), ("no", tr("没有正当理由"))),
        ),
        Spec("severity", tr("程度"), Kind.CHOICE, width=2, options=options(tuple(Severity)),
             note=tr("没有正当理由的，要选")),
        Spec("proposal", tr("建议"), Kind.CHOICE, width=2, note=tr("可不填")),
        Spec("findings", tr("怎样核实的，结果如何"), Kind.AREA, required=True, width=4, lines=3,
             most=2000),
        Spec(
            "defence", tr("本人的申辩"), Kind.AREA, required=True, width=4, lines=2, most=2000,
            hint=tr("照本人的话记；没有申辩或者找不到本人的，写明"),
        ),
        Spec("evidence", tr("补充的证据"), Kind.LINES, width=4, lines=2, hint=tr("每行一样")),
    ),
    start=lambda _subject, now: {"verified_on": now.date()},
    make=_verify,
    law=(LAW, tr("第28条")),
    width=680,
)  # fmt: skip


class VerifySheet(RowSheet):
    """About one clue that waits; offers what its category allows (#4a, #5)."""

    row_field = "clue"

    def rows(self) -> list[tuple[Id, str]]:
        ladder = self.record.ladder
        clues = ladder.clues if ladder else ()
        says = tr("{day} {what}")
        return [
            (one.id, tr("：").join(filter(None, (
                says.format(day=month_day(one.found_at.date()), what=one.title), one.facts
            ))))
            for one in reversed(clues)
            if one.verified_on is None
        ]  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        field, ladder = self.grid.field("proposal"), self.record.ladder
        if isinstance(field, PinyinCombo) and ladder is not None:
            kinds = [one for one in ladder.allowed if one not in _REWARDS]
            field.set_choices([Choice(one, tr(one.label)) for one in kinds])


_REWARDS = (SanctionKind.PRAISE, SanctionKind.COMMUTATION)

STEPS = (TAKE_UP, VERIFY)
SHEETS: Mapping[str, type[SubjectSheet]] = {"VerifyClue": VerifySheet}
