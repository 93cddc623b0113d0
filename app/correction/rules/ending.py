"""How a correction ends: when, by whom and never early (A16 to A20, R29 to R31, R37)."""

from __future__ import annotations

__all__ = ["check_appraisal", "check_release", "check_termination", "ending_dues", "unsettled"]

from collections.abc import Iterator
from datetime import date

from app.correction.codes import Discharge, Termination
from app.correction.messages.ending import AppraiseSubject, ReleaseSubject, TerminateSubject
from app.correction.rules.facts import SubjectFacts
from app.correction.states import Category, Flag, State
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

_OPEN = frozenset({Flag.REVOCATION, Flag.HELD})  # R29a: no release by itself
_DOUBTFUL = {
    Flag.SOUGHT: tr("对象还在查找中，没有找到"),
    Flag.SANCTION: tr("还有奖惩没有决定"),
}
_IMPRISONED = frozenset(one.value for one in Termination if one is not Termination.DIED)
_GROUNDS = {  # 社区矫正法 第45条: which category each ends
    Termination.SUSPENSION_REVOKED: frozenset({Category.SUSPENSION}),
    Termination.PAROLE_REVOKED: frozenset({Category.PAROLE}),
    Termination.IMPRISONED: frozenset({Category.OUTSIDE}),
    Termination.DIED: frozenset(Category),
}


def unsettled(facts: SubjectFacts, day: date) -> bool:
    """Whether 提请 or 羁押 stands open on a day (R29a)."""
    return bool(facts.flags(day) & _OPEN)


def ending_dues(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """What is owed towards the end of a term, and after it."""
    if facts.serving:
        yield from _before(facts, law)
    elif facts.ended_on is not None:
        yield from _after(facts, law)


def _before(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    if facts.appraised_on is None:
        yield DueFact(
            "cor.R29b", facts.id, law.due("cor.R29b", facts.end_on), tr("期满鉴定"),
            tr("写 {name} 的期满鉴定").format(name=facts.title),
            tr("本人总结、书面鉴定和安置帮教建议"), tr("写鉴定"), "AppraiseSubject",
        )  # fmt: skip
    if unsettled(facts, facts.end_on):
        yield DueFact(
            "cor.R29a", facts.id, law.due("cor.R29a", facts.end_on, event=tr("期满")),
            tr("期满待定"), tr("{name} 期满待定，请示县级").format(name=facts.title),
            tr("提请撤销、收监或者羁押还没有结果，不自动解除"), tr("写请示"), "AskUnsettled",
        )  # fmt: skip
        return
    rule = "cor.R30a" if facts.category is Category.OUTSIDE else "cor.R29"
    detail = tr("宣告解除，发给证明书，不得提前，也不顺延")
    if facts.category is Category.OUTSIDE:
        detail = tr("由监狱、看守所办理释放手续，收到释放证明书后结束登记")
    yield DueFact(
        rule, facts.id, law.due(rule, facts.end_on, event=tr("期满")), tr("期满解除"),
        tr("{name} 期满解除").format(name=facts.title), detail,
        tr("办理解除"), "ReleaseSubject",
    )  # fmt: skip


def _after(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    if facts.ended_on is None or facts.state is State.MOVED:
        return
    if facts.told_on is None:
        died = facts.ended_as == Termination.DIED.value
        rule = "cor.R37" if died else "cor.R29c"
        yield DueFact(
            rule, facts.id, law.due(rule, facts.ended_on, event=tr("死亡") if died else ""),
            tr("通知有关机关"),
            tr("通知 {name} 的决定机关、检察院、公安机关").format(name=facts.title),
            tr("解除、终止矫正通知书"), tr("登记通知"), "TellEnding",
        )  # fmt: skip
    if facts.ended_as in _IMPRISONED:
        yield DueFact(
            "cor.R40", facts.id, law.due("cor.R40", facts.ended_on), tr("监所信息"),
            tr("催问 {name} 的监所信息").format(name=facts.title),
            tr("收押一个月内，监狱、看守所应当录入信息；没有收到的，催问"),
            tr("看记录"), "ReadSubject",
        )  # fmt: skip
    if facts.to_seal:
        last = min(facts.ended_on, facts.end_on)
        yield DueFact(
            "cor.R31", facts.id, law.due("cor.R31", last), tr("封存"),
            tr("封存 {name} 的记录").format(name=facts.title),
            tr("须在三日内封存。"), tr("办理封存"), "SealSubject",
        )  # fmt: skip


# -- what stands against ending it -----------------------------------------------------------


def check_appraisal(command: AppraiseSubject, today: date) -> list[Fault]:
    """D20 as typed."""
    faults = []
    if command.appraised_on > today:
        faults.append(Fault(tr("鉴定日期晚于今天，请核对"), "appraised_on"))
    if not command.summary.strip():
        faults.append(Fault(tr("请写鉴定意见"), "summary"))
    return faults


def check_release(
    command: ReleaseSubject, facts: SubjectFacts, law: Rulebook, today: date
) -> list[Fault]:
    """A17: #1 never before the last day, #2 never with 提请 or 羁押 open."""
    faults = []
    cited = law["cor.R29"].citation.short()
    expired = command.discharge is Discharge.EXPIRED
    if expired and command.released_on < facts.end_on:
        says = tr("期限至{d}，不得提前解除。").format(d=full_date(facts.end_on))
        faults.append(Fault(says, "released_on", "cor.W1", cited))
    if command.released_on > today:
        faults.append(Fault(tr("解除日期晚于今天，请核对"), "released_on"))
    if unsettled(facts, command.released_on):
        says = tr("存在未决情形，转期满待定，请示县级机构。")
        faults.append(Fault(says, None, "cor.W2", law["cor.R29a"].citation.short()))
    if not command.cert_no.strip():
        outside = facts.category is Category.OUTSIDE
        rule = "cor.R30a" if outside else "cor.R29"
        says = (
            tr("暂予监外执行刑期届满，由监狱、看守所办理释放手续；请等收到释放证明书，填它的编号")
            if outside
            else tr("解除证明书由县级社区矫正机构制发，请填证明书编号")
        )
        faults.append(Fault(says, "cert_no", rule, law[rule].citation.short()))
    return [*faults, *_release_warnings(command, facts, law)]


def _release_warnings(
    command: ReleaseSubject, facts: SubjectFacts, law: Rulebook
) -> Iterator[Fault]:
    if command.discharge is Discharge.EXPIRED and command.released_on > facts.end_on:
        says = tr("期限 {d} 已满，应当在当日解除，请说明理由").format(d=full_date(facts.end_on))
        yield Fault(says, "released_on", "cor.R29", law["cor.R29"].citation.short(), blocks=False)
    if facts.appraised_on is None:
        yield Fault(tr("还没有写期满鉴定"), None, "cor.R29b", blocks=False)
    for flag, says in _DOUBTFUL.items():
        if flag in facts.flags(command.released_on):
            yield Fault(says, f"flag.{flag.value}", "cor.R29a", blocks=False)


def check_termination(command: TerminateSubject, facts: SubjectFacts, today: date) -> list[Fault]:
    """A18, #4a: exactly one ground, and one that the category knows."""
    faults = []
    if facts.category not in _GROUNDS[command.ground]:
        says = tr("{category}不适用该程序。").format(category=tr(facts.category.label))
        faults.append(Fault(says, "ground", "cor.W4a", tr("社区矫正法 第45条")))
    if command.ended_on > today:
        faults.append(Fault(tr("终止日期晚于今天，请核对"), "ended_on"))
    if command.ended_on < facts.effective_on:
        faults.append(Fault(tr("终止日期早于生效日期，请核对"), "ended_on"))
    if not command.doc_no.strip() and command.ground is not Termination.DIED:
        faults.append(Fault(tr("请填裁定书、决定书文号"), "doc_no"))
    if not command.doc_no.strip() and command.ground is Termination.DIED:
        says = tr("还没有死亡证明材料的编号")
        faults.append(Fault(says, "doc_no", "cor.R37", blocks=False))
    return faults
