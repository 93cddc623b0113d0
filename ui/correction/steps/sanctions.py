"""The steps of 奖惩: proposed, served, sent, ruled upon, objected to; never decided here (#4)."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Callable, Mapping
from typing import Any

from app.correction.messages import (
    Answer,
    AnswerObjection,
    FileProposal,
    Ground,
    ProposeSanction,
    RecordObjection,
    RecordOutcome,
    SanctionFact,
    SanctionKind,
    ServeSanction,
    SubjectDetail,
    grounds_of,
    short_of,
)
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, on
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.labels import Label
from ui.widgets.layout import Column
from ui.widgets.picks import PicksField

_SANCTION = Spec("sanction", tr("哪件奖惩"), Kind.CHOICE, required=True, width=4)
_COPIES = (tr("检察院"), tr("公安机关"), tr("村（居）"))

PROPOSE = SubjectStep(
    "ProposeSanction",
    title=tr("提出奖惩建议"),
    button=tr("报县级"),
    done=tr("已提出建议，等县级决定"),
    specs=(
        Spec("kind", tr("建议"), Kind.CHOICE, required=True),
        Spec("ground", tr("情形"), Kind.CHOICE, required=True, width=3),
        Spec("rows", tr("依据的线索、查找"), Kind.PICKS, width=4),
        Spec("facts", tr("事实和依据"), Kind.AREA, required=True, width=4, lines=3, most=4000),
        Spec(
            "heard", tr("本人的申辩"), Kind.AREA, width=4, lines=2, most=2000,
            hint=tr("失联、无法听取的，写明"),
        ),
        Spec("proposed_on", tr("提出日期"), Kind.DATE, required=True),
        Spec("opinion", tr("司法所意见"), width=3, most=500),
    ),
    start=on("proposed_on"),
    make=lambda subject, _row, values: ProposeSanction(subject.id, **values),
    text=tr("司法所只提出建议；训诫、警告由县级社区矫正机构决定，撤销、收监由法院、决定机关决定。"),
    law=(LAW, tr("第28条")),
    width=720,
)  # fmt: skip


class ProposeSheet(SubjectSheet):
    """Begins with what is ready; offers what the category knows and no more (#4a, #5)."""

    def add_below(self, column: Column) -> None:
        self._says = Label(self.theme, "", "small", "text_2", wrap=True)
        column.addWidget(self._says)

    @property
    def says(self) -> str:
        """What the record makes of the ground in hand."""
        return self._says.text()

    def prepare(self) -> None:
        ladder = self.record.ladder
        kinds, rows = self.grid.field("kind"), self.grid.field("rows")
        if ladder is None:
            return
        if isinstance(kinds, PinyinCombo):
            kinds.set_choices([Choice(one, tr(one.label)) for one in ladder.allowed])
        if isinstance(rows, PicksField):
            rows.set_choices([Choice(one.id, one.words) for one in ladder.rows])
        self._offer_grounds(ladder.offer.kind if ladder.offer else None)

    def defaults(self) -> Mapping[str, Any]:
        begin = dict(super().defaults())
        ladder = self.record.ladder
        if ladder is not None and (offer := ladder.offer):
            known = {one.id for one in ladder.rows}
            begin |= {
                "kind": offer.kind,
                "ground": offer.ground,
                "rows": tuple(row for row in offer.rows if row in known),
                "facts": tr("；").join(offer.evidence),
            }
        return begin

    def start(self) -> None:
        super().start()
        self._say()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "kind":
            self._offer_grounds(self.grid.values()["kind"])
        if name in ("kind", "ground"):
            self._say()

    def _offer_grounds(self, kind: SanctionKind | None) -> None:
        field = self.grid.field("ground")
        if isinstance(field, PinyinCombo):
            grounds = grounds_of(kind) if kind else ()
            words = tr("{place} {ground}")
            field.set_choices(
                [
                    Choice(one, words.format(place=short_of(one), ground=tr(one.label)))
                    for one in grounds
                ]
            )

    def _say(self) -> None:
        """条件已具备, from when, and what is still lacking."""
        ground: Ground | None = self.grid.values()["ground"]
        ladder = self.record.ladder
        if ladder is None or ground is None:
            self._says.setText("")
            return
        rungs = [one for one in (ladder.offer, *ladder.others) if one and one.ground is ground]
        if not rungs:
            self._says.setText(tr("本机的记录看不出这一条件已经具备"))
            return
        rung = rungs[0]
        says = tr("条件已具备：{why}") if rung.met else tr("{day}起条件具备：{why}")
        parts = [says.format(day=full_date(rung.from_on), why=tr("；").join(rung.evidence))]
        parts += [tr("还缺：{what}").format(what=one.rstrip("。")) for one in rung.lacking]
        if not rung.confirmed:
            parts.append(tr("条文未经核实"))
        self._says.setText(tr("。").join(parts))


class SanctionSheet(RowSheet):
    """About one sanction the step makes sense for."""

    row_field = "sanction"
    fits: Callable[[SanctionFact], bool]

    def rows(self) -> list[tuple[Id, str]]:
        says = tr("{day}决定 {kind}")
        return [
            (one.id, says.format(day=full_date(one.decided_on or one.proposed_on),
                                 kind=tr(one.kind.label)))
            for one in reversed(self.record.measures.sanctions)
            if one.granted and type(self).fits(one)
        ]  # fmt: skip


_SENT = (
    SanctionKind.PUNISHMENT, SanctionKind.REVOKE_SUSPENSION, SanctionKind.REVOKE_PAROLE,
    SanctionKind.IMPRISON, SanctionKind.COMMUTATION,
)  # fmt: skip

SERVE = SubjectStep(
    "ServeSanction",
    title=tr("登记送达"),
    button=tr("登记送达"),
    done=tr("已登记送达"),
    specs=(
        _SANCTION,
        Spec("served_on", tr("送达日期"), Kind.DATE, required=True, width=2),
        Spec(
            "copied_to", tr("抄送"), Kind.TICKS, width=4,
            options=tuple((one, one) for one in _COPIES), across=3,
        ),
    ),
    start=lambda _subject, now: {"served_on": now.date(), "copied_to": _COPIES[:1]},
    make=lambda _subject, _row, values: ServeSanction(**values),
    text=tr("决定书由县级制发，本人签收。告知本人有异议可以提出。"),
    width=560,
)  # fmt: skip


class ServeSheet(SanctionSheet):
    """Decided, and not served yet."""

    @staticmethod
    def fits(one: SanctionFact) -> bool:
        return one.served_on is None and one.kind not in _SENT


def _file(_subject: SubjectDetail, _row: Id | None, values: Values) -> FileProposal:
    asked = moment(values, "asked_on", "asked_time") if values["asked_on"] else None
    return FileProposal(values["sanction"], values["filed_on"], asked)


FILE = SubjectStep(
    "FileProposal",
    title=tr("登记报送"),
    button=tr("登记报送"),
    done=tr("已登记报送"),
    specs=(
        _SANCTION,
        Spec("filed_on", tr("法院、决定机关收到的日期"), Kind.DATE, required=True, width=4),
        Spec("asked_on", tr("同时提请逮捕"), Kind.DATE, width=2, note=tr("没有的不填")),
        Spec("asked_time", tr("时间"), Kind.TIME),
    ),
    start=on("filed_on"),
    make=_file,
    text=tr("由县级报送。裁定、决定三十日内作出；提请逮捕的，四十八小时内决定。"),
    law=(LAW, tr("第47条")),
    width=560,
)


class FileSheet(SanctionSheet):
    """Granted, and not sent yet."""

    @staticmethod
    def fits(one: SanctionFact) -> bool:
        return one.kind in _SENT and one.filed_on is None


OUTCOME = SubjectStep(
    "RecordOutcome",
    title=tr("登记裁定、决定"),
    button=tr("登记结果"),
    done=tr("已登记裁定、决定"),
    specs=(
        _SANCTION,
        Spec(
            "outcome", tr("结果"), Kind.RADIO, required=True, width=4,
            options=((Answer.YES, tr("同意（撤销、收监、处罚、减刑）")), (Answer.NO, tr("不同意"))),
        ),
        Spec("outcome_on", tr("生效日期"), Kind.DATE, required=True),
        Spec("outcome_no", tr("裁定书、决定书文号"), required=True, width=2, most=80),
        Spec("arrested_on", tr("逮捕日期"), Kind.DATE, note=tr("没有的不填")),
    ),
    start=on("outcome_on"),
    make=lambda _subject, _row, values: RecordOutcome(**values),
    text=tr("同意撤销、收监的，社区矫正从这一天终止；不同意的，继续矫正。"),
    law=(LAW, tr("第48条")),
    width=640,
)  # fmt: skip


class OutcomeSheet(SanctionSheet):
    """Sent, and not ruled upon yet."""

    @staticmethod
    def fits(one: SanctionFact) -> bool:
        return one.filed_on is not None and one.outcome is None


OBJECT = SubjectStep(
    "RecordObjection",
    title=tr("登记异议"),
    button=tr("登记异议"),
    done=tr("已登记异议，请转县级"),
    specs=(
        _SANCTION,
        Spec("objected_on", tr("提出日期"), Kind.DATE, required=True),
        Spec("objection", tr("异议的内容"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=on("objected_on"),
    make=lambda _subject, _row, values: RecordObjection(**values),
    text=tr("由县级社区矫正机构处理并告知；仍不服的，可以向检察院提出。"),
    law=(LAW, tr("第34条")),
    width=600,
)


class ObjectSheet(SanctionSheet):
    """Decided, and nothing was said against it yet."""

    @staticmethod
    def fits(one: SanctionFact) -> bool:
        return one.objected_on is None


ANSWER = SubjectStep(
    "AnswerObjection",
    title=tr("登记异议的答复"),
    button=tr("登记答复"),
    done=tr("已登记答复"),
    specs=(
        _SANCTION,
        Spec("answer", tr("县级的答复"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=lambda _subject, _now: {},
    make=lambda _subject, _row, values: AnswerObjection(**values),
    text=tr("告知本人：仍不服的，可以向检察院提出。"),
    width=600,
)


class AnswerSheet(SanctionSheet):
    """Objected to, and not answered yet."""

    @staticmethod
    def fits(one: SanctionFact) -> bool:
        return one.objected_on is not None and not one.objection_answered


STEPS = (PROPOSE, SERVE, FILE, OUTCOME, OBJECT, ANSWER)
SHEETS: Mapping[str, type[SubjectSheet]] = {
    "ProposeSanction": ProposeSheet,
    "ServeSanction": ServeSheet,
    "FileProposal": FileSheet,
    "RecordOutcome": OutcomeSheet,
    "RecordObjection": ObjectSheet,
    "AnswerObjection": AnswerSheet,
}
