"""Which records of correction go to the county's archive, and by what article (R31)."""

from __future__ import annotations

__all__ = ["sealable"]

from sqlalchemy.orm import Session

from app.correction.facts import subject_facts
from app.correction.states import State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.work import Tools
from db.tables.correction import CorrectionSubject

_OVER = frozenset({State.RELEASED, State.TERMINATED})


def sealable(session: Session, tools: Tools, record: Id) -> str:
    """The article by which a record is sealed; raises Refused where it may not be.

    刑事诉讼法 第286条: under eighteen at the offence, five years of prison or less.
    """
    subject = session.get(CorrectionSubject, record)
    if subject is None or subject.voided:
        raise Refused(Fault(tr("没有找到这份记录，可能已经封存，或者还没有同步过来。")))
    facts, rule = subject_facts(subject, session), tools.get(Rulebook)["cor.R31"]
    cited = rule.citation.short()
    if not facts.sealable:
        says = tr("犯罪时不满十八周岁、判处五年有期徒刑以下的才封存，这份记录不在内。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    if facts.state not in _OVER:
        says = tr("还没有解除或者终止矫正，现在不封存，记录没有改动。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    if not facts.to_seal:
        says = tr("撤销缓刑、假释或者收监执行的，刑罚还没有执行完，现在不封存，记录没有改动。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    if facts.told_on is None:
        says = tr("还没有通知决定机关、检察院和公安机关，请先办好通知再封存。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    return cited
