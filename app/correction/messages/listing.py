"""The list of subjects and one of them."""

from __future__ import annotations

__all__ = ["ListSubjects", "ReadSubject"]

from dataclasses import dataclass

from app.correction.codes import Grade
from app.correction.states import Category
from app.correction.views.subject import SubjectDetail, SubjectPage, SubjectTab
from app.ids import Id
from app.messages import Query


@dataclass(frozen=True, slots=True)
class ListSubjects(Query[SubjectPage]):
    """A run of the list; text filters by name, number or pinyin initials.

    With `person` only the corrections of one person; with `within` only these, whatever their tab.
    """

    tab: SubjectTab = SubjectTab.SERVING
    text: str = ""
    category: Category | None = None
    grade: Grade | None = None
    minors: bool = False
    after: str | None = None
    limit: int = 200
    person: Id | None = None
    within: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSubject(Query[SubjectDetail]):
    """One subject, covered but for what was looked at.

    Attributes:
        looks: ids that `LookInto` returned to this reader within the hour.
    """

    id: Id
    looks: tuple[Id, ...] = ()
