"""调查评估意见书: what was found of a person before a court decides (R08); of no subject yet."""

from __future__ import annotations

__all__ = ["KIND", "make_survey"]

from app.access import Role, may_see
from app.correction import NAME
from app.correction.codes import Fitness
from app.correction.papers.wording import filled_day, id_number
from app.correction.states import Category
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.papers.filling import Slots, paper_of
from app.papers.forms import Draft
from app.papers.messages import Check
from app.papers.model import Filled, Gap, Run
from app.papers.templates import Templates
from app.papers.wording import day, filled, lines_of, stacked
from app.people.messages import Sex
from app.work import Work
from db.tables.correction import Survey
from db.tables.people import Person

KIND = "cor.survey"


def make_survey(kind: str, survey: Id, work: Work) -> Draft:
    """The opinion on one survey, for the roles of this line alone."""
    row = work.session.get(Survey, survey)
    person = work.session.get(Person, row.person) if row is not None else None
    if row is None or row.voided or person is None or not may_see(Role(work.me.role), NAME):
        raise Refused(Fault(tr("没有找到这份文书。")))
    loaded = work.tool(Templates).get(NAME, kind)
    paper = paper_of(
        loaded.template, _slots(row, person, work), named_id("paper", kind, row.id.hex())
    )
    label = tr("{name} · 调查评估").format(name=person.name)
    checks = (
        Check(tr("已写调查情况"), passed=bool(row.findings.strip())),
        Check(tr("已选评估意见"), passed=bool(row.fit)),
        *((Check(loaded.broken, passed=False),) if loaded.broken else ()),
    )
    return Draft(paper, NAME, row.id, label, row.reply_no, checks)


def _slots(row: Survey, person: Person, work: Work) -> Slots:
    lines = lines_of(row.findings, "findings")
    gap: Run = Gap("调查了解的情况", "findings", 20)
    planned = Category(row.planned).label if row.planned else ""
    fit = Fitness(row.fit).label if row.fit else ""
    return Slots(
        {
            "office": (work.me.office_name,),
            "county": (work.me.county_bureau,),
            "name": (Filled(person.name, "person.name"),),
            "sex": (Sex(person.sex).label,),
            "birth": (filled_day(person.birth, "person.birth", "出生日期"),),
            "id_no": (id_number(person.id_no),),
            "residence": (filled(person.address, "person.address", "居住地", 12),),
            "organ": (Filled(row.organ, "organ"),),
            "letter_no": (filled(row.letter_no, "letter_no", "委托文号", 10),),
            "received_on": (day(row.received_on),),
            "planned": (filled(planned, "planned", "拟适用的类别", 6),),
            "findings": stacked(lines) if lines else (gap,),
            "fit": (filled(fit, "fit", "评估意见", 8),),
            "replied_on": (filled_day(row.replied_on, "replied_on", "提交日期"),),
            "number": (filled(row.reply_no, "reply_no", "文号", 10),),
        }
    )
