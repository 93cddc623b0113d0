"""What the office tells the shared rooms: words of its tables, terms that end."""

from __future__ import annotations

__all__ = ["LINE", "NAME"]

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import Line, TableLabels, Touched
from app.office.codes import CommitteeForm, CommitteeKind, Education, Level, Post
from app.office.rules import TERM
from app.people.messages import Sex
from app.work import Tools
from db.tables.derived import DueItem
from db.tables.office import Committee, Funding, Mediator, Training

NAME = "office"

_TABLES = {
    "committee": TableLabels(
        tr("调委会"),
        {
            "name": tr("名称"),
            "kind": tr("类型"),
            "form": tr("形式"),
            "number_pattern": tr("案号样式"),
            "term_start": tr("本届产生日期"),
            "ended_on": tr("终止日期"),
            "end_note": tr("终止说明"),
            "voided": tr("作废"),
        },
        {"kind": CommitteeKind, "form": CommitteeForm},
    ),
    "mediator": TableLabels(
        tr("调解员"),
        {
            "name": tr("姓名"),
            "sex": tr("性别"),
            "education": tr("文化程度"),
            "phone": tr("电话"),
            "post": tr("职务"),
            "full_time": tr("专职"),
            "level": tr("等级"),
            "civil_servant": tr("在职公务员"),
            "appointed_on": tr("推选、聘任日期"),
            "filed_on": tr("备案日期"),
            "bank": tr("开户行"),
            "ended_on": tr("离任日期"),
            "end_note": tr("离任说明"),
            "voided": tr("作废"),
        },
        {"sex": Sex, "education": Education, "post": Post, "level": Level},
    ),
    "mediator_training": TableLabels(
        tr("培训"),
        {
            "trained_on": tr("培训日期"),
            "topic": tr("内容"),
            "organiser": tr("组织单位"),
            "hours": tr("学时"),
            "voided": tr("作废"),
        },
    ),
    "committee_funding": TableLabels(
        tr("经费"),
        {
            "received_on": tr("到账日期"),
            "amount_fen": tr("金额"),
            "giver": tr("拨付单位"),
            "voided": tr("作废"),
        },
        money=frozenset({"amount_fen"}),
    ),
}


def _touched(session: Session, touched: Touched) -> set[Id]:
    found = set(touched.get("committee", ()))
    for table, key in ((Mediator, Mediator.committee), (Funding, Funding.committee)):
        rows = list(touched.get(table.__tablename__, ()))
        found.update(session.scalars(select(key).where(table.id.in_(rows))) if rows else ())
    if trained := list(touched.get("mediator_training", ())):
        of_trained = select(Mediator.committee).join(Training, Training.mediator == Mediator.id)
        found.update(session.scalars(of_trained.where(Training.id.in_(trained))))
    return found


def _project(session: Session, tools: Tools, committees: Iterable[Id]) -> None:
    """Rebuild when the terms of some committees end."""
    ids, law = list(committees), tools.get(Rulebook)
    session.execute(delete(DueItem).where(DueItem.record.in_(ids)))
    rows = session.scalars(
        select(Committee).where(
            Committee.id.in_(ids),
            Committee.term_start.is_not(None),
            Committee.ended_on.is_(None),
            ~Committee.voided,
        )
    )
    owed = [due for row in rows if row.term_start for due in _dues(row, row.term_start, law)]
    if owed:
        session.execute(insert(DueItem), owed)


def _dues(row: Committee, start: date, law: Rulebook) -> Iterator[dict[str, Any]]:
    if CommitteeForm(row.form) is not CommitteeForm.COMMITTEE:
        return
    for rule in (TERM, f"{TERM}a"):
        due = law.due(rule, start)
        yield {
            "record": row.id,
            "rule": rule,
            "subject": row.id,
            "line": NAME,
            "on": law[rule].act_by(due),
            "raw": due.raw,
            "rolled": due.rolled,
            "duty": True,
            "published": due.published,
            "what": tr(law[rule].title),
            "why": due.arithmetic,
            "title": tr("{what} {name}").format(what=law[rule].title, name=row.name),
            "detail": tr("登记新一届委员后不再提醒"),
            "button": tr("登记换届"),
            "action": "ReviseCommittee",
            "owner": "",
        }


def _rows(session: Session, record: Id) -> set[Id]:
    found = set(session.scalars(select(Mediator.id).where(Mediator.committee == record)))
    found.update(session.scalars(select(Funding.id).where(Funding.committee == record)))
    found.update(session.scalars(select(Training.id).where(Training.mediator.in_(found))))
    return found


LINE = Line(NAME, _TABLES, _touched, _project, _rows, key=Committee.__table__.c.id)
