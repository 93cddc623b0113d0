"""The steps of 查找: begun, logged, told, ended."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import (
    EndSearch,
    RecordSearchStep,
    SearchWay,
    StartSearch,
    SubjectDetail,
    TellSearch,
)
from app.i18n import tr
from app.ids import Id
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.correction.steps.telling import TOLD, told_at
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, options

_ARTICLE = (LAW, tr("第30条"))


def _search(subject: SubjectDetail) -> Id:
    """The search under way; the desk says so where it has just ended."""
    search = subject.measures.search
    return search.id if search else b""


START = SubjectStep(
    "StartSearch",
    title=tr("登记查找"),
    button=tr("开始查找"),
    done=tr("已登记查找，请逐次记下"),
    specs=(
        Spec("lost_on", tr("失去联系的日期"), Kind.DATE, required=True, width=2),
        Spec("lost_time", tr("时间"), Kind.TIME),
        Spec(
            "last_contact", tr("最后一次联系"), Kind.AREA, width=4, lines=2, most=1000,
            hint=tr("什么时候、怎样联系的、说了什么"),
        ),
    ),
    start=lambda _subject, now: {"lost_on": now.date(), "lost_time": now.time()},
    make=lambda subject, _row, values: StartSearch(
        subject.id, moment(values, "lost_on", "lost_time"), values["last_contact"]
    ),
    text=tr("立即组织查找；找不到的，通知公安机关协助，通报检察院。首日不计天数。"),
    law=_ARTICLE,
    width=600,
)  # fmt: skip


def _log(subject: SubjectDetail, _row: Id | None, values: Values) -> RecordSearchStep:
    return RecordSearchStep(
        _search(subject), moment(values, "at_on", "at_time"), values["way"], values["result"],
        tuple(one.strip() for one in values["officers"].replace("，", "、").split("、") if one),
    )  # fmt: skip


LOG = SubjectStep(
    "RecordSearchStep",
    title=tr("记查找"),
    button=tr("记下"),
    done=tr("已记下这次查找"),
    specs=(
        Spec("at_on", tr("日期"), Kind.DATE, required=True),
        Spec("at_time", tr("时间"), Kind.TIME, required=True),
        Spec("way", tr("方式"), Kind.CHOICE, required=True, width=2,
             options=options(tuple(SearchWay))),
        Spec("result", tr("结果"), Kind.AREA, required=True, width=4, lines=2, most=1000),
        Spec("officers", tr("查找人员"), required=True, width=4, most=100,
             hint=tr("两人以上，用顿号分开")),
    ),
    start=lambda _subject, now: {"at_on": now.date(), "at_time": now.time()},
    make=_log,
    law=_ARTICLE,
    width=640,
)  # fmt: skip


TELL = SubjectStep(
    "TellSearch",
    title=tr("登记查找通知"),
    button=tr("登记通知"),
    done=tr("已登记通知"),
    specs=TOLD,
    start=lambda _subject, now: {"time": now.time()},
    make=lambda subject, _row, values: TellSearch(_search(subject), **told_at(values)),
    text=tr("填这一次通知了的；以前登记的不改。"),
    law=_ARTICLE,
    width=560,
)

END = SubjectStep(
    "EndSearch",
    title=tr("登记找到"),
    button=tr("登记找到"),
    done=tr("已登记找到，脱离监管的天数记成一条待核实的线索"),
    specs=(
        Spec("found_on", tr("找到的日期"), Kind.DATE, required=True, width=2),
        Spec("found_time", tr("时间"), Kind.TIME),
        Spec(
            "found_how", tr("怎样找到的，本人怎么说"), Kind.AREA, required=True, width=4, lines=3,
            most=2000,
        ),
    ),
    start=lambda _subject, now: {"found_on": now.date(), "found_time": now.time()},
    make=lambda subject, _row, values: EndSearch(
        _search(subject), moment(values, "found_on", "found_time"), values["found_how"]
    ),
    width=600,
)  # fmt: skip

STEPS = (START, LOG, TELL, END)
SHEETS: Mapping[str, type[SubjectSheet]] = {}
