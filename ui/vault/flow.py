"""The first run as data: which steps there are, and where one may go from each."""

from __future__ import annotations

__all__ = ["Flow", "Kind", "Step"]

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Self


class Kind(Enum):
    """What the laptop is to be."""

    SAMPLE = auto()  # an office of fictional people, to try things in
    OFFICE = auto()  # a real office, enrolled with the city


class Step(Enum):
    """The steps; the passphrase comes before enrolment.

    A laptop makes its keys when it enrols, and by stick that takes two trips: without a vault the
    keys would lie open on the disk in between.
    """

    LOOK = auto()
    PASSPHRASE = auto()
    RECOVERY = auto()
    ENROL = auto()


_STEPS = {
    Kind.SAMPLE: (Step.LOOK, Step.PASSPHRASE),
    Kind.OFFICE: (Step.LOOK, Step.PASSPHRASE, Step.RECOVERY, Step.ENROL),
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Where one is in the first run."""

    kind: Kind
    step: Step = Step.LOOK

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of this kind."""
        return _STEPS[self.kind]

    @property
    def number(self) -> int:
        """Where one is, from 0."""
        return self.steps.index(self.step)

    @property
    def last(self) -> bool:
        """Whether nothing comes after this step."""
        return self.step is self.steps[-1]

    @property
    def may_go_back(self) -> bool:
        """Whether the step before may be seen again: not once the vault is made."""
        return self.step in (Step.LOOK, Step.PASSPHRASE)

    def forward(self) -> Self:
        """The step after."""
        return self if self.last else replace(self, step=self.steps[self.number + 1])

    def back(self) -> Self | None:
        """The step before; None is the choice between sample and office."""
        if not self.may_go_back:
            return self
        return replace(self, step=self.steps[self.number - 1]) if self.number else None
