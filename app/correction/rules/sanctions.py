"""奖惩: what stands against a proposal, who decides it, and the clocks that follow (R20 to R26)."""

from __future__ import annotations

__all__ = [
    "check_answer",
    "check_filing",
    "check_objection",
    "check_outcome",
    "check_proposal",
    "check_service",
    "sanction_dues",
]

from collections.abc import Iterator
from datetime import date, datetime

from app.clock import CHINA
from app.correction.codes import Answer, Ground, SanctionKind, kind_of
from app.correction.messages.sanctions import (
    FileProposal,
    ProposeSanction,
    RecordObjection,
    RecordOutcome,
    ServeSanction,
)
from app.correction.rules.allowance import REVOKING, check_allowed
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.ladder import RULE_OF, rungs
from app.correction.rules.measurefacts import SanctionFact
from app.correction.states import Category
from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.lawbook.dates import on_day, unmoved
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact

_COUNTY = "社区矫正法 第28条"
_REWARDS = frozenset({SanctionKind.PRAISE, SanctionKind.COMMUTATION})
_SERVED = frozenset({SanctionKind.PRAISE, SanctionKind.REPRIMAND, SanctionKind.WARNING})
_SENT = REVOKING | {SanctionKind.PUNISHMENT, SanctionKind.COMMUTATION}
# 提请逮捕 goes with 撤销缓刑, 撤销假释 alone (社区矫正法 第47条).
_ARREST = frozenset({SanctionKind.REVOKE_SUSPENSION, SanctionKind.REVOKE_PAROLE})
# What no breach bears out, but the state of health or of the guarantor.
_NO_BREACH = frozenset({Ground.UNFIT, Ground.CAUSE_GONE, Ground.GUARANTOR})
# Counted days: before the day they are simply not there.
_COUNTED = frozenset({Ground.OUT_LONGER, Ground.OUT_A_MONTH, Ground.PAROLE_OUT, Ground.PRAISE})


# -- guards ------------------------------------------------------------------------------------


def check_proposal(
    command: ProposeSanction, facts: SubjectFacts, law: Rulebook, today: date
) -> list[Fault]:
    """#4a, #5, #24, and the days that must have passed; the rest is for the county to weigh."""
    faults = list(check_allowed(command.kind, facts.category))
    if faults:
        return faults
    if kind_of(command.ground) is not command.kind:
        return [Fault(tr("这一情形不是“{kind}”的，请重新选").format(kind=tr(command.kind.label)),
                      "ground")]  # fmt: skip
    if any(one.kind is command.kind and one.answer is None for one in facts.measures.sanctions):
        says = tr("已经提出过{kind}，还没有决定，请等县级答复")
        return [Fault(says.format(kind=tr(command.kind.label)), "kind")]
    if not command.facts.strip():
        faults.append(Fault(tr("请写事实和依据"), "facts"))
    if command.proposed_on > today:
        faults.append(Fault(tr("提出日期晚于今天，请核对"), "proposed_on"))
    if command.kind not in _REWARDS:
        faults += _unverified(command, facts)
    return [*faults, *_conditions(command, facts, law, today)]


def _unverified(command: ProposeSanction, facts: SubjectFacts) -> Iterator[Fault]:
    """#24: nothing goes up before it was looked into and the subject was heard."""
    says, measures = tr("请先核实并记录申辩。"), facts.measures
    clues = {clue.id: clue for clue in measures.clues}
    searches = {search.id: search for search in measures.searches}
    named = [row for row in command.rows if row in clues or row in searches]
    if len(named) < len(command.rows) or (not named and command.ground not in _NO_BREACH):
        yield Fault(tr("请选所依据的线索或者查找记录"), "rows", "cor.W24", _COUNTY)
    if any(row in clues and not clues[row].breach for row in named):
        yield Fault(says, "rows", "cor.W24", _COUNTY)
    elif any(row in searches and not searches[row].steps for row in named):
        yield Fault(tr("请先登记查找的情况"), "rows", "cor.W24", _COUNTY)
    if not command.heard.strip():
        yield Fault(says, "heard", "cor.W24", _COUNTY)


def _conditions(
    command: ProposeSanction, facts: SubjectFacts, law: Rulebook, today: date
) -> Iterator[Fault]:
    found = [one for one in rungs(facts, law, today) if one.ground is command.ground]
    rule = RULE_OF[command.kind]
    cited = law[rule].citation.short()
    met = [one for one in found if one.met(today)]
    ahead = [one for one in found if one.from_on > today]
    if not met and ahead and command.ground in _COUNTED:
        says = tr("条件到 {day} 才具备，现在不能提出").format(day=full_date(ahead[0].from_on))
        yield Fault(says, "ground", rule, cited)
    elif not met and command.ground is not Ground.PRAISE_DEED:
        says = tr("本机的记录看不出这一条件已经具备，请写明依据")
        yield Fault(says, "ground", rule, cited, blocks=False)
    for lack in dict.fromkeys(lack for one in met for lack in one.lacking):
        if lack != tr("请先核实并记录申辩。"):
            yield Fault(lack, f"lacking.{lack}", rule, cited, blocks=False)
    if command.kind is SanctionKind.COMMUTATION and facts.category is Category.SUSPENSION:
        says = tr("缓刑一般不减刑，只限重大立功，请写明")
        cited = tr("最高人民法院关于办理减刑、假释案件具体应用法律的规定 第18条")
        yield Fault(says, "kind", "cor.W4a", cited, blocks=False)


def check_answer(answer: Answer, approver: str, number: str, office: str) -> list[Fault]:
    """#4: the county decides, under its own number; the office signs nothing of it."""
    if answer is not Answer.YES:
        return []
    faults = []
    if approver == office or tr("司法所") in approver:
        faults.append(Fault(tr("须由县级社区矫正机构决定。"), "approver", "cor.W4", _COUNTY))
    if not number.strip():
        faults.append(Fault(tr("请填县级文书的文号"), "answer_no", "cor.W4", _COUNTY))
    return faults


def check_service(command: ServeSanction, fact: SanctionFact, today: date) -> list[Fault]:
    """Served once, after it was decided."""
    if not fact.granted or fact.decided_on is None:
        return [Fault(tr("县级还没有作出决定，不能送达"))]
    if fact.served_on is not None:
        return [Fault(tr("已经登记过送达，没有改动"))]
    if not fact.decided_on <= command.served_on <= today:
        return [Fault(tr("送达日期在决定之后、今天以前，请核对"), "served_on")]
    return []


def check_filing(command: FileProposal, fact: SanctionFact, now: datetime) -> list[Fault]:
    """What the county decided to propose went up; an arrest only where the law has it."""
    if fact.kind not in _SENT or not fact.granted or fact.decided_on is None:
        return [Fault(tr("县级还没有决定提请，不能登记报送"))]
    if fact.filed_on is not None:
        return [Fault(tr("已经登记过报送，没有改动"))]
    faults = []
    if not fact.decided_on <= command.filed_on <= now.date():
        faults.append(Fault(tr("报送日期在决定之后、今天以前，请核对"), "filed_on"))
    if command.arrest_asked_at is not None:
        if fact.kind not in _ARREST:
            says = tr("只有提请撤销缓刑、撤销假释的，可以同时提请逮捕")
            faults.append(Fault(says, "arrest_asked_at", "cor.R25a", tr("社区矫正法 第47条")))
        elif command.arrest_asked_at > now:
            faults.append(Fault(tr("提请逮捕的时间晚于现在，请核对"), "arrest_asked_at"))
    return faults


def check_outcome(command: RecordOutcome, fact: SanctionFact, today: date) -> list[Fault]:
    """A14: a ruling follows what was filed."""
    if fact.filed_on is None:
        return [Fault(tr("还没有登记报送，不能登记裁定、决定"))]
    if fact.outcome is not None:
        return [Fault(tr("已经登记过裁定、决定，没有改动"))]
    faults = []
    if command.outcome is Answer.BACK:
        faults.append(Fault(tr("退回补充的，请等补充以后的裁定、决定"), "outcome"))
    if not fact.filed_on <= command.outcome_on <= today:
        faults.append(Fault(tr("裁定、决定日期在报送之后、今天以前，请核对"), "outcome_on"))
    if not command.outcome_no.strip():
        faults.append(Fault(tr("请填裁定书、决定书的文号"), "outcome_no"))
    if command.arrested_on is not None:
        if fact.arrest_asked_at is None:
            faults.append(Fault(tr("没有提请逮捕，请核对"), "arrested_on"))
        elif not fact.filed_on <= command.arrested_on <= today:
            faults.append(Fault(tr("逮捕日期在报送之后、今天以前，请核对"), "arrested_on"))
    return faults


def check_objection(command: RecordObjection, fact: SanctionFact, today: date) -> list[Fault]:
    """R39: to what was decided."""
    if not fact.granted or fact.decided_on is None:
        return [Fault(tr("县级还没有作出决定"))]
    faults = []
    if not fact.decided_on <= command.objected_on <= today:
        faults.append(Fault(tr("提出日期在决定之后、今天以前，请核对"), "objected_on"))
    if not command.objection.strip():
        faults.append(Fault(tr("请写异议的内容"), "objection"))
    return faults


# -- deadlines ---------------------------------------------------------------------------------


def sanction_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """Service, objections, and the clocks of a proposal (R25): ruling, arrest, custody."""
    for one in subject.measures.sanctions:
        if one.granted and one.kind in _SERVED and one.served_on is None and one.decided_on:
            yield _due("cor.R20b", one.decided_on, one, subject, law)
        if one.objected_on and not one.objection_answered:
            yield _due("cor.R39", one.objected_on, one, subject, law)
        if one.filed_on is None or one.outcome is not None or one.kind not in REVOKING:
            continue
        yield _due("cor.R25", one.filed_on, one, subject, law)
        if one.arrested_on:
            yield _due("cor.R25b", one.arrested_on, one, subject, law)
        elif one.arrest_asked_at:
            yield _arrest(one, one.arrest_asked_at.astimezone(CHINA), subject, law)


_WORDS = {
    "cor.R20b": (tr("送达"), tr("向 {name} 送达{kind}决定"), tr("本人签收，抄送检察院"),
                 tr("登记送达"), "ServeSanction"),
    "cor.R39": (tr("异议"), tr("{name} 对{kind}有异议"), tr("转县级社区矫正机构处理，告知本人"),
                tr("登记答复"), "AnswerObjection"),
    "cor.R25": (tr("裁定、决定"), tr("{name} {kind}的裁定、决定"), tr("到期没有收到的，请县级催问"),
                tr("登记结果"), "RecordOutcome"),
    "cor.R25b": (tr("羁押期限"), tr("{name} 逮捕后的羁押期限"), tr("不得超过三十日"),
                 tr("登记结果"), "RecordOutcome"),
}  # fmt: skip


def _due(
    rule: str, start: date, one: SanctionFact, subject: SubjectFacts, law: Rulebook
) -> DueFact:
    what, title, detail, button, action = _WORDS[rule]
    words = title.format(name=subject.title, kind=tr(one.kind.label))
    return DueFact(rule, one.id, law.due(rule, start), what, words, detail, button, action)


def _arrest(one: SanctionFact, asked: datetime, subject: SubjectFacts, law: Rulebook) -> DueFact:
    """Forty-eight hours run on, through days off (社区矫正法 第47条)."""
    end = law.due_time("cor.R25a", asked).astimezone(CHINA)
    why = tr("{day} {time} 提请逮捕，四十八小时到 {end} {until}").format(
        day=month_day(asked.date()), time=f"{asked:%H:%M}", end=month_day(end.date()),
        until=f"{end:%H:%M}",
    )  # fmt: skip
    return DueFact(
        "cor.R25a", one.id, unmoved(on_day(end.date(), law.calendar)), tr("是否逮捕"),
        tr("{name} 是否逮捕的决定").format(name=subject.title),
        tr("法院应在四十八小时内决定；没有收到的，请县级催问"),
        tr("登记结果"), "RecordOutcome", why,
    )  # fmt: skip
