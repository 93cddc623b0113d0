"""What makes the desk stop: a limitation that runs out, a retrial nobody ordered, a notice."""

from __future__ import annotations

__all__ = ["warnings_of"]

from collections.abc import Iterator, Sequence
from datetime import date

from app.i18n import plain_day, tr
from app.legalaid.codes import (
    Category,
    FilerBasis,
    Matter,
    MeansRoute,
    NoticeGround,
    Provisional,
)
from app.legalaid.messages.answers import Answers
from app.legalaid.messages.opinion import MeansView, WarningView
from app.legalaid.rules.law import LAW
from app.legalaid.rules.limitation import Limitation

_ADULT = 18


def warnings_of(
    answers: Answers,
    *,
    route: MeansRoute | None,
    limitation: Limitation | None,
    means: MeansView | None,
    categories: Sequence[Category],
    age: int | None,
    today: date,
) -> Iterator[WarningView]:
    """The warnings, the most urgent first."""
    if route is MeansRoute.NOTICE:
        yield from _notice(answers, age)
        return
    if limitation:
        yield from _limitation(limitation, today)
    if answers.urgent:
        yield WarningView(
            "la.M26", tr("要马上保全或者先予执行"),
            tr("可以先行提供法律援助，手续后补。"), LAW, "第44条第二项",
            propose=Provisional.PRESERVATION,
        )  # fmt: skip
    if answers.matter is Matter.RETRIAL and answers.retrial_ordered is False:
        yield WarningView(
            "la.M24", tr("申诉的条件还没有具备"),
            tr("第三十三条条件未具备，可先提供咨询、代书。申请人坚持申请的，照收送机构决定。"),
            LAW, "第33条",
        )  # fmt: skip
    if answers.household and route in (MeansRoute.UNLIMITED, MeansRoute.EXEMPT):
        yield WarningView(
            "la.M21", tr("不用填家庭收入"),
            tr("依法免予核查或不受经济条件限制，请不要再要收入材料。"), LAW, route.article,
        )  # fmt: skip
    yield from _minor(answers, age)
    if means and means.alone:
        yield WarningView(
            "la.R-B18", tr("只看申请人本人"),
            tr("对方是共同生活的家人，收入、财产只算申请人自己的。"), LAW, "第41条",
        )  # fmt: skip
    if {Category.SERVICE_FAMILY, Category.MARTYR_KIN} & set(categories):
        yield WarningView(
            "la.R-B12", tr("军人军属、烈属优先"), tr("请优先办理，当天送交。"),
            tr("军人地位和权益保障法"), "第61条",
        )  # fmt: skip


def _notice(answers: Answers, age: int | None) -> Iterator[WarningView]:
    yield WarningView(
        "la.M23", tr("请即时转交"),
        tr("通知辩护不需申请，今天就转交法律援助机构；机构收到后三日内指派律师。"), LAW, "第36条",
    )  # fmt: skip
    ground = answers.notice_ground
    if ground and ground.experienced:
        yield WarningView(
            "la.R-B06", tr("要有三年以上执业经历的律师"),
            tr("转交时写明案件可能判处的刑罚。"), LAW, "第26条",
        )  # fmt: skip
    if ground is NoticeGround.MINOR or (age is not None and age < _ADULT):
        yield WarningView(
            "la.R-B06", tr("要熟悉未成年人身心特点的律师"),
            tr("转交时写明是未成年人；姓名不外露。"), tr("未成年人保护法"), "第104条",
        )  # fmt: skip


def _limitation(found: Limitation, today: date) -> Iterator[WarningView]:
    day = plain_day(found.due.raw, today)
    if found.over:
        says = tr("按所填的日期，{day}已经到期。{ask}先照收，由法律援助机构看。")
        asks = tr("讨要过、对方答应过的，从那天重新计算；") if found.breakable else ""
        yield WarningView(
            "la.M26", tr("{name}可能已经过了").format(name=found.name),
            says.format(day=day, ask=asks), *_article(found), arithmetic=found.due.arithmetic,
        )  # fmt: skip
    elif found.short:
        left = max(found.left, 0)
        title = tr("离{name}届满只剩 {n} 天") if left else tr("{name}今天届满")
        says = tr("{day}到期，不足七日，可以先行提供法律援助，手续后补。")
        yield WarningView(
            "la.M26", title.format(name=found.name, n=left), says.format(day=day),
            LAW, "第44条第一项",
            arithmetic=found.due.arithmetic, propose=Provisional.LIMITATION,
        )  # fmt: skip
    elif found.close:
        says = tr("{day}到期。不足七日时可以先行提供法律援助，请早点送交。")
        yield WarningView(
            found.rule, tr("离{name}届满还有 {n} 天").format(name=found.name, n=found.left),
            says.format(day=day), *_article(found), arithmetic=found.due.arithmetic,
        )  # fmt: skip


def _article(found: Limitation) -> tuple[str, str]:
    places = {
        "la.R-B14": ("劳动争议调解仲裁法", "第27条"),
        "la.R-B14a": ("民法典", "第188条"),
        "la.R-B14b": ("国家赔偿法", "第39条"),
        "la.R-B08b": ("行政复议法", "第20条"),
        "la.R-B08c": ("行政诉讼法", "第46条"),
    }
    return places[found.rule]


def _minor(answers: Answers, age: int | None) -> Iterator[WarningView]:
    alone = answers.filer is FilerBasis.SELF
    if alone and ((age is not None and age < _ADULT) or answers.limited_capacity):
        yield WarningView(
            "la.R-B01a", tr("申请人未成年，或者行为能力受限"),
            tr("可以由法定代理人代为申请；法定代理人侵权的，由其他法定代理人、近亲属来。"),
            LAW, "第40条",
        )  # fmt: skip
    if not alone and age is not None and age >= _ADULT and answers.limited_capacity is False:
        guardian = answers.filer in (FilerBasis.GUARDIAN, FilerBasis.OTHER_GUARDIAN)
        if guardian:
            yield WarningView(
                "la.R-B01a", tr("申请人是成年人"),
                tr("有完全行为能力的，由本人申请；行动不便的，可以上门或者预约。"), LAW, "第40条",
            )  # fmt: skip
