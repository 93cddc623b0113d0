"""The steps until a person is home: verified, released, met."""

from __future__ import annotations

__all__ = ["HANDOVER", "RELEASE", "VERIFICATION", "HandoverSheet"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.resettlement.messages import (
    HandOver,
    Homecoming,
    Met,
    RecordRelease,
    ReleasedDetail,
    Verify,
    VerifyResidence,
)
from ui.forms.spec import Kind, Spec
from ui.resettlement.actions import HelpRecord
from ui.resettlement.steps.step import GROUP, HelpSheet, HelpStep, members_of
from ui.steps.step import Values, options

_PRISONS = tr("监狱法")
_WAYS = tuple(way for way in Homecoming if way is not Homecoming.NOT_MET)

VERIFICATION = HelpStep(
    "VerifyResidence",
    title=tr("登记信息核查"),
    button=tr("登记"),
    done=tr("已登记核查"),
    text=tr("属实的等释放通知；不实或者户籍已迁的，反馈监所，更正后再核查一次"),
    specs=(
        Spec(
            *("result", tr("核查结果"), Kind.RADIO),
            required=True,
            width=3,
            options=options(tuple(Verify)),
        ),
        Spec("verified_on", tr("核查日期"), Kind.DATE, required=True),
        Spec("expected_on", tr("预计释放"), Kind.DATE, width=2, note=tr("监所信息里写的")),
        Spec("note", tr("核查情况"), Kind.AREA, width=4, most=1000, hint=tr("家里有谁、住哪里")),
    ),
    start=lambda record, now: {
        "verified_on": now.date(),
        "expected_on": getattr(record, "expected_on", None),
    },
    make=lambda record, _subject, values: VerifyResidence(record.id, **values),
    law=(_PRISONS, tr("第59条")),
)

RELEASE = HelpStep(
    "RecordRelease",
    title=tr("登记释放通知"),
    button=tr("登记"),
    done=tr("已登记释放通知"),
    text=tr("帮教期从释放的次日起算"),
    specs=(
        Spec("release_on", tr("释放日期"), Kind.DATE, required=True),
        Spec("notice_on", tr("收到通知"), Kind.DATE),
        Spec("cert_no", tr("释放证明书号"), Kind.NUMBER, width=2, most=80),
    ),
    start=lambda record, now: {
        "notice_on": now.date(),
        "release_on": getattr(record, "release_on", None) or getattr(record, "expected_on", None),
        "cert_no": getattr(record, "cert_no", ""),
    },
    make=lambda record, _subject, values: RecordRelease(
        record.id, values["release_on"], values["notice_on"], values["cert_no"]
    ),
    law=(_PRISONS, tr("第59条")),
)


def _start(record: HelpRecord, now: datetime) -> Values:
    values: dict[str, object] = {"handed_on": now.date(), "agreed_on": now.date()}
    if isinstance(record, ReleasedDetail):
        values["members"] = record.registrar
    return values


def _make(record: HelpRecord, _subject: Id | None, values: Values) -> Command[Id]:
    return HandOver(
        record=record.id,
        handed_on=values["handed_on"],
        way=values["way"],
        met=values["met"],
        members=members_of(values),
        agreed=values["agreed"],
        agreed_on=values["agreed_on"],
    )


HANDOVER = HelpStep(
    "HandOver",
    title=tr("登记衔接"),
    button=tr("登记衔接"),
    done=tr("已衔接，开始帮教"),
    text=tr("见到本人，或者家属说清了去向。帮教协议自愿签，不签也一样帮"),
    specs=(
        Spec("handed_on", tr("衔接日期"), Kind.DATE, required=True),
        Spec(
            *("way", tr("衔接方式"), Kind.RADIO),
            required=True,
            width=3,
            options=options(_WAYS),
        ),
        Spec(
            *("met", tr("见到的人"), Kind.RADIO),
            required=True,
            width=4,
            options=options(tuple(Met)),
        ),
        *GROUP,
        Spec("agreed", tr("本人自愿签了帮教协议"), Kind.TICK, width=2),
        Spec("agreed_on", tr("协议日期"), Kind.DATE),
    ),
    start=_start,
    make=_make,
    law=(_PRISONS, tr("第59条")),
    width=700,
)


class HandoverSheet(HelpSheet):
    """The day of an agreement is asked for only where there is one."""

    def start(self) -> None:
        super().start()
        self._show_day()

    def _on_edited(self, name: str = "") -> None:
        self._show_day()
        super()._on_edited(name)

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._show_day()

    def _show_day(self) -> None:
        self.grid.show_field("agreed_on", shown=self.grid.values()["agreed"])
