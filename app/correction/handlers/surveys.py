"""调查评估: asked, looked into, answered, taken up or not (R08)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.correction.codes import Fitness
from app.correction.handlers.shared import row_of
from app.correction.messages.surveys import (
    RecordAdoption,
    RecordFindings,
    RecordSurvey,
    ReplySurvey,
)
from app.correction.rules.surveys import (
    check_adoption,
    check_findings,
    check_reply,
    check_survey,
)
from app.i18n import tr
from app.ids import Id
from app.people.handlers import check_person, keep_person
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.correction import Survey


def record_survey(command: RecordSurvey, work: Work) -> Id:
    """R08: a court, prison or police asks."""
    refuse([*check_person(command.person, work), *check_survey(command, work.clock.today())])
    person = keep_person(command.person, work)
    work.session.flush()
    row = Survey(
        id=work.new_id(),
        office=work.me.office,
        person=person.id,
        organ=command.organ.strip(),
        letter_no=command.letter_no.strip(),
        received_on=command.received_on,
        expedited=command.expedited,
        planned=command.planned.value if command.planned else "",
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _survey(survey: Id, work: Work) -> Survey:
    return row_of(Survey, survey, tr("这件委托"), work)


def record_findings(command: RecordFindings, work: Work) -> Id:
    """What was found, and the opinion."""
    row = _survey(command.survey, work)
    refuse(check_findings(command, replied=row.replied_on is not None))
    row.findings, row.fit = command.findings.strip(), command.fit.value
    work.session.flush()
    return row.id


def reply_survey(command: ReplySurvey, work: Work) -> Id:
    """The opinion went out to who asked, with a copy to the procurator's office."""
    row = _survey(command.survey, work)
    fit = Fitness(row.fit) if row.fit else None
    replied = row.replied_on is not None
    refuse(check_reply(command, row.received_on, fit, work.clock.today(), replied=replied))
    row.replied_on, row.reply_no = command.replied_on, command.reply_no.strip()
    work.session.flush()
    return row.id


def record_adoption(command: RecordAdoption, work: Work) -> Id:
    """Whether court or prison followed it."""
    row = _survey(command.survey, work)
    refuse(check_adoption(command.adopted, replied=row.replied_on is not None))
    row.adopted = command.adopted.value
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {
    RecordSurvey: record_survey,
    RecordFindings: record_findings,
    ReplySurvey: reply_survey,
    RecordAdoption: record_adoption,
}
