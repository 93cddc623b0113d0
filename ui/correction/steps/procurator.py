"""The steps of 检察监督: a notice came, its answer went out."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import NoticeKind, RecordNotice, ReplyNotice, SubjectDetail
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, on, options

_ARTICLE = (LAW, tr("第62条"))

RECORD = SubjectStep(
    "RecordNotice",
    title=tr("登记检察监督"),
    button=tr("登记来文"),
    done=tr("已登记来文"),
    specs=(
        Spec("kind", tr("种类"), Kind.RADIO, required=True, width=2,
             options=options(tuple(NoticeKind))),
        Spec("received_on", tr("收到日期"), Kind.DATE, required=True),
        Spec("reply_due", tr("要求回复"), Kind.DATE, note=tr("没写可不填")),
        Spec("doc_no", tr("文号"), width=2, most=80),
        Spec("content", tr("内容"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=on("received_on"),
    make=lambda subject, _row, values: RecordNotice(subject.id, **values),
    text=tr("书面回复采纳情况；没有采纳的，说明理由。"),
    law=_ARTICLE,
    width=640,
)  # fmt: skip


def _reply(_subject: SubjectDetail, _row: Id | None, values: Values) -> ReplyNotice:
    rest = dict(values)
    rest["adopted"] = rest["adopted"] == "yes"
    return ReplyNotice(**rest)


REPLY = SubjectStep(
    "ReplyNotice",
    title=tr("登记回复"),
    button=tr("登记回复"),
    done=tr("已登记回复检察院"),
    specs=(
        Spec("notice", tr("哪份来文"), Kind.CHOICE, required=True, width=4),
        Spec("replied_on", tr("回复日期"), Kind.DATE, required=True),
        Spec("adopted", tr("采纳"), Kind.RADIO, required=True, width=2,
             options=(("yes", tr("采纳")), ("no", tr("没有采纳")))),
        Spec("reply", tr("回复的内容、理由"), Kind.AREA, required=True, width=4, lines=3),
    ),
    start=on("replied_on"),
    make=_reply,
    law=_ARTICLE,
    width=600,
)  # fmt: skip


class ReplySheet(RowSheet):
    """About one that waits for its answer."""

    row_field = "notice"

    def rows(self) -> list[tuple[Id, str]]:
        says = tr("{day}收到 {kind}")
        return [
            (one.id, says.format(day=full_date(one.received_on), kind=tr(one.kind.label)))
            for one in self.record.measures.notices
            if one.replied_on is None
        ]


STEPS = (RECORD, REPLY)
SHEETS: Mapping[str, type[SubjectSheet]] = {"ReplyNotice": ReplySheet}
