"""What a correction owes from its notice to its term, and what stands against changing it."""

from __future__ import annotations

__all__ = ["check_grade", "check_member", "check_plan", "check_term", "course_dues"]

from collections.abc import Iterator
from datetime import date

from app.correction.codes import Grade
from app.correction.messages.course import AddMember, ProposeGrade, ReviseTerm, WritePlan
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import report_by, report_rule
from app.correction.states import Category, State
from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.lawbook.rules import Rulebook
from app.lawbook.terms import SUSPENSION, shortest_suspension, suspension_end
from app.today.owed import DueFact

_BEFORE = frozenset({State.AWAITED, State.LATE})
_FREE = frozenset({Category.CONTROL, Category.SUSPENSION, Category.PAROLE})


def course_dues(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """All that is owed of a correction in hand beside its end."""
    if facts.state.ended:
        return
    yield from _papers(facts, law)
    if facts.state in _BEFORE:
        yield _report(facts, law)
        return
    yield from _received(facts, law)
    if facts.grade and facts.graded_on:
        rule = "cor.R05b" if facts.grade is Grade.STRICT else "cor.R05c"
        yield DueFact(
            rule, facts.id, law.due(rule, facts.graded_on), tr("管理类别评定"),
            tr("评定 {name} 的管理类别").format(name=facts.title),
            tr("现在是{grade}，按表现保持或者提出调整").format(grade=tr(facts.grade.label)),
            tr("评定"), "KeepGrade",
        )  # fmt: skip


def _report(facts: SubjectFacts, law: Rulebook) -> DueFact:
    rule = report_rule(facts.category, moved_in=facts.moved_in)
    due = report_by(facts, law)
    if facts.category is Category.OUTSIDE and not facts.moved_in:
        detail = tr("看守所、监狱或者公安机关应当把人移送过来；没有移送的，去函询问")
        return DueFact(
            rule, facts.id, due, tr("移送期限"),
            tr("{name} 移送").format(name=facts.title), detail, tr("登记接收"), "ReceiveSubject",
        )  # fmt: skip
    detail = tr("逾期没有报到的，立即查找")
    if due.rolled > due.raw:
        detail = tr("{day}是休息日，{rolled}之后才算逾期").format(
            day=month_day(due.raw), rolled=month_day(due.rolled)
        )
    return DueFact(
        rule, facts.id, due, tr("报到期限"),
        tr("{name} 报到").format(name=facts.title), detail, tr("登记接收"), "ReceiveSubject",
    )  # fmt: skip


def _papers(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """The chase list: papers that did not come, a receipt not sent, an end that differs."""
    if facts.papers_on is None and not facts.notice_no and not facts.moved_in:
        yield DueFact(
            "cor.R01", facts.id, law.due("cor.R01", facts.effective_on), tr("决定机关通知"),
            tr("催办 {name} 的执行通知").format(name=facts.title),
            tr("{organ} 应当在五日内通知，还没有收到书面通知").format(organ=facts.organ),
            tr("登记文书"), "RecordPapers",
        )  # fmt: skip
    if facts.papers_on is None:
        yield DueFact(
            "cor.R01a", facts.id, law.due("cor.R01a", _papers_from(facts)), tr("法律文书送达"),
            tr("催要 {name} 的法律文书").format(name=facts.title),
            tr("{organ} 应当送达，还没有收到").format(organ=facts.organ),
            tr("登记文书"), "RecordPapers",
        )  # fmt: skip
    elif facts.receipt_on is None:
        yield DueFact(
            "cor.R04", facts.id, law.due("cor.R04", facts.papers_on), tr("送达回执"),
            tr("给 {organ} 送达回执").format(organ=facts.organ),
            tr("{name} 的法律文书已收到").format(name=facts.title),
            tr("登记文书"), "RecordPapers",
        )  # fmt: skip
    if facts.missing and facts.accepted_on:
        yield DueFact(
            "cor.R04a", facts.id, law.due("cor.R04a", facts.accepted_on), tr("文书待补"),
            tr("催补 {name} 的文书").format(name=facts.title),
            tr("还缺 {n} 样，已先办接收").format(n=len(facts.missing)),
            tr("登记文书"), "RecordPapers",
        )  # fmt: skip
    if facts.end_calc not in (None, facts.end_on) and facts.asked_on is None:
        since = facts.papers_on or facts.notice_on
        yield DueFact(
            "cor.R01b", facts.id, law.due("cor.R01b", since), tr("期限函询"),
            tr("函询 {name} 的矫正期限").format(name=facts.title),
            tr("文书写到 {doc}，推算到 {calc}，以文书为准").format(
                doc=full_date(facts.end_on), calc=full_date(facts.end_calc)
            ),
            tr("登记函询"), "AskInquiry",
        )  # fmt: skip


def _papers_from(facts: SubjectFacts) -> date:
    """The papers of who moves here come with the other county's notice."""
    return facts.notice_on if facts.moved_in else facts.effective_on


def _received(facts: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    if facts.accepted_on is None:
        return
    if facts.state is State.RECEIVED:
        yield DueFact(
            "cor.R05", facts.id, law.due("cor.R05", facts.accepted_on), tr("入矫宣告"),
            tr("给 {name} 作入矫宣告").format(name=facts.title),
            tr("宣告期限、规定和权利，确定矫正小组"), tr("登记宣告"), "DeclareSubject",
        )  # fmt: skip
    if facts.plan_on is None:
        yield DueFact(
            "cor.R05a", facts.id, law.due("cor.R05a", facts.accepted_on), tr("矫正方案"),
            tr("制定 {name} 的矫正方案").format(name=facts.title),
            tr("写明评估情况和监管、帮扶措施"), tr("写矫正方案"), "WritePlan",
        )  # fmt: skip
    if facts.exit_filed_on is None:
        yield DueFact(
            "cor.R18a", facts.id, law.due("cor.R18a", facts.accepted_on), tr("出境报备"),
            tr("请县级办理 {name} 的出境报备").format(name=facts.title),
            tr("刑罚未执行完毕，不准出境"), tr("登记报备"), "FileExit",
        )  # fmt: skip


# -- what stands against a change ------------------------------------------------------------


def check_member(command: AddMember, today: date) -> list[Fault]:
    """A member as typed."""
    faults = []
    if not command.name.strip():
        faults.append(Fault(tr("请填姓名"), "name"))
    if command.joined_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "joined_on"))
    if command.letter_on and command.letter_on < command.joined_on:
        faults.append(Fault(tr("签责任书不能早于加入小组，请核对"), "letter_on"))
    return faults


def check_plan(command: WritePlan, versions: int, today: date) -> list[Fault]:
    """A plan as typed; every version after the first says why it changed."""
    faults = []
    if command.made_on > today:
        faults.append(Fault(tr("日期晚于今天，请核对"), "made_on"))
    if not command.assessment.strip():
        faults.append(Fault(tr("请写评估情况"), "assessment"))
    if not command.measures.strip():
        faults.append(Fault(tr("请写监管和帮扶措施"), "measures"))
    if versions and not command.reason.strip():
        faults.append(Fault(tr("请写明调整方案的理由"), "reason"))
    return faults


def check_grade(command: ProposeGrade, facts: SubjectFacts, today: date) -> list[Fault]:
    """A5: another class than the one that holds, with what it rests on."""
    faults = []
    if command.grade is facts.grade:
        faults.append(Fault(tr("现在就是{grade}").format(grade=tr(command.grade.label)), "grade"))
    if not command.basis.strip():
        faults.append(Fault(tr("请写调整的依据和评估情况"), "basis"))
    if command.asked_on > today:
        faults.append(Fault(tr("提出日期晚于今天，请核对"), "asked_on"))
    if facts.grade_on and command.from_on < facts.grade_on:
        faults.append(
            Fault(
                tr("不能早于现在的类别开始的日期（{day}）").format(day=full_date(facts.grade_on)),
                "from_on",
            )
        )
    return faults


def check_term(command: ReviseTerm, facts: SubjectFacts) -> list[Fault]:
    """T8, #17: a term may be shortened by a ruling, never extended by anyone."""
    faults = []
    if not command.doc_no.strip():
        faults.append(Fault(tr("请填裁定书文号"), "doc_no"))
    if not command.reason.strip():
        faults.append(Fault(tr("请写明裁定的内容"), "reason"))
    if command.end_on < facts.start_on:
        faults.append(Fault(tr("期限的止日早于起日，请核对"), "end_on"))
    longer = (command.end_on - facts.end_on).days
    if longer > 0 and facts.category in _FREE:
        control = facts.category is Category.CONTROL
        says = tr("无权延长刑期。") if control else tr("无权延长考验期。")
        faults.append(Fault(says, "end_on", "cor.W17"))
    elif longer > 0 and command.uncounted_days <= 0:
        says = tr("暂予监外执行的刑期，只有法院裁定不计入刑期的天数才能顺延，请填天数")
        faults.append(Fault(says, "uncounted_days", "cor.W17", tr("刑事诉讼法 第268条第3款")))
    elif command.uncounted_days > 0 and longer != command.uncounted_days:
        says = tr("止日比原来晚 {n} 日，与不计入刑期的天数不一样，请核对")
        faults.append(Fault(says.format(n=longer), "end_on"))
    return [*faults, *_below_floor(command, facts)]


def _below_floor(command: ReviseTerm, facts: SubjectFacts) -> Iterator[Fault]:
    """T8: shortened for 重大立功, a probation stays two months or a year long."""
    if facts.category is not Category.SUSPENSION or facts.principal not in SUSPENSION:
        return
    floor = suspension_end(facts.effective_on, shortest_suspension(facts.principal))
    if command.end_on < floor:
        says = tr("缩短后的考验期不得少于法定最短期限（到 {day}），请对照裁定书").format(
            day=full_date(floor)
        )
        yield Fault(says, "end_on", "cor.T8", tr("法释〔2016〕23号 第18条"), blocks=False)
