"""The forms of committees and mediators, as tables of fields."""

from __future__ import annotations

__all__ = ["committee", "end_committee", "end_mediator", "funding", "mediator", "rate", "training"]

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import Difficulty, SetRate
from app.office.messages import (
    AddCommittee,
    AddMediator,
    CommitteeForm,
    CommitteeInput,
    CommitteeKind,
    CommitteeView,
    Education,
    EndCommittee,
    EndMediator,
    Level,
    MediatorInput,
    MediatorView,
    Post,
    RecordFunding,
    RecordTraining,
    ReviseCommittee,
    ReviseMediator,
)
from app.people.messages import Sex
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.widgets.combo import Choice

_LAW = tr("人民调解法")
_PATTERN = tr("（{年}）江　人调字第{号}号")


def _options(codes: Sequence[Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((code, tr(code.label)) for code in codes)


_COMMITTEE = (
    Spec("name", tr("名称"), required=True, width=4),
    Spec("kind", tr("类型"), Kind.CHOICE, required=True, width=2,
         options=_options([*CommitteeKind])),
    Spec("form", tr("形式"), Kind.CHOICE, required=True, width=2,
         options=_options([*CommitteeForm]), default=CommitteeForm.COMMITTEE),
    Spec("division", tr("所在村、社区"), Kind.CHOICE, width=2, hint=tr("全镇的不用选")),
    Spec("term_start", tr("本届委员产生日期"), Kind.DATE, width=2),
    Spec("number_pattern", tr("案号样式"), required=True, width=4,
         note=tr("{年}和{号}由榕下填，其余照本地写法"), most=80),
)  # fmt: skip

_MEDIATOR = (
    Spec("name", tr("姓名"), required=True),
    Spec("id_no", tr("身份证号"), Kind.ID, width=2),
    Spec("sex", tr("性别"), Kind.RADIO, options=_options((Sex.MALE, Sex.FEMALE))),
    Spec("committee", tr("调委会"), Kind.CHOICE, required=True, width=2),
    Spec("post", tr("职务"), Kind.CHOICE, required=True, options=_options([*Post])),
    Spec("full_time", tr("专职"), Kind.TICK),
    Spec("appointed_on", tr("推选、聘任日期"), Kind.DATE),
    Spec("filed_on", tr("司法局备案日期"), Kind.DATE),
    Spec("level", tr("等级"), Kind.CHOICE, options=_options([*Level]), default=Level.NONE),
    Spec("education", tr("文化程度"), Kind.CHOICE, options=_options([*Education]),
         default=Education.UNKNOWN),
    Spec("phone", tr("电话"), Kind.NUMBER, width=2),
    Spec("civil_servant", tr("在职公务员（不领案件补贴）"), Kind.TICK, width=2),
    Spec("bank", tr("开户行"), width=2),
    Spec("bank_account", tr("银行账号"), Kind.NUMBER, width=2),
)  # fmt: skip


def committee(
    known: CommitteeView | None, villages: Sequence[tuple[str, str]], pattern: str = ""
) -> Form:
    """Set up a committee, or change one."""

    def make(values: Mapping[str, Any]) -> AddCommittee | ReviseCommittee:
        given = CommitteeInput(**values)
        return ReviseCommittee(known.id, given) if known else AddCommittee(given)

    start: dict[str, Any] = {"number_pattern": pattern or _PATTERN}
    if known:
        start = {spec.name: getattr(known, spec.name) for spec in _COMMITTEE}
    return Form(
        f"office.committee.{known.id.hex() if known else ''}",
        title=tr("修改调委会") if known else tr("登记调委会"),
        button=tr("保存") if known else tr("登记调委会"),
        done=tr("已保存调委会") if known else tr("已登记调委会"),
        specs=_COMMITTEE,
        start=start,
        choices={"division": [Choice(code, name) for code, name in villages]},
        make=make,
        law=(_LAW, tr("第8条")),
    )


def mediator(
    known: MediatorView | None, home: CommitteeView, committees: Sequence[CommitteeView]
) -> Form:
    """Somebody was elected or appointed, or changed."""

    def make(values: Mapping[str, Any]) -> AddMediator | ReviseMediator:
        account = values["bank_account"] or None
        given = MediatorInput(**{**values, "bank_account": account})
        return ReviseMediator(known.id, given) if known else AddMediator(given)

    start: dict[str, Any] = {"committee": home.id}
    if known:
        start = {spec.name: getattr(known, spec.name, None) for spec in _MEDIATOR}
        if known.sex is Sex.UNSTATED:
            start["sex"] = None
    working = [one for one in committees if one.ended_on is None]
    kept = tr("账号现为{shown}，不改就不用填。")
    return Form(
        f"office.mediator.{known.id.hex() if known else ''}",
        title=tr("修改调解员") if known else tr("登记调解员"),
        button=tr("保存") if known else tr("登记调解员"),
        done=tr("已保存调解员") if known else tr("已登记调解员"),
        specs=_MEDIATOR,
        start=start,
        choices={"committee": [Choice(one.id, one.name) for one in working]},
        make=make,
        text=kept.format(shown=known.account_shown) if known and known.account_shown else "",
        law=(_LAW, tr("第14条")),
    )


def training(mediators: Sequence[MediatorView], chosen: Sequence[Id], today: date) -> Form:
    """Mediators were trained."""
    serving = [Choice(one.id, one.name) for one in mediators if one.active]
    return Form(
        "office.training",
        title=tr("记培训"),
        button=tr("记下"),
        done=tr("已记下培训"),
        specs=(
            Spec("mediators", tr("参加的调解员"), Kind.PICKS, required=True, width=4),
            Spec("trained_on", tr("培训日期"), Kind.DATE, required=True),
            Spec("topic", tr("内容"), required=True, width=2),
            Spec("hours", tr("学时"), Kind.COUNT),
            Spec("organiser", tr("组织单位"), width=4),
        ),
        start={"mediators": tuple(chosen), "trained_on": today},
        choices={"mediators": serving},
        make=lambda values: RecordTraining(**values),
        law=(_LAW, tr("第14条")),
    )


def funding(home: CommitteeView, today: date) -> Form:
    """A committee was given money."""
    return Form(
        f"office.funding.{home.id.hex()}",
        title=tr("记经费"),
        button=tr("记下"),
        done=tr("已记下经费"),
        text=home.name,
        specs=(
            Spec("received_on", tr("到账日期"), Kind.DATE, required=True),
            Spec("amount_fen", tr("金额（元）"), Kind.MONEY, required=True),
            Spec("giver", tr("拨付单位"), width=2),
        ),
        start={"received_on": today},
        make=lambda values: RecordFunding(committee=home.id, **values),
        law=(_LAW, tr("第6条")),
    )


def end_committee(home: CommitteeView, today: date) -> Form:
    """A committee was dissolved or merged."""
    return Form(
        f"office.end.{home.id.hex()}",
        title=tr("终止调委会"),
        button=tr("终止"),
        done=tr("已登记终止"),
        text=tr("{name}。办过的案件都留着，不能再登记新的。").format(name=home.name),
        specs=_ENDED,
        start={"ended_on": today},
        make=lambda values: EndCommittee(home.id, **values),
        width=560,
    )


def end_mediator(known: MediatorView, today: date) -> Form:
    """A mediator leaves."""
    return Form(
        f"office.leave.{known.id.hex()}",
        title=tr("登记离任"),
        button=tr("登记离任"),
        done=tr("已登记离任"),
        text=tr("{name}。办过的案件照旧写着姓名，不能再选来办新的案件。").format(name=known.name),
        specs=_ENDED,
        start={"ended_on": today},
        make=lambda values: EndMediator(known.id, **values),
        width=560,
    )


_ENDED = (
    Spec("ended_on", tr("日期"), Kind.DATE, required=True, width=2),
    Spec("note", tr("原因"), width=4, fresh_row=True),
)


def rate(today: date) -> Form:
    """The standard of a grade of cases, from a day on."""
    return Form(
        "office.rate",
        title=tr("补贴标准"),
        button=tr("设定"),
        done=tr("已设定补贴标准"),
        text=tr(
            "各地标准不同，本软件没有内置。请照本县（市、区）的文件填写，结案日在此之后的案件按它算。"
        ),
        specs=(
            Spec("grade", tr("等级"), Kind.CHOICE, required=True, options=_options([*Difficulty])),
            Spec("valid_from", tr("从哪天起"), Kind.DATE, required=True),
            Spec("written_fen", tr("书面协议（元）"), Kind.MONEY, required=True),
            Spec("oral_fen", tr("口头协议（元）"), Kind.MONEY),
            Spec("failed_fen", tr("调解不成（元）"), Kind.MONEY),
            Spec("basis", tr("依据的文件"), width=3, hint=tr("不填的，显示为未经核实")),
        ),
        start={"valid_from": date(today.year, 1, 1)},
        make=lambda values: SetRate(**values),
    )
