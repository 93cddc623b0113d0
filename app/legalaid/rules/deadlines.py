"""What falls due of a record: ours, the centre's that we ask after, and terms of the applicant."""

from __future__ import annotations

__all__ = ["dues"]

from collections.abc import Iterator
from datetime import date, timedelta

from app.clock import CHINA
from app.i18n import month_day, tr
from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.legalaid.codes import DecisionKind, Entry
from app.legalaid.rules.record import AidFacts, CompletionFact, review_due
from app.legalaid.states import State
from app.today.owed import DueFact

_URGENT = frozenset({
    State.REGISTERED, State.INCOMPLETE, State.REVIEWED, State.GRANTED, State.PROVISIONAL,
    State.ASSIGNED,
})  # fmt: skip
_AIDED = frozenset({State.PROVISIONAL, State.GRANTED, State.ASSIGNED, State.HANDLED})
_CONTESTABLE = frozenset({DecisionKind.REFUSE, DecisionKind.TERMINATE})


def dues(case: AidFacts, law: Rulebook) -> list[DueFact]:
    """Everything a record owes by a date."""
    return list(_dues(case, law))


def _dues(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.to_seal and case.closing and case.closing.reviewed_on:
        yield _fact(
            *(
                case,
                law,
                "la.R-B24",
                case.closing.reviewed_on,
                tr("封存"),
                tr("封存 {name} 的记录"),
            ),
            *(tr("未成年人的犯罪记录和有关材料，办完就封存"), tr("办理封存"), "SealAid"),
        )
    if case.archived_on is not None:
        return
    if case.limitation_on and case.state in _URGENT:
        yield _limitation(case, law, case.limitation_on)
    by_state = {
        State.REGISTERED: _registered,
        State.INCOMPLETE: _incomplete,
        State.REVIEWED: _reviewed,
        State.PROVISIONAL: _provisional,
        State.GRANTED: _granted,
        State.NOTIFIED: _notified,
        State.ASSIGNED: _assigned,
        State.HANDLED: _handled,
        State.REPORTED: _reported,
        State.REFUSED: _contested,
        State.TERMINATED: _contested,
        State.OBJECTED: _objected,
        State.UPHELD: _upheld,
    }
    if say := by_state.get(case.state):
        yield from say(case, law)
    yield from _unfit(case, law)
    if case.change:
        change, asked_on = case.change
        yield _fact(
            *(case, law, "la.R-B09", asked_on, tr("更换决定"), tr("{name} 换承办人的决定")),
            *(tr("由机构决定，收到决定后登记"), tr("登记决定"), "RecordLawyerChange"),
            subject=change,
        )


def _unfit(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    """第48条: told the centre, which alone may end aid; heard by its decision or its word."""
    given, since = case.decision, case.unfit_on
    if given is None or since is None or case.state not in _AIDED:
        return
    # Who is aided first and looked at later (44) may be found unfit on the very day.
    first = case.state is State.PROVISIONAL and since == given.decided_on
    heard = case.centre_on is not None and case.centre_on >= since
    if (since > given.decided_on or first) and not heard:
        yield _fact(
            *(case, law, "la.R-B21", since, tr("报告机构"), tr("{name} 不再符合经济困难标准")),
            *(tr("报告法律援助机构，终止不终止由机构决定；机构怎么说，记进度"), tr("登记决定")),
            "RecordAidDecision",
        )


def _custody(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    """第39条: with the centre within a day of the asking; on the way through our hands too."""
    if case.asked_at is None:
        return
    asked = case.asked_at.astimezone(CHINA)
    by = law.due_time("la.R-B01", asked).astimezone(CHINA)
    told = tr("{day} {time} 提出申请，{n} 小时内").format(
        day=month_day(asked.date()), time=f"{asked:%H:%M}", n=law["la.R-B01"].period
    )
    detail = tr("{day} {time} 前要转到法律援助机构")
    day = by.date()
    yield DueFact(
        "la.R-B01", case.id, Due(day, day, day, published=True, arithmetic=""), tr("转交机构"),
        tr("转交 {name} 的申请").format(name=case.shown),
        detail.format(day=month_day(day), time=f"{by:%H:%M}"),
        tr("办理转交"), "ForwardApplication", told,
    )  # fmt: skip


def _registered(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    yield from _custody(case, law)
    if case.missing:
        yield _fact(
            *(case, law, "la.R-B03", case.received_on, tr("告知补正"), tr("告知 {name} 补材料")),
            *(_lacking(case), tr("一次性告知"), "RequestCompletion"),
        )
    elif case.fast:
        yield _fact(
            *(case, law, "la.R-B17", case.ready_on or case.received_on, tr("当天送交")),
            *(tr("送交 {name} 的申请"), tr("快速受理的，当天送法律援助机构")),
            *(tr("办理转交"), "ForwardApplication"),
        )
    else:
        yield _fact(
            *(case, law, "la.R-B02a", case.ready_on or case.received_on, tr("送交机构")),
            *(tr("送交 {name} 的申请"), tr("材料齐了，送法律援助机构决定")),
            *(tr("办理转交"), "ForwardApplication"),
        )
    yield from _review(case, law, tr("办理转交"), "ForwardApplication")


def _lacking(case: AidFacts) -> str:
    names = tr("、").join(case.missing[:3])
    if len(case.missing) <= 3:
        return tr("还差 {names}").format(names=names)
    return tr("还差 {names} 等 {n} 样").format(names=names, n=len(case.missing))


def _incomplete(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    asked = case.waiting_for
    if asked is None:
        return
    yield DueFact(
        "la.R-B03a", asked.id, _until(asked, law), tr("补材料"),
        tr("{name} 补材料").format(name=case.shown), _lacking(case) if case.missing else "",
        tr("登记补齐"), "SupplyCompletion",
    )  # fmt: skip
    over = law.due("la.R-B03b", asked.until + timedelta(1), event=tr("补正期限已过"))
    why = tr("补正到 {day}为止，过了还没有补").format(day=month_day(asked.until))
    yield DueFact(
        "la.R-B03b", asked.id, over, tr("视为撤回"),
        tr("{name} 没有按期补材料").format(name=case.shown),
        tr("视为撤回的条件已具备，先打电话问清楚，再由人决定"),
        tr("看看怎么办"), "LapseApplication", why,
    )  # fmt: skip


def _until(asked: CompletionFact, law: Rulebook) -> Due:
    """The count of R-B03a where the notice gave that day, else the day as the notice says."""
    counted = law.due("la.R-B03a", asked.told_on)
    if asked.until == counted.rolled:
        return counted
    says = tr("{told}告知补正，通知书写明补到 {until}")
    why = says.format(told=month_day(asked.told_on), until=month_day(asked.until))
    return Due(asked.until, asked.until, asked.until, counted.published, why)


def _reviewed(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.fast and case.forwarded_on:
        yield _fact(
            *(case, law, "la.R-B17a", case.forwarded_on, tr("快速决定"), tr("问 {name} 的决定")),
            *(tr("快速受理的，问一下机构决定了没有"), tr("登记决定"), "RecordAidDecision"),
        )
    yield from _review(case, law, tr("登记决定"), "RecordAidDecision")


def _review(case: AidFacts, law: Rulebook, button: str, action: str) -> Iterator[DueFact]:
    due = review_due(case, law)
    if due is not None:
        yield DueFact(
            "la.R-B02", case.id, due, tr("作出决定"), tr("{name} 的决定").format(name=case.shown),
            tr("由法律援助机构决定，快到期了催一下"), button, action,
        )  # fmt: skip


def _provisional(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    decision = case.decision
    if decision is None:
        return
    if case.assignment is None:
        yield _assign(case, law, decision.decided_on)
    if case.missing:
        yield _fact(
            *(case, law, "la.R-B15a", decision.known_on, tr("补办手续"), tr("{name} 补办手续")),
            *(_lacking(case), tr("登记材料"), "ReceiveMaterials"),
        )


def _granted(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.decision and case.assignment is None:
        yield _assign(case, law, case.decision.decided_on)


def _assign(case: AidFacts, law: Rulebook, decided_on: date) -> DueFact:
    return _fact(
        *(case, law, "la.R-B04", decided_on, tr("指派"), tr("{name} 的指派")),
        *(tr("由机构指派，收到指派通知书后登记"), tr("登记指派"), "RecordAssignment"),
    )


def _notified(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.forwarded_on is None:
        yield _fact(
            *(case, law, "la.R-B05b", case.received_on, tr("即时转交"), tr("转交 {name} 的通知")),
            *(tr("不用申请、不查经济，现在就转给机构"), tr("办理转交"), "ForwardApplication"),
        )
    yield _fact(
        *(case, law, "la.R-B05", case.received_on, tr("指派"), tr("{name} 的指派")),
        *(tr("由机构指派并通知办案机关，收到后登记"), tr("登记指派"), "RecordAssignment"),
    )


def _assigned(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    held = case.assignment
    if held is None:
        return
    if case.entry is Entry.NOTICE and held.organ_told_on is None:
        yield _fact(
            *(case, law, "la.R-B05", case.received_on, tr("通知机关"), tr("把律师告诉办案机关")),
            *(tr("由机构发公函，发了就登记"), tr("登记公函"), "TellOrgan"),
            subject=held.id,
        )
    yield _fact(
        *(case, law, "la.R-B07", held.assigned_on, tr("签委托"), tr("{name} 的委托手续")),
        *(tr("由 {who} 办理，办好后登记").format(who=held.lawyer or held.unit),
          tr("登记委托"), "RecordContract"),
        subject=held.id,
    )  # fmt: skip
    yield from _asking(case, law)


def _asking(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    """Ours alone: a record that nobody asks after is forgotten."""
    if case.heard_on and case.closing is None:
        yield _fact(
            *(case, law, "la.R-B23", case.heard_on, tr("问进展"), tr("问问 {name} 办到哪一步")),
            *(tr("问承办人，问到了告诉受援人"), tr("记进展"), "AddAidNote"),
        )


def _handled(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    yield from _asking(case, law)
    if case.closing and case.closing.reported_on is None:
        yield _fact(
            *(case, law, "la.R-B10", case.closing.ended_on, tr("交结案材料")),
            *(tr("{name} 的结案材料"), tr("由承办人交机构，交了就登记")),
            *(tr("登记结案材料"), "SubmitClosing"),
        )
        yield _late_papers(case, law, case.closing.ended_on)


def _late_papers(case: AidFacts, law: Rulebook, ended_on: date) -> DueFact:
    """第50条: asked after from the day after the lawyer's last one, for as long as it takes."""
    last = law.due("la.R-B10", ended_on).rolled
    held = case.assignment
    who = (held.lawyer or held.unit) if held else tr("承办人")
    return DueFact(
        "la.R-B10b", case.id, law.due("la.R-B10b", last + timedelta(1)), tr("催结案材料"),
        tr("{name} 的结案材料").format(name=case.shown),
        tr("催 {who} 交结案报告和材料，交了就登记").format(who=who),
        tr("登记结案材料"), "SubmitClosing",
        tr("{ended}办结，到{last}应当交").format(ended=month_day(ended_on), last=month_day(last)),
    )  # fmt: skip


def _reported(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.closing and case.closing.reported_on:
        yield _fact(
            *(case, law, "la.R-B10a", case.closing.reported_on, tr("审核结案")),
            *(tr("{name} 的结案审核"), tr("由机构审核、发补贴，收到结果后登记")),
            *(tr("登记审核"), "RecordAudit"),
        )
        if case.closing.missing:
            lacking = tr("还缺 {what}，催承办人补").format(what=case.closing.missing)
            yield _fact(
                *(case, law, "la.R-B10b", case.closing.reported_on, tr("催补结案材料")),
                *(tr("{name} 的结案材料"), lacking, tr("登记审核"), "RecordAudit"),
            )


def _contested(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    decision = case.decision
    if decision and decision.kind in _CONTESTABLE:
        yield _fact(
            *(case, law, "la.R-B08", decision.known_on, tr("提出异议"), tr("{name} 可以提异议")),
            *(tr("不服的，到这天为止可以向司法局提出"), tr("登记异议"), "FileAidObjection"),
            subject=decision.id,
        )


def _objected(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.objection:
        yield _fact(
            *(case, law, "la.R-B08a", case.objection.filed_on, tr("审查异议")),
            *(tr("{name} 异议的审查"), tr("由司法局审查，收到决定后登记")),
            *(tr("登记审查决定"), "RecordAidReview"),
            subject=case.objection.id,
        )


def _upheld(case: AidFacts, law: Rulebook) -> Iterator[DueFact]:
    objection = case.objection
    if objection is None:
        return
    known = objection.served_on or objection.decided_on
    if known is None:
        return
    for rule, what in (("la.R-B08b", tr("申请复议")), ("la.R-B08c", tr("提起诉讼"))):
        yield _fact(
            *(case, law, rule, known, what, tr("{name} 的复议、诉讼期限")),
            *(tr("本人不服的，到这天为止"), tr("看记录"), "ReadApplication"),
            subject=objection.id,
        )


def _limitation(case: AidFacts, law: Rulebook, ends_on: date) -> DueFact:
    detail = tr("时效、期限届满前要起诉、申请仲裁；不足七日的可以建议先行提供")
    return DueFact(
        "la.R-B15b", case.id, law.due("la.R-B15b", ends_on), tr("时效届满"),
        tr("{name} 的时效").format(name=case.shown), detail, tr("看记录"), "ReadApplication",
        tr("时效、期限到 {day}届满").format(day=month_day(ends_on)),
    )  # fmt: skip


def _fact(  # noqa: PLR0913, PLR0917 - the parts of one sentence
    case: AidFacts,
    law: Rulebook,
    rule: str,
    start: date,
    what: str,
    title: str,
    detail: str,
    button: str,
    action: str,
    *,
    subject: Id | None = None,
) -> DueFact:
    return DueFact(
        rule, subject or case.id, law.due(rule, start), what, title.format(name=case.shown),
        detail, button, action,
    )  # fmt: skip
