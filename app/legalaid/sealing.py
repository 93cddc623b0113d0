"""Which records of legal aid go to the county's archive, and by what article (R-B24)."""

from __future__ import annotations

__all__ = ["number", "sealable"]

from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.facts import aid_facts
from app.work import Tools
from db.tables.legalaid import AidCase


def sealable(session: Session, tools: Tools, record: Id) -> str:
    """The article by which a record is sealed; raises Refused where it may not be.

    刑事诉讼法 第286条: under eighteen at the offence, five years of prison or less.
    """
    case = session.get(AidCase, record)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这份记录，可能已经封存，或者还没有同步过来。")))
    facts, rule = aid_facts(case, session), tools.get(Rulebook)["la.R-B24"]
    cited = rule.citation.short()
    if not facts.defended_minor:
        says = tr("犯罪时不满十八周岁的犯罪嫌疑人、被告人的记录才封存，这份记录不在内。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    if not facts.sealable:
        says = tr("没有登记不起诉，也没有登记判处五年有期徒刑以下，现在不封存，记录没有改动。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    if not facts.to_seal:
        says = tr("法律援助机构还没有审核结案材料，现在不封存，记录没有改动。")
        raise Refused(Fault(says, rule=rule.id, citation=cited))
    return cited


def number(session: Session, record: Id) -> tuple[int, int] | None:
    """(year, number) of an application, which is not given again once its record has gone."""
    case = session.get(AidCase, record)
    if case is None or case.number is None or case.number_year is None:
        return None
    return case.number_year, case.number
