"""The steps of a beginning: received, papers that came later, what is known, the border."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.correction.messages import (
    Checked,
    Education,
    Employment,
    ExitHandling,
    ExitKind,
    FileExit,
    FourHistory,
    KeepExitDocument,
    Marital,
    MissingPaper,
    ReadSubjectChoices,
    ReceiveSubject,
    RecordPapers,
    ReviseProfile,
    SubjectChoices,
    SubjectDetail,
    ThreeInvolved,
)
from app.i18n import tr
from app.ids import Id
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, on, options
from ui.widgets.combo import Choice, PinyinCombo

_MISSING = Spec(
    "missing", tr("还缺的文书"), Kind.TICKS, width=4, across=3,
    options=options(tuple(MissingPaper)),
)  # fmt: skip


def _reception(subject: SubjectDetail, now: datetime) -> Values:
    return {
        "reported_on": now.date(),
        "papers_on": subject.papers_on,
        "missing": subject.missing,
    }


RECEIVE = SubjectStep(
    "ReceiveSubject",
    title=tr("登记接收"),
    button=tr("登记接收"),
    done=tr("已登记接收"),
    specs=(
        Spec("reported_on", tr("报到日期"), Kind.DATE, required=True),
        Spec(
            "checked_by", tr("怎样核对的身份"), Kind.CHOICE, required=True, width=2,
            options=options((Checked.CARD, Checked.FACE, Checked.DEVICE)),
        ),
        Spec("accepted_on", tr("县级登记日期"), Kind.DATE, note=tr("不填即报到当天")),
        Spec("papers_on", tr("收到文书"), Kind.DATE),
        Spec("subject_no", tr("省里给的编号"), Kind.NUMBER, width=2, hint=tr("还没有可不填")),
        _MISSING,
    ),
    start=_reception,
    make=lambda subject, _row, values: ReceiveSubject(subject.id, **values),
    text=tr("身份与文书核对一致就接收；缺的文书不影响接收，接收后催办。"),
    law=(LAW, tr("第22条")),
    width=640,
)  # fmt: skip

PAPERS = SubjectStep(
    "RecordPapers",
    title=tr("登记文书"),
    button=tr("登记"),
    done=tr("已登记收到的文书"),
    specs=(
        Spec("papers_on", tr("收到文书"), Kind.DATE, required=True, width=2),
        Spec("receipt_on", tr("送达回执"), Kind.DATE, width=2, note=tr("收到后五日内送")),
        _MISSING,
    ),
    start=lambda subject, now: {
        "papers_on": subject.papers_on or now.date(),
        "receipt_on": subject.receipt_on,
        "missing": subject.missing,
    },
    make=lambda subject, _row, values: RecordPapers(subject.id, **values),
    law=(LAW, tr("第20条")),
    width=560,
)

_PROFILE = (
    Spec("subject_no", tr("对象编号"), Kind.NUMBER, width=2, hint=tr("省里给的编号")),
    Spec("political", tr("政治面貌"), most=30, width=2, past="correction.political"),
    Spec("education", tr("文化程度"), Kind.CHOICE, options=options(tuple(Education))),
    Spec("marital", tr("婚姻"), Kind.CHOICE, options=options(tuple(Marital))),
    Spec("employment", tr("就业就学"), Kind.CHOICE, options=options(tuple(Employment))),
    Spec("three_none", tr("三无人员"), Kind.TICK),
    Spec(
        "resume", tr("简历"), Kind.LINES, width=4, lines=3, most=2000,
        hint=tr("一行写一段：起止、单位、职务"),
    ),
)  # fmt: skip


# What is masked on the page is changed on a sheet of its own, opened once it was uncovered.
_GUARDED = (
    Spec(
        "three_involved", tr("三涉"), Kind.TICKS, width=2, across=3,
        options=options(tuple(ThreeInvolved)),
    ),
    Spec(
        "four_history", tr("四史"), Kind.TICKS, width=2, across=4,
        options=options(tuple(FourHistory)),
    ),
    Spec("mental", tr("有精神疾病"), Kind.TICK),
    Spec("infectious", tr("传染病"), width=3, hint=tr("没有可不填")),
)  # fmt: skip


def _known(subject: SubjectDetail, _now: datetime | None = None) -> Values:
    names = {spec.name for spec in (*_PROFILE, *_GUARDED)}
    return {name: getattr(subject, name, "") for name in names}  # the number is typed anew


def _profile(subject: SubjectDetail, _row: Id | None, values: Values) -> ReviseProfile:
    """Only what was changed; an empty number leaves what is kept."""
    before = _known(subject)
    changed = {
        name: value
        for name, value in values.items()
        if value != before.get(name) and value is not None
    }
    return ReviseProfile(subject.id, **changed)


PROFILE = SubjectStep(
    "ReviseProfile",
    title=tr("补充情况"),
    button=tr("保存"),
    done=tr("已保存，改前的内容在修改历史里"),
    specs=_PROFILE,
    start=_known,
    make=_profile,
    text=tr("姓名、证件、电话、住址在人员档案里改。"),
    width=720,
)

GUARDED = SubjectStep(
    "ReviseGuarded",
    title=tr("健康和前科情况"),
    button=tr("保存"),
    done=tr("已保存，改前的内容在修改历史里"),
    specs=_GUARDED,
    start=_known,
    make=_profile,
    text=tr("这些内容平时遮住，看过、改过都有记录。"),
    width=640,
)

ASSIGNMENT = SubjectStep(
    "AssignSubject",
    title=tr("确定专管和协助的人"),
    button=tr("保存"),
    done=tr("已确定专管和协助的人"),
    specs=(
        Spec("officer", tr("专管"), Kind.CHOICE, required=True, width=2),
        Spec("aides", tr("协助的人"), Kind.PICKS, width=2, note=tr("可以不选")),
    ),
    start=lambda _subject, _now: {},
    make=lambda subject, _row, values: ReviseProfile(subject.id, **values),
    text=tr(
        "社工只看得到分给他协助的人，看不到裁判和健康情况；未成年人的记录只有所长和这里的人能看。"
    ),
    width=600,
)


class AssignmentSheet(SubjectSheet):
    """The colleagues come from the desk."""

    def prepare(self) -> None:
        future = self.context.desk.ask(ReadSubjectChoices())
        self.context.work.run(future, self._on_choices, owner=self)

    def _on_choices(self, choices: SubjectChoices) -> None:
        first, *rest = self.record.assigned or (None,)
        offered = {"officer": choices.officers, "aides": choices.aides}
        for name, value in (("officer", first), ("aides", tuple(rest))):
            field = self.grid.field(name)
            if isinstance(field, PinyinCombo):
                field.set_choices([Choice(user, words) for user, words in offered[name]])
            field.set_value(value)


EXIT_FILED = SubjectStep(
    "FileExit",
    title=tr("登记报备"),
    button=tr("登记报备"),
    done=tr("已登记法定不批准出境人员报备"),
    specs=(Spec("filed_on", tr("报备日期"), Kind.DATE, required=True, width=2),),
    start=on("filed_on"),
    make=lambda subject, _row, values: FileExit(subject.id, **values),
    text=tr("刑罚没有执行完毕的，不准出境；接收后向出入境管理机构报备。"),
    law=(tr("出境入境管理法"), tr("第12条")),
    width=520,
)

EXIT_DOCUMENT = SubjectStep(
    "KeepExitDocument",
    title=tr("登记出境证件"),
    button=tr("登记"),
    done=tr("已登记出境证件"),
    specs=(
        Spec(
            "kind", tr("种类"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(ExitKind)),
        ),
        Spec("number", tr("证件号码"), Kind.NUMBER, required=True, width=2, most=30),
        Spec(
            "handling", tr("处置"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(ExitHandling)), default=ExitHandling.UNTOUCHED,
        ),
        Spec("handled_on", tr("处置日期"), Kind.DATE, width=2),
        Spec("basis", tr("依据"), width=4, hint=tr("代管、收缴的，写明依据的文书和条款")),
    ),
    start=lambda _subject, _now: {"handling": ExitHandling.UNTOUCHED},
    make=lambda subject, row, values: KeepExitDocument(subject.id, document=row, **values),
    law=(tr("出境入境管理法"), tr("第12条")),
    width=600,
)  # fmt: skip


class ExitDocumentSheet(SubjectSheet):
    """A document that is known already is changed; else one more is entered."""

    def defaults(self) -> Mapping[str, Any]:
        known = next((one for one in self.record.exits if one.id == self.subject), None)
        if known is None:
            return super().defaults()
        names = ("kind", "number", "handling", "handled_on", "basis")
        return {name: getattr(known, name) for name in names}


STEPS = (RECEIVE, PAPERS, PROFILE, GUARDED, ASSIGNMENT, EXIT_FILED, EXIT_DOCUMENT)
SHEETS: Mapping[str, type[SubjectSheet]] = {
    "KeepExitDocument": ExitDocumentSheet,
    "AssignSubject": AssignmentSheet,
}
