"""村（居）法律顾问: appointments, logs through their course, and what the county pays."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.outreach.allowance import ALLOWANCE, last_of, month_id, rate_of
from app.outreach.codes import Licence, RateBasis
from app.outreach.handlers.shared import done, entry_of, require, step
from app.outreach.messages import (
    AdviceInput,
    AppointAdviser,
    ConfirmAdvice,
    EndAdviser,
    PayAdvice,
    RecordAdvice,
    ReviewAdvice,
    ReviseAdvice,
    SetAdviceRate,
)
from app.outreach.rules import check_advice, check_term, not_after, required
from app.outreach.states import LogState, may_move_log
from app.people.divisions import Divisions, Level
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.outreach import AdviceLog, AdviceRate, AdviserPost, Lawyer
from db.tables.papers import PrintedPaper

_DRAFT = frozenset({LogState.DRAFT})


def appoint(command: AppointAdviser, work: Work) -> Id:
    """A village has one adviser at a time who is the same lawyer."""
    village = work.tool(Divisions).get(command.village)
    lawyer = entry_of(Lawyer, command.lawyer, work)
    faults = [*check_term(command.appointed_on, command.until, "until")]
    if village is None or village.level is not Level.VILLAGE:
        faults.append(Fault(tr("请选一个村（居）"), "village"))
    if lawyer.licence != Licence.PRACTISING:
        says = tr("{name} 现在是“{state}”，不能受聘")
        words = says.format(name=lawyer.name, state=tr(Licence(lawyer.licence).label))
        faults.append(Fault(words, "lawyer"))
    same = select(AdviserPost.id).where(
        AdviserPost.village == command.village,
        AdviserPost.lawyer == command.lawyer,
        AdviserPost.ended_on.is_(None),
        ~AdviserPost.voided,
    )
    if work.session.scalars(same).first() is not None:
        faults.append(Fault(tr("这位律师已经是这个村（居）的法律顾问"), "lawyer"))
    refuse(faults)
    row = AdviserPost(
        id=work.new_id(),
        office=work.me.office,
        village=command.village,
        lawyer=command.lawyer,
        appointed_on=command.appointed_on,
        until=command.until,
        note=command.note.strip(),
    )
    work.session.add(row)
    return done(row, work)


def end(command: EndAdviser, work: Work) -> Id:
    """解聘, or the term is over."""
    row = entry_of(AdviserPost, command.record, work)
    faults = [
        *not_after(command.ended_on, work.clock.today(), "ended_on"),
        *check_term(row.appointed_on, command.ended_on, "ended_on"),
    ]
    if row.ended_on is not None:
        faults.append(Fault(tr("这位顾问已经解聘，没有改动")))
    refuse(faults)
    row.ended_on, row.end_note = command.ended_on, command.note.strip()
    return done(row, work)


def record(command: RecordAdvice, work: Work) -> Id:
    """A log, as a draft; one of a post that ended reaches to its last day."""
    post = entry_of(AdviserPost, command.record, work)
    log = work.new_id()
    faults = [*_faults(command.advice, post, work), *_listed(command.advice.on, work)]
    weigh(faults, command, log, work)
    row = AdviceLog(
        id=log,
        office=post.office,
        post=post.id,
        author=work.me.user,
        state=LogState.DRAFT.value,
        state_on=work.clock.today(),
    )
    _write(row, command.advice)
    work.session.add(row)
    return done(row, work)


def _listed(on: date, work: Work) -> Iterator[Fault]:
    """A month whose allowances went up: a log more is not on the list the county has."""
    printed = select(PrintedPaper.id).where(
        PrintedPaper.kind == ALLOWANCE,
        PrintedPaper.subject == month_id(on),
        PrintedPaper.office == work.me.office,
        ~PrintedPaper.voided,
    )
    if work.session.scalars(printed).first() is not None:
        says = tr(
            "{month} 月的补贴清单已经打印，补写的日志不在里面；要补的，写明理由，清单重新打印"
        )
        words = says.format(month=on.month)
        yield Fault(words, "advice.on", "pls.R-C05", blocks=False)


def revise(command: ReviseAdvice, work: Work) -> Id:
    """A draft alone: what the village signed says what it said."""
    row = entry_of(AdviceLog, command.record, work)
    require(LogState(row.state), tr("修改"), among=_DRAFT)
    refuse(_faults(command.advice, entry_of(AdviserPost, row.post, work), work, row.id))
    _write(row, command.advice)
    return done(row, work)


def _faults(
    advice: AdviceInput, post: AdviserPost, work: Work, own: Id | None = None
) -> list[Fault]:
    faults = [*check_advice(advice, post.appointed_on, work.clock.today())]
    if post.ended_on is not None and advice.on > post.ended_on:
        faults.append(Fault(tr("服务日期晚于解聘日期，请核对"), "advice.on"))
    other = select(AdviceLog.id).where(
        AdviceLog.post == post.id, AdviceLog.on == advice.on, ~AdviceLog.voided
    )
    if any(found != own for found in work.session.scalars(other)):
        faults.append(Fault(tr("这一天已经有一份日志了，请改那一份"), "advice.on"))
    return faults


def _write(row: AdviceLog, advice: AdviceInput) -> None:
    row.on, row.minutes = advice.on, advice.minutes
    row.kinds = [kind.value for kind in advice.kinds]
    row.people, row.matters, row.content = advice.people, advice.matters, advice.content.strip()


def confirm(command: ConfirmAdvice, work: Work) -> Id:
    """村居确认: who signed, and when."""
    row = entry_of(AdviceLog, command.record, work)
    faults = [
        *required(command.confirmer, "confirmer", tr("请填签字确认的村（居）干部")),
        *not_after(command.confirmed_on, work.clock.today(), "confirmed_on"),
    ]
    if command.confirmed_on < row.on:
        faults.append(Fault(tr("确认日期早于服务日期，请核对"), "confirmed_on"))
    refuse(faults)
    step(row, LogState.CONFIRMED, command.confirmed_on, may_move_log)
    row.confirmer, row.confirmed_on = command.confirmer.strip(), command.confirmed_on
    return done(row, work)


def review(command: ReviewAdvice, work: Work) -> Id:
    """司法所审核; what goes back says what is to be corrected, and is confirmed anew."""
    row = entry_of(AdviceLog, command.record, work)
    faults = [*not_after(command.reviewed_on, work.clock.today(), "reviewed_on")]
    if not command.passed:
        faults += required(command.opinion, "opinion", tr("退回的，请写明要补正什么"))
    if row.confirmed_on and command.reviewed_on < row.confirmed_on:
        faults.append(Fault(tr("审核日期早于村居确认日期，请核对"), "reviewed_on"))
    refuse(faults)
    target = LogState.REVIEWED if command.passed else LogState.DRAFT
    step(row, target, command.reviewed_on, may_move_log)
    row.passed, row.reviewed_on = command.passed, command.reviewed_on
    row.opinion, row.reviewer = command.opinion.strip(), work.me.user
    return done(row, work)


def pay(command: PayAdvice, work: Work) -> Id:
    """核发, from the county's paper; without a reviewed log there is no fee (R-C05)."""
    row = entry_of(AdviceLog, command.record, work)
    faults = [
        *not_after(command.paid_on, work.clock.today(), "paid_on"),
        *required(command.document_no, "document_no", tr("请填司法局核发文书的文号或者名称")),
    ]
    if command.amount_fen < 0:
        faults.append(Fault(tr("金额不能小于 0"), "amount_fen"))
    if row.reviewed_on and command.paid_on < row.reviewed_on:
        faults.append(Fault(tr("核发日期早于审核日期，请核对"), "paid_on"))
    weigh([*faults, *_paid_before(row, work)], command, row.id, work)
    step(row, LogState.PAID, command.paid_on, may_move_log)
    row.paid_on, row.amount_fen = command.paid_on, command.amount_fen
    row.document_no = command.document_no.strip()
    return done(row, work)


def _paid_before(row: AdviceLog, work: Work) -> Iterator[Fault]:
    """What is paid by the month is paid once, however many logs the month has."""
    rate = rate_of(work.session, row.office, row.on)
    if rate is None or rate.basis is not RateBasis.MONTH:
        return
    other = select(AdviceLog.id).where(
        AdviceLog.post == row.post,
        AdviceLog.id != row.id,
        AdviceLog.on.between(row.on.replace(day=1), last_of(row.on)),
        AdviceLog.state == LogState.PAID.value,
        AdviceLog.amount_fen > 0,
        ~AdviceLog.voided,
    )
    if work.session.scalars(other).first() is not None:
        says = tr("{month} 月的补贴已经核发过，标准是每村每月一份；确实再发的，请写明理由")
        words = says.format(month=row.on.month)
        yield Fault(words, "amount_fen", "pls.R-C05", blocks=False)


def set_rate(command: SetAdviceRate, work: Work) -> Id:
    """A rate from a day on; earlier ones stay for the months they held in."""
    if command.amount_fen is None or command.amount_fen <= 0:
        refuse([Fault(tr("请填金额"), "amount_fen")])
    row = AdviceRate(
        id=work.new_id(),
        office=work.me.office,
        basis=command.basis.value,
        amount_fen=command.amount_fen,
        valid_from=command.valid_from,
        source=command.source.strip(),
    )
    work.session.add(row)
    return done(row, work)


COMMANDS: Mapping[type, Handler] = {
    AppointAdviser: appoint,
    EndAdviser: end,
    RecordAdvice: record,
    ReviseAdvice: revise,
    ConfirmAdvice: confirm,
    ReviewAdvice: review,
    PayAdvice: pay,
    SetAdviceRate: set_rate,
}
