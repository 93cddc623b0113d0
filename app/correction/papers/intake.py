"""Papers of the reception: D1 社区矫正对象基本信息表."""

from __future__ import annotations

__all__ = ["FORMS"]

from collections.abc import Iterator
from typing import Any

from app.correction.codes import OutsideGround
from app.correction.papers.form import Form
from app.correction.papers.subject import SubjectPaper
from app.correction.papers.wording import covered
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.model import Filled, Run
from app.papers.wording import ticks
from app.records.offers import READY, Offer, later

_FIT = {"1": "适合社区矫正", "2": "不适合社区矫正"}


def _register(paper: SubjectPaper, _row: Any) -> Slots:
    """D1 社区矫正对象基本信息表."""
    return Slots({name: (run,) for name, run in (*_survey(paper), *_health(paper))})


def _survey(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    survey = paper.survey
    yield "surveyed", ticks([("是", survey is not None), ("否", survey is None)])
    yield "survey_opinion", Filled(_FIT.get(survey.fit, "") if survey else "", "survey")
    adopted = survey.adopted if survey else ""
    yield "survey_adopted", ticks([("采信", adopted == "1"), ("未采信", adopted == "2")])


def _health(paper: SubjectPaper) -> Iterator[tuple[str, Run]]:
    subject, outside = paper.subject, paper.outside
    ground = OutsideGround(outside.ground).label if outside else "无"
    yield "outside_ground", covered(ground, "outside.ground", "暂予监外执行的情形")
    yield "hospital", covered(outside.hospital if outside else "无", "outside.hospital", "医院")
    mental = "有精神疾病" if subject.mental else "无精神疾病"
    infectious = subject.infectious.strip() or "无传染病"
    yield "illness", covered(f"{mental}；{infectious}", "health", "精神病、传染病")


def _received(paper: SubjectPaper, _row: Any) -> Offer | None:
    """A3: once the subject has come."""
    return READY if paper.subject.accepted_on else later(tr("接收后"))


FORMS = (Form("cor.D1", _register, offered=_received),)
