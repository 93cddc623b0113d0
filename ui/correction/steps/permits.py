"""The steps of 禁止令 and of leave to meet somebody or to enter a place."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from typing import Any

from app.clock import CHINA
from app.correction.messages import (
    AddProhibition,
    AskPermit,
    PermitFact,
    PermitKind,
    ProhibitionKind,
    ReviseProhibition,
    SubjectDetail,
    TellPermit,
)
from app.i18n import month_day, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, nothing, options

_CRIMINAL = tr("刑法")
_BAN = (
    Spec(
        "kind", tr("禁止"), Kind.RADIO, required=True, width=4,
        options=options(tuple(ProhibitionKind)),
    ),
    Spec("content", tr("内容"), Kind.AREA, required=True, width=4, lines=2, most=500,
         hint=tr("照判决书抄写")),
    Spec("start_on", tr("从何日起"), Kind.DATE, required=True, width=2),
    Spec("end_on", tr("到何日止"), Kind.DATE, required=True, width=2),
)  # fmt: skip

BAN = SubjectStep(
    "AddProhibition",
    title=tr("登记禁止令"),
    button=tr("登记"),
    done=tr("已登记禁止令"),
    specs=_BAN,
    start=lambda subject, _now: {
        "start_on": subject.judgment.start_on,
        "end_on": subject.judgment.end_on,
    },
    make=lambda subject, _row, values: AddProhibition(subject.id, **values),
    text=tr("只有判处管制、宣告缓刑的，才有禁止令。"),
    law=(_CRIMINAL, tr("第72条")),
    width=600,
)

REVISION = SubjectStep(
    "ReviseProhibition",
    title=tr("修改禁止令"),
    button=tr("保存"),
    done=tr("已修改禁止令"),
    specs=(Spec("prohibition", tr("哪一项"), Kind.CHOICE, required=True, width=4), *_BAN),
    start=nothing,
    make=lambda _subject, _row, values: ReviseProhibition(**values),
    text=tr("登记错了的，照判决书改。"),
    law=(_CRIMINAL, tr("第72条")),
    width=600,
)


class RevisionSheet(RowSheet):
    """About one 禁止令, with what is written down of it."""

    row_field = "prohibition"

    def rows(self) -> list[tuple[Id, str]]:
        return [(one.id, one.content) for one in self.record.moves.prohibitions]

    def defaults(self) -> Mapping[str, Any]:
        values = dict(super().defaults())
        chosen = values["prohibition"]
        return values | self._known(chosen)

    def _known(self, chosen: Id | None) -> dict[str, Any]:
        found = (one for one in self.record.moves.prohibitions if one.id == chosen)
        names = ("kind", "content", "start_on", "end_on")
        return next(({name: getattr(one, name) for name in names} for one in found), {})

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "prohibition":
            for field, value in self._known(self.grid.values()["prohibition"]).items():
                self.grid.field(field).set_value(value)


def _ask(subject: SubjectDetail, _row: Id | None, values: Values) -> AskPermit:
    rest = dict(values)
    start, end = moment(rest, "from_at", "from_clock"), moment(rest, "to_at", "to_clock")
    for name in ("from_at", "from_clock", "to_at", "to_clock"):
        del rest[name]
    return AskPermit(subject.id, from_at=start, to_at=end, **rest)


PERMIT = SubjectStep(
    "AskPermit",
    title=tr("登记会客、进入特定区域的申请"),
    button=tr("登记申请"),
    done=tr("已登记，等县级答复"),
    specs=(
        Spec(
            "kind", tr("申请"), Kind.RADIO, required=True, width=4,
            options=options(tuple(PermitKind)),
        ),
        Spec("target", tr("会见的人或者场所"), required=True, width=4),
        Spec("reason", tr("理由"), Kind.AREA, required=True, width=4, lines=2, most=500),
        Spec("from_at", tr("从"), Kind.DATE, required=True),
        Spec("from_clock", tr("时间"), Kind.TIME, required=True),
        Spec("to_at", tr("到"), Kind.DATE, required=True),
        Spec("to_clock", tr("时间"), Kind.TIME, required=True),
        Spec("asked_on", tr("申请日期"), Kind.DATE, required=True),
        Spec("opinion", tr("司法所意见"), width=3, most=500),
    ),
    start=lambda _subject, now: {"asked_on": now.date()},
    make=_ask,
    text=tr("接触被害人、控告人、举报人、同案犯，或者进入禁止令确定的场所，须县级批准。"),
    law=(LAW, tr("第23条")),
    width=660,
)  # fmt: skip

TELLING = SubjectStep(
    "TellPermit",
    title=tr("登记告知法院、检察院"),
    button=tr("登记告知"),
    done=tr("已登记告知"),
    specs=(
        Spec("permit", tr("哪项批准"), Kind.CHOICE, required=True, width=4),
        Spec("told_court_on", tr("告知原审法院"), Kind.DATE, width=2),
        Spec("told_procurator_on", tr("告知检察院"), Kind.DATE, width=2),
    ),
    start=lambda _subject, now: {
        "told_court_on": now.date(),
        "told_procurator_on": now.date(),
    },
    make=lambda _subject, _row, values: TellPermit(**values),
    width=560,
)


class TellingSheet(RowSheet):
    """About a permit that court or procurator still wait to hear of."""

    row_field = "permit"

    def rows(self) -> list[tuple[Id, str]]:
        return [(one.id, _called(one)) for one in self.record.moves.permits if one.untold]


def _called(permit: PermitFact) -> str:
    day = permit.from_at.astimezone(CHINA).date()
    return tr("{day} {kind}").format(day=month_day(day), kind=tr(permit.kind.label))


STEPS = (BAN, REVISION, PERMIT, TELLING)
SHEETS = {"ReviseProhibition": RevisionSheet, "TellPermit": TellingSheet}
