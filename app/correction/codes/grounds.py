"""What a sanction may rest on: the items of the articles, each for one kind of sanction."""

from __future__ import annotations

__all__ = ["GROUNDS", "Ground", "grounds_of", "kind_of", "place_of", "short_of"]

from collections.abc import Mapping

from app.codes import Code
from app.correction.codes.measures import SanctionKind
from app.i18n import tr


class Ground(Code):
    """An item: 实施办法 第33条 to 第36条, 刑诉法解释 第543条 and 第516条, 刑法 第78条."""

    PRAISE = "33", "接受矫正六个月以上，符合表扬的各项条件"
    PRAISE_DEED = "33.2", "有见义勇为等突出表现"
    OUT_BRIEFLY = "34.1", "不按规定时间报到，或者脱离监管未超过十日"
    RULES_MINOR = "34.2", "违反报告、会客、外出、迁居等规定，情节轻微"
    STUDY = "34.3", "不按规定参加教育学习等活动，经教育仍不改正"
    OTHER_MINOR = "34.4", "其他违反监督管理规定，情节轻微"
    BAN_MINOR = "35.1", "违反人民法院禁止令，情节轻微"
    OUT_LONGER = "35.2", "不按规定时间报到，或者脱离监管超过十日"
    RULES_GRAVE = "35.3", "违反报告、会客、外出、迁居等规定，情节较重"
    REVIEW_UNFILED = "35.4", "保外就医无正当理由不按时提交复查情况，经教育仍不改正"
    TWO_REPRIMANDS = "35.5", "受到两次训诫，仍不改正"
    OTHER_GRAVE = "35.6", "其他违反监督管理规定，情节较重"
    PUNISHABLE = "36", "违反监督管理规定或者禁止令，依法应予治安管理处罚"
    BAN_SERIOUS = "543.1", "违反禁止令，情节严重"
    OUT_A_MONTH = "543.2", "无正当理由不按规定时间报到，或者脱离监管超过一个月"
    AFTER_PUNISHMENT = "543.3", "因违反监督管理规定受到治安管理处罚，仍不改正"
    TWO_WARNINGS = "543.4", "受到两次警告，仍不改正"
    SERIOUS = "543.5", "违反法律、行政法规和监督管理规定，情节严重的其他情形"
    PAROLE_OUT = "543.2p", "无正当理由不按规定时间报到，或者脱离监管超过一个月"
    PAROLE_TWO_WARNINGS = "543.4p", "受到两次警告，仍不改正"
    PAROLE_OTHER = "543.9p", "其他违反监督管理规定的行为，尚未构成新的犯罪"
    UNFIT = "516.1", "不符合暂予监外执行条件"
    LEFT_WARNED = "516.2", "未经批准离开，经警告拒不改正，或者拒不报告行踪、脱离监管"
    OUTSIDE_PUNISHED = "516.3", "因违反监督管理规定受到治安管理处罚，仍不改正"
    OUTSIDE_TWO_WARNINGS = "516.4", "受到两次警告，仍不改正"
    REVIEW_WARNED = "516.5", "保外就医不按规定提交复查情况，经警告拒不改正"
    CAUSE_GONE = "516.6", "暂予监外执行的情形消失，刑期未满"
    GUARANTOR = "516.7", "保证人丧失条件或者被取消资格，没有按期提出新的保证人"
    OUTSIDE_SERIOUS = "516.8", "违反法律、行政法规和监督管理规定，情节严重的其他情形"
    MERIT = "78", "确有悔改或者立功、重大立功表现"


_ARTICLES: Mapping[str, tuple[str, SanctionKind]] = {
    "33": ("社区矫正法实施办法", SanctionKind.PRAISE),
    "34": ("社区矫正法实施办法", SanctionKind.REPRIMAND),
    "35": ("社区矫正法实施办法", SanctionKind.WARNING),
    "36": ("社区矫正法实施办法", SanctionKind.PUNISHMENT),
    "516": ("最高人民法院关于适用刑事诉讼法的解释", SanctionKind.IMPRISON),
    "543": ("最高人民法院关于适用刑事诉讼法的解释", SanctionKind.REVOKE_SUSPENSION),
    "78": ("刑法", SanctionKind.COMMUTATION),
}


def kind_of(ground: Ground) -> SanctionKind:
    """The sanction that a ground is for."""
    if ground.value.endswith("p"):
        return SanctionKind.REVOKE_PAROLE
    return _ARTICLES[ground.value.partition(".")[0]][1]


def place_of(ground: Ground) -> str:
    """The item as it is cited: 社区矫正法实施办法第34条第1项."""
    article, _, item = ground.value.rstrip("p").partition(".")
    law, words = _ARTICLES[article][0], tr("{law}第{n}条")
    if ground is Ground.PAROLE_OTHER:
        words = tr("{law}第{n}条第2款")
    elif ground.value.endswith("p"):  # the second clause names items of the first
        words = tr("{law}第{n}条第2款、第1款第{item}项")
    elif article == "543":
        words = tr("{law}第{n}条第1款第{item}项")
    elif article not in _WHOLE:
        words = tr("{law}第{n}条第{item}项")
    return words.format(law=law, n=article, item=item)


_WHOLE = frozenset({"33", "36", "78"})  # cited without an item
_SHORT = (
    ("社区矫正法实施办法", "实施办法 "),
    ("最高人民法院关于适用刑事诉讼法的解释", "刑诉法解释 "),
    ("刑法", "刑法 "),
)


def short_of(ground: Ground) -> str:
    """The item as a narrow column has it: 实施办法 第34条第1项."""
    place = place_of(ground)
    law, short = next((pair for pair in _SHORT if place.startswith(pair[0])), ("", ""))
    return short + place.removeprefix(law)


GROUNDS: Mapping[SanctionKind, tuple[Ground, ...]] = {
    kind: tuple(ground for ground in Ground if kind_of(ground) is kind) for kind in SanctionKind
}


def grounds_of(kind: SanctionKind) -> tuple[Ground, ...]:
    """The grounds a sanction may rest on, in the order of the articles."""
    return GROUNDS[kind]
