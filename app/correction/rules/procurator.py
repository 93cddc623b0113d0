"""检察监督 (社区矫正法 第62条): every notice is answered, with reasons where not adopted (R38)."""

from __future__ import annotations

__all__ = ["check_notice", "check_reply", "notice_due", "procurator_dues"]

from collections.abc import Iterator
from datetime import date

from app.correction.messages.procurator import RecordNotice, ReplyNotice
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.measurefacts import NoticeFact
from app.errors import Fault
from app.i18n import tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def check_notice(command: RecordNotice, today: date) -> list[Fault]:
    """A notice came, and says something."""
    faults = []
    if command.received_on > today:
        faults.append(Fault(tr("收到日期晚于今天，请核对"), "received_on"))
    if not command.content.strip():
        faults.append(Fault(tr("请写来文的内容"), "content"))
    if command.reply_due is not None and command.reply_due < command.received_on:
        faults.append(Fault(tr("回复期限早于收到日期，请核对"), "reply_due"))
    return faults


def check_reply(command: ReplyNotice, fact: NoticeFact, today: date) -> list[Fault]:
    """Answered once, in writing; not adopted needs its reasons."""
    if fact.replied_on is not None:
        return [Fault(tr("已经登记过回复，没有改动"))]
    faults = []
    if not fact.received_on <= command.replied_on <= today:
        faults.append(Fault(tr("回复日期在收到之后、今天以前，请核对"), "replied_on"))
    if not command.reply.strip():
        says = tr("请写采纳的情况") if command.adopted else tr("没有采纳的，要写明理由")
        faults.append(Fault(says, "reply", "cor.R38", tr("社区矫正法 第62条")))
    return faults


def notice_due(fact: NoticeFact, law: Rulebook) -> Due:
    """By the day the notice asks for; where it names none, as soon as it is here."""
    return law.due("cor.R38", fact.reply_due or fact.received_on)


def procurator_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """The notices about a subject that wait for an answer."""
    for one in subject.measures.notices:
        if one.replied_on is None:
            named = one.reply_due is not None
            yield DueFact(
                "cor.R38", one.id, notice_due(one, law),
                tr("回复检察院"),
                tr("{name} 的{kind}要回复").format(name=subject.title, kind=tr(one.kind.label)),
                tr("书面回复；没有采纳的，说明理由"), tr("登记回复"), "ReplyNotice",
                "" if named else tr("来文没有写期限，及时回复"),
            )  # fmt: skip
