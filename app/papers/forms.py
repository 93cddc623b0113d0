"""The forms that lines of work offer: each makes a paper from a record as it is now."""

from __future__ import annotations

__all__ = ["Draft", "FormMaker", "Forms", "Withheld"]

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import Bug, Fault, Refused
from app.ids import Id
from app.papers.messages import Check
from app.papers.model import Paper
from app.work import Work


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as the record would have it now.

    Attributes:
        line: line of work ("mediation").
        record: the case it belongs to.
        label: the case in a few words ("李伟明、黄国栋 · 087号").
        number: the paper's number, or "" while it has none.
    """

    paper: Paper
    line: str
    record: Id
    label: str
    number: str
    checks: tuple[Check, ...]


FormMaker = Callable[[str, Id, Work], Draft]
Withheld = Callable[[Paper, Work], str]  # why an old version may not come back now, or ""


class Forms:
    """All forms by kind ("med.F-A8").

    A version that was printed may be printed again as it was, whatever became of its record; what
    `withheld` names is asked first (the card of a lawyer who practises no more).
    """

    def __init__(
        self, makers: Mapping[str, FormMaker], withheld: Mapping[str, Withheld] | None = None
    ) -> None:
        self._makers = makers
        self._withheld = withheld or {}

    def make(self, kind: str, subject: Id, work: Work) -> Draft:
        """The paper of this kind for a row (a case, a session …)."""
        maker = self._makers.get(kind)
        if maker is None:
            raise Bug(f"no form {kind}")
        return maker(kind, subject, work)

    def require_free(self, paper: Paper, work: Work) -> None:
        """Raise Refused where an old version of this kind may not come back now."""
        ask = self._withheld.get(paper.kind)
        if ask is not None and (why := ask(paper, work)):
            raise Refused(Fault(why))
